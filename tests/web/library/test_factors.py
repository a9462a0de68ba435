"""Factors in a place: what is held about them, how much they matter, and what leads to what."""

import re
from html import unescape

import pytest

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db
STRESS, HOUSING = "domestic-abuse", "parental-mental-health-problems"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR))


def address(place, factor=STRESS, rest=""):
    return f"/places/{place.slug}/library/factors/{factor}/{rest}"


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def link(place, client, **changed):
    told = {
        "way": "effect", "other": HOUSING, "makes": "raises", "why": "Our case reviews show it", "source": "Review 2026"
    } | changed  # fmt: skip
    return client.post(address(place, rest="link/"), told, follow=True)


def test_what_a_place_says_of_a_factor_stands_on_its_page_with_the_reason(writer, place):
    answer = writer.post(
        address(place, rest="relevance/"),
        {"relevance": "matters much here", "reason": "One in four referrals names it"},
        follow=True,
    )
    assert "Here Matters much here One in four referrals names it" in words_of(answer)


def test_relevance_without_a_reason_is_refused_and_nothing_typed_is_lost(writer, place):
    answer = writer.post(address(place, rest="relevance/"), {"relevance": "matters much here", "reason": ""})
    assert answer.status_code == 422
    assert "Say why, so that partners can follow." in words_of(answer)
    assert [
        tag
        for tag in re.findall(r"<input[^>]*>", answer.content.decode())
        if 'value="matters much here"' in tag and "checked" in tag
    ]


def test_the_last_word_on_relevance_counts(writer, place):
    for relevance, reason in (("matters here", "first thought"), ("matters little here", "second thought")):
        writer.post(address(place, rest="relevance/"), {"relevance": relevance, "reason": reason})
    text = words_of(writer.get(address(place)))
    assert "second thought" in text
    assert "first thought" not in text


def test_a_local_link_is_drawn_on_both_factors_with_its_reason_and_source(writer, place):
    link(place, writer)
    ours, other = words_of(writer.get(address(place))), words_of(writer.get(address(place, HOUSING)))
    sentence = "Domestic abuse makes parental mental health problems more likely."
    assert sentence in ours
    assert sentence in other
    assert "Our case reviews show it · Review 2026 · said by this partnership" in ours


def test_a_link_that_lowers_says_less_likely(writer, place):
    assert "makes parental mental health problems less likely." in words_of(
        link(place, writer, makes="lowers")
    )


def test_a_local_link_can_be_taken_back(writer, place):
    link(place, writer)
    answer = writer.post(
        address(place, rest="unlink/"), {"cause": STRESS, "effect": HOUSING, "why": "taken back"}, follow=True
    )
    assert "said by this partnership" not in words_of(answer)


def test_a_link_of_the_toolkit_can_be_taken_away_with_a_reason_and_brought_back(writer, place):
    cause = next(factor for factor in knowledge.factors() if factor.leads_to)
    theirs = cause.leads_to[0]
    ends = {"cause": cause.slug, "effect": theirs.factor}
    there = address(place, cause.slug)
    assert theirs.why in words_of(writer.get(there))
    gone = writer.post(there + "unlink/", ends | {"why": "Not seen here"}, follow=True)
    assert theirs.why not in words_of(gone)
    assert "taken away here" in words_of(gone)
    back = writer.post(there + "unlink/", ends | {"why": "brought back"}, follow=True)
    assert theirs.why in words_of(back)


def test_a_link_is_not_taken_away_without_a_reason(writer, place):
    cause = next(factor for factor in knowledge.factors() if factor.leads_to)
    ends = {"cause": cause.slug, "effect": cause.leads_to[0].factor, "why": ""}
    answer = writer.post(address(place, cause.slug) + "unlink/", ends, follow=True)
    assert "Say why the link does not hold here." in words_of(answer)
    assert cause.leads_to[0].why in words_of(answer)


def test_nothing_is_linked_to_itself(writer, place):
    assert link(place, writer, other=STRESS).status_code == 422


def test_a_viewer_reads_and_cannot_write(client, place):
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert "Draw the link" not in words_of(viewer.get(address(place)))
    assert viewer.post(address(place, rest="relevance/"), {}).status_code == 403


def test_another_place_sees_nothing_of_it(writer, client, place):
    link(place, writer)
    elsewhere = a_place("Elsewhere")
    stranger = signed_in(client, a_member(elsewhere, Role.CONTRIBUTOR, name="Sam Stranger"))
    assert "said by this partnership" not in words_of(stranger.get(address(elsewhere)))


def test_every_mention_of_a_factor_is_told_as_the_toolkit_names_it(writer, place):
    for factor in knowledge.factors():
        if len(factor.mentions) > 2:
            text = words_of(writer.get(address(place, factor.slug)))
            assert [one.name for one in factor.mentions if one.name not in text] == []
            return
    pytest.fail("no factor is named more than twice")


def test_a_level_shows_what_helps_by_the_toolkits_label(writer, place):
    text = words_of(writer.get(f"/places/{place.slug}/library/levels/relationship/"))
    assert "An example with some evidence of impact" in text
    assert "What we have here" in text
    assert "What we know" in text
    assert "What we decided" in text
