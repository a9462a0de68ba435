"""Indicators by area as a table of shaded cells: each cell holds its number, its sign and its word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, centred
from fivefold.charts.drawing import Twin
from fivefold.charts.marks import mark
from fivefold.charts.palette import INK, PAPER, SOFT_INK
from fivefold.charts.scene import Box, Look, Part, Scene, text
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, figure, value_words

NAME, CELL, ROW, GAP = 200, 118, 48, 4
SHADES = {
    Comparison.BETTER: "#d3e6e4",
    Comparison.SIMILAR: "#f1f3f2",
    Comparison.WORSE: "#f3cdc7",
    Comparison.HIGHER: "#dbe0f2",
    Comparison.LOWER: "#e9ecf7",
    Comparison.NOT_COMPARED: PAPER,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One area's figure of one indicator; None where the files hold none."""

    value: Value | None
    word: Comparison = Comparison.NOT_COMPARED


@dataclass(frozen=True, slots=True)
class HeatRow:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class HeatTable:
    """Rows are indicators, columns areas. Colour repeats what the word says and adds nothing."""

    title: str
    areas: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    against: str = "England"

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.areas) for row in self.rows):
            raise ValueError("every row of a heat table has one cell for each area")

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        head = 24 + 17 * max(
            (len(centred(0, 0, CELL - 8, a, SMALL, bold=True).lines) for a in self.areas), default=1
        )
        parts: list[Part] = []
        for n, area in enumerate(self.areas):
            parts.append(text(NAME + n * CELL + 4, 12, CELL - 8, area, SMALL, bold=True, align="middle"))
        for n, row in enumerate(self.rows):
            y = head + n * ROW
            parts.append(centred(0, y + ROW / 2, NAME - 12, row.name, SMALL))
            for place, cell in enumerate(row.cells):
                parts += _cell(cell, NAME + place * CELL, y)
        width = NAME + CELL * len(self.areas)
        return Scene(self.title, self.description(), width, head + ROW * len(self.rows) + 6, tuple(parts))

    def twin(self) -> Twin:
        rows = tuple((row.name, *(_said(cell) for cell in row.cells)) for row in self.rows)
        return Twin(("Indicator", *self.areas), rows)

    def description(self) -> str:
        words = [cell.word for row in self.rows for cell in row.cells]
        counts = ", ".join(f"{n} {word.label.lower()}" for word in Comparison if (n := words.count(word)))
        return (
            f"{len(self.rows)} indicators by {len(self.areas)} areas, against {self.against}: {counts}. "
            "The table below holds every figure."
        )


def _cell(cell: Cell, x: float, y: float) -> list[Part]:
    worse = cell.word is Comparison.WORSE
    look = Look(fill=SHADES[cell.word], line=INK if worse else "#c6cfcc", width=1.5 if worse else 1)
    parts: list[Part] = [Box(x + GAP / 2, y + GAP / 2, CELL - GAP, ROW - GAP, look, radius=4)]
    value = cell.value
    if value is None or value.number is None:
        words = "not held" if value is None else value.state.label
        return [*parts, centred(x + 8, y + ROW / 2, CELL - 16, words, SMALL, align="middle", ink=SOFT_INK)]
    number = figure(value.number, value.unit)
    parts.append(centred(x + 6, y + 15, CELL - 12, number, 13, bold=True, align="middle"))
    parts += mark(cell.word, x + 18, y + 33, 4.5)
    return [*parts, centred(x + 28, y + 33, CELL - 30, cell.word.label, SMALL)]


def _said(cell: Cell) -> str:
    if cell.value is None:
        return "not held"
    words = value_words(cell.value)
    return words if cell.value.number is None else f"{words}, {cell.word.label.lower()}"


@lru_cache(maxsize=64)
def _drawn(picture: HeatTable) -> str:
    return svg(picture.scene())
