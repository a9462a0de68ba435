"""The pictures: each with the place's own facts, as a table, and in three forms to take away."""

import io
import re
from html import unescape

import pytest
from pptx import Presentation

from fivefold import knowledge
from fivefold.system.pressures import Side, elements_by_side
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import NeedGroup, Tier
from fivefold_web.publishing.pictures import shelf
from fivefold_web.system.actions import conditions as condition_actions
from fivefold_web.system.actions.pressures import add_work
from fivefold_web.system.queries import conditions as condition_queries
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service
from tests.builders.system import a_condition_round

pytestmark = pytest.mark.django_db
SLUGS = sorted(shelf.DRAWN)


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place, Role.VIEWER))


def page_of(client, place, rest=""):
    answer = client.get(f"/places/{place.slug}/publishing/diagrams/{rest}")
    assert answer.status_code == 200
    return answer


def words_of(markup):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup)))


def sheet_of(place, slug, local=True):
    return shelf.drawn(place, next(one for one in shelf.entries() if one.slug == slug), local)


def test_every_picture_of_the_content_is_drawn_but_the_words_which_are_compared_on_their_own_page():
    assert {one.slug for one in knowledge.diagrams()} - set(shelf.DRAWN) == {shelf.WORDS}
    assert len(shelf.DRAWN) == 11


def test_all_pictures_stand_on_one_page_and_lead_to_their_own(reader, place):
    html = page_of(reader, place).content.decode()
    for entry in shelf.entries():
        assert f'href="/places/{place.slug}/publishing/diagrams/{entry.slug}/"' in html


@pytest.mark.parametrize("slug", SLUGS)
def test_a_picture_says_the_same_in_its_table_and_names_page_and_credit(reader, place, slug):
    html = page_of(reader, place, f"{slug}/").content.decode()
    text = words_of(html)
    entry = next(one for one in shelf.entries() if one.slug == slug)
    twin = sheet_of(place, slug).twin()
    assert [cell for row in twin.rows for cell in row if " ".join(cell.split()) not in text] == []
    assert " ".join(entry.credit.split()) in text
    assert entry.sources in text


@pytest.mark.parametrize("slug", SLUGS)
def test_a_picture_is_taken_away_in_three_forms_with_title_and_description(reader, place, slug):
    svg = page_of(reader, place, f"{slug}/file.svg").content.decode()
    title = re.search(r"<title[^>]*>([^<]+)</title>", svg)[1]
    assert unescape(title) == sheet_of(place, slug).title
    assert re.search(r"<desc[^>]*>[^<]{40,}</desc>", svg)
    png = page_of(reader, place, f"{slug}/file.png").content
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 3508
    slides = Presentation(io.BytesIO(page_of(reader, place, f"{slug}/file.pptx").content)).slides
    assert [slide.shapes.title.text for slide in slides] == [sheet_of(place, slug).title]


def test_all_pictures_come_as_one_set_of_slides(reader, place):
    deck = Presentation(io.BytesIO(page_of(reader, place, "deck.pptx").content))
    assert [slide.shapes.title.text for slide in deck.slides] == [one.title for one in shelf.entries()]


def test_services_stand_in_the_kinds_of_support_that_they_give(place):
    a_service(place, "Stay and play", tiers={Tier.PROMOTION}, primary=Tier.PROMOTION)
    rows = sheet_of(place, "continuum-of-support").twin().rows
    named = [row[1] for row in rows if "Stay and play" in " ".join(row)]
    assert named == [rows[0][1]]


def test_retagging_a_service_moves_it_in_the_needs_picture(place):
    a_service(place, "Sleep clinic", need_groups=frozenset({NeedGroup.GETTING_HELP}))
    rows = [" ".join(row) for row in sheet_of(place, "needs-picture").twin().rows]
    assert ["Sleep clinic" in row for row in rows] == [False, False, True, False, False]


def test_the_toolkits_version_shows_nothing_local(reader, place):
    a_service(place, "Stay and play", tiers={Tier.PROMOTION}, primary=Tier.PROMOTION)
    html = page_of(reader, place, "continuum-of-support/?version=toolkit").content.decode()
    assert "Stay and play" not in html
    assert "See the version of this place" in html


@pytest.mark.parametrize("path", ["unknown/", "unknown/file.svg", "five-levels/file.gif"])
def test_what_is_not_drawn_is_not_found(reader, place, path):
    assert reader.get(f"/places/{place.slug}/publishing/diagrams/{path}").status_code == 404


def test_the_cluster_of_words_is_the_comparison_of_words(reader, place):
    answer = reader.get(f"/places/{place.slug}/publishing/diagrams/language/")
    assert answer.url == f"/places/{place.slug}/library/words/"


def test_another_place_cannot_see_them(client, place):
    stranger = signed_in(client, a_member(a_place("Elsewhere"), name="Sam Stranger"))
    assert stranger.get(f"/places/{place.slug}/publishing/diagrams/").status_code == 404


def test_typed_markup_stays_text_in_a_picture(place):
    a_service(place, "<script>alert(1)</script>", tiers={Tier.PROMOTION}, primary=Tier.PROMOTION)
    assert "<script>" not in sheet_of(place, "continuum-of-support").svg()


def test_conditions_show_the_step_that_was_agreed_in_its_own_words(place):
    this = a_condition_round(place)
    condition_actions.close_round(this=this, by=its_lead(place))
    this.refresh_from_db()
    first = condition_queries.criteria()[0]
    condition_actions.agree(this=this, condition=first.slug, step=2, reason="We meet.", by=its_lead(place))
    ratings = [row[2] for row in sheet_of(place, "conditions").twin().rows]
    assert ratings[:2] == [f"Stage 2 of {len(first.steps)}: {first.steps[1]}", "Not rated yet"]
    assert {row[2] for row in sheet_of(place, "conditions", local=False).twin().rows} == {""}


def some_work(place, side, words, element=""):
    return add_work(
        partnership=place,
        facts={
            "side": side.value,
            "element": element,
            "words": words,
            "relationships": False,
            "beside": None,
        },
        links=(),
        client_key=words,
        by=its_lead(place),
    )


def test_the_work_of_the_place_stands_beside_pressures_and_calls_for_relationships(place):
    pressure = elements_by_side()[Side.REDUCE][0]
    some_work(place, Side.REDUCE, "Debt advice", pressure.slug)
    some_work(place, Side.REDUCE, "Warm rooms")
    sheet = sheet_of(place, "pressures-and-capabilities")
    named = {row[1]: row[3] for row in sheet.twin().rows}
    assert named[pressure.title] == "Debt advice"
    assert "Warm rooms" in named
    assert "builds relationships" in sheet.advice
    alone = sheet_of(place, "pressures-and-capabilities", local=False)
    assert (alone.advice, "Debt advice" in str(alone.twin())) == ("", False)


def test_the_wide_picture_is_short_unless_all_words_are_asked_for(reader, place):
    short, full = (
        page_of(reader, place, f"conditions/{query}").content.decode() for query in ("", "?words=full")
    )
    assert "Show full words" in short
    assert "conditions/file.pptx?words=full" in full
    wide = [len(re.search(r'ff-picture__wide">(.*?)</svg>', html, re.S)[1]) for html in (short, full)]
    assert wide[0] < wide[1]
