"""Sheets of an OpenDocument spreadsheet (.ods), as GOV.UK publishes them: their names and their rows as text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from fivefold.sources.opening import MEGABYTE, MOST_UNPACKED_BYTES
from fivefold.sources.reading import UnreadableFile
from fivefold.sources.tables import MOST_WORKBOOK_COLUMNS, MOST_WORKBOOK_ROWS, Record

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BLANKS = 100


def sheets(path: Path, filename: str) -> Iterator[tuple[str, Iterator[Record]]]:
    """Name and rows of each sheet; the rows of one must be read before the next is asked for."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(archive, filename)
            _check_declarations(archive, filename)
            with archive.open("content.xml") as content:
                # No declarations, so nothing can be expanded or fetched while it is parsed.
                events = ElementTree.iterparse(content, events=("start", "end"))  # noqa: S314
                yield from _walk(events, filename)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, OSError) as damage:
        raise UnreadableFile(
            f"{filename} is damaged and cannot be read.", "Download it again, or save its table as CSV."
        ) from damage


def _check_size(archive: zipfile.ZipFile, filename: str) -> None:
    unpacked = archive.getinfo("content.xml").file_size
    if unpacked > 4 * MOST_UNPACKED_BYTES:
        raise UnreadableFile(
            f"{filename} would unpack to {unpacked / MEGABYTE:,.0f} MB, far more than a table of figures needs.",
            "Save the sheet with the figures as CSV and upload that.",
        )


def _check_declarations(archive: zipfile.ZipFile, filename: str) -> None:
    """A spreadsheet declares no entities of its own; one that does is a trap."""
    with archive.open("content.xml") as content:
        head = content.read(4096)
    if b"<!" in head.replace(b"<!--", b""):
        raise UnreadableFile(
            f"{filename} holds declarations that no spreadsheet needs.",
            "Save its table as CSV and upload that.",
        )


Events = Iterator[tuple[str, ElementTree.Element]]


def _walk(events: Events, filename: str) -> Iterator[tuple[str, Iterator[Record]]]:
    for event, element in events:
        if event == "start" and element.tag == f"{_TABLE}table":
            rows = _rows(events, filename)
            yield element.get(f"{_TABLE}name", ""), rows
            for _ in rows:
                """What the reader of the sheet left over."""


def _rows(events: Events, filename: str) -> Iterator[Record]:
    number = 0
    for event, element in events:
        if event == "end" and element.tag == f"{_TABLE}table":
            return
        if event == "end" and element.tag == f"{_TABLE}table-row":
            times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            row = _cells(element)
            element.clear()
            if number > MOST_WORKBOOK_ROWS:
                raise UnreadableFile(
                    f"{filename} has a sheet with more than {MOST_WORKBOOK_ROWS:,} rows.",
                    "Save the part that you need as CSV.",
                )
            if any(row):
                for _ in range(min(times, _BLANKS)):
                    number += 1
                    yield number, row
            else:
                number += times


def _cells(row: ElementTree.Element) -> list[str]:
    """Cells as they are displayed; a cell that stands for many is repeated, empty ones at the end are left out."""
    found: list[str] = []
    for cell in row:
        if not cell.tag.startswith(f"{_TABLE}") or not cell.tag.endswith("table-cell"):
            continue
        words = (" ".join("".join(part.itertext()).split()) for part in cell.iter(f"{_TEXT}p"))
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        found += [" ".join(words).strip()] * min(times, MOST_WORKBOOK_COLUMNS - len(found))
    while found and not found[-1]:
        found.pop()
    return found
