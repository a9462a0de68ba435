"""Whoever runs a service answers in a minute; partners approve; gaps in support for relationships show themselves."""

import pytest

from fivefold import knowledge
from fivefold.vocabulary.support import Level
from fivefold_web.services.actions import freshness as actions
from fivefold_web.services.queries import directory
from fivefold_web.system.actions import parents
from fivefold_web.system.queries.checks import Subject
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.services import a_service
from tests.builders.system import a_check

LINES = [one.slug for one in knowledge.checklist("relationship-support").criteria]
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def place():
    return a_place("Harbourside")


@pytest.fixture
def member(place):
    return a_member(place)


def at_320(story, name):
    """The same page on a small phone."""
    story.page.set_viewport_size(SMALL)
    return story.is_accessible().picture(name)


def test_an_owner_sends_a_change_from_a_phone_and_a_member_takes_it_over(visit, place, member):
    service = a_service(place, "Stay and play", organisation="Family Hub", description="Songs and toys.")
    a_service(place, "Baby group")
    token = actions.open_owner_link(service=service, by=its_lead(place)).token
    owner = visit(f"/guest/services/{token}/", phone=True)
    owner.shows("What we hold").is_accessible().picture("owner-320")
    owner.page.get_by_role("link", name="Something has changed").click()
    owner.shows("What has changed?").is_accessible().picture("owner-change-320")
    owner.page.get_by_label("Longest wait, in weeks").fill("6")
    owner.page.get_by_label("How many families or children at a time?").fill("12")
    owner.page.get_by_role("button", name="Send the changes").click()
    owner.shows("Give the shortest and the longest wait")
    owner.page.get_by_label("Shortest wait, in weeks").fill("2")
    owner.page.get_by_role("button", name="Send the changes").click()
    owner.shows("Thank you")
    partner = visit(f"/places/{place.slug}/services/confirmations/", as_a=member)
    partner.shows("1 answer of a service waits for you").picture("fresh-1280")
    at_320(partner, "fresh-320")
    partner.page.get_by_role("link", name="an answer waits").click()
    partner.shows("2 to 6 weeks").is_accessible().picture("reply-320")
    partner.page.get_by_role("button", name="Take over what is ticked").click()
    partner.shows("Taken over: “Stay and play”.")
    assert directory.offers_for(place)[1].supply.places == 12


def test_a_gap_is_opened_as_a_draft_recommendation_and_a_parent_answers(visit, place, member):
    answers = ["not yet" if slug == "services-for-adults" else "in place" for slug in LINES]
    for name in ("Family Hub", "Health visiting", "Recovery service"):
        service = a_service(place, name, levels=frozenset({Level.FAMILY}))
        subject = Subject(name, service=service)
        a_check(place, "relationship-support", answers, subject=subject, comment="Asked in the team")
    token = parents.open_parents_link(service=service, by=its_lead(place)).token
    parent = visit(f"/guest/system/{token}/", phone=True)
    parent.shows("Eight short questions").is_accessible().picture("parent-320")
    parent.page.get_by_label("No", exact=True).first.check()
    parent.page.get_by_role("button", name="Send").click()
    parent.shows("Your answers are kept without your name.")
    story = visit(f"/places/{place.slug}/system/relationships/", as_a=member)
    gap = "No service for adults asks whether somebody looks after a child"
    story.shows(gap).shows("hidden: fewer than 5 answers").picture("relationships-1280")
    at_320(story, "relationships-320")
    story.go(f"/places/{place.slug}/system/relationships/{service.pk}/parents/").is_accessible()
    story.picture("parents-320").go(f"/places/{place.slug}/system/relationships/")
    story.page.get_by_role("button", name="Draft a recommendation").first.click()
    story.shows("Agree with services for adults")
