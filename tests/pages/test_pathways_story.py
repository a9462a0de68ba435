"""Partners draw a pathway by keyboard, see where it stops, and look at the way of one step."""

import re

import pytest

from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach, Tier
from tests.builders.pathways import a_pathway
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service


@pytest.fixture
def place():
    place = a_place("Harbourside")
    ages = AgeBand(-9, 24)
    a_service(place, "Perinatal service", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST, ages=ages)
    return place


@pytest.fixture
def member(place):
    return a_member(place)


def sent(page, name):
    """A button pressed by keyboard."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


def a_step_is_added(page, kind, name, service=""):
    page.get_by_role("link", name="Add a step").or_(
        page.get_by_role("link", name="Add the first step")
    ).first.press("Enter")
    page.get_by_label(kind).check()
    page.get_by_label("Name of the step").fill(name)
    page.get_by_label("Which service gives it?").fill(service)


def test_support_that_ends_at_two_is_drawn_by_keyboard_and_asked_about(visit, place, member):
    story = visit(f"/places/{place.slug}/services/pathways/", as_a=member)
    page = story.page
    story.shows("No pathway yet").is_accessible()
    page.get_by_role("link", name="Draw a pathway").first.press("Enter")
    page.get_by_label("Name of the pathway").fill("Specialist perinatal support")
    sent(page, "Begin")
    story.shows("No step yet")
    a_step_is_added(page, "Way in: somebody notices or asks", "Midwife asks")
    sent(page, "Add the step")
    a_step_is_added(page, "Support: help is given", "Care at home")
    sent(page, "Add the step")
    story.shows("There is a problem").is_accessible()
    page.get_by_label("Which service gives it?").fill("Perinatal service")
    sent(page, "Add the step")
    page.get_by_role("link", name="Add a link").press("Enter")
    page.get_by_label("From").select_option(label="1. Midwife asks")
    page.get_by_label("To", exact=True).select_option(label="2. Care at home")
    sent(page, "Add the link")
    story.shows("The link is drawn.").picture("pathway")
    page.get_by_role("region", name="Picture: The pathway from left to right").get_by_role(
        "link", name="Care at home"
    ).press("Enter")
    story.shows("nothing follows").shows("2 years").is_accessible()


def test_a_pathway_is_read_on_a_phone_and_its_other_pages_are_accessible(visit, place, member):
    row = a_pathway(place, links=[("in", "help"), ("help", "out"), ("help", "in")])
    at = f"/places/{place.slug}/services/pathways/{row.pk}/"
    story = visit(at, as_a=member)
    for rest in (
        "",
        "?step=help",
        "groups/",
        "steps/help/",
        "steps/help/remove/",
        "links/new/",
        "copy/",
        "archive/",
    ):
        story.page.set_viewport_size({"width": 320, "height": 640})
        story.go(at + rest).is_accessible()
    story.go(at).shows("The pathway from top to bottom").picture("pathway-phone")
    up = story.page.get_by_role("button", name=re.compile("Up ?: Help"))
    up.press("Enter")
    story.shows("“Help” is moved.")
    assert [step.key for step in row.steps.all()] == ["help", "in", "out"]
