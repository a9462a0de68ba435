"""Figures that are ranges, one below another: a thick bar for what is stated, a thin one for the wider doubt.

A range has no middle, so nothing marks one. A row with a single number and no interval shows a diamond and says so;
a row that is hidden or missing is written out and drawn nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import NORMAL, SMALL, Scale, below, centred, scale
from fivefold.charts.drawing import Twin
from fivefold.charts.marks import diamond, mark
from fivefold.charts.palette import COMPARED, INK, SOFT_INK, TEAL
from fivefold.charts.scene import LEADING, Box, Look, Part, Scene, Stroke
from fivefold.charts.scene import text as block
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, value_words

NAME, PLOT, WORDS, GAP = 220, 320, 190, 14
WIDTH = NAME + PLOT + WORDS + 2 * GAP
LEAST, AIR, TOP, FOOT = 40.0, 10.0, 34.0, 48.0


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One figure. `stated` is what a source prints, `wide` the range with more of the doubt; one of them is enough.

    `words` stand at the end of the row; without them the wider range does.
    """

    name: str
    wide: Value | None = None
    stated: Value | None = None
    words: str = ""
    comparison: Comparison = Comparison.NOT_COMPARED
    is_chosen: bool = False

    @property
    def value(self) -> Value:
        found = self.wide or self.stated
        assert found is not None
        return found


@dataclass(frozen=True)
class Ranges:
    """Rows in the order given; `line` is a number that all are set beside, with its name."""

    title: str
    rows: tuple[RangeRow, ...]
    line: tuple[str, float] | None = None
    axis: str = ""
    unit: str = ""
    headers: tuple[str, str, str, str] = ("What", "As stated", "With its doubt", "In words")

    def __post_init__(self) -> None:
        if any(row.wide is None and row.stated is None for row in self.rows):
            raise ValueError("a row needs a figure, even one that is hidden or missing")

    def svg(self) -> str:
        return _drawn(self)

    def twin(self) -> Twin:
        return Twin(
            self.headers,
            tuple((row.name, _words(row.stated), _words(row.wide), row.words or "–") for row in self.rows),
        )

    def description(self) -> str:
        said = "; ".join(f"{row.name}: {value_words(row.value)}" for row in self.rows)
        return f"{len(self.rows)} ranges. {said}."

    def scene(self) -> Scene:
        left = NAME + GAP
        numbers = [n for row in self.rows for n in _numbers(row)] + ([self.line[1]] if self.line else [])
        along = scale(numbers, left + 6, left + PLOT - 6, from_zero=True)
        heights = [_height(row) for row in self.rows]
        bottom = TOP + sum(heights)
        parts: list[Part] = below(along, TOP, bottom, self.unit, self.axis)
        if self.line:
            parts += _line(self.line, along, bottom)
        y = TOP
        for row, height in zip(self.rows, heights, strict=True):
            parts += _row(row, along, y + height / 2)
            y += height
        return Scene(self.title, self.description(), WIDTH, bottom + FOOT, tuple(parts))


def _words(value: Value | None) -> str:
    return "–" if value is None else value_words(value)


def _numbers(row: RangeRow) -> Iterable[float]:
    for value in (row.stated, row.wide):
        if value is not None and value.state.has_number:
            yield from (n for n in (value.number, value.low, value.high) if n is not None)


def _height(row: RangeRow) -> float:
    lines = max(
        len(block(0, 0, NAME, row.name, NORMAL).lines), len(block(0, 0, WORDS, _said(row), SMALL).lines)
    )
    return max(LEAST, lines * NORMAL * LEADING + AIR)


def _said(row: RangeRow) -> str:
    return row.words or value_words(row.value)


def _row(row: RangeRow, along: Scale, y: float) -> list[Part]:
    parts: list[Part] = [centred(0, y, NAME, row.name, NORMAL, bold=row.is_chosen, align="end")]
    colour = TEAL if row.comparison is Comparison.NOT_COMPARED else COMPARED[row.comparison]
    for value, thick in ((row.wide, 5.0), (row.stated, 15.0)):
        if value is not None and value.state.has_number:
            parts += _bar(value, along, y, thick if row.wide is not None else 15.0, colour)
    if row.comparison is not Comparison.NOT_COMPARED and row.value.low is not None:
        parts.extend(mark(row.comparison, along.end + GAP + 2, y))
    return [*parts, centred(along.end + 2 * GAP, y, WORDS - GAP, _said(row), SMALL, bold=row.is_chosen)]


def _bar(value: Value, along: Scale, y: float, thick: float, colour: str) -> list[Part]:
    if value.low is None or value.high is None:
        assert value.number is not None
        return [diamond(along.at(value.number), y)]
    start, end = along.at(value.low), along.at(value.high)
    parts: list[Part] = [Box(start, y - thick / 2, max(end - start, 2), thick, Look(fill=colour), 2)]
    if thick < 15:
        parts += [Stroke(((x, y - 6), (x, y + 6)), Look(line=colour, width=2)) for x in (start, end)]
    if value.number is not None:
        x = along.at(value.number)
        parts.append(Stroke(((x, y - 8), (x, y + 8)), Look(line=INK, width=2.5)))
    return parts


def _line(line: tuple[str, float], along: Scale, bottom: float) -> list[Part]:
    name, number = line
    x = along.at(number)
    return [
        Stroke(((x, TOP - 8), (x, bottom)), Look(line=INK, width=1.75, dashed=True)),
        block(x - 110, TOP - 26, 220, name, SMALL, align="middle", ink=SOFT_INK),
    ]


@lru_cache(maxsize=256)
def _drawn(picture: Ranges) -> str:
    return svg(picture.scene())
