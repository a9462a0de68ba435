"""Services in a spreadsheet or CSV file: our template, or any table with a column Name.

What we write, we read back as equal.
"""

import csv
import io
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from fivefold.services.offer import Offer
from fivefold.sources import service_places
from fivefold.sources.reading import OfferReading
from fivefold.sources.service_columns import FACTS
from fivefold.sources.service_examples import EXAMPLES, NOTES
from fivefold.sources.service_rows import ORIGINAL, SHEET, Rows
from fivefold.sources.tables import Table, open_table
from fivefold.sources.workbooks import SheetColumn, workbook_bytes

CELL_ROOM = 30_000
_WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")


def read(path: Path, filename: str) -> OfferReading:
    """The services of a spreadsheet or CSV file, or the problems that stop it."""
    with open_table(path, filename, sheet=SHEET) as table:
        return read_table(table, filename)


def read_table(table: Table, filename: str) -> OfferReading:
    return Rows(table).reading(filename)


# --- writing -----------------------------------------------------------------------------------------------------


def workbook(offers: Iterable[Offer]) -> bytes:
    """The directory as an Excel workbook in the layout of our template; reading it gives the same services."""
    rows, extra = _table_of(offers)
    return workbook_bytes(SHEET, [*sheet_columns(), *extra], rows, NOTES)


def table(offers: Iterable[Offer]) -> bytes:
    """The directory as a CSV file with the same columns. A text that Excel would run gets an apostrophe before it."""
    rows, extra = _table_of(offers)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.name for column in (*sheet_columns(), *extra)])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    if _WOULD_RUN.match(cell):
        with suppress(ValueError):
            float(cell)
            return cell
        return f"'{cell}"
    return cell


def _table_of(offers: Iterable[Offer]) -> tuple[list[list[str]], list[SheetColumn]]:
    rows = [row for offer in offers for row in rows_of(offer)]
    usual = len(sheet_columns())
    longest = max((len(row) for row in rows), default=usual)
    padded = [row + [""] * (longest - len(row)) for row in rows]
    return padded, [SheetColumn(f"{ORIGINAL} {n}", 14) for n in range(1, longest - usual + 1)]


def rows_of(offer: Offer) -> list[list[str]]:
    """A service as one row, and one more for each further place; the original record follows in pieces."""
    pieces = [offer.original[at : at + CELL_ROOM] for at in range(0, len(offer.original), CELL_ROOM)]
    places = [service_places.cells_of(place) for place in offer.locations] or [
        [""] * len(service_places.COLUMNS)
    ]
    facts = [str(fact.write(offer)) if fact.write else "" for fact in FACTS]
    again = [facts[n] if fact.name in ("id", "name", "organisation") else "" for n, fact in enumerate(FACTS)]
    return [[*facts, *places[0], *pieces], *([*again, *place] for place in places[1:])]


def sheet_columns() -> list[SheetColumn]:
    """The columns of the template with their width, the words one may choose and a hint."""
    return [*(fact.sheet for fact in FACTS), *service_places.SHEET_COLUMNS]


def template() -> bytes:
    """An empty workbook with two examples to write over."""
    rows = [row for example in EXAMPLES for row in rows_of(example)]
    return workbook_bytes(SHEET, sheet_columns(), rows, NOTES)
