"""The document as plain data: what the PDF's pages are set from, and what is kept of a published version."""

import re
from dataclasses import asdict
from typing import Any

from fivefold.publishing import richtext
from fivefold.publishing.document import (
    Block,
    Bullets,
    Definitions,
    Document,
    Figure,
    Labels,
    Rich,
    Sources,
    Table,
    Text,
    all_sections,
    day,
    lies_wide,
    plain,
    source_words,
)

WIDE_PAGE = 48.6  # per cent: a page that lies has room for a picture about half as high as its text is wide
TEXT_WIDTH = 640  # a picture of so many pixels fills the width of the text


def as_data(document: Document) -> dict[str, Any]:
    """Sections in reading order, each with its level and its blocks; every figure already in words."""
    labels = document.labels
    language, _, region = labels.language.partition("-")
    about = [day(document.date), f"{labels.version} {document.version}", document.audience]
    return {
        "title": document.title,
        "place": document.place,
        "nation": document.nation,
        "audience": document.audience,
        "date": document.date.isoformat(),
        "year": document.date.year,
        "month": document.date.month,
        "day": document.date.day,
        "version": document.version,
        "about": " · ".join(part for part in about if part),
        "fictional": document.fictional,
        "fictional-short": labels.fictional.partition(":")[0],
        "lang": language,
        "region": region or None,
        "labels": asdict(labels),
        "sections": [
            {
                "level": depth,
                "heading": section.heading,
                "wide": lies_wide(section),
                "blocks": [_block(block, labels) for block in section.blocks],
            }
            for depth, section in all_sections(document)
        ],
    }


def _block(block: Block, labels: Labels) -> dict[str, Any]:
    match block:
        case Text(parts):
            return {"kind": "text", "said": plain(parts)}
        case Rich(markdown):
            return {"kind": "rich", "paragraphs": [asdict(p) for p in richtext.read(markdown)]}
        case Bullets(items):
            return {"kind": "bullets", "items": [plain(item) for item in items]}
        case Table():
            return {"kind": "table", **_table(block)}
        case Figure():
            twin = _table(block.twin) if block.twin else None
            if twin:
                twin["caption"] = f"{block.caption}: {labels.as_table}"
            return {
                "kind": "figure",
                "caption": block.caption,
                "alt": block.alt,
                "svg": block.svg,
                "share": _share(block),
                "twin": twin,
            }
        case Definitions(items):
            return {"kind": "definitions", "items": [[term, plain(said)] for term, said in items]}
        case Sources(citations):
            return {"kind": "sources", "items": [source_words(c, labels) for c in citations]}


def _table(table: Table) -> dict[str, Any]:
    rows = [[plain((cell,)) for cell in row] for row in table.rows]
    return {
        "caption": table.caption,
        "headers": list(table.headers),
        "rows": rows,
        "note": table.note,
        "form": table.form,
        "widths": column_weights(table),
    }


ROOM_TO_WRITE = 34.0
LINE = 84.0  # letters of a table that is as wide as the page
LONG_WORD, AROUND = 20, 3.0


def column_weights(table: Table) -> list[float]:
    """How the columns share the width; in a form the last one has room to write. No usual word is broken in two."""
    rows = [[plain((cell,)) for cell in row] for row in table.rows]
    columns = [list(cells) for cells in zip(table.headers, *rows, strict=True)]
    weights = [column_weight(cells) for cells in columns]
    if table.form:
        weights[-1] = max(weights[-1], ROOM_TO_WRITE)
    return _with_room(weights, [min(_longest_word(cells), LONG_WORD) + AROUND for cells in columns])


def _with_room(weights: list[float], needs: list[float]) -> list[float]:
    """Shares of a line's letters; a column that would get less than it needs takes that first."""
    tight: set[int] = set()
    while True:
        left = LINE - sum(needs[i] for i in tight)
        rest = sum(weight for i, weight in enumerate(weights) if i not in tight)
        if left <= 0 or not rest:
            return needs
        shares = [needs[i] if i in tight else weight * left / rest for i, weight in enumerate(weights)]
        short = {i for i, share in enumerate(shares) if share < needs[i]}
        if not short:
            return shares if tight else weights
        tight |= short


def column_weight(cells: list[str]) -> float:
    """How much of the width a column asks for: by its longest word, and by how much it says."""
    longest = max(map(len, cells))
    # Long texts ask for more, but less and less of it.
    asked = min(longest, 40) + min(max(longest - 40, 0) / 5, 50)
    return max(_longest_word(cells) * 2 + 3, asked, 6)


def _longest_word(cells: list[str]) -> int:
    return max(len(word) for cell in cells for word in (cell.split() or [""]))


def _share(figure: Figure) -> float:
    """How much of the text's width a picture takes, in per cent; a tall one less, so that it fits its page."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', figure.svg)
    width, height = (float(found[1]), float(found[2])) if found else (TEXT_WIDTH, 1.0)
    if figure.scene:
        return min(100.0, WIDE_PAGE * width / height)
    return min(100.0, 100 * width / TEXT_WIDTH, 100 * 0.66 * width / height)
