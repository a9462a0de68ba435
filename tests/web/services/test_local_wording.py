"""Scenarios are told in the words of the place, with the mark, the original and what partners say of it."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.knowledge import scenarios
from fivefold_web.publishing.pictures.children import scenarios as picture_of
from fivefold_web.publishing.pictures.source import Source
from tests.builders.library_frameworks import an_adaptation
from tests.builders.places import a_place

TODDLER = "fourteen-months"
OURS = "A boy of fourteen months by the harbour, who no longer looks up."
HARBOUR = "The boy by the harbour"
ABOUT = {"title": "Scenarios"}


def told(place, wording=OURS, field="text", item=TODDLER):
    return an_adaptation(place, "scenarios", item, "", field=field, wording=wording)


def page(browser, where):
    return unescape(browser.get(where).content.decode())


def original(slug=TODDLER):
    return next(one for one in scenarios() if one.slug == slug)


def test_a_scenario_is_told_in_local_words_with_the_mark_and_the_original_below(place, browser_of_member, at):
    told(place)
    said = page(browser_of_member, at(f"scenarios/{TODDLER}/"))
    above, below = said.split('id="in-our-place"')
    assert OURS in above
    assert original().text not in above
    assert 'href="#in-our-place"' in above
    assert original().text in below


def test_a_scenario_that_nobody_adapted_offers_the_panel_without_the_mark(browser_of_member, at):
    said = page(browser_of_member, at(f"scenarios/{TODDLER}/"))
    assert 'href="#in-our-place"' not in said
    assert f"/library/local/scenarios/{TODDLER}/adapt/" in said
    assert "Adopt it as it is" in said


def test_the_list_a_walk_and_the_vignette_beside_it_say_the_local_words(place, browser_of_member, at):
    told(place)
    told(place, HARBOUR, "title")
    walk = browser_of_member.post(at(f"scenarios/{TODDLER}/start/"))["Location"]
    listed = page(browser_of_member, at("scenarios/"))
    assert OURS in listed
    assert listed.count(f"/scenarios/{TODDLER}/#in-our-place") == 1
    assert OURS in page(browser_of_member, walk)
    assert HARBOUR in page(browser_of_member, f"/places/{place.slug}/library/vignettes/")
    assert HARBOUR in page(browser_of_member, f"/places/{place.slug}/library/guide/")


def test_the_picture_says_the_local_words_and_the_toolkits_own_version_does_not(place):
    told(place)
    local = picture_of(Source(place), ABOUT).children
    toolkit = picture_of(Source(place, local=False), ABOUT).children
    assert [one.said[0].words for one in local if one.said[0].words == OURS] == [OURS]
    assert [one.note.endswith("Adapted here") for one in local].count(True) == 1
    assert [one.said[0].words for one in toolkit] == [one.text for one in scenarios()]


def test_the_words_of_one_place_are_not_those_of_another(browser_of_member, at):
    told(a_place("Elsewhere"))
    assert OURS not in page(browser_of_member, at(f"scenarios/{TODDLER}/"))


def test_typed_markup_is_shown_as_text(place, browser_of_member, at):
    told(place, "<script>alert(1)</script>")
    for where in (at(f"scenarios/{TODDLER}/"), at("scenarios/")):
        assert "<script>alert" not in browser_of_member.get(where).content.decode()


@pytest.mark.parametrize("where", ["scenarios/", f"scenarios/{TODDLER}/"])
def test_three_adapted_scenarios_ask_no_more_than_one(place, browser_of_member, at, where):
    counts = []
    for item in [one.slug for one in scenarios()[:3]]:
        told(place, item=item)
        browser_of_member.get(at(where))
        with CaptureQueriesContext(connection) as asked:
            browser_of_member.get(at(where))
        counts.append(len(asked))
    assert counts[0] == counts[-1]
