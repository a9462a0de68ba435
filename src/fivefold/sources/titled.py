"""Tables that stand below a title, as publishers write them in workbooks: on any sheet, with the heading further down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fivefold.late import Late
from fivefold.sources.open_document import sheets
from fivefold.sources.opening import Shape, shape_of
from fivefold.sources.reading import Problems
from fivefold.sources.tables import Record, Table, open_table

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = Late("openpyxl")

SEARCHED_ROWS = 30


def tables(path: Path, filename: str, knows: Callable[[Table], bool]) -> Iterator[Table]:
    """Each table whose heading `knows` recognises within the first thirty rows of a sheet; read it before the next."""
    if shape_of(path, filename) is Shape.OPEN_DOCUMENT:
        for title, rows in sheets(path, filename):
            if found := _below(rows, title, Problems(), knows):
                yield found
        return
    for title in _titles(path):
        with open_table(path, filename, sheet=title) as table:
            rows = _chained((table.heading_row, table.heading), table.rows)
            if found := _below(rows, table.sheet, table.problems, knows):
                yield found


def _titles(path: Path) -> list[str]:
    """Names of the sheets of a workbook; a text table is one sheet without a name."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return [""]
        file.seek(0)
        book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        titles = list(book.sheetnames)
        book.close()
    return titles


def _chained(first: Record, rest: Iterator[Record]) -> Iterator[Record]:
    yield first
    yield from rest


def _below(
    rows: Iterator[Record], title: str, problems: Problems, knows: Callable[[Table], bool]
) -> Table | None:
    for number, row in islice(rows, SEARCHED_ROWS):
        heading = [cell.strip() for cell in row]
        while heading and not heading[-1]:
            heading.pop()
        # Rows may lack the empty cells at their end.
        candidate = Table(heading, number, rows, problems, title, least_width=1)
        if len(heading) > 1 and knows(candidate):
            return candidate
    return None
