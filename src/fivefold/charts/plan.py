"""Pins that people put on a plan: numbered, from above to below, on a field of nine parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.palette import CREAM, LINES, PAPER, SOFT_INK, TEAL
from fivefold.charts.scene import Box, Look, Oval, Part, Scene, Stroke, moved, text
from fivefold.charts.scene_svg import svg as scene_svg

SIDE, PAD = 1000, 24.0


@dataclass(frozen=True, slots=True)
class PlanPin:
    """Where a pin lies, in thousandths from the upper left."""

    x: int
    y: int


@dataclass(frozen=True)
class PinsOnPlan:
    title: str
    reading: str
    pins: tuple[PlanPin, ...]
    table: Twin
    big: bool = False

    @property
    def side(self) -> float:
        return 900.0 if self.big else 560.0

    def svg(self) -> str:
        return scene_svg(self.scene())

    def twin(self) -> Twin:
        return self.table

    def description(self) -> str:
        return self.reading

    def scene(self) -> Scene:
        whole = self.side + 2 * PAD
        parts = (*self._plan(), *(part for n, pin in enumerate(self.pins, 1) for part in self._pin(n, pin)))
        return Scene(self.title, self.description(), whole, whole, parts)

    def _plan(self) -> Iterator[Part]:
        yield Box(PAD, PAD, self.side, self.side, Look(fill=CREAM, line=SOFT_INK, width=1.5), 6)
        for third in (1, 2):
            at = PAD + self.side * third / 3
            yield Stroke(((at, PAD), (at, PAD + self.side)), Look(line=LINES, width=1.5, dashed=True))
            yield Stroke(((PAD, at), (PAD + self.side, at)), Look(line=LINES, width=1.5, dashed=True))

    def _pin(self, n: int, pin: PlanPin) -> Iterator[Part]:
        x, y = (PAD + self.side * at / SIDE for at in (pin.x, pin.y))
        radius = 20.0 if self.big else 13.0
        yield Oval(x, y, radius, radius, Look(fill=TEAL, line=PAPER, width=2))
        label = text(x - radius, 0, 2 * radius, str(n), radius, bold=True, align="middle", ink=PAPER)
        yield moved(label, dy=y - label.h / 2)
