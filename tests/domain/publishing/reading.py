"""Read documents back, as their readers' programs do."""

import re
from html.parser import HTMLParser
from io import BytesIO

import docx
from docx.oxml.ns import qn
from pptx import Presentation
from pypdf import PdfReader


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def word_paragraphs(content: bytes) -> list[str]:
    """Every paragraph of a Word file, those of tables and links too."""
    body = docx.Document(BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def word_text(content: bytes) -> str:
    return one_line(" ".join(word_paragraphs(content)))


def pdf_text(content: bytes) -> str:
    return one_line(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def html_text(page: str) -> str:
    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.said, self._skipped = [], 0

        def handle_starttag(self, tag, attrs):
            self._skipped += tag in ("style", "svg")

        def handle_endtag(self, tag):
            self._skipped -= tag in ("style", "svg")

        def handle_data(self, data):
            if not self._skipped:
                self.said.append(data)

    reader = Reader()
    reader.feed(page)
    return one_line(" ".join(reader.said))


def slide_words(content: bytes, notes: bool = True) -> list[str]:
    """What each slide of a deck says, its notes last."""
    return [
        one_line(" ".join([*_shape_words(slide.shapes), slide.notes_slide.notes_text_frame.text] if notes and slide.has_notes_slide else _shape_words(slide.shapes)))
        for slide in Presentation(BytesIO(content)).slides
    ]  # fmt: skip


def deck_text(content: bytes, notes: bool = True) -> str:
    return one_line(" ".join(slide_words(content, notes)))


def _shape_words(shapes) -> list[str]:
    said = []
    for shape in shapes:
        if shape.has_text_frame:
            said.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False) and shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
        elif hasattr(shape, "shapes"):
            said += _shape_words(shape.shapes)
    return said
