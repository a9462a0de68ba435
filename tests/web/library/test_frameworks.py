"""Frameworks cell by cell, as the place words them, and what hangs on each cell."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold import knowledge
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.partners import Role
from fivefold_web.decisions import actions as decisions
from tests.builders.library_frameworks import a_comment, an_adaptation
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
NO_BEING = "nothing is linked to any of the three cells of BEING"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR))


def page_of(client, place, path=""):
    answer = client.get(f"/places/{place.slug}/library/frameworks/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def a_finding_on(place, cell):
    """A finding that rests on a cell of being and becoming."""
    key = f"framework:being-and-becoming:{cell}"
    source = Citation(
        SourceKind.TOOLKIT, key, "A cell", "Its text", "/", "Toolkit, Part 3, p16", date(2026, 1, 5)
    )
    return decisions.write_finding(
        partnership=place, sentence="Babies here are at ease.", citations=[source], client_key=f"key-{cell}",
        by=its_lead(place),
    )  # fmt: skip


def test_every_framework_is_listed_with_its_pages_and_where_the_place_stands(reader, place):
    text = words_of(page_of(reader, place))
    for framework in knowledge.frameworks():
        assert framework.title in text
        assert framework.sources in text
    assert text.count("not decided yet") == len(knowledge.frameworks())


def test_every_framework_and_every_cell_has_a_page_with_its_words(reader, place):
    for framework in knowledge.frameworks():
        text = words_of(page_of(reader, place, f"{framework.slug}/"))
        for element in framework.elements:
            assert re.sub(r"\s+", " ", element.text) in text, (framework.slug, element.slug)


def test_being_and_becoming_is_a_table_of_three_rows_and_two_columns(reader, place):
    html = page_of(reader, place, "being-and-becoming/")
    table = html[html.index('<table class="ff-cells"') : html.index("</table>")]
    rows = table.split("<tr>")[1:]
    assert re.findall(r'<th scope="row">([^<]+)<', table) == ["Emotional", "Social", "Behavioural"]
    assert [row.count("<td>") for row in rows] == [0, 2, 2, 2]
    assert words_of(rows[0]).split() == ["Being", "Becoming"]
    cells = {one.slug: one.title for one in knowledge.framework("being-and-becoming").elements}
    assert cells["emotional-being"] in words_of(rows[1])
    assert words_of(rows[3]).index(cells["behavioural-being"]) < words_of(rows[3]).index(
        cells["behavioural-becoming"]
    )


def test_base_and_context_stand_below_the_table(reader, place):
    html = page_of(reader, place, "being-and-becoming/")
    below = words_of(html[html.index("</table>") :])
    assert "It all rests on nurturing care" in below
    assert "Each child, each age" in below


def test_an_adapted_cell_carries_the_mark_and_a_link_to_the_original(reader, place):
    an_adaptation(place, wording="Neighbours too.")
    html = page_of(reader, place, "being-and-becoming/")
    assert "Neighbours too." in html
    href = f"/places/{place.slug}/library/frameworks/being-and-becoming/social-being/#in-our-place"
    assert f'href="{href}"' in html
    assert "adapted" in words_of(page_of(reader, place)).split("Nurturing Care Framework")[0]


def test_comments_are_counted_at_their_cell(reader, place):
    a_comment(place, element="emotional-being")
    a_comment(place, element="emotional-being")
    html = page_of(reader, place, "being-and-becoming/")
    cell = next(one for one in html.split("<td>") if "At ease, with all kinds of feelings" in one)
    assert "2 comments" in cell


def test_nothing_linked_to_being_is_said_plainly_until_something_is(reader, place):
    assert NO_BEING in words_of(page_of(reader, place, "being-and-becoming/"))
    a_finding_on(place, "social-becoming")
    assert NO_BEING in words_of(page_of(reader, place, "being-and-becoming/"))
    a_finding_on(place, "emotional-being")
    html = page_of(reader, place, "being-and-becoming/")
    assert NO_BEING not in words_of(html)
    cell = next(one for one in html.split("<td>") if "At ease, with all kinds of feelings" in one)
    assert "findings: 1" in cell


def test_a_cell_shows_the_findings_that_cite_it_and_nobody_elses(reader, place):
    a_finding_on(place, "emotional-being")
    assert "Babies here are at ease." in words_of(
        page_of(reader, place, "being-and-becoming/emotional-being/")
    )
    assert "Babies here are at ease." not in words_of(
        page_of(reader, place, "being-and-becoming/social-being/")
    )


def test_a_cell_names_the_children_in_whom_it_shows(reader, place):
    text = words_of(page_of(reader, place, "being-and-becoming/emotional-being/"))
    shown = [one for one in knowledge.vignettes() if "emotional-being" in one.cells]
    assert [f"{one.age}: {one.title}" in text for one in shown] == [True] * len(shown)


def test_a_framework_of_others_offers_no_rewording(reader, place):
    html = page_of(reader, place, "nest/")
    assert "Adapt the wording" not in html
    assert "its words stay theirs" in html
    assert "Adopt it as it is" in html


@pytest.mark.parametrize("path", ["", "being-and-becoming/", "being-and-becoming/social-being/"])
def test_a_viewer_reads_without_being_offered_to_write(client, place, path):
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    html = page_of(viewer, place, path)
    assert [
        offer
        for offer in ("Adapt the wording", "Add the comment", "Make a finding", "Sign off for")
        if offer in html
    ] == []


@pytest.mark.parametrize("path", ["nothing/", "being-and-becoming/nothing/"])
def test_what_does_not_exist_is_not_found(reader, place, path):
    assert reader.get(f"/places/{place.slug}/library/frameworks/{path}").status_code == 404


def test_a_stranger_finds_no_framework_of_this_place(client, place):
    stranger = signed_in(client, a_member(a_place("Elsewhere")))
    for path in ("", "being-and-becoming/", "being-and-becoming/social-being/"):
        assert stranger.get(f"/places/{place.slug}/library/frameworks/{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "being-and-becoming/", "being-and-becoming/social-being/"])
def test_the_same_number_of_questions_is_asked_for_one_and_for_three(reader, place, path):
    an_adaptation(place)
    a_comment(place, element="social-being")
    page_of(reader, place, path)
    before = asked(reader, place, path)
    for cell in ("emotional-being", "behavioural-being"):
        an_adaptation(place, element=cell)
        a_comment(place, element=cell)
        a_comment(place, element="social-being")
    assert asked(reader, place, path) == before


def asked(client, place, path):
    with CaptureQueriesContext(connection) as questions:
        page_of(client, place, path)
    return len(questions)
