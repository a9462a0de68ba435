"""Bars for a table of the report. The table stands below each picture and says the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from fivefold.vocabulary.value import figure
from fivefold_link.report.facts import Cell, Picture, TableFacts
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


def pictures_of(table: TableFacts) -> list[Bars]:
    """All pictures of a table that have something to draw."""
    asked = [*([table.picture] if table.picture else []), *table.pictures]
    return [bars for picture in asked if (bars := bars_of(table, picture))]


def bars_of(table: TableFacts, picture: Picture) -> Bars | None:
    """One picture of a table, or nothing where no row has a number to draw."""
    lines = list(_lines(table, picture))
    known = [n for line in lines for n in line.numbers if n is not None]
    if not known or max(known) <= 0:
        return None
    start, end = _scale(known) if picture.points else (0.0, max(known))
    rows = [
        Bar(line.label, line.words, *(_length(n, start, end) for n in line.numbers))  # type: ignore[arg-type]
        for line in lines
        if line.numbers[0] is not None
    ]
    return Bars(
        title=picture.title or table.title,
        rows=tuple(rows[:MOST_BARS]),
        whiskers=any(bar.low is not None for bar in rows),
        against=picture.against if any(bar.against is not None for bar in rows) else "",
        left_out=max(0, len(rows) - MOST_BARS),
        points=picture.points,
        start=start,
        end=end,
    )


class _Line(NamedTuple):
    label: str
    words: str
    numbers: tuple[float | None, ...]


def _lines(table: TableFacts, picture: Picture) -> Iterator[_Line]:
    for label, number, low, high in picture.lines:
        yield _Line(label, "" if number is None else figure(number, picture.unit), (number, low, high, None))
    if picture.lines:
        return
    places = {name: n for n, name in enumerate(table.columns)}
    drawn = [places.get(name) for name in (picture.bars, picture.low, picture.high, picture.against)]
    for row in table.rows:
        yield _Line(_label(row), _words(row, drawn[0]), tuple(_number(row, place) for place in drawn))


def _scale(numbers: Sequence[float]) -> tuple[float, float]:
    """Ends of a scale in whole steps of 5 around the numbers.

    >>> _scale([86.2, 99.4]), _scale([95, 100])
    ((85.0, 100.0), (95.0, 100.0))
    """
    start = 5.0 * floor(min(numbers) / 5)
    return start, max(5.0 * ceil(max(numbers) / 5), start + 5)


def _number(row: Sequence[Cell], place: int | None) -> float | None:
    cell = None if place is None else row[place]
    return None if cell is None or isinstance(cell, str) else float(cell)


def _length(number: float | None, start: float, end: float) -> float | None:
    return None if number is None else round(100 * max(number - start, 0) / (end - start), 2)


def _words(row: Sequence[Cell], place: int | None) -> str:
    return "" if place is None else cell_words(row[place])


def _label(row: Sequence[Cell]) -> str:
    return cell_words(row[0])
