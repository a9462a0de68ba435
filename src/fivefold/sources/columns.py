"""Which columns a file must have, and the sentence that says which one is missing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fivefold.sources.cells import NotUnderstood, number, shortened
from fivefold.sources.reading import Problems
from fivefold.sources.tables import Table, plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its usual name; `also` are other headings in use; `prefix` matches headings that vary at the end."""

    name: str
    required: bool = True
    also: tuple[str, ...] = ()
    prefix: bool = False


def place_columns(
    table: Table, wanted: Iterable[Column], problems: Problems, remedy: str
) -> Mapping[str, int]:
    """Column name to its place. A missing required column and a heading given twice are problems of the heading."""
    found: dict[str, int] = {}
    heads = table.columns
    for column in wanted:
        names = [plain(name) for name in (column.name, *column.also)]
        place = next((heads[name] for name in names if name in heads), None)
        if place is None and column.prefix:
            place = next(
                (at for head, at in heads.items() if any(head.startswith(name) for name in names)), None
            )
        if place is not None:
            found[column.name] = place
        elif column.required:
            problems.add(
                table.heading_row, column.name, f"The column {column.name!r} is missing.",
                f"{remedy} The file has these columns: {shortened(', '.join(table.heading), 200)}.",
            )  # fmt: skip
    _refuse_repeated_headings(table, found, problems)
    return found


def _refuse_repeated_headings(table: Table, found: Mapping[str, int], problems: Problems) -> None:
    heads = [plain(name) for name in table.heading]
    for name, place in found.items():
        if heads.count(heads[place]) > 1:
            problems.add(
                table.heading_row, name, f"The column {table.heading[place]!r} is there twice.",
                "Keep the right one and delete the other.",
            )  # fmt: skip


class Cells:
    """The cells of one record by column name; what cannot be understood becomes a problem with row and column.

    A problem names the column as the file does, whatever we call it.
    """

    __slots__ = ("_heading", "_memory", "_places", "_problems", "failed", "record", "row")

    def __init__(self, places: Mapping[str, int], table: Table) -> None:
        self._places = places
        self._problems = table.problems
        self._heading = table.heading
        self._memory: dict[str, str] = {}
        self.row = 0
        self.record: Sequence[str] = ()
        self.failed = False

    def at(self, row: int, record: Sequence[str]) -> "Cells":
        """Move on to another record."""
        self.row, self.record, self.failed = row, record, False
        return self

    def text(self, column: str) -> str:
        """The cell without spaces around it, on one line; equal texts share their memory."""
        place = self._places.get(column)
        if place is None:
            return ""
        cell = self.record[place]
        kept = self._memory.get(cell)
        if kept is None:
            kept = self._memory[cell] = " ".join(cell.split())
        return kept

    def lines(self, column: str) -> str:
        """The cell with its line breaks, without spaces at its ends."""
        place = self._places.get(column)
        return "" if place is None else "\n".join(self.record[place].strip().splitlines())

    def number(self, column: str) -> float | None:
        """The cell as a number; empty is None."""
        place = self._places.get(column)
        if place is None or not (cell := self.record[place]):
            return None
        return self.tried(column, number, cell)

    def tried(self, column: str, read: Callable[[str], T], cell: str) -> T | None:
        """What `read` makes of the cell; if it cannot, a problem, None, and the record counts as failed."""
        try:
            return read(cell)
        except NotUnderstood as trouble:
            self.refuse(column, trouble.said, trouble.remedy)
            return None

    def refuse(self, column: str, said: str, remedy: str) -> None:
        """Name a problem of this record."""
        place = self._places.get(column)
        self._problems.add(self.row, column if place is None else self._heading[place], said, remedy)
        self.failed = True
