"""Rows of figures with their intervals on one scale: what areas, groups of people and years have in common as pictures.

A row without a number is written out and drawn nowhere. Headings may stand between rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.charts.axis import NORMAL, SMALL, Scale, below, centred, scale
from fivefold.charts.letters import width
from fivefold.charts.marks import drawable, ends, interval, mark
from fivefold.charts.palette import COMPARED, INK, PAPER, SOFT_INK
from fivefold.charts.scene import Box, Look, Part, Stroke, text
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, figure

NAME, PLOT, WORDS, GAP = 230, 330, 150, 14
WIDTH = NAME + PLOT + WORDS + 2 * GAP
ROW, HEADING, TOP, FOOT = 32, 30, 30, 48


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One row; a row with a `heading` begins a new part of the picture."""

    name: str
    value: Value
    word: Comparison = Comparison.NOT_COMPARED
    heading: str = ""
    says_number: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A number that all rows are set beside: England, the goal, everybody here."""

    name: str
    value: Value
    dashed: bool = True


def row_parts(
    rows: tuple[IntervalRow, ...], lines: tuple[Line, ...], axis: str, unit: str
) -> tuple[list[Part], float]:
    """The parts of the picture and its height."""
    left = NAME + GAP
    along = scale(_held(rows, lines), left + 6, left + PLOT - 6)
    top = TOP + 15 * max(levels(lines, along), default=0)
    bottom = top + sum(ROW + (HEADING if row.heading else 0) for row in rows)
    parts = below(along, top, bottom, unit, "" if axis in ("", "%") else axis)
    parts += _lines(lines, along, top, bottom)
    y: float = top
    for row in rows:
        if row.heading:
            parts.append(centred(0, y + HEADING / 2 + 4, NAME + PLOT, row.heading, NORMAL, bold=True))
            y += HEADING
        parts += _row(row, along, y + ROW / 2)
        y += ROW
    return parts, bottom + FOOT


def _held(rows: Iterable[IntervalRow], lines: Iterable[Line]) -> list[float]:
    return ends(*(row.value for row in rows), *(line.value for line in lines))


def _row(row: IntervalRow, along: Scale, y: float) -> list[Part]:
    parts: list[Part] = [centred(0, y, NAME, row.name, NORMAL, bold=row.is_own, align="end")]
    value, x = row.value, along.end + 6 + GAP
    if value.number is None or not drawable(value):
        return [*parts, centred(x, y, WORDS, value.state.label, SMALL, ink=SOFT_INK)]
    if value.low is not None and value.high is not None and not value.contradicts_itself:
        parts.extend(interval(along.at(value.low), along.at(value.high), y, COMPARED[row.word]))
    parts.extend(mark(row.word, along.at(value.number), y))
    number = figure(value.number, value.unit) + (" " if row.says_number else "")
    words = number.strip() if row.word is Comparison.NOT_COMPARED else row.word.label
    if row.says_number and row.word is not Comparison.NOT_COMPARED:
        words = f"{number.strip()}, {row.word.label.lower()}"
    return [*parts, centred(x, y, WORDS, words, SMALL, bold=row.is_own)]


def _lines(lines: tuple[Line, ...], along: Scale, top: float, bottom: float) -> list[Part]:
    """Each line with its name above it; names that would meet stand above one another."""
    strokes: list[Part] = []
    names: list[Part] = []
    for level, line in zip(levels(lines, along), lines, strict=True):
        if line.value.number is None or not drawable(line.value):
            continue
        x, y, half = along.at(line.value.number), top - 24 - level * 15, width(line.name, SMALL) / 2
        strokes.append(Stroke(((x, y + 17), (x, bottom)), Look(line=INK, width=1.75, dashed=line.dashed)))
        names.append(Box(x - half - 2, y, 2 * half + 4, 16, Look(fill=PAPER), radius=0))
        names.append(text(x - 110, y, 220, line.name, SMALL, align="middle", ink=SOFT_INK))
    return [*strokes, *names]


def levels(lines: tuple[Line, ...], along: Scale) -> list[int]:
    """How high the name of each line stands: the lowest place where it meets no other."""
    taken: list[tuple[int, float, float]] = []
    found: list[int] = []
    for line in lines:
        x, half = along.inside(line.value.number or 0), width(line.name, SMALL) / 2 + 4
        level = 0
        while any(n == level and x - half < right and x + half > left for n, left, right in taken):
            level += 1
        taken.append((level, x - half, x + half))
        found.append(level)
    return found
