"""Partners ask the map about the toddler in one area, judge what it proposes, mend the schedule and compare."""

import re

import pytest

from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.queries import walks
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.services import a_service

PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def place():
    """The next contact of a toddler is at two, and no service is open to every family."""
    place = a_place("Harbourside", areas=[Area("E08000009", "Quay"), Area("E08000003", "Moors")])
    lead = its_lead(place)
    one_year = next(one for one in walks.schedule_of(place) if one.key == "england-one-year")
    walking.change_contact(
        partnership=place, contact=one_year, offered=False, mode="in person", reason="Paused", by=lead
    )
    a_service(
        place, "Parent-infant team", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST, ages=AgeBand(-9, 24),
        areas=("Quay",), supply=Supply(wait=Wait(2, 6)),
    )  # fmt: skip
    a_service(place, "Nursery", tiers={Tier.PREVENTION}, reach=Reach.TARGETED, ages=AgeBand(36, 60))
    return place


def small_too(story, name):
    """The page is also whole and accessible on a small screen."""
    story.is_accessible().picture(f"scenarios-{name}-wide")
    story.page.set_viewport_size(PHONE)
    story.is_accessible().picture(f"scenarios-{name}-narrow")
    story.page.set_viewport_size(WIDE)


def test_the_map_proposes_people_judge_and_a_contact_at_twelve_months_mends_the_way(visit, place):
    story = visit(f"/places/{place.slug}/services/scenarios/fourteen-months/", as_a=a_member(place))
    page = story.page
    page.get_by_label("Area", exact=True).select_option("E08000009")
    page.get_by_role("button", name="Propose again").click()
    story.shows("Here the way stops.").shows("10 months")
    story.shows("No service in the directory would notice a child of this age.")
    story.shows("For other ages")
    small_too(story, "proposal")
    page.get_by_role("button", name="Walk this scenario together").click()
    fits = page.locator("#supported [data-autosave-part]", has_text="Parent-infant team")
    fits.get_by_text("Does it fit? Parent-infant team").click()
    fits.get_by_label("Does not fit").check()
    fits.get_by_label("Why? Parent-infant team").fill("Too far for most")
    page.locator("#supported .sc-judged [data-autosave-note]", has_text="Saved").wait_for()
    small_too(story, "walk")
    page.get_by_role("button", name="Finish this walk").click()
    story.shows("This is what the map proposed on").shows("People say: does not fit").shows(
        "Too far for most"
    )
    walking.add_contact(
        partnership=place,
        facts={"name": "12 month visit", "due_from": 12, "due_to": 15, "mode": "in person", "reason": ""},
        by=its_lead(place),
    )
    page.get_by_role("link", name="Compare with today").first.click()
    story.shows("No longer a break").shows("The way leads to help from Parent-infant team.")
    small_too(story, "compared")


def test_a_story_of_the_place_is_written_compared_in_two_areas_and_printed(visit, place):
    story = visit(f"/places/{place.slug}/services/scenarios/new/", as_a=a_member(place))
    page = story.page
    page.get_by_label("Title").fill("The baby at the end of the bus line")
    page.get_by_label("Age of the child, in months").fill("10")
    page.get_by_label("What could somebody see?").fill("Very quiet, always in the seat.")
    page.get_by_label("Family and caregivers").check()
    page.get_by_label("The child and the family are invented").check()
    small_too(story, "form")
    page.get_by_role("button", name="Add the scenario").click()
    story.shows("can be walked now.")
    page.get_by_role("link", name="Compare two areas").click()
    story.shows("Only in the first").shows("on the other side: for other areas")
    small_too(story, "areas")
    page.go_back()
    page.get_by_role("link", name="For other ages").click()
    story.shows("Takes 3 years to 5 years.")
    small_too(story, "left-out")
    page.go_back()
    page.get_by_role("link", name="Storyboard to print").click()
    story.shows("Here the way stops.")
    small_too(story, "storyboard")
    page.emulate_media(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
