"""A map of disagreement: for each line how people answered, and where it lies between "of one mind" and "split".

Lines that are furthest apart stand first. Never a mean: a room that is split in two would look as if it did not mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.palette import CREAM, INK, LINES, PAPER, SOFT_INK, TEAL, TEAL_BAND
from fivefold.charts.scene import Box, Look, Oval, Part, Polygon, Scene, Text, text
from fivefold.charts.scene_svg import svg as scene_svg
from fivefold.charts.votes import PAD, PAGE, SCREEN, Answer, Type, VoteRow, bar_parts

BAR, TRACK = 0.46, 0.30  # parts of the width


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A line: how people answered (each with its own scale), how split they are (0 to 1), and in words."""

    label: str
    under: str
    answers: tuple[Answer, ...]
    counts: tuple[int, ...]
    split: float
    words: str


@dataclass(frozen=True)
class DisagreementMap:
    """Lines in the order given. `bounds`: where one mind ends and where split begins."""

    title: str
    reading: str
    rows: tuple[SplitRow, ...]
    ends: tuple[str, str]
    bounds: tuple[float, float]
    table: Twin
    big: bool = False

    @property
    def type(self) -> Type:
        return SCREEN if self.big else PAGE

    def svg(self) -> str:
        return scene_svg(self.scene())

    def twin(self) -> Twin:
        return self.table

    def description(self) -> str:
        return self.reading

    def scene(self) -> Scene:
        parts = list(self._ends())
        y = PAD + self.type.size * 2
        for row in self.rows:
            drawn, y = self._row(row, y)
            parts += drawn
        return Scene(self.title, self.description(), self.type.width, y + PAD / 2, tuple(parts))

    @property
    def _track(self) -> tuple[float, float]:
        """Where the track begins, and how wide it is."""
        return PAD + self.type.width * BAR + 2 * PAD, self.type.width * TRACK

    def _ends(self) -> Iterator[Part]:
        x, wide = self._track
        size = self.type.size * 0.9
        yield text(x, PAD, wide * 0.6, self.ends[0], size, ink=SOFT_INK)
        yield text(x + wide * 0.6, PAD, wide * 0.4, self.ends[1], size, align="end", ink=SOFT_INK)

    def _row(self, row: SplitRow, y: float) -> tuple[list[Part], float]:
        kind = self.type
        label = text(PAD, y, kind.width - 2 * PAD, row.label, kind.size, bold=True)
        under = text(PAD, label.bottom, kind.width - 2 * PAD, row.under, kind.size * 0.85, ink=SOFT_INK)
        top = (under.bottom if row.under else label.bottom) + 4
        place = (PAD, top, kind.width * BAR, kind.bar)
        bar = bar_parts(VoteRow(row.label, row.counts), row.answers, kind, place, 0)
        said = self._said(row, top)
        parts = [label, *([under] if row.under else []), *bar, *self._marked(row, top), said]
        return parts, top + max(kind.bar, said.h) + kind.gap

    def _said(self, row: SplitRow, top: float) -> Text:
        x, wide = self._track
        block = text(x + wide + PAD, 0, self.type.width - x - wide - 2 * PAD, row.words, self.type.size * 0.9)
        return text(block.x, top + max((self.type.bar - block.h) / 2, 0), block.w, row.words, block.size)

    def _marked(self, row: SplitRow, top: float) -> Iterator[Part]:
        """The track in three parts, and a sign where the line lies: round, square, or torn in two."""
        x, wide = self._track
        middle, high = top + self.type.bar / 2, self.type.bar * 0.36
        grounds = (TEAL_BAND, CREAM, LINES)
        starts, stops = (0.0, *self.bounds), (*self.bounds, 1.0)
        for ground, start, stop in zip(grounds, starts, stops, strict=True):
            look = Look(fill=ground, line=SOFT_INK, width=0.8)
            yield Box(x + wide * start, middle - high / 2, wide * (stop - start), high, look, 0)
        yield from sign(x + wide * row.split, middle, self.type.bar * 0.34, row.split, self.bounds)


def sign(x: float, y: float, size: float, split: float, bounds: tuple[float, float]) -> tuple[Part, ...]:
    """The sign of a line by how split it is."""
    look = Look(fill=INK, line=PAPER, width=1.5)
    if split <= bounds[0]:
        return (Oval(x, y, size, size, Look(fill=TEAL, line=PAPER, width=1.5)),)
    if split < bounds[1]:
        corners = ((x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size))
        return (Polygon(corners, look),)
    left = ((x - 1, y), (x - 1 - size, y - size), (x - 1 - size, y + size))
    right = ((x + 1, y), (x + 1 + size, y - size), (x + 1 + size, y + size))
    return Polygon(left, look), Polygon(right, look)
