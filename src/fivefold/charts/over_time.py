"""A series of one area with its 95% band, beside England and, where asked, its region and a goal.

The line breaks where a figure is hidden or missing, and the gap says why. A stretch of time may be marked in words,
such as years in which fewer people were seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, Scale, beside, scale
from fivefold.charts.drawing import Twin
from fivefold.charts.lines import Periods, Point, band, dots, gaps, line, runs, stacked
from fivefold.charts.marks import drawable, ends
from fivefold.charts.palette import INK, SOFT_INK, TEAL
from fivefold.charts.scene import Box, Look, Part, Scene, Stroke, moved, text
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.value import Value, value_words

__all__ = ["Marked", "OverTime", "Point"]

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 680, 320, 70, 130, 40, 34
_BESIDE = {"benchmark": Look(line=INK, width=2, dashed=True), "region": Look(line=SOFT_INK, width=1.5)}


@dataclass(frozen=True, slots=True)
class Marked:
    """Periods from `first` to `last` that a reader must know something about."""

    first: str
    last: str
    words: str


@dataclass(frozen=True)
class OverTime:
    """One area over time; periods in order. Points beside are matched by period."""

    title: str
    series: tuple[Point, ...]
    benchmark: tuple[Point, ...] = ()
    name: str = "Here"
    benchmark_name: str = "England"
    axis: str = ""
    region: tuple[Point, ...] = ()
    region_name: str = "Region"
    goal: Value | None = None
    goal_name: str = "Goal"
    marked: Marked | None = None

    def __post_init__(self) -> None:
        for points in (self.series, self.benchmark, self.region):
            if len({p.period for p in points}) < len(points):
                raise ValueError("a period stands twice in one series; keep one figure for each period")

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        bottom = HEIGHT - FOOT
        along = Periods(tuple(p.period for p in self.series), LEFT, WIDTH - RIGHT)
        values = [
            p.value for p in (*self.series, *self._matched(self.benchmark), *self._matched(self.region))
        ]
        up = scale(ends(*values, self.goal), bottom, TOP)
        unit = next((value.unit for value in values if value.unit), "%" if self.axis == "%" else "")
        parts = [*self._marked(along, bottom), *beside(up, LEFT, WIDTH - RIGHT, unit, self.axis)]
        parts += gaps(self.series, along, TOP, bottom)
        parts += self._lines(along, up)
        parts += self._names(along, up)
        parts += along.labels(bottom + 8)
        return Scene(self.title, self.description(), WIDTH, HEIGHT, tuple(parts))

    def _matched(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        periods = {p.period for p in self.series}
        return tuple(p for p in points if p.period in periods)

    def _marked(self, along: Periods, bottom: float) -> list[Part]:
        """A pale ground behind marked periods, with its words at the top."""
        mark = self.marked
        if mark is None or mark.first not in along.names or mark.last not in along.names:
            return []
        left, right = along.at(mark.first) - along.step / 2, along.at(mark.last) + along.step / 2
        return [
            Box(left, TOP - 6, right - left, bottom - TOP + 6, Look(fill="#f4f1e6"), radius=2),
            text(left + 4, TOP - 24, 260, mark.words, SMALL, ink=SOFT_INK),
        ]

    def _lines(self, along: Periods, up: Scale) -> list[Part]:
        parts: list[Part] = []
        for run in runs(self.series):
            parts += band(run, along, up)
        for points, look in ((self.region, _BESIDE["region"]), (self.benchmark, _BESIDE["benchmark"])):
            for run in runs(self._matched(points)):
                parts += line(run, along, up, look)
        if self.goal is not None and self.goal.number is not None:
            y = up.at(self.goal.number)
            parts.append(Stroke(((LEFT, y), (WIDTH - RIGHT, y)), Look(line=TEAL, width=1.25, dashed=True)))
        for run in runs(self.series):
            parts += line(run, along, up, Look(line=TEAL, width=2.5))
            parts += dots(run, along, up, TEAL)
        return parts

    def _names(self, along: Periods, up: Scale) -> list[Part]:
        """The name of each line at its end: no legend to decode."""
        found: list[tuple[float, str, str]] = []
        for name, points, ink in (
            (self.name, self.series, TEAL),
            (self.benchmark_name, self._matched(self.benchmark), INK),
            (self.region_name, self._matched(self.region), SOFT_INK),
        ):
            known = [p for p in points if drawable(p.value)]
            if known:
                found.append((up.at(known[-1].value.number or 0), name, ink))
        if self.goal is not None and self.goal.number is not None:
            found.append((up.at(self.goal.number), self.goal_name, TEAL))
        labels = [
            (y, text(WIDTH - RIGHT + 8, 0, RIGHT - 10, name, SMALL, bold=ink != SOFT_INK, ink=ink))
            for y, name, ink in sorted(found)
        ]
        tops = stacked([(y - SMALL * 0.65, label.h + 1) for y, label in labels], HEIGHT - 2)
        return [moved(label, dy=top) for top, (_y, label) in zip(tops, labels, strict=True)]

    def twin(self) -> Twin:
        columns = [(self.name + " (95% interval)", {p.period: value_words(p.value) for p in self.series})]
        for name, points in ((self.benchmark_name, self.benchmark), (self.region_name, self.region)):
            if points:
                columns.append((name, {p.period: value_words(p.value) for p in points}))
        rows = tuple((p.period, *(held.get(p.period, "–") for _name, held in columns)) for p in self.series)
        return Twin(("Period", *(name for name, _held in columns)), rows)

    def description(self) -> str:
        known = [p for p in self.series if p.value.state.has_number]
        gone = len(self.series) - len(known)
        if not known:
            return "No figure can be shown."
        first, last = known[0], known[-1]
        also = f" {gone} periods have no figure that can be shown; the line breaks there." if gone else ""
        goal = f" {self.goal_name}: {value_words(self.goal)}." if self.goal is not None else ""
        return (
            f"From {value_words(first.value)} in {first.period} to {value_words(last.value)} in {last.period}."
            f"{also}{goal} The table below holds every figure."
        )


@lru_cache(maxsize=512)
def _drawn(picture: OverTime) -> str:
    return svg(picture.scene())
