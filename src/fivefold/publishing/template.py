"""A partnership's own Word template: checked by content, its placeholders filled, its styles kept.

Placeholders are words in double braces. Only the six below are known; nothing in a template is ever run.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from fivefold.publishing.document import Document, DocumentError, day

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
BODY = "body"
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def open_template(content: bytes) -> WordFile:
    """A template as a Word file, or DocumentError with the remedy."""
    if len(content) > LARGEST:
        raise DocumentError("The template is larger than 20 MB. Make its pictures smaller and try again.")
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except BadZipFile:
        raise DocumentError(
            "The template is not a Word document (.docx). Open it in Word and save it as “Word document”."
        ) from None
    if "word/document.xml" not in names:
        raise DocumentError("The template is a packed file, but not a Word document (.docx).")
    if any(name.endswith(".bin") and "vba" in name.lower() for name in names):
        raise DocumentError("The template holds macros. Save it as “Word document (.docx)” without them.")
    if unpacked > LARGEST_UNPACKED:
        raise DocumentError("The template is larger than 200 MB when unpacked. Make its pictures smaller.")
    try:
        return docx.Document(BytesIO(content))
    except Exception as trouble:
        raise DocumentError(
            "The template cannot be read as a Word document. It may be a template (.dotx) or damaged: "
            "open it in Word and save it as “Word document (.docx)”."
        ) from trouble


def check_template(content: bytes) -> None:
    """Refuse a template that cannot be used, before anybody relies on it."""
    file = open_template(content)
    known = {*_words_of(None), BODY}
    for paragraph in _paragraphs(file):
        for name in _PLACEHOLDER.findall(paragraph.text):
            if name not in known:
                raise DocumentError(
                    f"The template has the placeholder “{{{{ {name} }}}}”, which Fivefold does not know. "
                    f"Use one of: {', '.join(f'{{{{ {k} }}}}' for k in sorted(known))}."
                )


def fill(file: WordFile, document: Document) -> Paragraph | None:
    """Put title, place, date, version and audience into a template; return the paragraph where the body goes."""
    words = _words_of(document)
    body = None
    for paragraph in _paragraphs(file):
        found = set(_PLACEHOLDER.findall(paragraph.text))
        if BODY in found and paragraph._p.getparent() is file.element.body:
            body = paragraph
        elif found & words.keys():
            _replace(paragraph, words)
    return body


def _words_of(document: Document | None) -> dict[str, str]:
    if document is None:
        return dict.fromkeys(("title", "place", "date", "version", "audience"), "")
    return {
        "title": document.title,
        "place": document.place,
        "date": day(document.date),
        "version": str(document.version),
        "audience": document.audience,
    }


def _replace(paragraph: Paragraph, words: dict[str, str]) -> None:
    """Word often cuts a placeholder into several runs: the whole text moves into the first, which keeps its look."""
    text = _PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), paragraph.text)
    first, *rest = paragraph.runs
    first.text = text
    for run in rest:
        run.text = ""


def _paragraphs(file: WordFile) -> Iterator[Paragraph]:
    """Every paragraph of body, tables, headers and footers."""
    roots = [file.element.body]
    for section in file.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                roots.append(part._element)
    for root in roots:
        for found in root.iter(qn("w:p")):
            yield Paragraph(found, file._body)
