"""A pathway as a picture: steps as boxes whose shape and words say what happens there, links as lines with their words.

It runs from left to right, or from top to bottom for a narrow screen. A step that no service of the place gives is dashed
and says so. The line of a route has its own look and its word. Where a step is chosen, the steps on its way keep their
colours and the others turn grey; the page says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.drawing import Twin
from fivefold.charts.layered import Gaps, Laid, Size, lay, onward
from fivefold.charts.pathway_lines import Leg, legs_in_place, line_of
from fivefold.charts.pathway_shapes import Drawn, Stop, Way, step_box, words_on_line
from fivefold.charts.scene import Part, Point, Scene, moved
from fivefold.charts.scene_svg import svg
from fivefold.services.pathway import StepKind

__all__ = ["PathwayChart", "Stop", "Way"]

MARGIN = 12
CACHED = 256
STEP_WIDE, STEP_NARROW = 156, 148
WORDS_WIDE, WORDS_NARROW = 104, 128
GAPS_WIDE, GAPS_TALL = Gaps(24, 18, 34), Gaps(30, 16, 28)


@dataclass(frozen=True, slots=True)
class PathwayChart:
    """A pathway ready to be drawn, with at least one step. Ways lead between steps of the chart."""

    title: str
    about: str
    stops: tuple[Stop, ...]
    ways: tuple[Way, ...] = ()
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def description(self) -> str:
        return self.about

    def svg(self, tall: bool = False) -> str:
        return _svg(self, tall)

    def scene(self, tall: bool = False) -> Scene:
        """The picture; `tall` runs from top to bottom."""
        return _scene(self, tall)

    def twin(self) -> Twin:
        return Twin(self.headers, self.rows)

    def onward(self) -> tuple[bool, ...]:
        """Which ways lead onward; the others lead back to an earlier step and are drawn against the way of reading."""
        entries = [n for n, stop in enumerate(self.stops) if stop.kind is StepKind.ENTRY]
        return onward(len(self.stops), self._pairs(), entries)

    def _pairs(self) -> list[tuple[int, int]]:
        numbers = {stop.key: n for n, stop in enumerate(self.stops)}
        return [(numbers[way.start], numbers[way.end]) for way in self.ways]

    def halves(self) -> list[tuple[int, int]]:
        """Each way as two lines in the order of the layers: to the place of its words, and from there on."""
        found = []
        for number, ((a, b), leads_on) in enumerate(zip(self._pairs(), self.onward(), strict=True)):
            words = len(self.stops) + number
            found += [(a, words), (words, b)] if leads_on else [(b, words), (words, a)]
        return found


@lru_cache(maxsize=CACHED)
def _svg(chart: PathwayChart, tall: bool) -> str:
    return svg(_scene(chart, tall))


@lru_cache(maxsize=CACHED)
def _scene(chart: PathwayChart, tall: bool) -> Scene:
    boxes = [
        *(step_box(stop, STEP_NARROW if tall else STEP_WIDE) for stop in chart.stops),
        *(words_on_line(way, WORDS_NARROW if tall else WORDS_WIDE) for way in chart.ways),
    ]
    sizes = [Size(box.h, box.w) if tall else Size(box.w, box.h) for box in boxes]
    laid = lay(sizes, chart.halves(), GAPS_TALL if tall else GAPS_WIDE)
    body: list[Part] = [part for way in _ways(chart, laid, sizes, tall) for part in way]
    for number, box in enumerate(boxes):
        body.extend(_placed(box, laid, number, tall))
    w, h = (laid.size.across, laid.size.along) if tall else laid.size
    return Scene(chart.title, chart.about, w + 2 * MARGIN, h + 2 * MARGIN, tuple(body))


def _placed(box: Drawn, laid: Laid, number: int, tall: bool) -> list[Part]:
    """The parts of a box in the middle of its layer."""
    x, y = _on_paper((laid.room(number).middle, laid.middle[number]), tall)
    return [moved(part, x - box.w / 2, y - box.h / 2) for part in box.parts]


def _ways(chart: PathwayChart, laid: Laid, sizes: Sequence[Size], tall: bool) -> list[tuple[Part, ...]]:
    """The lines of every way, the arrow at the end of its second half; what stands aside lies below."""
    legs = [Leg(a, b, turns) for (a, b), turns in zip(chart.halves(), laid.turns, strict=True)]
    placed = legs_in_place(laid, legs, [size.along for size in sizes], [size.across for size in sizes])
    points = [[_on_paper(point, tall) for point in leg] for leg in placed]
    drawn = []
    for number, (way, leads_on) in enumerate(zip(chart.ways, chart.onward(), strict=True)):
        first, second = points[2 * number], points[2 * number + 1]
        if not leads_on:
            first, second = second[::-1], first[::-1]
        halves = [first, second] if way.words or way.route_words else [[*first, *second]]
        parts = [
            part
            for n, half in enumerate(halves, 1)
            for part in line_of(way.route, half, aside=way.aside, arrow=n == len(halves))
        ]
        drawn.append((not way.aside, number, tuple(parts)))
    return [parts for _on_top, _number, parts in sorted(drawn, key=lambda one: one[:2])]


def _on_paper(point: Point, tall: bool) -> Point:
    along, across = point
    return (across + MARGIN, along + MARGIN) if tall else (along + MARGIN, across + MARGIN)
