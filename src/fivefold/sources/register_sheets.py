"""A register in a spreadsheet: read whole or not at all. What we write, we read back as equal."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from fivefold.need.incoming import Registered
from fivefold.sources import service_words as words
from fivefold.sources.cells import ABSENT, NotUnderstood, shortened
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.reading import Problem
from fivefold.sources.tables import Table, open_table
from fivefold.sources.workbooks import EXAMPLE, left_out_examples

T = TypeVar("T", bound=Registered)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RegisterReading(Generic[T]):
    """A file of a register: what would enter. `is_clean` says whether it may; whole or nothing."""

    title: str
    entries: tuple[T, ...]
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    notes: tuple[str, ...] = ()
    rows_read: int = 0

    @property
    def is_clean(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """How one register stands in a sheet; `entry` reads a row."""

    sheet: str
    columns: tuple[Column, ...]
    entry: Callable[[Cells], T | None]
    what: str
    remedy: str


def read_register(path: Path, filename: str, layout: Layout[T]) -> RegisterReading[T]:
    """The entries of a spreadsheet or CSV file, or the problems that stop it."""
    with open_table(path, filename, sheet=layout.sheet) as table:
        return _read_table(table, filename, layout)


def _read_table(table: Table, filename: str, layout: Layout[T]) -> RegisterReading[T]:
    problems = table.problems
    places = place_columns(table, layout.columns, problems, layout.remedy)
    found: dict[object, tuple[int, T]] = {}
    cells, rows_read, examples = Cells(places, table), 0, 0
    first = layout.columns[0].name
    for row, record in () if problems else table.records:
        if cells.at(row, record).text(first).startswith(EXAMPLE):
            examples += 1
            continue
        rows_read += 1
        one = layout.entry(cells)
        if one is not None and not cells.failed:
            _take(one, cells, found, layout)
    if not rows_read and not problems:
        problems.add(table.heading_row, "", f"The table has a heading but no {layout.what}.", layout.remedy)
    return RegisterReading(
        title=filename,
        entries=() if problems else tuple(dict.fromkeys(one for _row, one in found.values())),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(left_out_examples(examples)),
        rows_read=rows_read,
    )


def _take(one: T, cells: Cells, found: dict[object, tuple[int, T]], layout: Layout[T]) -> None:
    """Keep an entry once. The same ID, or the same thing said under two IDs, is a problem unless the rows agree."""
    for key in identities(one):
        row, before = found.get(key, (0, one))
        if row and before != one:
            cells.refuse(
                layout.columns[0].name, f"Row {row} is about the same thing, or has the same ID.",
                "Keep the right row and delete the other.",
            )  # fmt: skip
            return
    for key in identities(one):
        if key != ("id", ""):
            found[key] = (cells.row, one)


def identities(one: Registered) -> tuple[tuple[object, ...], ...]:
    return ("id", one.key), ("about", *one.same_as)


def required(cells: Cells, column: str, most: int, remedy: str) -> str:
    """A text that must be there."""
    said = text(cells, column, most)
    if not said and not cells.failed:
        cells.refuse(column, "This cell is empty.", remedy)
    return said


def text(cells: Cells, column: str, most: int) -> str:
    """A text on one line that fits its place."""
    line = cells.text(column)
    return cells.tried(column, lambda cell: words.at_most(most, cell), line) or ""


def chosen(cells: Cells, column: str, kinds: type[E], usual: E) -> E:
    """One of our words; an empty cell means the usual one."""
    cell = cells.text(column)
    if not cell:
        return usual
    return cells.tried(column, lambda said: words.one_of(kinds, said), cell) or usual


def age(cells: Cells, column: str) -> int | None:
    cell = cells.text(column)
    return None if cell.casefold() in ABSENT else cells.tried(column, words.months, cell)


def role_not_person(said: str) -> str:
    """A contact is a role: an address of a person is refused."""
    if words.EMAIL.search(said) or sum(c.isdigit() for c in said) >= 7:
        raise NotUnderstood(
            f"{shortened(said)!r} looks like an address or a number of a person.",
            "Write the role, such as “information governance lead”.",
        )
    return said


def csv_safe(cell: str) -> str:
    """Text for a CSV file that somebody opens in a spreadsheet: nothing that is typed may run there."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def csv_text(rows: Sequence[Sequence[object]]) -> str:
    """Rows as CSV with a mark by which Excel knows the letters."""
    out = io.StringIO()
    csv.writer(out).writerows(
        [csv_safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return "\ufeff" + out.getvalue()
