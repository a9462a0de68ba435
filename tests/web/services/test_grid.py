from datetime import date
from html import unescape

from fivefold.services.offer import Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.library.citing import read
from fivefold_web.services.forms.seeing import Look
from fivefold_web.services.presenters.coverage import About, ContinuumPage
from fivefold_web.services.presenters.grid import GridPage
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.seeing import seen_services
from fivefold_web.services.views import coverage
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service

TODAY = date(2026, 11, 22)


def text_of(answer):
    return unescape(answer.content.decode())


def test_the_grid_counts_services_and_says_none_where_there_is_nothing(place, browser_of_member, at):
    a_service(place, levels=frozenset({Level.FAMILY}), tiers={Tier.PREVENTION, Tier.TREATMENT})
    said = text_of(browser_of_member.get(at("grid/")))
    assert "23 gaps in support" in said
    assert "1 service: Family and caregivers, Prevention" in said
    assert "None" in said
    assert "0 services: Child, Promotion" in said


def test_counting_only_the_main_kind_opens_gaps(place, browser_of_member, at):
    a_service(place, tiers={Tier.PREVENTION, Tier.TREATMENT}, primary=Tier.TREATMENT)
    assert "23 gaps in support" in text_of(browser_of_member.get(at("grid/")))
    said = text_of(browser_of_member.get(at("grid/?count=primary")))
    assert "24 gaps in support" in said
    assert "grid/community/treatment/?count=primary" in said


def test_each_cell_leads_to_its_services(place, browser_of_member, at):
    a_service(place, "Stay and play")
    a_service(place, "Team", levels=frozenset({Level.CHILD}), tiers={Tier.TREATMENT})
    listed = text_of(browser_of_member.get(at("?level=child&tier=treatment")))
    assert "1 service" in listed
    assert ">Team</a>" in listed
    assert ">Stay and play</a>" not in listed


def test_closed_and_archived_services_fill_no_gap(place, browser_of_member, at):
    a_service(place, "Closed", status=Status.TEMPORARILY_CLOSED)
    gone = a_service(place, "Gone")
    browser_of_member.post(at(f"{gone.pk}/archive/"), {"because": "Ended"})
    assert "No services entered yet" in text_of(browser_of_member.get(at("grid/")))
    assert queries.placed_services(place) == []


def test_services_without_a_place_on_the_grid_are_counted_and_linked(place, browser_of_member, at):
    a_service(place, "Library", levels=frozenset())
    said = text_of(browser_of_member.get(at("grid/")))
    assert "1 of them has no level or no kind of support yet" in said
    assert "?placed=no" in said


def test_an_empty_cell_is_offered_as_evidence_of_this_place_only(rf, place, member):
    a_service(place)
    request = rf.get(f"/places/{place.slug}/services/grid/")
    request.partnership = place
    page = GridPage.of(seen_services(place), Look(), coverage.about(request))
    gap = next(gap for gap in page.gaps if gap.citation.key == "service-gap:relationship:early-intervention")
    citation = read(place, coverage.sign(place, gap.citation))
    assert citation == gap.citation
    assert citation.kind is SourceKind.SERVICE_GAP
    assert citation.title == "No service gives early intervention at the level “Caregiver–child relationship”"
    assert citation.detail == (
        "0 of 1 open service in the directory; counted: every kind of support a service gives"
    )
    assert citation.source == "Service directory of Testmouth; grid: Toolkit, Part 5, p59-60"


def test_the_continuum_has_five_kinds_and_care_groups_three(place, browser_of_member, at):
    a_service(place, "Team", tiers={Tier.TREATMENT})
    page = ContinuumPage.of(seen_services(place), Look(), About("Testmouth", "/", TODAY))
    assert [(group.label, [kind.label for kind in group.kinds]) for group in page.groups] == [
        ("Promotion", ["Promotion"]),
        ("Prevention", ["Prevention"]),
        ("Care", ["Early intervention", "Treatment", "Continuing care"]),
    ]
    said = text_of(browser_of_member.get(at("continuum/")))
    assert ">Team</a>" in said
    assert said.count(">None</span>") == 4


def test_a_long_kind_shows_some_names_and_leads_to_the_rest(place, browser_of_member, at):
    for number in range(10):
        a_service(place, f"Group {number}")
    said = text_of(browser_of_member.get(at("continuum/")))
    assert ">Group 7</a>" in said
    assert ">Group 8</a>" not in said
    assert "?tier=promotion" in said


def test_grid_and_continuum_ask_equally_often_for_one_and_three_services(
    place, browser_of_member, at, django_assert_num_queries
):
    a_service(place)
    for page in ("grid/", "continuum/"):
        with django_assert_num_queries(7):
            browser_of_member.get(at(page))
    a_service(place, "Team", tiers={Tier.TREATMENT, Tier.PREVENTION})
    a_service(place, "Walk")
    for page in ("grid/", "continuum/"):
        with django_assert_num_queries(7):
            browser_of_member.get(at(page))


def test_the_grid_of_another_place_is_not_found(client, place, at):
    stranger = signed_in(client, a_member(a_place("Elsewhere")))
    for page in (
        "",
        "grid/",
        "grid/child/treatment/",
        "ages/",
        "by-reach/",
        "continuum/",
        "scenarios/",
        "contacts/",
        "export/xlsx/",
        "export/json/",
    ):
        assert stranger.get(at(page)).status_code == 404


def test_the_continuum_is_narrowed_by_age_and_area(place, browser_of_member, at):
    a_service(place, "Bumps", ages=AgeBand(-9, 0), areas=("Quayside",))
    a_service(place, "Group", ages=AgeBand(12, 60), areas=("Moors",))
    said = text_of(browser_of_member.get(at("continuum/?age=-9")))
    assert ">Bumps</a>" in said
    assert ">Group</a>" not in said
    assert ">Group</a>" in text_of(browser_of_member.get(at("continuum/?area=moor")))
