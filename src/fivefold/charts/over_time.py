"""A figure over time with its interval as a band, and England beside it.

The line breaks where a figure is hidden or missing; such a place is named and is never drawn as 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.charts.drawing import Twin, drawn, layered, over
from fivefold.charts.late import alt
from fivefold.charts.palette import INK, LINES, SOFT_INK, TEAL, TEAL_BAND
from fivefold.vocabulary.value import State, Value, value_words

WIDTH, HEIGHT = 460, 230
LETTERS_A_PERIOD = 62  # pixels a label such as "2023/24" needs


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series."""

    period: str
    value: Value


@dataclass(frozen=True)
class OverTime:
    """One area over time; periods in order. `benchmark` holds England's points, matched by period."""

    title: str
    series: tuple[Point, ...]
    benchmark: tuple[Point, ...] = ()
    name: str = "Here"
    benchmark_name: str = "England"
    axis: str = ""

    def __post_init__(self) -> None:
        for points in (self.series, self.benchmark):
            if len({p.period for p in points}) < len(points):
                raise ValueError("a period stands twice in one series; keep one figure for each period")

    def svg(self) -> str:
        return drawn(self)

    def twin(self) -> Twin:
        beside = {p.period: value_words(p.value) for p in self.benchmark}
        rows = [(p.period, value_words(p.value), beside.get(p.period, "–")) for p in self.series]
        if not self.benchmark:
            return Twin(("Period", f"{self.name} (95% interval)"), tuple(row[:2] for row in rows))
        return Twin(("Period", f"{self.name} (95% interval)", self.benchmark_name), tuple(rows))

    def description(self) -> str:
        known = [p for p in self.series if p.value.state.has_number]
        gone = len(self.series) - len(known)
        if not known:
            return "No figure can be shown."
        first, last = known[0], known[-1]
        also = f" {gone} periods have no figure that can be shown; the line breaks there." if gone else ""
        return (
            f"From {value_words(first.value)} in {first.period} to {value_words(last.value)} in {last.period}."
            f"{also} The table below holds every figure."
        )

    def chart(self) -> alt.LayerChart:
        periods = [p.period for p in self.series]
        x = self._x(periods)
        here = over(_rows(self.series))
        beside = over(_rows(p for p in self.benchmark if p.period in periods))
        gone = over(_unknown(self.series))
        return layered(
            *_gaps(gone, x),
            here.transform_filter("isValid(datum.low)")
            .mark_area(color=TEAL_BAND, opacity=1)
            .encode(x=x, y=self._y("low"), y2="high:Q", detail="run:N"),
            here.transform_filter("isValid(datum.low)")
            .mark_rule(color=TEAL_BAND, strokeWidth=6)
            .encode(x=x, y=self._y("low"), y2="high:Q"),
            beside.mark_line(color=INK, strokeDash=[5, 4], strokeWidth=2).encode(
                x=x, y=self._y("number"), detail="run:N"
            ),
            here.mark_line(color=TEAL, strokeWidth=2.5).encode(x=x, y=self._y("number"), detail="run:N"),
            here.mark_point(color=TEAL, fill=TEAL, size=36, opacity=1).encode(x=x, y=self._y("number")),
            *self._names(x),
            width=WIDTH,
            height=HEIGHT,
        )

    def _x(self, periods: list[str]) -> alt.X:
        step = max(1, -(-len(periods) * LETTERS_A_PERIOD // WIDTH))
        return alt.X(
            "period:N",
            title=None,
            sort=periods,
            scale=alt.Scale(domain=periods, type="point", padding=0.4),
            axis=alt.Axis(labelAngle=0, grid=False, values=periods[::-1][::step][::-1]),
        )

    def _y(self, field: str) -> alt.Y:
        values = [p.value for p in (*self.series, *self.benchmark)]
        ends = [n for v in values if v.state.has_number for n in (v.number, v.low, v.high) if n is not None]
        domain = [min(ends, default=0.0), max(ends, default=1.0)]
        if domain[0] == domain[1]:
            domain = [domain[0] - 1, domain[1] + 1]
        scale = alt.Scale(domain=domain, nice=True, zero=False)
        return alt.Y(f"{field}:Q", title=self.axis or None, scale=scale, axis=alt.Axis(tickCount=5))

    def _names(self, x: alt.X) -> list[alt.Chart]:
        """The name of each line at its end, the higher one above: no legend to decode."""
        periods = {p.period for p in self.series}
        ends: list[dict[str, object]] = []
        for name, points, colour in (
            (self.name, self.series, TEAL),
            (self.benchmark_name, self.benchmark, INK),
        ):
            ends.extend(
                {**row, "name": name, "colour": colour}
                for row in _rows(p for p in points if p.period in periods)[-1:]
            )
        ends.sort(key=lambda end: str(end["name"]) == self.benchmark_name)
        ends.sort(key=lambda end: float(str(end["number"])), reverse=True)
        return [
            over([end])
            .mark_text(align="left", dx=10, dy=dy, fill=str(end["colour"]), fontWeight="bold")
            .encode(x=x, y=self._y("number"), text="name:N")
            for end, dy in zip(ends, (-7, 9), strict=False)
        ]


def _rows(points: Iterable[Point]) -> list[dict[str, object]]:
    """Points that have a number; `run` changes after each gap, so that no line crosses one."""
    rows: list[dict[str, object]] = []
    run = 0
    for point in points:
        value = point.value
        if not value.state.has_number or value.number is None:
            run += 1
            continue
        rows.append(
            {"period": point.period, "number": value.number, "low": value.low, "high": value.high, "run": run}
        )
    return rows


def _unknown(points: Iterable[Point]) -> list[dict[str, str]]:
    """Periods without a number, each with a word that says why."""
    short = {State.SUPPRESSED: "hidden", State.MISSING: "missing", State.NOT_APPLICABLE: "not applicable"}
    return [
        {"period": p.period, "said": short[p.value.state]} for p in points if p.value.state in short
    ]  # fmt: skip


def _gaps(gone: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """A pale band from bottom to top with a word on it: there is no figure here, not a low one."""
    return [
        gone.mark_rule(color=LINES, strokeWidth=26).encode(x=x, y=alt.value(0), y2=alt.value(HEIGHT)),
        gone.mark_text(angle=270, fill=SOFT_INK, fontStyle="italic").encode(
            x=x, y=alt.value(HEIGHT / 2), text="said:N"
        ),
    ]
