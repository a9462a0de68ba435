"""One document in four forms: the same figures, the same words, nothing typed is read as markup."""

import json
import re

import pytest

from fivefold.publishing import deck, html, manifest, pdf, word
from fivefold.publishing.document import DocumentError, Figure, Number, Section, Table, Text, printable
from fivefold.publishing.plain_data import as_data
from fivefold.vocabulary.value import State, Value
from tests.domain.publishing.reading import deck_text, html_text, pdf_text, word_paragraphs, word_text
from tests.domain.publishing.sample import HIDDEN, REVIEWS, TYPED, a_document


@pytest.fixture(scope="module")
def texts():
    document = a_document()
    return {
        "word": word_text(word.word(document)),
        "pdf": pdf_text(pdf.pdf(document)),
        "html": html_text(html.page(document)),
        "slides": deck_text(deck.deck(document)),
    }


@pytest.mark.parametrize("form", ["word", "pdf", "html", "slides"])
def test_every_figure_of_the_manifest_stands_in_each_form(texts, form):
    entries = manifest.manifest(a_document())
    assert len(entries) == 6
    assert [e.words for e in entries if e.words not in texts[form]] == []


@pytest.mark.parametrize("form", ["word", "pdf", "html", "slides"])
def test_every_heading_and_the_mark_of_an_invented_place_stand_in_each_form(texts, form):
    for said in (
        "The need",
        "What is hidden",
        "Support",
        "Sources",
        "FICTIONAL",
        "22 November 2026",
        "Version 2",
    ):
        assert said in texts[form]


@pytest.mark.parametrize("form", ["word", "pdf", "html", "slides"])
def test_typed_signs_stay_signs_in_each_form(texts, form):
    # Lines of a PDF break inside long texts, so the typed text is looked for without its spaces.
    assert texts[form].replace(" ", "").count(TYPED.replace(" ", "")) == 4


@pytest.mark.parametrize("form", ["word", "pdf", "html", "slides"])
def test_a_hidden_figure_is_hidden_in_each_form(texts, form):
    assert "Admissions: hidden: small numbers" in texts[form]


def test_the_manifest_says_where_each_figure_stands_and_what_it_rests_on():
    entry = next(e for e in manifest.manifest(a_document()) if e.key == REVIEWS.key)
    assert entry.where == ("The need",)
    kept = next(f for f in manifest.as_data(a_document())["figures"] if f["id"] == REVIEWS.key)
    assert kept == {
        "id": "indicator:1:E1", "label": "Reviews, Ashmoor", "words": "81.4% (79.0% to 83.7%)",
        "state": "observed", "number": 81.4, "low": 79.0, "high": 83.7, "basis": "Wilson 95%",
        "period": "2023/24", "source": "Fingertips, read 3 November 2026", "unit": "%", "where": ["The need"],
    }  # fmt: skip


def test_a_hidden_figure_has_no_number_in_the_manifest():
    hidden = next(f for f in manifest.as_data(a_document())["figures"] if f["id"] == HIDDEN.key)
    assert (hidden["state"], hidden["number"]) == ("suppressed", None)


def test_signs_that_no_file_can_hold_are_left_out_and_all_else_is_kept():
    dirty = Section(
        "A\x0bB", (Text(("C\x00D", REVIEWS)), Table("E", ("F\x1f", "G"), (("H\ufffe", "I\tJ\n"),)))
    )
    document = printable(a_document(sections=(dirty,)))
    assert document.sections == (
        Section("AB", (Text(("CD", REVIEWS)), Table("E", ("F", "G"), (("H", "I\tJ\n"),)))),
    )
    assert "AB" in word_text(word.word(document))
    assert printable(a_document()) == a_document()


def test_a_document_does_not_contradict_itself():
    other = Number(REVIEWS.key, REVIEWS.label, Value(State.OBSERVED, 82.0, unit="%"))
    with pytest.raises(DocumentError, match="stands twice with different figures"):
        a_document(sections=(Section("A", (Text((REVIEWS,)),)), Section("B", (Text((other,)),))))


def test_a_picture_without_words_is_refused():
    with pytest.raises(DocumentError, match="needs a description in words"):
        Figure("A picture", " ", "<svg/>")


def test_a_table_row_of_another_length_is_refused():
    with pytest.raises(DocumentError, match="row 2 has 1 cells, but there are 2 headers"):
        Table("Two columns", ("A", "B"), (("1", "2"), ("3",)))


def test_a_document_without_a_title_is_refused():
    with pytest.raises(DocumentError, match="title"):
        a_document(title=" ")


def test_equal_documents_are_written_equally():
    assert pdf.pdf(a_document()) == pdf.pdf(a_document())
    assert html.page(a_document()) == html.page(a_document())
    assert deck.deck(a_document()) == deck.deck(a_document())


def test_the_document_reads_as_approved(approved):
    """Word paragraph by paragraph, the HTML without its pictures, and the data of the PDF's pages."""
    data = as_data(a_document())
    for section in data["sections"]:
        for block in section["blocks"]:
            block.pop("svg", None)
    approved("needs_assessment.json", json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    approved("needs_assessment.word.txt", "\n".join(word_paragraphs(word.word(a_document()))) + "\n")
    approved("needs_assessment.html", re.sub(r"<svg.*?</svg>", "<svg/>", html.body(a_document()), flags=re.S))
