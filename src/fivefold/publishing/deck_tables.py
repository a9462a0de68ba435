"""Tables on slides: columns that fill the width, and as many rows on a slide as fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.wrapping import Run, said, wrapped
from fivefold.publishing.deck_text import UNITS_A_POINT, line_height
from fivefold.publishing.document import Table, plain
from fivefold.publishing.plain_data import column_weights

WIDTH = 1160.0
PAD = 7.0  # around the words of a cell
TO_WRITE = 58.0
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """One slide's share of a table: the headers again, and some of the rows."""

    caption: str
    headers: Cells
    rows: tuple[Cells, ...]
    widths: tuple[float, ...]
    size: float
    least: float = 0  # how high a row is at least: a form leaves room to write

    @property
    def heights(self) -> tuple[float, ...]:
        """How high each row is, the row of headers first."""
        return tuple(
            max(_height(row, self.widths, self.size, bold=n == 0), self.least if n else 0)
            for n, row in enumerate((self.headers, *self.rows))
        )


def shares(table: Table, caption: str, room: float) -> Iterator[Rows]:
    """The table in shares that are at most `room` high; a row that is higher than a slide goes on in the next."""
    rows = [tuple(plain((cell,)) for cell in row) for row in table.rows]
    size = 14.0 if len(table.headers) < 6 else 12.0
    weights = column_weights(table)
    widths = tuple(WIDTH * weight / sum(weights) for weight in weights)
    least = TO_WRITE if table.form else 0
    left = room - _height(table.headers, widths, size, bold=True)
    pieces = [piece for row in rows for piece in _cut(row, widths, size, left)]
    held: list[Cells] = []
    used = 0.0
    for piece in pieces:
        high = max(_height(piece, widths, size), least)
        if held and used + high > left:
            yield Rows(caption, table.headers, tuple(held), widths, size, least)
            held, used = [], 0.0
        held.append(piece)
        used += high
    yield Rows(caption, table.headers, tuple(held), widths, size, least)


def _lines(cell: str, width: float, size: float, *, bold: bool) -> list[str]:
    """The lines of a cell, those that were typed apart too."""
    broken = [
        line
        for typed in cell.splitlines() or [""]
        for line in wrapped((Run(typed, bold),), width - 2 * PAD - 3, size * UNITS_A_POINT)
    ]
    return [said(line) for line in broken] or [""]


def _height(row: Cells, widths: tuple[float, ...], size: float, *, bold: bool = False) -> float:
    # The first column names the row and is bold.
    most = max(
        len(_lines(cell, width, size, bold=bold or n == 0))
        for n, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return most * line_height(size) + 2 * PAD


def _cut(row: Cells, widths: tuple[float, ...], size: float, room: float) -> Iterator[Cells]:
    """A row that is too high for a slide, in rows that are not; its name stands before each."""
    if _height(row, widths, size) <= room:
        yield row
        return
    most = max(int((room - 2 * PAD) / line_height(size)) - 1, 1)
    name = _lines(row[0], widths[0], size, bold=True)
    cells = [_lines(cell, width, size, bold=False) for cell, width in zip(row[1:], widths[1:], strict=True)]
    for start in range(0, max([len(name) if len(name) > most else 1, *map(len, cells)]), most):
        again = name[start : start + most] if len(name) > most else name
        yield (" ".join(again), *(" ".join(cell[start : start + most]) for cell in cells))
