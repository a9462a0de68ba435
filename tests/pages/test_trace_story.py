"""From every strand one click leads to a finding; from an action one walks back to the source, and forward again."""

from datetime import date

import pytest
from django.urls import reverse

from fivefold_web.decisions import queries
from fivefold_web.workshops import actions as sessions
from tests.builders.need import SMOKING, figures_in
from tests.builders.places import a_place, its_lead
from tests.builders.services import a_service
from tests.builders.workforce import SLUGS, a_check, a_round, a_team
from tests.builders.workshops import a_session, answers, reveal


def at(name, place, **parts):
    return reverse(name, kwargs={"place": place.slug, **parts})


def an_indicator(place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    return at("need:indicator", place, code=SMOKING)


def a_gap(place, tmp_path):
    a_service(place)
    return at("services:grid", place)


def a_scenario_step(place, tmp_path):
    return at("services:scenario", place, slug="fourteen-months")


def a_statement(place, tmp_path):
    this = a_round(place)
    for letters in ("RRA", "RAG", "RGG", "AAG", "RRG"):
        a_check(a_team(place), this, letters)
    return at("workforce:statement", place, pk=this.pk, slug=SLUGS[0])


def a_theme(place, tmp_path):
    session = a_session(place)
    said = answers(session, "We wait months for an answer", "Nobody calls back")
    item = reveal(session)
    sessions.group(partnership=place, item=item, name="Long waits", answers=said, by=its_lead(place))
    return at("workshops:themes", place, pk=item.pk)


SOURCES = {
    "indicator": an_indicator,
    "gap": a_gap,
    "scenario step": a_scenario_step,
    "statement": a_statement,
    "theme": a_theme,
}
FINDING = "Families wait too long here."
RECOMMENDATION = "Shorten the wait for a first answer."
ACTION = "Write down who answers whom, and by when."


def make_a_finding(story):
    """Click through from the page of a source; the evidence stands above the sentence."""
    page = story.page
    page.get_by_role("button", name="Make a finding").first.click()
    page.get_by_role("heading", level=1, name="Make a finding").wait_for()
    story.is_accessible()
    page.get_by_label("What does this show?").fill(FINDING)
    page.get_by_role("button", name="Keep the finding").click()
    story.shows("The finding is kept, with its evidence.").is_accessible()


def recommend(story):
    """From the finding on its page to a final recommendation."""
    page = story.page
    page.get_by_role("link", name="Recommend something").click()
    page.get_by_label("What should be done?").fill(RECOMMENDATION)
    assert page.get_by_label(FINDING).is_checked()
    story.is_accessible()
    page.get_by_role("button", name="Keep it as a draft").click()
    story.shows("The recommendation is a draft now.").is_accessible()
    page.get_by_role("button", name="Make it final").click()
    page.locator(".ff-tag", has_text="Final").first.wait_for()


def plan(story):
    """From the recommendation on its page to an action in the plan."""
    page = story.page
    page.get_by_role("link", name="Plan an action").click()
    page.get_by_label("What will be done?").fill(ACTION)
    page.get_by_label("Who does it?").fill("Family Hub manager")
    page.get_by_label("By when?").fill(date(2031, 3, 31).isoformat())
    story.is_accessible()
    page.get_by_role("button", name="Put it in the plan").click()
    story.shows("The action is in the plan.").is_accessible()


def goes_back_and_forward_again(story, source):
    """The action shows the whole chain; its evidence leads to the source, and the source leads to the action."""
    page = story.page
    story.shows(RECOMMENDATION).shows(FINDING)
    page.locator(".ff-evidence-card a").first.click()
    assert page.url.split("?")[0].split("#")[0] == story.base + source
    if source.endswith("/grid/"):
        # A long table has plain links; elsewhere the findings come into view by themselves.
        page.get_by_role("link", name="Findings that use this").first.click()
    else:
        page.locator(".ff-findings").first.scroll_into_view_if_needed()
    page.get_by_role("link", name=FINDING).first.click()
    page.get_by_role("link", name=RECOMMENDATION).click()
    page.get_by_role("link", name=ACTION).click()
    page.get_by_role("heading", level=1, name=ACTION).wait_for()


@pytest.mark.parametrize("start", SOURCES.values(), ids=SOURCES)
def test_from_every_source_to_an_action_and_all_the_way_back(visit, tmp_path, start):
    place = a_place()
    source = start(place, tmp_path)
    story = visit(source, as_a=its_lead(place))
    make_a_finding(story)
    recommend(story)
    plan(story)
    [action] = queries.actions_of(place)
    [item] = queries.findings_of(place).get().evidence.all()
    trace = queries.trace_of(place)
    assert trace.sources_of(("action", str(action.pk))) == {item.key}
    assert ("action", str(action.pk)) in trace.forward(("source", item.key))
    goes_back_and_forward_again(story, source)


def test_the_whole_chain_can_be_walked_on_a_phone(visit, tmp_path):
    place = a_place()
    source = a_theme(place, tmp_path)
    story = visit(source, as_a=its_lead(place), phone=True)
    make_a_finding(story)
    recommend(story)
    plan(story)
    story.picture("trace-action-phone")
    goes_back_and_forward_again(story, source)
