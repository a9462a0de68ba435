"""Young children by month of age: five years of twelve thin columns, each year with its name and its sum."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from fivefold.charts.drawing import Twin
from fivefold.charts.markup import picture, tag, words
from fivefold.charts.palette import INK, LINES, SOFT_INK, TEAL
from fivefold.vocabulary.value import Value, figure, value_words

WIDTH, HEIGHT = 640.0, 250.0
LEFT, RIGHT, TOP, FOOT = 46.0, 8.0, 14.0, 46.0
A_YEAR = 12
CACHED = 64


@dataclass(frozen=True, slots=True)
class AMonth:
    """Children of one month of age."""

    label: str
    born: str
    value: Value


@dataclass(frozen=True)
class Months:
    """Columns from 0 by month of age. A hidden or missing month has no column but its word."""

    title: str
    months: tuple[AMonth, ...]
    years: tuple[str, ...]
    axis: str = "Children"

    def svg(self) -> str:
        return _drawn(self)

    def twin(self) -> Twin:
        rows = tuple((m.label, m.born, value_words(m.value), m.value.state.label) for m in self.months)
        return Twin(("Age", "Born in", self.axis, "State"), rows)

    def description(self) -> str:
        known = [m for m in self.months if m.value.number is not None]
        gaps = len(self.months) - len(known)
        said = f"{len(self.months)} columns, one for each month of age."
        if known:
            low = min(known, key=lambda m: m.value.number or 0)
            high = max(known, key=lambda m: m.value.number or 0)
            said += f" Fewest at {low.label} ({value_words(low.value)}), most at {high.label} ({value_words(high.value)})."
        return said + (f" {gaps} months are hidden or missing." if gaps else "")


@lru_cache(maxsize=CACHED)
def _drawn(chart: Months) -> str:
    top = max((m.value.number or 0 for m in chart.months), default=1) or 1
    step = (WIDTH - LEFT - RIGHT) / max(len(chart.months), 1)
    high = HEIGHT - TOP - FOOT
    parts = [_grid(top, high)]
    for place, month in enumerate(chart.months):
        x = LEFT + place * step
        parts.append(
            _gap(month, x, step) if month.value.number is None else _column(month, x, step, high, top)
        )
    for n, name in enumerate(chart.years):
        x = LEFT + (n + 0.5) * A_YEAR * step
        parts.append(words(name, round(x, 1), HEIGHT - 20, 13, text_anchor="middle"))
        if n:
            edge = round(LEFT + n * A_YEAR * step, 1)
            parts.append(
                tag(
                    "path",
                    d=f"M{edge} {TOP}V{HEIGHT - 14}",
                    stroke="#8a949a",
                    stroke_width=1,
                    stroke_dasharray="3 3",
                )
            )
    parts.append(words(chart.axis, 2, TOP - 2, 13, fill=SOFT_INK))
    return picture(
        *parts, size=(WIDTH, HEIGHT), title=escape(chart.title), description=escape(chart.description())
    )


def _grid(top: float, high: float) -> str:
    """Lines at round numbers, each with its number."""
    step = next(s for n in range(7) for m in (1, 2, 5) if (s := m * 10**n) * 4 >= top)
    lines = []
    for n in range(5):
        if n * step > top * 1.02:
            break
        y = round(TOP + high * (1 - n * step / top), 1)
        lines.append(tag("path", d=f"M{LEFT} {y}H{WIDTH - RIGHT}", stroke=LINES, stroke_width=1))
        lines.append(words(figure(n * step), LEFT - 6, y + 4.5, 13, fill=SOFT_INK, text_anchor="end"))
    return "".join(lines)


def _column(month: AMonth, x: float, step: float, high: float, top: float) -> str:
    tall = high * (month.value.number or 0) / top
    return tag(
        "rect", tag("title", escape(f"{month.label} (born {month.born}): {value_words(month.value)}")),
        x=round(x + 0.8, 1), y=round(TOP + high - tall, 1), width=round(step - 1.6, 1), height=round(tall, 1), fill=TEAL,
    )  # fmt: skip


def _gap(month: AMonth, x: float, step: float) -> str:
    middle, foot = round(x + step / 2 + 4, 1), HEIGHT - FOOT - 4
    return words(
        month.value.state.label,
        middle,
        foot,
        11,
        fill=INK,
        font_style="italic",
        transform=f"rotate(-90 {middle} {foot})",
    )
