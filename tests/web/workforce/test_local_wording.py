"""Statements are said in the words of the place, with the original one click away."""

from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from fivefold.knowledge import statements
from fivefold_web.library import citing
from tests.builders.library_frameworks import an_adaptation
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.workforce import SLUGS, a_check, a_link, a_round, a_team

pytestmark = pytest.mark.django_db
FIRST = statements()[0]
OURS = "We know how babies on this coast grow."
OUR_TITLE = "Babies of this coast"
FUTURE = date(2099, 1, 1)


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(client, place):
    return signed_in(client, its_lead(place))


@pytest.fixture
def adapted(place):
    told(place, "title", OUR_TITLE)
    return told(place, "text", OURS)


def told(place, field, wording, item=SLUGS[0]):
    return an_adaptation(place, "statements", item, "", field=field, wording=wording)


def at(place, name, **where):
    return reverse(f"workforce:{name}", kwargs={"place": place.slug} | where)


def read(client, where):
    return unescape(client.get(where).content.decode())


def a_full_round(place, **about):
    this = a_round(place, "Spring", **about)
    for _n in range(5):
        a_check(a_team(place), this, "RAG")
    return this


def guests_door(place, sent=False):
    check = a_check(a_team(place), a_round(place, "Summer"), "R" * 11 if sent else "", sent=sent)
    return reverse("workforce-guest:check", kwargs={"token": a_link(check)})


@pytest.mark.parametrize("sent", [False, True])
def test_the_phone_says_the_local_words_with_the_original_folded_below(client, place, adapted, sent):
    said = read(client, guests_door(place, sent))
    assert OUR_TITLE in said
    assert OURS in said
    assert said.count("In the toolkit’s words as we tell them") == 1
    assert said.index(OURS) < said.index(FIRST.text)
    assert said.count(FIRST.text) == 1


def test_the_phone_folds_nothing_where_nothing_is_adapted(client, place):
    assert "In the toolkit’s words" not in read(client, guests_door(place))


def test_a_statement_has_its_local_words_the_mark_and_the_panel(lead, place, adapted):
    this = a_full_round(place)
    said = read(lead, at(place, "statement", pk=this.pk, slug=SLUGS[0]))
    above, below = said.split('id="in-our-place"')
    assert OURS in above
    assert f">{OUR_TITLE}</h1>" in above
    assert FIRST.text not in above
    assert 'href="#in-our-place"' in above
    assert FIRST.text in below


def test_a_statement_that_nobody_adapted_offers_the_panel(lead, place):
    this = a_full_round(place)
    said = read(lead, at(place, "statement", pk=this.pk, slug=SLUGS[0]))
    assert f"/library/local/statements/{SLUGS[0]}/adapt/" in said
    assert 'href="#in-our-place"' not in said


def test_a_wording_that_came_after_the_round_began_is_said_to_have(lead, place, adapted):
    before, after = a_round(place, "Spring"), a_round(place, "Later", held_on=FUTURE)
    warning = "The wording was changed after this round began on 2 March 2026"
    assert warning in read(lead, at(place, "statement", pk=before.pk, slug=SLUGS[0]))
    assert "after this round began" not in read(lead, at(place, "statement", pk=after.pk, slug=SLUGS[0]))


def test_the_table_the_file_the_paper_and_the_list_say_the_local_words(lead, place, adapted):
    this = a_full_round(place, named=True)
    table = read(lead, at(place, "round", pk=this.pk))
    assert f"1. {OUR_TITLE}</a> " in table
    assert FIRST.title not in table
    book = load_workbook(BytesIO(lead.get(at(place, "spreadsheet", pk=this.pk)).content))
    assert book.worksheets[0].cell(2, 2).value == OUR_TITLE
    assert f"1. {OURS}" in read(lead, at(place, "printed", pk=this.pk))
    assert OURS in read(lead, at(place, "home"))


def test_the_evidence_of_a_statement_says_the_local_words(lead, place, adapted):
    this = a_full_round(place)
    answer = lead.get(at(place, "statement", pk=this.pk, slug=SLUGS[0]))
    token = unescape(answer.content.decode()).split('name="evidence" value="')[1].split('"')[0]
    assert citing.read(place, token).title == f"Workforce statement 1: {OUR_TITLE}"


def test_the_words_of_one_place_are_not_those_of_another(lead, place):
    told(a_place("Elsewhere"), "text", OURS)
    assert OURS not in read(lead, at(place, "home"))


def test_typed_markup_is_shown_as_text(client, place):
    told(place, "text", "<script>alert(1)</script>")
    told(place, "title", "<script>alert(2)</script>")
    pages = [guests_door(place), guests_door(a_place("Elsewhere"))]
    this = a_full_round(place, named=True)
    signed_in(client, its_lead(place))
    pages += [at(place, "home"), at(place, "round", pk=this.pk), at(place, "printed", pk=this.pk)]
    pages += [at(place, "statement", pk=this.pk, slug=SLUGS[0])]
    for where in pages:
        assert "<script>alert" not in client.get(where).content.decode()


def test_three_adapted_statements_ask_no_more_than_one(lead, place):
    this = a_full_round(place, named=True)
    pages = [at(place, name, pk=this.pk) for name in ("round", "printed")]
    pages += [at(place, "home"), at(place, "statement", pk=this.pk, slug=SLUGS[0]), guests_door(place)]
    counts = []
    for slug in SLUGS[:3]:
        told(place, "text", OURS, slug)
        counts.append([asked_by(lead, where) for where in pages])
    assert counts[0] == counts[2]


def asked_by(client, where):
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        client.get(where)
    return len(asked)
