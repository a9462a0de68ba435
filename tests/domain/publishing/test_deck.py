"""The document as slides: native text and tables, nothing beyond the slide, sources in the notes and at the end."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from fivefold.charts.diagrams.sheet import Sheet
from fivefold.publishing.deck import deck
from fivefold.publishing.deck_pages import BODY_HEIGHT, CAPTION_HEIGHT, pages
from fivefold.publishing.deck_text import GAP, Point, Said, cut
from fivefold.publishing.document import Bullets, Number, Rich, Section, Sources, Table, Text
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import Value
from tests.builders.diagrams import SAMPLES
from tests.domain.publishing.reading import slide_words
from tests.domain.publishing.sample import ENGLAND, HIDDEN, REVIEWS, a_document

SENTENCE = "Health visitors in Ashmoor notice more children who do not settle than they did two years ago. "


def opened(document):
    return Presentation(BytesIO(deck(document)))


def titles(document):
    return [slide.shapes.title.text_frame.text for slide in opened(document).slides]


def with_blocks(*blocks, **changes):
    return a_document(sections=(Section("What we found", blocks),), **changes)


def test_the_first_slide_says_what_it_is_and_that_the_place_is_invented():
    first = slide_words(deck(a_document()))[0]
    assert "Needs assessment Harbourside and Moors" in first
    assert "22 November 2026 · Version 2 · For commissioners" in first
    assert "FICTIONAL: an invented place" in first
    assert "FICTIONAL" not in slide_words(deck(a_document(fictional=False)))[0]


def test_headings_are_titles_and_what_goes_on_is_counted():
    assert titles(a_document()) == [
        "Needs assessment", "Contents", "The need", "The need (2)", "What is hidden",
        "Support", "Support (2)", "Support (3)", "Support (4)", "Support (5)", "Sources", "Sources (2)",
    ]  # fmt: skip


def test_long_text_goes_on_in_further_slides_and_nothing_of_it_is_lost():
    document = with_blocks(Text((SENTENCE * 40,)), fictional=False)
    assert titles(document) == [
        "Needs assessment",
        "What we found",
        "What we found (2)",
        "What we found (3)",
        "What we found (4)",
    ]
    said = [words for words in slide_words(deck(document)) if "Health visitors" in words]
    assert sum(words.count("Health visitors in Ashmoor notice more children") for words in said) == 40
    assert all(words.count("two years ago.") == words.count("Health visitors") for words in said)


def test_a_long_table_goes_on_with_its_headers_again():
    rows = tuple((f"Service {n}", SENTENCE) for n in range(30))
    document = with_blocks(Table("Services", ("Name", "What it does"), rows))
    tables = [s.table for slide in opened(document).slides for s in slide.shapes if s.has_table]
    assert len(tables) > 2
    assert {tuple(cell.text for cell in table.rows[0].cells) for table in tables} == {
        ("Name", "What it does")
    }
    assert [row.cells[0].text for t in tables for row in list(t.rows)[1:]] == [row[0] for row in rows]
    assert all(table.first_row for table in tables)


def test_a_row_higher_than_a_slide_goes_on_under_its_name():
    document = with_blocks(Table("One", ("Name", "Words"), (("Ashmoor", SENTENCE * 60),)))
    rows = [r for page in pages(document) if page.rows for r in page.rows.rows]
    assert len(rows) > 1
    assert {name for name, _ in rows} == {"Ashmoor"}
    assert " ".join(words for _, words in rows) == (SENTENCE * 60).strip()


def test_a_few_words_stand_above_the_table_they_lead_to():
    document = with_blocks(Text(("Two teams answered.",)), Table("Teams", ("Team", "Says"), (("A", "yes"),)))
    [page] = pages(document)
    assert page.rows is not None
    assert page.points[0].runs == (Said("Two teams answered."),)


words = st.lists(
    st.sampled_from([SENTENCE, "short. ", "x" * 300, "a ", "W" * 60 + " "]), min_size=1, max_size=30
)


@settings(max_examples=15, deadline=None)
@given(words, words, st.integers(1, 7))
def test_nothing_overflows_whatever_was_typed(text, cells, columns):
    long = "".join(text)
    row = tuple("".join(cells[n::columns]) or "none" for n in range(columns))
    blocks = (
        Text((long,)),
        Bullets(((long,), ("two",))),
        Rich(f"- {long}"),
        Table("T", tuple("abcdefg"[:columns]), (row, row)),
    )
    for page in pages(with_blocks(*blocks)):
        high = sum(p.height for p in page.points) + GAP * max(len(page.points) - 1, 0)
        if page.rows:
            high = page.text_height + CAPTION_HEIGHT + sum(page.rows.heights)
        assert high <= BODY_HEIGHT + 0.5


@given(
    st.lists(st.sampled_from(["one ", "two. ", "three, ", "four "]), min_size=1, max_size=400),
    st.integers(1, 6),
)
@settings(max_examples=15, deadline=None)
def test_a_text_in_parts_is_the_text(parts, most):
    point = Point((Said("".join(parts)), Said("81.4% (79.0% to 83.7%)", whole=True), Said(" end", bold=True)))
    pieces = list(cut(point, most))
    assert "".join(run.text for piece in pieces for run in piece.runs) == "".join(r.text for r in point.runs)
    assert all(piece.lines <= most for piece in pieces)
    assert any(run.text == "81.4% (79.0% to 83.7%)" for piece in pieces for run in piece.runs)


def test_pictures_are_described_and_their_figures_stand_in_the_notes():
    slides = opened(a_document()).slides
    pictures = [
        (slide, s) for slide in slides for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert len(pictures) == 5
    assert all(s._element.xpath(".//p:cNvPr")[0].get("descr") for _, s in pictures)
    notes = pictures[0][0].notes_slide.notes_text_frame.text
    assert f"Ashmoor | {REVIEWS.words}" in notes
    assert f"Fenwick | {HIDDEN.words}" in notes
    assert "(Wilson 95%; 2023/24; Fingertips, read 3 November 2026)" in notes


def test_a_hidden_figure_has_no_number_in_the_notes():
    value = HIDDEN.value
    assert value.number is None
    notes = "\n".join(slide_words(deck(with_blocks(Text((HIDDEN,))))))
    assert "Admissions, Ashmoor: hidden: small numbers" in notes


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_our_diagrams_are_shapes_that_can_be_edited(name):
    sheet: Sheet = SAMPLES[name]
    slide = opened(with_blocks(figure(sheet))).slides[1]
    assert slide.shapes.title.text_frame.text == sheet.title
    assert MSO_SHAPE_TYPE.PICTURE not in {shape.shape_type for shape in slide.shapes}
    assert sheet.description() in slide.notes_slide.notes_text_frame.text
    assert all(" | ".join(row) in slide.notes_slide.notes_text_frame.text for row in sheet.twin().rows)


def test_the_last_slide_holds_the_sources():
    cited = Citation(SourceKind.INDICATOR, "k", "Reviews", "", "", "OHID", date(2026, 11, 3))
    document = a_document(
        sections=(
            Section("Words", (Sources((cited,)), Text(("A word.",)))),
            Section("Method", (Text(("Counted.",)),)),
        )
    )
    assert titles(document) == ["Needs assessment", "Words", "Method", "Sources"]
    assert "Reviews. OHID. As of 3 November 2026." in slide_words(deck(document))[-1]


def test_without_a_list_of_sources_the_last_slide_names_those_of_the_figures():
    assert "Fingertips, read 3 November 2026" in slide_words(deck(with_blocks(Text((REVIEWS, ENGLAND)))))[-1]


def test_every_slide_has_a_title_a_number_and_a_language():
    for n, slide in enumerate(opened(a_document()).slides, 1):
        assert slide.shapes.title.text_frame.text
        [number] = [s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER]
        assert number.text_frame.text == str(n)
        runs = slide._element.xpath(".//a:rPr")
        assert {run.get("lang") for run in runs} == {"en-GB"}


def test_the_file_says_what_it_is():
    about = opened(a_document()).core_properties
    assert (about.title, about.author, about.language) == (
        "Needs assessment",
        "Harbourside and Moors",
        "en-GB",
    )
    assert about.subject.startswith("FICTIONAL")


def test_a_link_leads_to_its_page():
    slide = opened(with_blocks(Rich("[a page](https://example.org)"))).slides[1]
    links = [r.hyperlink.address for p in slide.placeholders[1].text_frame.paragraphs for r in p.runs]
    assert links == ["https://example.org"]


def test_a_figure_is_never_cut_in_two():
    number = Number("k", "Children", Value.observed(1234, unit="children"))
    document = with_blocks(Text((SENTENCE * 11, number, SENTENCE * 11, number)), fictional=False)
    assert sum(words.count(number.words) for words in slide_words(deck(document), notes=False)) == 2
