"""Pins that people put on a plan: numbered, from above to below, on the map of a place or a field of nine parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.palette import CREAM, INK, LAND, LINES, PAPER, SOFT_INK, TEAL
from fivefold.charts.place_plan import PlacePlan
from fivefold.charts.scene import Box, Look, Oval, Part, Polygon, Scene, Stroke, moved, text
from fivefold.charts.scene_svg import svg as scene_svg

SIDE, PAD, FOOT = 1000, 24.0, 20.0


@dataclass(frozen=True, slots=True)
class PlanPin:
    """Where a pin lies, in thousandths from the upper left."""

    x: int
    y: int


@dataclass(frozen=True)
class PinsOnPlan:
    """`ground`: the map on which the pins lie; without one it is a plain field."""

    title: str
    reading: str
    pins: tuple[PlanPin, ...]
    table: Twin
    big: bool = False
    ground: PlacePlan | None = None

    @property
    def side(self) -> float:
        """The longer side."""
        return 900.0 if self.big else 560.0

    @property
    def size(self) -> tuple[float, float]:
        wide, high = self.ground.box.size if self.ground else (SIDE, SIDE)
        return self.side * wide / SIDE, self.side * high / SIDE

    def svg(self) -> str:
        return scene_svg(self.scene())

    def twin(self) -> Twin:
        return self.table

    def description(self) -> str:
        return self.reading

    def scene(self) -> Scene:
        wide, high = self.size
        plan = self._map(self.ground) if self.ground else self._field()
        foot = tuple(self._scale(self.ground)) if self.ground else ()
        pins = (part for n, pin in enumerate(self.pins, 1) for part in self._pin(n, pin))
        room = FOOT if foot else 0
        parts = (*plan, *pins, *foot)
        return Scene(self.title, self.description(), wide + 2 * PAD, high + 2 * PAD + room, parts)

    def _field(self) -> Iterator[Part]:
        yield Box(PAD, PAD, self.side, self.side, Look(fill=CREAM, line=SOFT_INK, width=1.5), 6)
        for third in (1, 2):
            at = PAD + self.side * third / 3
            yield Stroke(((at, PAD), (at, PAD + self.side)), Look(line=LINES, width=1.5, dashed=True))
            yield Stroke(((PAD, at), (PAD + self.side, at)), Look(line=LINES, width=1.5, dashed=True))

    def _map(self, plan: PlacePlan) -> Iterator[Part]:
        """The areas, the edge of the councils over them, and the names that find room."""
        wide, high = self.size
        scale, size = self.side / SIDE, 18.0 if self.big else 12.0
        yield Box(PAD, PAD, wide, high, Look(fill=PAPER, line=SOFT_INK, width=1.5), 6)
        for area in plan.ground.areas:
            for ring in plan.rings(area.outline, scale, PAD, PAD):
                yield Polygon(ring, Look(fill=LAND, line=SOFT_INK, width=1))
        for outline in plan.ground.around:
            for ring in plan.rings(outline, scale, PAD, PAD):
                yield Stroke((*ring, ring[0]), Look(line=INK, width=2))
        for name, x, y in plan.named(size / scale):
            label = text(PAD + x * scale - 150, 0, 300, name, size, align="middle", ink=INK)
            yield moved(label, dy=PAD + y * scale - label.h / 2)

    def _scale(self, plan: PlacePlan) -> Iterator[Part]:
        long, said = plan.scale_bar()
        y, end = PAD + self.size[1] + 22, PAD + long * self.side / SIDE
        yield Stroke(((PAD, y - 6), (PAD, y), (end, y), (end, y - 6)), Look(line=INK, width=1.5))
        yield text(end + 8, y - 13, 300, f"{said} · north is up", 14, ink=SOFT_INK)

    def _pin(self, n: int, pin: PlanPin) -> Iterator[Part]:
        wide, high = self.size
        x, y = PAD + wide * pin.x / SIDE, PAD + high * pin.y / SIDE
        radius = 20.0 if self.big else 13.0
        yield Oval(x, y, radius, radius, Look(fill=TEAL, line=PAPER, width=2))
        label = text(x - radius, 0, 2 * radius, str(n), radius, bold=True, align="middle", ink=PAPER)
        yield moved(label, dy=y - label.h / 2)
