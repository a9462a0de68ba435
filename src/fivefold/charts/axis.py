"""Axes of pictures made of plain shapes: where a number lies, which numbers are written beside it, and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from fivefold.charts.palette import INK, LINES, SOFT_INK
from fivefold.charts.scene import LEADING, Look, Part, Stroke, Text, text

SMALL, NORMAL = 12, 13
_STEPS = (1, 2, 2.5, 5, 10)
QUIET = "#8a949a"


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from `low` to `high` lie between the places `start` and `end` of a picture."""

    low: float
    high: float
    start: float
    end: float
    step: float

    def at(self, number: float) -> float:
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    def inside(self, number: float) -> float:
        """The place of a number, or the nearer end where it lies outside."""
        return self.at(min(max(number, self.low), self.high))

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + n * self.step, 10) for n in range(count + 1))

    def words(self, number: float, unit: str = "") -> str:
        """A tick in print, all ticks with the same number of decimal places."""
        places = max(0, -floor(log10(self.step)))
        if self.step >= 1 and self.step != round(self.step) or round(self.step * 10**places, 6) % 1:
            places += 1
        return f"{number:,.{places}f}" + ("%" if unit == "%" else "")


def scale(
    numbers: Iterable[float], start: float, end: float, *, from_zero: bool = False, about: int = 5
) -> Scale:
    """A scale with round ends that holds all these numbers; 0 to 1 where there are none.

    >>> scale([4.4, 7.4], 0, 100).ticks
    (4.0, 5.0, 6.0, 7.0, 8.0)
    """
    held = [*numbers] or [0.0, 1.0]
    low, high = min([0.0, *held] if from_zero else held), max(held)
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    rough = (high - low) / about
    power = 10.0 ** floor(log10(rough))
    step = next(power * part for part in _STEPS if power * part >= rough * (1 - 1e-9))
    low, high = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    return Scale(low, high, start, end, step)


def centred(
    x: float, y: float, w: float, words: str, size: float = NORMAL, *,
    bold: bool = False, align: str = "start", ink: str = INK,
) -> Text:  # fmt: skip
    """Words whose lines stand around the height y."""
    block = text(x, 0, w, words, size, bold=bold, align=align, ink=ink)
    top = y - (len(block.lines) - 1) * size * LEADING / 2 - size * 0.65
    return text(x, round(top, 1), w, words, size, bold=bold, align=align, ink=ink)


def below(along: Scale, top: float, bottom: float, unit: str = "", title: str = "") -> list[Part]:
    """A horizontal axis at the foot of a picture, with thin lines up to its top."""
    parts: list[Part] = []
    for tick in along.ticks:
        x = along.at(tick)
        parts.append(Stroke(((x, top), (x, bottom)), Look(line=LINES, width=1)))
        parts.append(text(x - 40, bottom + 5, 80, along.words(tick, unit), NORMAL, align="middle"))
    parts.append(Stroke(((along.start, bottom), (along.end, bottom)), Look(line=QUIET, width=1)))
    if title:
        wide = along.end - along.start
        parts.append(text(along.start, bottom + 24, wide, title, NORMAL, align="middle", ink=SOFT_INK))
    return parts


def beside(up: Scale, left: float, right: float, unit: str = "", title: str = "") -> list[Part]:
    """A vertical axis at the left of a picture, with thin lines to its right; its title stands above it."""
    parts: list[Part] = []
    for tick in up.ticks:
        y = up.at(tick)
        parts.append(Stroke(((left, y), (right, y)), Look(line=LINES, width=1)))
        parts.append(centred(left - 70, y, 62, up.words(tick, unit), NORMAL, align="end"))
    if title and title != "%":
        parts.append(text(left - 64, up.end - 30, right - left + 64, title, NORMAL, ink=SOFT_INK))
    return parts
