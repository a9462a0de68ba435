from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.services.pathway import Step, StepKind
from fivefold.services.pathway_checks import checks
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.support import Tier
from fivefold_web.library.citing import read
from fivefold_web.services.presenters.coverage import About
from fivefold_web.services.presenters.pathway_checks import ChecksPage, Known
from fivefold_web.services.queries.pathway_checks import to_check
from fivefold_web.services.views.pathway_checks import panel_for
from tests.builders.journeys import a_kept_pathway
from tests.builders.pathways_drawn import ENTRY, EXIT, SUPPORT, a_pathway
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service, an_offer

TREATMENT = {"tiers": {Tier.TREATMENT}}


def text_of(answer):
    return unescape(answer.content.decode())


def perinatal(place, name="Perinatal"):
    """Specialist perinatal support until two, and nothing after it."""
    service = a_service(place, f"{name} team", ages=AgeBand(-9, 24), **TREATMENT)
    offer = an_offer(f"{name} team", id=service.key, ages=AgeBand(-9, 24), **TREATMENT)
    steps = (
        Step("noticed", ENTRY, "A midwife notices", own_ages=AgeBand(-9, 60)),
        Step("support", SUPPORT, "Specialist perinatal support", offer),
        Step("out", EXIT, "Home"),
    )
    return a_kept_pathway(place, a_pathway(*steps, name=name))


def page_of(place, **chosen):
    found = to_check(place)
    known = Known.of(found.pathways, found.numbers, found.services)
    wanted = {"kind": "", "pathway": ""} | chosen
    return ChecksPage.of(checks(found.pathways, found.offers), known, wanted, About("Testmouth", "/", None))


def test_specialist_support_that_ends_at_two_is_shown_as_a_gap_at_age_two(place, browser_of_member, at):
    perinatal(place)
    said = text_of(browser_of_member.get(at("pathways/checks/")))
    assert "Help ends at 2 years at “Specialist perinatal support”" in said
    assert "no service further along takes the child from then on" in said
    assert "A family in the middle of help is left alone on a birthday" in said


def test_a_service_that_could_come_next_is_proposed_and_is_no_answer_until_it_is_linked(
    place, browser_of_member, at
):
    perinatal(place)
    follows = a_service(place, "Under fives team", ages=AgeBand(24, 60), **TREATMENT)
    said = text_of(browser_of_member.get(at("pathways/checks/")))
    assert (
        f'/services/{follows.pk}/">Under fives team</a>: takes children 2 years to 5 years; the same: treatment'
        in said
    )
    assert "ends at 2 years" in said
    assert "None is an answer until you link it" in said


def test_what_was_found_right_and_what_nobody_can_tell_are_said_too(place, browser_of_member, at):
    perinatal(place)
    groups = {group.kind: group for group in page_of(place).groups}
    assert groups["circle"].right == "1 right"
    assert groups["long wait"].not_known == "1 not known"
    assert groups["long wait"].unknown[0][2] == "Specialist perinatal support"
    said = text_of(browser_of_member.get(at("pathways/checks/")))
    assert "1 pathway with 3 steps" in said
    assert "Nobody can tell" in said


def test_findings_are_narrowed_to_a_kind_and_a_pathway(place, browser_of_member, at):
    perinatal(place)
    perinatal(place, "Other")
    assert page_of(place, kind="ends early").count == 2
    assert page_of(place, kind="ends early", pathway="other").count == 1
    said = text_of(browser_of_member.get(at("pathways/checks/?kind=ends+early&pathway=other")))
    assert "1 question about pathways" in said
    assert "Nobody has said whether" not in said
    assert browser_of_member.get(at("pathways/checks/?kind=x&pathway=y&page=z")).status_code == 200


def test_a_finding_of_a_check_becomes_evidence_of_this_place(rf, place, member):
    perinatal(place)
    request = rf.get("/")
    request.partnership, request.member = place, member
    panel = panel_for(request, to_check(place).pathways[0])
    one = next(one for one in panel["checks"].findings if one.kind == "ends early")
    citation = read(place, panel["check_tokens"][one.citation.key])
    assert citation == one.citation
    assert (citation.kind, citation.figures) == (SourceKind.SERVICE_GAP, ("24",))
    assert citation.title.startswith("Perinatal: Help ends at 2 years at “Specialist perinatal support”")
    assert citation.path == f"/places/{place.slug}/services/pathways/checks/?pathway=perinatal"


def test_a_finding_is_made_in_one_step(place, browser_of_member, at):
    perinatal(place)
    page = page_of(place, kind="ends early")
    answer = browser_of_member.get(at("pathways/checks/?kind=ends+early"))
    token = answer.context["tokens"][page.findings[0].citation.key] if answer.context else None
    if token is None:
        token = text_of(answer).split('name="evidence" value="')[1].split('"')[0]
    made = browser_of_member.post(f"/places/{place.slug}/decisions/findings/new", {"evidence": token})
    assert made.status_code in (200, 302)


def test_the_table_holds_every_finding_and_runs_no_formula(place, browser_of_member, at):
    perinatal(place, "=cmd()")
    file = browser_of_member.get(at("pathways/checks/table/"))
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Pathway,Question,What was found")
    assert any("ends at 2 years" in line for line in lines)
    assert any(line.startswith("'=cmd()") for line in lines)


def test_what_people_typed_is_shown_as_text(place, browser_of_member, at):
    perinatal(place, "<script>alert(1)</script>")
    said = browser_of_member.get(at("pathways/checks/")).content.decode()
    assert "<script>alert(1)" not in said


def test_a_place_without_pathways_is_led_to_draw_one(browser_of_member, at):
    assert "There is no pathway yet" in text_of(browser_of_member.get(at("pathways/checks/")))


def test_a_member_of_another_place_finds_nothing(client, place, at):
    stranger = signed_in(client, a_member(a_place("Elsewhere")))
    assert stranger.get(at("pathways/checks/")).status_code == 404
    assert stranger.get(at("pathways/checks/table/")).status_code == 404


def test_the_checks_ask_equally_often_for_one_and_three_pathways(place, browser_of_member, at):
    perinatal(place)
    browser_of_member.get(at("pathways/checks/"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser_of_member.get(at("pathways/checks/"))
    perinatal(place, "Second")
    perinatal(place, "Third")
    with CaptureQueriesContext(connection) as three:
        browser_of_member.get(at("pathways/checks/"))
    assert len(three) == len(one)


@pytest.mark.parametrize("kind", list(StepKind))
def test_a_lone_step_of_any_kind_can_be_checked(place, browser_of_member, at, kind):
    a_kept_pathway(place, a_pathway(Step("only", kind, "Only")))
    assert browser_of_member.get(at("pathways/checks/")).status_code == 200
