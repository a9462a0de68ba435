"""Areas as dots with their 95% interval, against the line of England."""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.charts.drawing import Twin, drawn, layered, over
from fivefold.charts.late import alt
from fivefold.charts.palette import COMPARED, INK, SOFT_INK
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, value_words

ROW = 34
WIDTH = 330
# Shapes of our own beside the engine's: a half-filled circle is the sign for "similar" everywhere else.
HALF = "M0,-1A1,1,0,0,0,0,1Z"
_SHAPES = {
    Comparison.BETTER: ("circle", True),
    Comparison.SIMILAR: ("circle", False),
    Comparison.WORSE: ("triangle-down", True),
    Comparison.HIGHER: ("triangle-up", False),
    Comparison.LOWER: ("triangle-down", False),
    Comparison.NOT_COMPARED: ("square", False),
}


@dataclass(frozen=True, slots=True)
class AreaDot:
    """One area's figure and how it stands to the benchmark."""

    name: str
    value: Value
    comparison: Comparison = Comparison.NOT_COMPARED


@dataclass(frozen=True)
class IntervalDots:
    """Areas in the order given. Hidden and missing figures are written out, never drawn at a place."""

    title: str
    dots: tuple[AreaDot, ...]
    benchmark: Value | None = None
    benchmark_name: str = "England"
    axis: str = ""

    def __post_init__(self) -> None:
        names = [dot.name for dot in self.dots]
        if len(set(names)) < len(names):
            raise ValueError("an area stands twice in one chart; give each row a name of its own")

    def svg(self) -> str:
        return drawn(self)

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

    def chart(self) -> alt.LayerChart:
        rows = over([_row(dot) for dot in self.dots])
        names = [dot.name for dot in self.dots]
        y = alt.Y("name:N", sort=names, title=None, scale=alt.Scale(domain=names), axis=alt.Axis(grid=False))
        layers = [*_intervals(rows, y, self._x("low"), self._x()), _side_words(rows, y)]
        if self.benchmark is not None and self.benchmark.number is not None:
            layers.extend(_benchmark(self.benchmark.number, self.benchmark_name, self._x()))
        return layered(*layers, width=WIDTH, height=max(ROW * len(names), ROW))

    def _x(self, field: str = "number") -> alt.X:
        return alt.X(
            f"{field}:Q",
            title=self.axis or None,
            scale=alt.Scale(domain=list(self._span()), nice=True, zero=False),
            axis=alt.Axis(tickCount=6),
        )

    def _span(self) -> tuple[float, float]:
        """From the smallest to the largest number that is drawn; 0 to 1 where nothing is."""
        values = [dot.value for dot in self.dots] + ([self.benchmark] if self.benchmark else [])
        ends = [n for v in values if v.state.has_number for n in (v.number, v.low, v.high) if n is not None]
        low, high = min(ends, default=0.0), max(ends, default=1.0)
        return (low, high) if low < high else (low - 1, high + 1)


def _row(dot: AreaDot) -> dict[str, object]:
    drawn_at = dot.value.state.has_number
    shape, filled = _SHAPES[dot.comparison]
    colour = COMPARED[dot.comparison]
    return {
        "name": dot.name,
        "number": dot.value.number if drawn_at else None,
        "low": dot.value.low if drawn_at else None,
        "high": dot.value.high if drawn_at else None,
        "colour": colour,
        "fill": colour if filled else "#ffffff",
        "shape": shape,
        "half": dot.comparison is Comparison.SIMILAR,
        "said": dot.comparison.label if drawn_at else dot.value.state.label,
    }


def _intervals(rows: alt.Chart, y: alt.Y, low: alt.X, x: alt.X) -> list[alt.Chart]:
    """The interval as a bar, the point as a shape; rows without a number are left out of both."""
    colour = {
        "color": alt.Color("colour:N", scale=None),
        "shape": alt.Shape("shape:N", scale=None),
    }
    known = rows.transform_filter("isValid(datum.low)")
    points = rows.transform_filter("isValid(datum.number)")
    bar = known.mark_rule(strokeWidth=3).encode(y=y, x=low, x2="high:Q", color=colour["color"])
    dot = points.mark_point(size=110, opacity=1, strokeWidth=2).encode(
        y=y, x=x, shape=colour["shape"], stroke=colour["color"], fill=alt.Fill("fill:N", scale=None)
    )
    half = points.transform_filter("datum.half").mark_point(size=110, shape=HALF, opacity=1, strokeWidth=0)
    return [bar, dot, half.encode(y=y, x=x, fill=alt.Fill("colour:N", scale=None))]


def _side_words(rows: alt.Chart, y: alt.Y) -> alt.Chart:
    """The comparison in a word at the end of each row: nobody needs the colours."""
    side: alt.Chart = rows.mark_text(align="left", fill=INK)
    return side.encode(y=y, x=alt.value(WIDTH + 10), text="said:N")


def _benchmark(number: float, name: str, x: alt.X) -> list[alt.Chart]:
    at = over([{"number": number, "name": name}])
    return [
        at.mark_rule(strokeDash=[5, 4], strokeWidth=2, color=INK).encode(x=x),
        at.mark_text(baseline="bottom", dy=-5, fill=SOFT_INK).encode(x=x, y=alt.value(0), text="name:N"),
    ]
