"""Partners ask their pathways questions, and lay the toolkit's story over their map."""

import pytest

from fivefold.services.pathway import Step
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Tier
from tests.builders.journeys import a_kept_pathway
from tests.builders.pathways_drawn import ENTRY, EXIT, SUPPORT, a_pathway
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service, an_offer

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def place():
    place = a_place("Harbourside")
    facts = {"ages": AgeBand(-9, 24), "tiers": {Tier.TREATMENT}}
    team = a_service(place, "Perinatal mental health service", **facts)
    offer = an_offer(team.name, id=team.key, **facts)
    steps = (
        Step("noticed", ENTRY, "A midwife notices", own_ages=AgeBand(-9, 24)),
        Step("support", SUPPORT, "Specialist perinatal support", offer),
        Step("home", EXIT, "Home"),
    )
    a_kept_pathway(place, a_pathway(*steps, name="Perinatal"))
    a_service(place, "Under fives mental health team", ages=AgeBand(0, 60), tiers={Tier.TREATMENT})
    return place


def both_ways(story, name):
    """The page at a desk and on a small phone."""
    story.is_accessible().picture(f"{name}-wide")
    story.page.set_viewport_size(NARROW)
    story.is_accessible().picture(f"{name}-narrow")
    story.page.set_viewport_size(WIDE)


def test_a_pathway_that_stops_at_two_becomes_a_finding_in_one_step(visit, place):
    story = visit(f"/places/{place.slug}/services/pathways/checks/", as_a=a_member(place))
    story.shows("Help ends at 2 years at “Specialist perinatal support”, and no service further along")
    story.shows("Under fives mental health team")
    both_ways(story, "pathway-checks")
    card = story.page.locator("#ends-early")
    card.get_by_role("button", name="Make a finding").click()
    story.shows("ends at 2 years")
    assert "/decisions/findings/" in story.page.url


def test_the_story_of_the_toolkit_shows_that_there_is_no_mother_and_baby_unit(visit, place):
    story = visit(f"/places/{place.slug}/services/journeys/", as_a=a_member(place))
    page = story.page
    page.get_by_role("link", name="Begin a journey").click()
    page.get_by_label("Name of the journey").fill("Cindy and Andy here")
    both_ways(story, "journey-new")
    page.get_by_label("Everybody in this journey is invented").check()
    page.get_by_role("button", name="Begin the journey").click()
    step = page.locator("li.sv-g-step--missing", has_text="Deciding together on admission")
    step.get_by_text("Mother and Baby Unit").first.wait_for()
    both_ways(story, "journey")
    step.get_by_label("Who does this here?").select_option("Nobody here")
    step.get_by_role("button", name="Save").click()
    story.shows("People here say that nobody does this.")
    page.get_by_role("link", name="Compare with the toolkit’s story").click()
    both_ways(story, "journey-compare")
    page.go_back()
    page.get_by_role("link", name="Storyboard to print").click()
    both_ways(story, "storyboard")
    page.emulate_media(media="print")
    story.picture("storyboard-print")
