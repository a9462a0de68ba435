"""Bars for a table of the report. The table stands below each picture and says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from fivefold_link.report.facts import Cell, TableFacts
from fivefold_link.report.tables import cell_words

MOST_BARS = 24


@dataclass(frozen=True)
class Bar:
    """One row of a picture; lengths are shares of the picture's width (0 to 100)."""

    label: str
    words: str
    length: float
    low: float | None
    high: float | None
    against: float | None


@dataclass(frozen=True)
class Bars:
    """A picture. `start` and `end` are the ends of its scale; only points have one that does not start at 0."""

    title: str
    rows: tuple[Bar, ...]
    whiskers: bool
    against: str
    left_out: int
    points: bool
    start: float
    end: float


def bars_of(table: TableFacts) -> Bars | None:
    """The picture of a table, or nothing where no row has a number to draw."""
    if table.picture is None:
        return None
    places = {name: n for n, name in enumerate(table.columns)}
    said = (table.picture.bars, table.picture.low, table.picture.high, table.picture.against)
    drawn = [places.get(name) for name in said]
    numbers = [[_number(row, place) for place in drawn] for row in table.rows]
    known = [n for row in numbers for n in row if n is not None]
    if not known or max(known) <= 0:
        return None
    start, end = _scale(known) if table.picture.points else (0.0, max(known))
    rows = [
        Bar(_label(table, row), _words(row, drawn[0]), *(_length(n, start, end) for n in found))  # type: ignore[arg-type]
        for row, found in zip(table.rows, numbers, strict=True)
        if found[0] is not None
    ]
    return Bars(
        title=table.title,
        rows=tuple(rows[:MOST_BARS]),
        whiskers=any(bar.low is not None for bar in rows),
        against=table.picture.against if any(bar.against is not None for bar in rows) else "",
        left_out=max(0, len(rows) - MOST_BARS),
        points=table.picture.points,
        start=start,
        end=end,
    )


def _scale(numbers: Sequence[float]) -> tuple[float, float]:
    """Ends of a scale in whole steps of 5 around the numbers.

    >>> _scale([86.2, 99.4])
    (85.0, 100.0)
    """
    return 5.0 * floor(min(numbers) / 5), 5.0 * (floor(max(numbers) / 5) + 1)


def _number(row: Sequence[Cell], place: int | None) -> float | None:
    cell = None if place is None else row[place]
    return None if cell is None or isinstance(cell, str) else float(cell)


def _length(number: float | None, start: float, end: float) -> float | None:
    return None if number is None else round(100 * max(number - start, 0) / (end - start), 2)


def _words(row: Sequence[Cell], place: int | None) -> str:
    return "" if place is None else cell_words(row[place])


def _label(table: TableFacts, row: Sequence[Cell]) -> str:
    """The words of a row before its numbers begin."""
    words = []
    for cell in row:
        if not isinstance(cell, str):
            break
        words.append(cell)
    if table.columns[: len(_QUALITY)] == _QUALITY:
        words = [words[0], words[2] if words[1] == "All" else f"{words[1]}: {words[2]}"]
    elif len(words) > 1:
        words = words[:1]
    return " · ".join(words)


_QUALITY = ("Measure", "By", "Group")
