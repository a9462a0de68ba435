"""Lines over time made of plain shapes: a line breaks where a figure is hidden or missing, and a word stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.charts.axis import SMALL, Scale, centred
from fivefold.charts.marks import drawable
from fivefold.charts.palette import LINES, PAPER, SOFT_INK, TEAL_BAND
from fivefold.charts.scene import Box, Look, Oval, Part, Polygon, Stroke, text
from fivefold.vocabulary.value import State, Value

GONE = {State.SUPPRESSED: "hidden", State.MISSING: "missing", State.NOT_APPLICABLE: "not applicable"}
LETTERS_A_PERIOD = 62  # room that "2019/20 - 23/24" needs before its neighbour


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one period."""

    period: str
    value: Value


@dataclass(frozen=True, slots=True)
class Periods:
    """Where each period stands along a picture."""

    names: tuple[str, ...]
    start: float
    end: float

    @property
    def step(self) -> float:
        return (self.end - self.start) / max(len(self.names), 1)

    def at(self, period: str) -> float:
        return self.start + (self.names.index(period) + 0.5) * self.step

    def labels(self, y: float, room: float = LETTERS_A_PERIOD) -> list[Part]:
        """Names of the periods below the axis, as many as there is room for; the newest is always named."""
        widest = max((len(name) for name in self.names), default=1) * 6.6 + 8
        every = max(1, -int(-max(room, widest) // max(self.step, 1)))
        shown = self.names[::-1][::every]
        return [
            text(self.at(name) - widest / 2, y, widest, name, SMALL, align="middle")
            for name in reversed(shown)
        ]


def runs(points: Iterable[Point]) -> list[list[Point]]:
    """Points with numbers, in one list for each stretch without a gap."""
    found: list[list[Point]] = [[]]
    for point in points:
        if drawable(point.value):
            found[-1].append(point)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def gaps(points: Iterable[Point], along: Periods, top: float, bottom: float) -> list[Part]:
    """A pale band from bottom to top with a word on it: there is no figure here, not a low one."""
    parts: list[Part] = []
    for point in points:
        if point.value.state in GONE:
            width = min(along.step, 60) - 4
            x = along.at(point.period)
            parts.append(Box(x - width / 2, top, width, bottom - top, Look(fill=LINES), radius=2))
            parts.append(
                centred(
                    x - 40,
                    bottom - 14,
                    80,
                    GONE[point.value.state],
                    SMALL,
                    align="middle",
                    ink=SOFT_INK,
                )
            )
    return parts


def band(run: list[Point], along: Periods, up: Scale) -> list[Part]:
    """The intervals of a stretch as one band; of a single point as a bar."""
    whole = [p for p in run if p.value.low is not None and p.value.high is not None]
    look = Look(fill=TEAL_BAND)
    edges = [(along.at(p.period), up.at(p.value.high or 0), up.at(p.value.low or 0)) for p in whole]
    if len(edges) == 1 or len(whole) < len(run):
        return [Box(x - 3, high, 6, max(low - high, 1), look, radius=2) for x, high, low in edges]
    upper, lower = [(x, high) for x, high, _ in edges], [(x, low) for x, _, low in reversed(edges)]
    return [Polygon((*upper, *lower), look)] if edges else []


def line(run: list[Point], along: Periods, up: Scale, look: Look) -> list[Part]:
    points = tuple((along.at(p.period), up.at(p.value.number or 0)) for p in run)
    return [Stroke(points, look)] if len(points) > 1 else []


def dots(run: list[Point], along: Periods, up: Scale, fill: str, size: float = 3.5) -> list[Part]:
    return [
        Oval(along.at(p.period), up.at(p.value.number or 0), size, size, Look(fill=fill, line=PAPER, width=1))
        for p in run
    ]


def stacked(wanted: list[tuple[float, float]], bottom: float) -> list[float]:
    """Tops of labels (wished top, height) from above, moved as far as it takes to stand free and above the bottom.

    >>> stacked([(10, 15), (12, 15), (90, 15)], 100)
    [10, 25, 85]
    """
    tops: list[float] = []
    for place, (top, _height) in enumerate(wanted):
        free = tops[-1] + wanted[place - 1][1] if tops else top
        tops.append(max(top, free))
    below = bottom
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], below - wanted[place][1])
        below = tops[place]
    return tops
