"""Suggested marks: taken, refused, asked for again."""

from html import unescape

import pytest

from fivefold.services.open_to import Caregiver
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.audit.queries import events_of
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.queries import directory as queries
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service


@pytest.fixture
def massage(place):
    """A service that says much of itself and is marked with nothing."""
    words = "Baby massage for dads. A drop-in, open to all families."
    return a_service(place, "Massage", description=words, levels=frozenset(), tiers=set(), reach=None)


@pytest.fixture
def answer(browser_of_member, at):
    """answer("take", service, "level", "family"): one press, and what the next page says."""

    def pressed(verb, service, kind, value, **more):
        where = at(f"{service.pk}/suggestions/{verb}/")
        given = browser_of_member.post(where, {"kind": kind, "value": value} | more, follow=True)
        return " ".join(unescape(given.content.decode()).split())

    return pressed


def now(service):
    service.refresh_from_db()
    return queries.offer_of(service)


def test_each_kind_of_mark_is_taken_in_one_step(massage, answer):
    assert "Marked with “Caregiver–child relationship”." in answer("take", massage, "level", "relationship")
    answer("take", massage, "tier", "promotion")
    answer("take", massage, "tier", "prevention")
    answer("take", massage, "reach", "universal")
    answer("take", massage, "serves", "fathers")
    answer("take", massage, "component", "responsive-caregiving")
    answer("take", massage, "need group", "thriving")
    offer = now(massage)
    assert offer.levels == {Level.RELATIONSHIP}
    assert (offer.tiers, offer.primary) == ({Tier.PROMOTION, Tier.PREVENTION}, Tier.PROMOTION)
    assert (offer.reach, offer.serves) == (Reach.UNIVERSAL, {Caregiver.FATHERS})
    assert [(tag.kind, tag.slug) for tag in offer.tags] == [("component", "responsive-caregiving")]


def test_the_page_of_tags_says_each_reason(massage, browser_of_member, at):
    said = unescape(browser_of_member.get(at(f"{massage.pk}/tags/")).content.decode())
    assert "because it says “baby massage”" in said
    assert "because it says “dads”" in said


def test_what_is_refused_does_not_come_back_until_it_is_asked_for(place, massage, answer):
    assert 'value="relationship"' in answer("refuse", massage, "reach", "universal")
    said = answer("refuse", massage, "level", "relationship")
    assert "It is not suggested again." in said
    assert (
        "“baby massage”" not in said.partition("Refused (2)")[0].partition("Level:")[2].partition("</li>")[0]
    )
    assert "Level: Caregiver–child relationship" in said.partition("Refused (2)")[2]
    answer("refuse", massage, "level", "relationship")
    assert [event.did for event in events_of(place)].count("refused a suggestion for") == 2
    assert "Refused (1)" in answer("again", massage, "level", "relationship")


def test_a_refused_factor_is_not_suggested_either(place, answer):
    service = a_service(place, description="We help pregnant women to stop smoking.")
    said = answer("refuse", service, "factor", "smoking-in-pregnancy")
    assert "because it says “smoking”, “pregnant”" not in said
    assert "Factor: " in said


def test_a_suggestion_that_nobody_could_make_is_refused(massage, answer):
    for kind, value in (("level", "moon"), ("colour", "red"), ("factor", "smoking-in-pregnancy")):
        assert "This suggestion could not be read." in answer("take", massage, kind, value)
    assert now(massage).levels == frozenset()


def test_the_list_of_services_without_a_place_leads_back_to_itself(massage, answer, browser_of_member, at):
    said = unescape(browser_of_member.get(at("suggestions/")).content.decode())
    assert "Massage" in said
    back = answer("take", massage, "level", "relationship", next=at("suggestions/"))
    assert "Suggestions for services without a place" in back
    away = browser_of_member.post(
        at(f"{massage.pk}/suggestions/refuse/"),
        {"kind": "level", "value": "family", "next": "https://example.org/places/"},
    )
    assert away["Location"] == at(f"{massage.pk}/tags/")


def test_suggestions_of_another_place_are_not_found_and_viewers_may_not_answer(client, massage, at):
    stranger = signed_in(client, its_lead(a_place("Elsewhere")))
    path = at(f"{massage.pk}/suggestions/take/")
    told = {"kind": "level", "value": "family"}
    assert stranger.post(path, told).status_code == 404
    mine = signed_in(client, a_member(massage.partnership, Role.VIEWER))
    assert mine.post(path, told).status_code == 403


def test_the_list_costs_the_same_statements_for_one_and_three_services(
    place, browser_of_member, at, massage, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(22) as one:
        browser_of_member.get(at("suggestions/"))
    for name in ("Two", "Three"):
        other = a_service(place, name, description="For dads", levels=frozenset())
        actions.tag_service(service=other, kind="intervention", slug="dad-matters", by=its_lead(place))
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at("suggestions/"))
