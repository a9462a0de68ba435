"""The grid leads into a thin cell and from there to a finding; ages, reach, suggestions and roles, wide and narrow."""

import re

from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach, Tier
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service


def a_small_system():
    place = a_place("Harbourside")
    a_service(place, "Stay and play", supply=Supply(places=30, staff=2, wait=Wait(0, 1)))
    a_service(place, "Community midwives", supply=Supply(places=12), ages=AgeBand(-9, 1))
    a_service(
        place,
        "Parent-infant team",
        tiers={Tier.TREATMENT},
        reach=Reach.SPECIALIST,
        ages=AgeBand(-9, 24),
        supply=Supply(places=8, caseload=8, wait=Wait(10, 20)),
    )
    a_service(place, "Baby massage", description="Baby massage for dads.", levels=frozenset(), ages=None)
    return place


def at_both_widths(story, name):
    """Looked at wide and at 320 pixels."""
    story.is_accessible().picture(f"{name}-wide")
    story.page.set_viewport_size({"width": 320, "height": 700})
    wide = story.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, f"{name} is {wide} px too wide: {story._widest()}"
    story.picture(f"{name}-narrow")
    story.page.set_viewport_size({"width": 1280, "height": 900})


def test_a_thin_cell_is_opened_and_becomes_a_finding(visit):
    place = a_small_system()
    story = visit(f"/places/{place.slug}/services/grid/", as_a=a_member(place))
    story.shows("Of 25 cells: 1 covered, 1 thin, 23 empty.")
    at_both_widths(story, "seeing-grid")
    page = story.page
    page.get_by_label("Longest good wait, in weeks").select_option("4")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="1 service: Community, Treatment").click()
    story.shows("Wait over 4 weeks").shows("What could stand here")
    at_both_widths(story, "seeing-cell")
    page.get_by_role("button", name="Make a finding").first.click()
    page.get_by_role("heading", level=1, name="Make a finding").wait_for()
    story.shows("Support is thin: treatment at the level “Community”")


def test_ages_reach_suggestions_and_roles_are_seen_wide_and_narrow(visit):
    place = a_small_system()
    services, system = f"/places/{place.slug}/services", f"/places/{place.slug}/system"
    story = visit(f"{services}/ages/", as_a=a_member(place))
    story.shows("Ages with nothing")
    at_both_widths(story, "seeing-ages")
    at_both_widths(story.go(f"{services}/ages/?rows=service"), "seeing-ages-services")
    at_both_widths(story.go(f"{services}/by-reach/"), "seeing-reach")
    at_both_widths(story.go(f"{services}/suggestions/"), "seeing-suggestions")
    story.page.get_by_role("button", name=re.compile("Take it.*Caregiver")).click()
    story.shows("Marked with “Caregiver–child relationship”.")
    at_both_widths(story.go(f"{system}/who-helps/"), "seeing-roles")
