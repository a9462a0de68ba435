"""The document as an accessible PDF (PDF/UA-1): tagged, titled, every picture described."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from fivefold.publishing.document import Document, DocumentError
from fivefold.publishing.plain_data import as_data

_PAGES = Path(__file__).with_name("document.typ")


def pdf(document: Document, fonts: Sequence[Path] = ()) -> bytes:
    """The document as PDF; `fonts` are folders with fonts of our own, the system's are used besides."""
    # Typed text travels as data. It never becomes a part of the program that sets the pages.
    data = json.dumps(as_data(document), ensure_ascii=False)
    made = datetime.combine(document.date, time(), UTC)
    compiled: Any = typst.compile  # its types want fonts of the same type as the pages
    try:
        written = compiled(
            _PAGES.read_bytes(),
            format="pdf",
            font_paths=[str(folder) for folder in fonts],
            sys_inputs={"document": data},
            pdf_standards=["ua-1"],
            timestamp=made,
        )
    except typst.TypstError as trouble:
        raise DocumentError(f"The PDF could not be written: {trouble}") from trouble
    return bytes(written)
