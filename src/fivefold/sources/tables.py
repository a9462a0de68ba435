"""A table out of a CSV file or an Excel workbook: one heading row and records that know their row number."""

from __future__ import annotations

import codecs
import csv
import datetime
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fivefold.late import Late
from fivefold.sources.opening import Shape, shape_of
from fivefold.sources.reading import Problems, UnreadableFile

if TYPE_CHECKING:
    import charset_normalizer
    import openpyxl
    import openpyxl.utils
    from openpyxl.cell.cell import Cell, MergedCell
else:
    charset_normalizer, openpyxl = Late("charset_normalizer"), Late("openpyxl")

_BLOCK = 1 << 17
MOST_ROWS = 1_000_000
MOST_WORKBOOK_ROWS = 50_000
MOST_WORKBOOK_COLUMNS = 250
MOST_COLUMNS = 400
MOST_CELL_CHARACTERS = 32_767
_DELIMITERS = ",;\t|"

Record = tuple[int, Sequence[str]]


@dataclass(slots=True)
class Table:
    """Heading, records as text with their row number as a spreadsheet counts, and what was wrong on the way.

    `problems` fills while `records` is walked; a ragged row or a formula is a problem and is left out.
    `least_width`: how many cells a row must have; publishers leave out empty cells at the end of rows.
    """

    heading: list[str]
    heading_row: int
    rows: Iterator[Record]
    problems: Problems
    sheet: str = ""
    least_width: int = 0

    @property
    def records(self) -> Iterator[Record]:
        """Rows as wide as the heading; one that is too narrow or too wide is a problem and is left out."""
        width, least = len(self.heading), self.least_width or len(self.heading)
        for number, row in self.rows:
            if len(row) == width:
                yield number, row
            elif least <= len(row) < width:
                yield number, [*row, *[""] * (width - len(row))]
            elif len(row) > width and not any(cell.strip() for cell in row[width:]):
                yield number, row[:width]
            else:
                self.problems.add(
                    number, "", f"This row has {len(row)} cells; the heading has {width}.",
                    "Look for a missing or extra comma, or a text with commas that lacks quotation marks.",
                )  # fmt: skip

    @property
    def columns(self) -> dict[str, int]:
        """Column name, in small letters and single spaces, to its place; the first of two equal names counts."""
        places: dict[str, int] = {}
        for place, name in enumerate(self.heading):
            places.setdefault(plain(name), place)
        return places


def plain(name: str) -> str:
    """A column name as people mean it: "Area_Code ", "AREA  CODE" and "area code" are the same.

    >>> plain(" Area_Code\\n")
    'area code'
    """
    return " ".join(name.replace("_", " ").replace("\ufeff", "").split()).casefold()


@contextmanager
def open_table(path: Path, filename: str, *, sheet: str = "") -> Iterator[Table]:
    """The table in a file, by content; read it while it is open. `sheet` names the worksheet to prefer; otherwise the first with cells."""
    shape = shape_of(path, filename)
    if shape is Shape.JSON:
        raise UnreadableFile(
            f"{filename} is a JSON file, not a table.", "Upload a CSV file or an Excel workbook."
        )
    with ExitStack() as files:
        if shape is Shape.WORKBOOK:
            yield _workbook_table(path, filename, sheet, files)
        else:
            yield _text_table(path, filename, files)


# --- CSV ---------------------------------------------------------------------------------------------------------


def encoding_of(path: Path, filename: str) -> str:
    """UTF-8 where the bytes allow it, else the most likely of the encodings that Excel writes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    foreign = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if b"\0" in block:
                raise UnreadableFile(
                    f"{filename} holds bytes that are not text.",
                    "Save the table again as CSV UTF-8 and upload it.",
                )
            if not foreign:
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    foreign = block
    if not foreign:
        return "utf-8-sig"
    # The first block that is no UTF-8 is enough to tell; judging the whole file takes half a minute.
    best = charset_normalizer.from_bytes(foreign, cp_isolation=["cp1252", "mac_roman", "latin_1"]).best()
    return best.encoding if best is not None else "cp1252"


def _text_table(path: Path, filename: str, files: ExitStack) -> Table:
    text = files.enter_context(path.open(encoding=encoding_of(path, filename), errors="replace", newline=""))
    problems = Problems()
    records = _numbered(text, _delimiter(text), problems)
    heading_row, heading = next(records, (0, []))
    if not heading:
        raise UnreadableFile(
            f"{filename} is empty.", "Open it and check that it holds a table, then upload it again."
        )
    if len(heading) > MOST_COLUMNS:
        raise UnreadableFile(
            f"{filename} has {len(heading):,} columns; the limit is {MOST_COLUMNS}.",
            "Keep the columns that are needed.",
        )
    heading = [name.strip() for name in heading]
    return Table(heading, heading_row, records, problems)


def _delimiter(text: TextIO) -> str:
    """The separator of the heading line: the candidate that occurs most in it."""
    first = text.readline()
    text.seek(0)
    return max(_DELIMITERS, key=first.count)


def _numbered(text: TextIO, delimiter: str, problems: Problems) -> Iterator[Record]:
    rows = csv.reader(text, delimiter=delimiter, strict=False)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            problems.add(
                number, "", "This row cannot be read: a cell is far too long or a quotation mark is not closed.",
                "Check the quotation marks in this row and the one before it.",
            )  # fmt: skip
            return
        if number > MOST_ROWS:
            problems.add(number, "", f"The file has more than {MOST_ROWS:,} rows.", "Split the file.")
            return
        if any(row):
            yield number, row


# --- Excel -------------------------------------------------------------------------------------------------------


def _workbook_table(path: Path, filename: str, wanted: str, files: ExitStack) -> Table:
    problems = Problems()
    try:
        file = files.enter_context(path.open("rb"))
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        files.callback(book.close)
        titles = [title for title in book.sheetnames if book[title].__class__.__name__ == "ReadOnlyWorksheet"]
        title = next((t for t in titles if plain(t) == plain(wanted)), titles[0] if titles else "")
        rows = _sheet_rows(book, title, problems)
        heading_row, heading = next(rows, (0, []))
    except UnreadableFile:
        raise
    except Exception as damage:  # openpyxl lets errors of many kinds through for a malformed workbook
        raise UnreadableFile(
            f"{filename} is damaged and cannot be read.", "Save it again in Excel and upload the new file."
        ) from damage
    width = max((place for place, name in enumerate(heading, 1) if name.strip()), default=0)
    if not width:
        raise UnreadableFile(
            f"{filename} has no table on its first sheet.", "Put the table on the first sheet."
        )
    names = [name.strip() for name in heading[:width]]
    return Table(names, heading_row, _padded(rows, width), problems, title)


def _padded(rows: Iterator[Record], width: int) -> Iterator[Record]:
    for number, row in rows:
        yield number, list(row) + [""] * (width - len(row))


def _sheet_rows(book: openpyxl.Workbook, title: str, problems: Problems) -> Iterator[Record]:
    sheet = book[title]
    # The stated size of a sheet may be wrong or a trap; the rows themselves decide.
    sheet.reset_dimensions()
    # Columns are limited too: one cell far to the right would widen every row to 16,384 cells.
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_WORKBOOK_COLUMNS), 1):
        row = [
            "" if cell.value is None else _cell(cell, number, place, problems)
            for place, cell in enumerate(cells, 1)
        ]
        if not any(row):
            continue
        if number > MOST_WORKBOOK_ROWS:
            problems.add(
                number,
                "",
                f"The sheet has more than {MOST_WORKBOOK_ROWS:,} rows.",
                "Save it as CSV, or split it.",
            )
            return
        yield number, row


def _cell(cell: Cell | MergedCell, row: int, place: int, problems: Problems) -> str:
    """A cell as text; a formula or an error is a problem and reads as empty."""
    if cell.data_type not in ("f", "e"):
        return cell_text(cell.value)
    column = openpyxl.utils.get_column_letter(place)
    if cell.data_type == "f":
        problems.add(
            row, column, f"Cell {column}{row} holds a formula.",
            "Copy the column and paste it back with Paste special, Values; then save and upload again.",
        )  # fmt: skip
    else:
        problems.add(
            row,
            column,
            f"Cell {column}{row} shows the error {cell.value}.",
            "Correct it, or leave the cell empty.",
        )
    return ""


def cell_text(value: object) -> str:
    """A spreadsheet cell as text: whole numbers without a point, dates as 2024-06-30, yes and no in words."""
    if value is None:
        return ""
    if type(value) is int:
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    text = str(value).replace("_x000D_", "")
    return "".join(c for c in text[:MOST_CELL_CHARACTERS] if c.isprintable() or c in "\n\t")
