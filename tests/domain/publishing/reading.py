"""Read documents back, as their readers' programs do."""

import re
from html.parser import HTMLParser
from io import BytesIO

import docx
from docx.oxml.ns import qn
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
