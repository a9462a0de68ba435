"""Each misconception card of the toolkit can be adapted, adopted, signed off and talked about where it stands."""

import re
from collections import Counter
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold import knowledge
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.places.actions import add_organisation
from tests.builders.library_frameworks import a_comment, an_adaptation
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
CARDS = [one.slug for one in knowledge.misconceptions()]
OURS = "Children tell us with what they do."


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR))


def where(place):
    return f"/places/{place.slug}/library/misconceptions/"


def read(browser, place):
    return unescape(browser.get(where(place)).content.decode())


def told(place, item=CARDS[0]):
    return an_adaptation(place, "misconceptions", item, "", field="new_understanding", wording=OURS)


def panels_in(page):
    return re.findall(r"<summary>In our place<.*?</summary>", page)


def test_every_card_of_the_toolkit_has_a_closed_panel_that_says_where_it_stands(writer, place):
    told(place)
    summaries = [re.sub(r"<[^>]+>", "", one) for one in panels_in(read(writer, place))]
    assert [one.split(" · ")[1] for one in summaries] == ["adapted", *["not decided yet"] * (len(CARDS) - 1)]


def test_the_panel_compares_and_leads_to_adopting_and_restoring(writer, place):
    told(place)
    page = read(writer, place)
    assert "Word by word" in page
    assert f"/local/misconceptions/{CARDS[0]}/restore/" in page
    assert f"/local/misconceptions/{CARDS[1]}/adopt/" in page


def test_an_organisation_signs_off_a_card(writer, place):
    clinic = add_organisation(partnership=place, name="Harbour clinic", sector=Sector.NHS, by=its_lead(place))
    action = re.search(rf'action="([^"]*/{CARDS[0]}/sign-off/)"', read(writer, place))[1]
    answer = writer.post(action, {"organisation": clinic.pk})
    assert answer["Location"] == f"{where(place)}#{CARDS[0]}"
    assert "1 signature ·" in re.sub(r"<[^>]+>", "", panels_in(read(writer, place))[0])


def test_no_id_stands_twice_on_the_page(writer, place):
    add_organisation(partnership=place, name="Harbour clinic", sector=Sector.NHS, by=its_lead(place))
    told(place)
    ids = Counter(re.findall(r'\sid="([^"]+)"', read(writer, place)))
    assert [name for name, times in ids.items() if times > 1] == []


def test_a_viewer_reads_the_panel_and_is_offered_no_change(client, place):
    told(place)
    page = read(signed_in(client, a_member(place, Role.VIEWER)), place)
    assert len(panels_in(page)) == len(CARDS)
    assert "/adapt/" not in page
    assert "/sign-off/" not in page


def test_three_comments_and_wordings_ask_no_more_than_one(writer, place):
    counts = []
    for item in CARDS[:3]:
        told(place, item)
        a_comment(place, kind="misconceptions", item=item)
        writer.get(where(place))
        with CaptureQueriesContext(connection) as asked:
            writer.get(where(place))
        counts.append(len(asked))
    assert counts[0] == counts[-1]
