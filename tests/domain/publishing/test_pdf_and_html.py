"""The PDF and the HTML file as their readers' programs see them."""

import re
from io import BytesIO

from pypdf import PdfReader

from fivefold.publishing import html, richtext
from fivefold.publishing.document import Rich, Section
from fivefold.publishing.pdf import pdf
from fivefold.publishing.picturing import figure
from tests.builders.diagrams import SAMPLES
from tests.domain.publishing.sample import a_document


def test_the_pdf_is_tagged_titled_and_says_its_language():
    reader = PdfReader(BytesIO(pdf(a_document())))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == "Needs assessment: Harbourside and Moors"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_the_html_needs_no_other_file_and_runs_nothing():
    page = html.page(a_document())
    assert re.findall(r"<script|<link|src=|@import|url\((?!#)", page) == []
    assert page.count("<h1>") == 1
    assert re.findall(r"<h(\d)", page) == ["1", "2", "2", "3", "2", "2"]


def test_every_table_of_the_html_names_its_columns_and_rows():
    page = html.page(a_document())
    assert page.count("<table") == page.count("<caption>") == 6
    assert page.count('<th scope="col">') == sum(t.count('scope="col"') for t in page.split("<table")[1:])
    assert all('<th scope="row">' in table for table in page.split("<table")[1:])


def test_the_contents_lead_to_the_chapters():
    page = html.page(a_document())
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_typed_markdown_becomes_paragraphs_points_and_safe_links():
    read = richtext.read(
        "One **two** *three*\n\n1. first\n2. second\n\n- point\n\n[a](https://x.org) [b](javascript:alert(1))"
    )
    assert [(p.mark, "".join(r.text for r in p.runs)) for p in read] == [
        ("", "One two three"),
        ("1.", "first"),
        ("2.", "second"),
        ("•", "point"),
        ("", "a [b](javascript:alert(1))"),
    ]
    assert [r.href for p in read for r in p.runs if r.href] == ["https://x.org"]


def test_lists_of_two_kinds_are_two_lists():
    section = Section("Typed", (Rich("- a\n- b\n\n1. c\n\nd <i>"),))
    body = html.body(a_document(sections=(section,)))
    assert "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n<p>d &lt;i&gt;</p>" in body


def test_large_drawings_lie_on_their_page_and_the_rest_stands():
    document = a_document(
        sections=(
            Section("Before", (Rich("Words."),)),
            Section("Pictures", (), (Section("Needs", (figure(SAMPLES["needs"]),)),)),
            Section("After", (Rich("Words."),)),
        )
    )
    pages = PdfReader(BytesIO(pdf(document))).pages
    lying = ["Need" in page.extract_text() for page in pages if page.mediabox.width > page.mediabox.height]
    assert all(lying)
    assert len(lying) in (1, 2)
    assert pages[0].mediabox.width < pages[0].mediabox.height
    assert "After" in pages[-1].extract_text()
    assert pages[-1].mediabox.width < pages[-1].mediabox.height
