"""Live births by area and month, or by year: our own template, and tables of ONS and Nomis with one figure a row.

A hidden number of births stays hidden. A year without months is kept as a year; nothing is shared out here.
"""

import re
from collections.abc import Sequence

from fivefold.sources.area_rows import BirthRow
from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import NotUnderstood, shortened, value_and_state
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.reading import Kind, Problems, Reading, Repeat
from fivefold.sources.tables import Table, plain
from fivefold.sources.workbooks import EXAMPLE, SheetColumn, left_out_examples, workbook_bytes
from fivefold.vocabulary.value import State

SHEET = "Births"
REMEDY = "Download our template for births, copy the figures into it and upload it."
COLUMNS = (
    Column(
        "Area code", also=("Code", "Geography code", "Area codes", "LA code", "ltla code", "utla code", "LSOA code")
    ),
    Column("Area name", required=False, also=("Name", "Geography", "Geography name", "Area", "Area of usual residence")),
    Column("Year", required=False, also=("Date", "Date name", "Period", "Time period")),
    Column("Month", required=False),
    Column(
        "Live births",
        also=("Births", "Number of live births", "Count of live births", "All live births", "Total live births", "Obs value"),
    ),
)  # fmt: skip
_BIRTHS = frozenset(plain(name) for name in ("Live births", *COLUMNS[-1].also[:-1]))
_CODES = frozenset(plain(name) for name in ("Area code", *COLUMNS[0].also))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED = re.compile(r"((?:19|20)\d\d)-(\d{1,2})(?:-\d{1,2})?")
_WHOLE_YEAR = ("", "all", "whole year", "year", "total", "0")
_EXAMPLES = (
    ("E08000009", "Example: Trafford", 2026, 1, 176),
    ("E08000009", "Example: Trafford", 2026, 2, "*"),
    ("E08000009", "Example: Trafford", 2025, "", 2169),
)  # fmt: skip
_NOTES = (
    "One row for each area and month. Leave the month empty where only the whole year is known.",
    "Births count where the mother lives, not where she gave birth.",
    "Write * for a number that is hidden because it is small. It is never read as 0.",
    "Totals only. Never a row for one child, mother or family.",
    "Delete the example rows.",
)


def template() -> bytes:
    """Our workbook for births, with example rows and notes."""
    columns = [
        SheetColumn("Area code", 14, (), "Required. The official code, such as E08000009 for Trafford."),
        SheetColumn("Area name", 24),
        SheetColumn("Year", 10, (), "Required. Four digits."),
        SheetColumn("Month", 10, (), "1 to 12, or the name of the month; empty for the whole year."),
        SheetColumn("Live births", 14, (), "Required. Live births; * where the number is hidden."),
    ]
    return workbook_bytes(SHEET, columns, _EXAMPLES, _NOTES)


def is_births(table: Table) -> bool:
    """Whether a heading has an area code and live births, and little else that would make it another file."""
    heads = table.columns.keys()
    from_nomis = "obs value" in heads and any("birth" in head for head in heads)
    return bool(_CODES & heads) and (bool(_BIRTHS & heads) or from_nomis)


def read(table: Table, title: str) -> Reading:
    """Every area and month, or year, as published; the year may stand in the file's name only."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    in_name = _YEAR.search(title)
    if "Year" not in places and in_name is None:
        problems.add(
            table.heading_row, "Year", "Nothing in the file says which year it is for.",
            "Add a column called Year, or put the year in the file's name, such as births_2024.csv.",
        )  # fmt: skip
    walk = _Walk(Cells(places, table), int(in_name[0]) if in_name else 0)
    read_rows = 0
    for row, record in () if problems else table.records:
        read_rows += 1
        walk.take(row, record)
    return _reading(title, walk, problems, read_rows)


class _Walk:
    """Takes records one by one and keeps what they say."""

    def __init__(self, cells: Cells, year: int) -> None:
        self.cells, self.year = cells, year
        self.areas = AreasInFile()
        self.rows: list[BirthRow] = []
        self.repeats: list[Repeat] = []
        self.examples = 0
        self._seen: dict[tuple[str, int, int], BirthRow] = {}

    def take(self, row: int, record: Sequence[str]) -> None:
        cells = self.cells.at(row, record)
        if cells.text("Area name").startswith(EXAMPLE):
            self.examples += 1
            return
        code = cells.text("Area code")
        if not self.areas.admits(cells, "Area code", code):
            return
        year, month = self._when()
        count, state = cells.tried("Live births", value_and_state, cells.text("Live births")) or (
            None,
            State.MISSING,
        )
        if count is not None and (count < 0 or not count.is_integer()):
            cells.refuse(
                "Live births",
                f"{count:g} births cannot be.",
                "Write a whole number, or * where it is hidden.",
            )
        if not cells.failed:
            self._keep(BirthRow(row, code, cells.text("Area name") or code, year, month, state, count))

    def _when(self) -> tuple[int, int]:
        """Year and month of a record; month 0 is the whole year."""
        typed = self.cells.text("Year")
        if dated := _DATED.fullmatch(typed):
            return int(dated[1]), self.cells.tried("Year", month_in, dated[2]) or 0
        found = _YEAR.search(typed)
        if typed and found is None:
            self.cells.refuse("Year", f"{shortened(typed)!r} is no year.", "Write four digits, such as 2024.")
        year = int(found[0]) if found else self.year
        if not typed and not self.year:
            self.cells.refuse("Year", "The year is missing.", "Write four digits, such as 2024.")
        return year, self.cells.tried("Month", month_in, self.cells.text("Month")) or 0

    def _keep(self, found: BirthRow) -> None:
        key = (found.area_code, found.year, found.month)
        first = self._seen.setdefault(key, found)
        if first is found:
            self.rows.append(found)
        elif (first.state, first.count) == (found.state, found.count):
            words = f"{found.area_code}, {found.year}, month {found.month or 'all'}: given twice; kept once."
            self.repeats.append(Repeat(tuple(map(str, key)), (first.row, found.row), words))
        else:
            self.cells.refuse(
                "Live births", f"{found.area_code} has another number for the same time in row {first.row:,}.",
                "Keep the right row.",
            )  # fmt: skip


def month_in(typed: str) -> int:
    """The month of a cell: a number, a name, or 0 for the whole year.

    >>> month_in("3"), month_in("September"), month_in("")
    (3, 9, 0)
    """
    word = typed.strip().casefold()
    if word in _WHOLE_YEAR:
        return 0
    if word.isdecimal() and 1 <= int(word) <= 12:
        return int(word)
    if len(word) >= 3 and word[:3] in _MONTHS:
        return _MONTHS.index(word[:3]) + 1
    raise NotUnderstood(
        f"{shortened(typed)!r} is no month.", "Write 1 to 12 or the name; leave it empty for the whole year."
    )


def _reading(title: str, walk: _Walk, problems: Problems, read_rows: int) -> Reading:
    months = sorted({(row.year, row.month) for row in walk.rows})
    return Reading(
        kind=Kind.BIRTHS,
        title=title,
        rows=[] if problems else walk.rows,
        areas={row.area_code: row.area_name for row in walk.rows},
        periods=tuple(
            f"{_MONTHS[month - 1].capitalize()} {year}" if month else str(year) for year, month in months
        ),
        repeated=tuple(walk.repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=(*walk.areas.notes, *left_out_examples(walk.examples)),
        rows_read=read_rows,
    )
