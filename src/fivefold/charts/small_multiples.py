"""The same small picture many times on one scale: one indicator over time in each of several areas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, Scale, beside, centred, scale
from fivefold.charts.drawing import Twin
from fivefold.charts.lines import Periods, Point, band, dots, line, runs
from fivefold.charts.marks import ends
from fivefold.charts.palette import INK, SOFT_INK, TEAL
from fivefold.charts.scene import Look, Part, Scene, moved, text
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.value import value_words

COLUMNS, WIDE, HIGH, LEFT, TOP = 3, 244, 172, 46, 40


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the small pictures."""

    name: str
    series: tuple[Point, ...]


@dataclass(frozen=True)
class SmallMultiples:
    """All panels share periods and scale, so that heights may be compared from one to the next."""

    title: str
    panels: tuple[Panel, ...]
    benchmark: tuple[Point, ...] = ()
    benchmark_name: str = "England"

    def svg(self) -> str:
        return _drawn(self)

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period of the longest panel, in order."""
        longest = max(self.panels, key=lambda panel: len(panel.series), default=None)
        return tuple(point.period for point in longest.series) if longest else ()

    def scene(self) -> Scene:
        held = [p.value for panel in self.panels for p in panel.series]
        held += [p.value for p in self.benchmark if p.period in self.periods]
        unit = next((value.unit for value in held if value.unit), "")
        up = scale(ends(*held), HIGH - 34, TOP, about=3)
        parts: list[Part] = []
        for n, panel in enumerate(self.panels):
            dx, dy = (n % COLUMNS) * (WIDE + 10), (n // COLUMNS) * HIGH + 20
            parts += [moved(part, dx, dy) for part in self._panel(panel, up, unit)]
        if self.benchmark:
            parts.insert(0, text(0, 2, 400, f"Dashed line: {self.benchmark_name}", SMALL, ink=SOFT_INK))
        across, down = min(len(self.panels), COLUMNS), -(-len(self.panels) // COLUMNS)
        size = max(across, 1) * (WIDE + 10), max(down, 1) * HIGH + 26
        return Scene(self.title, self.description(), *size, tuple(parts))

    def _panel(self, panel: Panel, up: Scale, unit: str) -> list[Part]:
        along = Periods(self.periods, LEFT, WIDE)
        parts = [centred(0, 18, WIDE, panel.name, SMALL, bold=True), *beside(up, LEFT, WIDE, unit)]
        points = [p for p in panel.series if p.period in self.periods]
        for run in runs(points):
            parts += band(run, along, up)
        beside_it = self.benchmark if runs(points) else ()
        for run in runs([p for p in beside_it if p.period in self.periods]):
            parts += line(run, along, up, Look(line=INK, width=1.5, dashed=True))
        for run in runs(points):
            parts += [*line(run, along, up, Look(line=TEAL, width=2)), *dots(run, along, up, TEAL, 2.5)]
        if not runs(points):
            parts.append(
                centred(
                    LEFT + 6, (up.start + up.end) / 2 - 11, WIDE - LEFT - 6, "no figure can be shown", SMALL
                )
            )
        first_and_last = (self.periods[:1], self.periods[-1:])
        for names, align in zip(first_and_last, ("start", "end"), strict=True):
            parts += [text(LEFT, HIGH - 30, WIDE - LEFT, name, SMALL, align=align) for name in names]
        return parts

    def twin(self) -> Twin:
        rows = []
        for panel in self.panels:
            held = {p.period: value_words(p.value) for p in panel.series}
            rows.append((panel.name, *(held.get(period, "–") for period in self.periods)))
        if self.benchmark:
            held = {p.period: value_words(p.value) for p in self.benchmark}
            rows.append((self.benchmark_name, *(held.get(period, "–") for period in self.periods)))
        return Twin(("Area", *self.periods), tuple(rows))

    def description(self) -> str:
        return (
            f"{len(self.panels)} small pictures on one scale, {len(self.periods)} periods each. "
            "The table below holds every figure."
        )


@lru_cache(maxsize=64)
def _drawn(picture: SmallMultiples) -> str:
    return svg(picture.scene())
