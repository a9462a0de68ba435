"""How Fivefold honours the toolkit: requirements, all 786 rows, notes, editions."""

import csv
import re
from html import unescape
from io import StringIO

import pytest

from fivefold import knowledge
from fivefold.knowledge.coverage import honoured
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import sheets
from fivefold_web.library.models import Adaptation
from fivefold_web.library.presenters.coverage import ROW_KINDS, State, state_of
from fivefold_web.library.presenters.met_by import PAGES
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db
PATHS = ["requirements/", "requirements/rows/", "requirements/rows.csv", "notes/", "editions/"]


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place))


def page_of(client, place, path="", status=200):
    answer = client.get(f"/places/{place.slug}/library/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def words_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def rows_of(client, place, query=""):
    return list(
        csv.DictReader(StringIO(page_of(client, place, f"requirements/rows.csv{query}").lstrip("\ufeff")))
    )


def test_every_requirement_says_how_it_is_honoured_or_what_it_waits_for(reader, place):
    text = words_of(page_of(reader, place, "requirements/"))
    for one in knowledge.requirements():
        assert one.title in text
        assert re.sub(r"\s+", " ", one.how) in text
    assert "Still waits for: secure engine" in text


def test_requirements_narrow_to_those_that_wait(reader, place):
    waiting = [one for one in knowledge.requirements() if one.waits_for and not one.met_by]
    html = page_of(reader, place, "requirements/?state=waits")
    assert html.count('class="ff-items__one"') == len(waiting)


def test_every_page_that_meets_a_requirement_has_a_name():
    assert {name for one in knowledge.requirements() for name in one.met_by} <= set(PAGES)


def test_the_table_has_every_row_of_the_catalogue(reader, place):
    assert [row["Row"] for row in rows_of(reader, place)] == list(honoured())
    assert len(honoured()) == 786
    assert "786 rows" in words_of(page_of(reader, place, "requirements/rows/"))


def test_every_row_says_what_honours_it_and_where_that_opens(reader, place):
    rows = rows_of(reader, place)
    assert [row["Row"] for row in rows if not row["Honoured by"] or "/places/" not in row["Pages"]] == []
    assert {row["Row"].split("-")[1] for row in rows} == set(ROW_KINDS)


def test_the_table_narrows_by_part_kind_and_state(reader, place):
    rows = rows_of(reader, place, "?part=4&kind=RF&state=now")
    assert [row["Row"] for row in rows] == [row for row in honoured() if row.startswith("P4-RF")]
    assert rows_of(reader, place, "?part=X&kind=RF") == []


def test_a_row_for_which_only_a_waiting_requirement_stands_waits(reader, place):
    waits = next(one for one in knowledge.requirements() if one.waits_for and not one.met_by and one.rows)
    requirements = {one.slug: one for one in knowledge.requirements()}
    state, waits_for = state_of(honoured()[waits.rows[0]], requirements)
    assert state in (State.WAITS, State.PARTLY)
    assert waits.waits_for in waits_for


def test_a_part_that_does_not_exist_is_an_error_at_its_field(reader, place):
    html = page_of(reader, place, "requirements/rows/?part=17")
    assert "There is a problem" in html
    assert 'href="#id_part"' in html


def test_notes_say_what_is_printed_and_what_we_do(reader, place):
    text = words_of(page_of(reader, place, "notes/"))
    for note in knowledge.notes():
        assert re.sub(r"\s+", " ", note.printed) in text
        assert re.sub(r"\s+", " ", note.ours) in text


def test_every_package_stands_with_its_edition(reader, place):
    text = words_of(page_of(reader, place, "editions/"))
    for kind in KINDS:
        for sheet in sheets(kind):
            assert f"{sheet.file} {sheet.package.edition}" in text


def test_wording_over_an_older_edition_is_named(reader, place):
    factor = knowledge.factors()[0]
    facts = {"partnership": place, "kind": "factors", "item": factor.slug, "version": 1, "original": factor.label,
             "wording": "In our words", "reason": "plainer", "state": "published", "written_by": "Lee"}  # fmt: skip
    Adaptation.objects.create(field="label", edition="2019-01", **facts)
    text = words_of(page_of(reader, place, "editions/"))
    assert f"{factor.label} written over edition 2019-01" in text


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_finds_no_page_of_this_place(client, place, path):
    stranger = signed_in(client, a_member(a_place("Elsewhere"), name="Sam Stranger"))
    page_of(stranger, place, path, status=404)


@pytest.mark.parametrize("path", PATHS)
def test_pages_ask_the_database_a_fixed_number_of_times(reader, place, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        page_of(reader, place, path)
