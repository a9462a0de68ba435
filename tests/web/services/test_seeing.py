"""All services at once: a cell and what could stand in it, ages, reach."""

from html import unescape

import pytest

from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.services.actions import directory as actions
from tests.builders.places import its_lead
from tests.builders.services import a_service

FIRM = Supply(places=20, caseload=12, staff=2, wait=Wait(2, 4))
VIEWS = ("grid/", "grid/community/promotion/", "ages/", "ages/?rows=service", "by-reach/")


@pytest.fixture
def told(browser_of_member, at):
    """What a page says, spaces made one."""
    return lambda page: " ".join(unescape(browser_of_member.get(at(page)).content.decode()).split())


def test_a_cell_with_one_volunteer_is_thin_and_says_why(place, told):
    a_service(place, supply=Supply(places=8, staff=0, volunteers=1))
    said = told("grid/")
    assert "Of 25 cells: 0 covered, 1 thin, 24 empty." in said
    assert "One service only; Rests on volunteers alone" in said
    assert "8 places" in said
    assert "wait not known" in said


def test_places_are_those_that_were_said_and_the_wait_is_a_range(place, told):
    a_service(place, "Stay and play", supply=FIRM)
    a_service(place, "Rhymes", supply=Supply(wait=Wait(0, 10)))
    a_service(place, "Walk")
    said = told("grid/")
    assert "Of 25 cells: 1 covered" in said
    assert "20 places (1 of 3 said)" in said
    assert "wait 0 to 10 weeks (2 of 3 said)" in said


def test_a_stricter_limit_on_the_wait_makes_a_cell_thin_and_stays_in_the_address(place, told):
    for name in ("One", "Two"):
        a_service(place, name, supply=FIRM)
    assert "Of 25 cells: 1 covered" in told("grid/")
    said = told("grid/?wait=2")
    assert "Wait over 2 weeks: 2 of 2" in said
    assert "grid/community/promotion/?wait=2" in said


def test_the_grid_is_narrowed_by_age_reach_and_area_and_tells_who_is_silent(place, told):
    a_service(place, "Bumps", ages=AgeBand(-9, 0), areas=("Quayside",))
    a_service(place, "Silent", ages=None)
    said = told("grid/?age=-9")
    assert "age: pregnancy" in said
    assert "1 service that does not say its ages is not counted." in said
    assert "1 service: Community, Promotion" in said
    assert "25 gaps in support" in told("grid/?reach=specialist")
    narrowed = told("grid/?area=quay")
    assert "1 service: Community, Promotion" in narrowed
    assert "1 service that names no area is not counted." in narrowed


def test_what_cannot_be_read_in_the_address_is_left_out(place, told):
    a_service(place)
    assert "1 service: Community, Promotion" in told("grid/?age=old&reach=all&wait=-3&count=x")


def test_an_empty_cell_says_what_the_toolkit_names_and_can_be_used(place, told):
    a_service(place, "Team", levels=frozenset({Level.RELATIONSHIP}), tiers={Tier.TREATMENT})
    said = told("grid/relationship/early-intervention/")
    assert "No service is here." in said
    ideas = said.partition("What could stand here")[2].partition("Who else touches it")[0]
    assert "An example with some evidence of impact" in ideas
    assert "Toolkit, Part" in ideas
    assert ">Team</a>" in said.partition("Who else touches it")[2]
    assert "Make a finding" in said
    assert "Draft a recommendation" in said


def test_a_cell_lists_its_services_with_what_they_say_and_what_weakens_them(place, told):
    a_service(place, "Stay and play", supply=FIRM)
    a_service(place, "Rhymes", supply=Supply(places=6, caseload=6, wait=Wait(0, 0)))
    said = told("grid/community/promotion/")
    assert "● </span> Covered" in said.replace("●</span>", "● </span>")
    assert "20 places, 12 taken" in said
    assert "2 paid staff (whole-time)" in said
    assert "Wait 2 to 4 weeks, as the service says" in said
    assert "No wait, as the service says" in said
    assert "Staffing not known" in said
    assert "Full: 1 of 2" in said
    assert "Make a finding" not in said


def test_an_approach_that_a_service_here_offers_is_marked(place, told):
    service = a_service(place, levels=frozenset({Level.RELATIONSHIP}), tiers={Tier.EARLY_INTERVENTION})
    said = told("grid/relationship/early-intervention/")
    slug = said.partition("What could stand here")[2].partition("/interventions/")[2].partition("/")[0]
    assert "a service here offers it" not in said
    actions.tag_service(service=service, kind="intervention", slug=slug, by=its_lead(place))
    assert "a service here offers it" in told("grid/relationship/early-intervention/")


@pytest.mark.parametrize("cell", ["child/nothing", "nobody/treatment", "child/early_intervention"])
def test_a_cell_that_does_not_exist_is_not_found(browser_of_member, at, cell):
    assert browser_of_member.get(at(f"grid/{cell}/")).status_code == 404


def test_names_are_shown_as_text(place, browser_of_member, at):
    a_service(place, "<script>alert(1)</script>", ages=AgeBand(0, 12))
    for page in VIEWS:
        assert b"<script>alert" not in browser_of_member.get(at(page)).content


def test_ages_with_nothing_are_found_and_services_without_ages_are_named_apart(place, told):
    a_service(place, "Bumps", ages=AgeBand(-9, 0))
    a_service(place, "Group", ages=AgeBand(12, 60))
    a_service(place, "Silent", ages=None)
    said = told("ages/")
    table = said.partition("Ages with nothing")[2]
    assert "Birth to 12 months" in table
    assert "Pregnancy to 5 years" in table
    assert "1 of 3 services do not say their ages" in said
    assert ">Silent</a>" in said
    twin = said.partition("Show as a table")[2].partition("</table>")[0]
    assert "Birth to 12 months</td><td>no service" in twin.replace("</td> <td>", "</td><td>")


def test_each_service_has_a_row_with_its_ages(place, told):
    a_service(place, "Bumps", ages=AgeBand(-9, 0))
    a_service(place, "Juniors", ages=AgeBand(60, 132))
    said = told("ages/?rows=service")
    assert said.count("Bumps") >= 2
    assert "1 service takes children from five years on only." in said


def test_without_any_ages_the_page_says_so(place, told):
    a_service(place, ages=None)
    assert "No service here says which ages it takes." in told("ages/?rows=service")


def test_reach_stands_by_level_and_what_is_missing_is_offered_as_evidence(place, told):
    a_service(place, "Open", supply=FIRM)
    a_service(place, "Team", reach=None)
    said = told("by-reach/")
    assert "1 service: Community, Universal" in said
    assert "level=community&reach=universal" in said
    assert "1 service does not say to whom it is offered." in said
    assert "No specialist service at the level “Child”" in said
    assert said.count("Make a finding") == 14


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_costs_the_same_statements_for_one_and_three_services(
    place, browser_of_member, at, view, django_assert_num_queries, django_assert_max_num_queries
):
    a_service(place, "One")
    with django_assert_max_num_queries(20) as one:
        browser_of_member.get(at(view))
    a_service(place, "Two", tiers={Tier.TREATMENT, Tier.PREVENTION}, areas=("North",))
    a_service(place, "Three", levels=frozenset(Level), supply=FIRM)
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at(view))
