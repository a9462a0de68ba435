"""Areas as dots with their 95% interval, against the line of England."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.drawing import Twin
from fivefold.charts.interval_rows import WIDTH, IntervalRow, Line, row_parts
from fivefold.charts.scene import Scene
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, value_words


@dataclass(frozen=True, slots=True)
class AreaDot:
    """One area's figure and how it stands to the benchmark; the reader's own area stands out."""

    name: str
    value: Value
    comparison: Comparison = Comparison.NOT_COMPARED
    is_own: bool = False


@dataclass(frozen=True)
class IntervalDots:
    """Areas in the order given. Hidden and missing figures are written out, never drawn at a place."""

    title: str
    dots: tuple[AreaDot, ...]
    benchmark: Value | None = None
    benchmark_name: str = "England"
    axis: str = ""
    others: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        names = [dot.name for dot in self.dots]
        if len(set(names)) < len(names):
            raise ValueError("an area stands twice in one chart; give each row a name of its own")

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        rows = tuple(
            IntervalRow(d.name, d.value, d.comparison, says_number=True, is_own=d.is_own) for d in self.dots
        )
        lines = (*((Line(self.benchmark_name, self.benchmark),) if self.benchmark else ()), *self.others)
        unit = next((dot.value.unit for dot in self.dots if dot.value.unit), "")
        parts, height = row_parts(rows, lines, self.axis, unit)
        return Scene(self.title, self.description(), WIDTH, height, tuple(parts))

    def twin(self) -> Twin:
        rows = [(d.name, value_words(d.value), d.comparison.label, d.value.period) for d in self.dots]
        if self.benchmark is not None:
            rows.append((self.benchmark_name, value_words(self.benchmark), "–", self.benchmark.period))
        return Twin(("Area", "Value (95% interval)", f"Against {self.benchmark_name}", "Period"), tuple(rows))

    def description(self) -> str:
        counts = [
            f"{sum(d.comparison is c for d in self.dots)} {c.label.lower()}"
            for c in Comparison
            if any(d.comparison is c for d in self.dots)
        ]
        against = f" {self.benchmark_name}: {value_words(self.benchmark)}." if self.benchmark else ""
        return f"{len(self.dots)} areas: {', '.join(counts)}.{against} The table below holds every figure."


@lru_cache(maxsize=256)
def _drawn(picture: IntervalDots) -> str:
    return svg(picture.scene())
