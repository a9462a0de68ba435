"""Developmental outcomes over time: a place with its band, England and areas beside, and what the toolkit quotes.

Below, on a scale of its own, stands the other pair of figures that the toolkit quotes. A quoted figure is an open
diamond with its words; one without a year stands at the edge of the years it speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, Scale, beside, scale
from fivefold.charts.drawing import Twin
from fivefold.charts.lines import Periods, Point, band, dots, gaps, line, runs
from fivefold.charts.marks import diamond, drawable, ends
from fivefold.charts.palette import INK, SOFT_INK, TEAL
from fivefold.charts.scene import Box, Look, Part, Scene, Stroke, moved, text
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.value import Value, value_words

WIDTH, LEFT, RIGHT, TOP, HIGH, LOW, FOOT = 700, 70, 150, 58, 250, 120, 34


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure that somebody quotes. Without a period it stands at the first (`after` False) or last marked year."""

    value: Value
    period: str
    after: bool
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one area beside."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Development:
    """`periods` are all years that are shown; `marked` the first and last year of the pandemic, with `why` in words."""

    title: str
    periods: tuple[str, ...]
    name: str
    series: tuple[Point, ...]
    beside: tuple[Line, ...]
    quotes: tuple[Quote, ...]
    other_quotes: tuple[Quote, ...]
    marked: tuple[str, str]
    why: str
    axis: str = ""
    other_axis: str = ""

    def svg(self) -> str:
        return _drawn(self)

    def twin(self) -> Twin:
        columns = [Line(self.name, self.series), *self.beside]
        held = [{p.period: value_words(p.value) for p in one.points} for one in columns]
        rows = [(period, *(some.get(period, "–") for some in held), self._quoted_in(period)) for period in self.periods]  # fmt: skip
        rows += [
            (q.words, *["–"] * len(columns), value_words(q.value)) for q in (*self.quotes, *self.other_quotes) if not q.period
        ]  # fmt: skip
        return Twin(("Period", *(one.name for one in columns), "Quoted by the toolkit (England)"), tuple(rows))  # fmt: skip

    def _quoted_in(self, period: str) -> str:
        said = [
            f"{value_words(q.value)} ({q.words})"
            for q in (*self.quotes, *self.other_quotes)
            if q.period == period
        ]
        return "; ".join(said) or "–"

    def description(self) -> str:
        said = "; ".join(f"{q.words}: {value_words(q.value)}" for q in (*self.quotes, *self.other_quotes))
        return f"{self.name} with {len(self.beside)} lines beside it. Quoted for England: {said}. {self.why}."

    def scene(self) -> Scene:
        along = Periods(self.periods, LEFT, WIDTH - RIGHT)
        middle = TOP + HIGH
        parts = self._ground(along, TOP, middle)
        parts.append(text(along.at(self.marked[0]) - along.step / 2, 2, 300, self.why, SMALL, ink=SOFT_INK))
        parts += self._upper(along, middle)
        top = middle + 62
        parts += self._ground(along, top, top + LOW) + self._quotes(self.other_quotes, along, top, self.other_axis)  # fmt: skip
        parts += along.labels(middle + 8) + along.labels(top + LOW + 8)
        return Scene(self.title, self.description(), WIDTH, top + LOW + FOOT, tuple(parts))

    def _ground(self, along: Periods, top: float, bottom: float) -> list[Part]:
        left, right = (along.at(year) for year in self.marked)
        look = Look(fill="#f4f1e6")
        return [Box(left - along.step / 2, top - 6, right - left + along.step, bottom - top + 6, look, 2)]

    def _upper(self, along: Periods, bottom: float) -> list[Part]:
        values = [p.value for one in self.beside for p in one.points] + [p.value for p in self.series]
        up = scale(ends(*values, *(q.value for q in self.quotes)), bottom, TOP)
        parts = [*beside(up, LEFT, WIDTH - RIGHT, "%", self.axis), *gaps(self.series, along, TOP, bottom)]
        for run in runs(self.series):
            parts += band(run, along, up)
        for place, one in enumerate(self.beside):
            look = (
                Look(line=SOFT_INK, width=1.25) if place else Look(line=INK, width=2, dashed=True)
            )  # England first
            for run in runs(one.points):
                parts += line(run, along, up, look) or dots(run, along, up, SOFT_INK, 2.5)
        for run in runs(self.series):
            parts += line(run, along, up, Look(line=TEAL, width=2.5)) + dots(run, along, up, TEAL)
        return parts + self._marks(self.quotes, along, up) + self._names(up)

    def _quotes(self, quotes: tuple[Quote, ...], along: Periods, top: float, axis: str) -> list[Part]:
        up = scale(ends(*(q.value for q in quotes)), top + LOW, top)
        return [*beside(up, LEFT, WIDTH - RIGHT, "%", axis), *self._marks(quotes, along, up)]

    def _marks(self, quotes: tuple[Quote, ...], along: Periods, up: Scale) -> list[Part]:
        """Diamonds with their number, joined by a thin dotted line: two points and no course between them."""
        at = [(self._x(q, along), up.at(q.value.number or 0)) for q in quotes]
        parts: list[Part] = []
        if len(at) > 1:
            parts.append(Stroke(tuple(at), Look(line=SOFT_INK, width=1, dashed=True)))
        for (x, y), quote in zip(at, quotes, strict=True):
            parts.append(diamond(x, y))
            parts.append(text(x - 40, y - 24, 80, value_words(quote.value), SMALL, bold=True, align="middle"))  # fmt: skip
        return parts

    def _x(self, quote: Quote, along: Periods) -> float:
        if quote.period in along.names:
            return along.at(quote.period)
        edge = along.at(self.marked[1 if quote.after else 0])
        return edge + along.step / 2 * (1 if quote.after else -1)

    def _names(self, up: Scale) -> list[Part]:
        """The name of each line at its end, none over another."""
        found = []
        for name, points in ((self.name, self.series), *((one.name, one.points) for one in self.beside)):
            known = [p for p in points if drawable(p.value)]
            if known:
                found.append((up.at(known[-1].value.number or 0), name))
        parts: list[Part] = []
        least = 0.0
        for y, name in sorted(found):
            own = name == self.name
            label = text(WIDTH - RIGHT + 8, 0, RIGHT - 10, name, SMALL, bold=own, ink=TEAL if own else INK)
            top = max(y - SMALL * 0.65, least)
            parts.append(moved(label, dy=top))
            least = top + label.h + 1
        return parts


@lru_cache(maxsize=128)
def _drawn(picture: Development) -> str:
    return svg(picture.scene())
