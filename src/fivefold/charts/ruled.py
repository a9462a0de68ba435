"""Rows of a picture that share one scale: labels at the left, a ruled field, words at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from fivefold.charts.palette import INK, LINES, SOFT_INK
from fivefold.charts.scene import Look, Part, Stroke, Text, moved, text

SIZE = 13.0
GAP = 8.0
RULE = Look(line=LINES, width=1)


@dataclass(frozen=True, slots=True)
class Field:
    """Where the rows of a picture stand. All measures are units of the picture."""

    left: float = 215
    width: float = 300
    right: float = 170
    pad: float = 12

    @property
    def start(self) -> float:
        return self.pad + self.left + GAP

    @property
    def end(self) -> float:
        return self.start + self.width

    @property
    def whole(self) -> float:
        return self.end + GAP + self.right + self.pad

    def label(self, words: str, bold: bool = False) -> Text:
        return text(self.pad, 0, self.left, words, SIZE, bold=bold, align="end")

    def said(self, words: str, ink: str = INK) -> Text:
        return text(self.end + GAP, 0, self.right, words, SIZE, ink=ink)


def row_height(least: float, *blocks: Text) -> float:
    """High enough for every block of words."""
    return max(least, *(block.h + 6 for block in blocks))


def centred(block: Text, y: float, height: float) -> Part:
    """The words in the middle of their row."""
    return moved(block, dy=y + (height - block.h) / 2)


def even_ticks(top: float, most: int = 6) -> list[float]:
    """Round numbers from 0 to the first that is not below `top`.

    >>> even_ticks(0.43)
    [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]
    """
    if top <= 0:
        return [0.0, 1.0]
    raw = top / most
    unit = 10 ** floor(log10(raw))
    step = next(s * unit for s in (1, 2, 5, 10) if s * unit >= raw * (1 - 1e-9))
    return [round(n * step, 10) for n in range(ceil(top / step - 1e-9) + 1)]


def ruled(field: Field, places: Sequence[tuple[float, str]], top: float, bottom: float) -> list[Part]:
    """Upright lines with their words below; words that would touch the one before are left out."""
    parts: list[Part] = []
    last = -1000.0
    for x, words in places:
        parts.append(Stroke(((x, top), (x, bottom)), RULE))
        if x - last >= 34:
            parts.append(text(x - 40, bottom + 4, 80, words, 12, align="middle", ink=SOFT_INK))
            last = x
    return parts
