"""Services on a map of the place: a numbered mark for each place where one is given, its shape saying which group it is.

Marks that would lie over one another become one label with their numbers. Without outlines the marks stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from fivefold.charts import service_signs as signs
from fivefold.charts.choropleth import MOST_HIGH, WIDTH
from fivefold.charts.drawing import Twin
from fivefold.charts.gathered_marks import Spot, gathered
from fivefold.charts.mapping import MARGIN, Frame, Ground, area_path
from fivefold.charts.markup import own_id, picture, tag, words
from fivefold.charts.palette import INK, TEAL
from fivefold.charts.wrapping import Run, said, wrapped
from fivefold.vocabulary.ground import GroundArea
from fivefold.vocabulary.plane import Place, Plane
from fivefold.vocabulary.shapes import Outline, extent

LAND, EDGE, COUNCIL = Ground("#f1f4ee"), "#b9c4bf", "#5f6b71"
SIZE, LINE, GAP = 15.0, 18.0, 10.0
# How far beyond the outlines a mark may stand before it is named below the map instead, in parts of its width.
BEYOND = 0.25
# How much more than its ring a map of distances shows, in parts of the ring.
ROUND_A_RING = 1.15
CACHED = 64


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """One place of a service. `group` is the place of its group in the map's `groups`; `words` name it to a pointer."""

    number: int
    words: str
    group: int
    at: Place
    href: str = ""


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of the legend: a drawn sign and its words."""

    sign: str
    words: str

    @property
    def swatch(self) -> str:
        """The sign alone, for a legend in the page."""
        return signs.alone(self.sign)


@dataclass(frozen=True)
class ServiceMap:
    """The places of services. `centre` is marked, with a ring `metres` away; then the map shows the ground around it."""

    title: str
    marks: tuple[PlaceMark, ...]
    groups: tuple[str, ...]
    areas: tuple[GroundArea, ...] = ()
    around: tuple[Outline, ...] = ()
    centre: Place | None = None
    metres: float = 0
    ring_words: str = ""

    def __post_init__(self) -> None:
        if not (self.marks or self.areas or self.centre):
            raise ValueError("a map needs a place, an area or a centre")
        if len(self.groups) > len(signs.SHAPES):
            raise ValueError(f"there are {len(signs.SHAPES)} shapes for {len(self.groups)} groups")

    def svg(self) -> str:
        """The whole picture with its legend, for a file or a document."""
        return _drawn(self, with_legend=True)

    def bare(self) -> str:
        """The map alone, where the legend stands in the page."""
        return _drawn(self, with_legend=False)

    @cached_property
    def shown(self) -> tuple[PlaceMark, ...]:
        """The marks on the ground that is drawn."""
        west, south, east, north = self.window
        return tuple(m for m in self.marks if west <= m.at[0] <= east and south <= m.at[1] <= north)

    @property
    def beyond(self) -> tuple[PlaceMark, ...]:
        """The marks that lie too far away to be drawn."""
        seen = set(self.shown)
        return tuple(mark for mark in self.marks if mark not in seen)

    @cached_property
    def window(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the ground that is drawn."""
        return _window(self)

    @cached_property
    def frame(self) -> Frame:
        """Where places fall in the picture."""
        west, south, east, north = self.window
        corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
        return Frame.around([((corners,),)], WIDTH, MOST_HIGH)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The marks as they are drawn: alone, or gathered where they would lie over one another."""
        return gathered((*self.frame.at(*mark.at), mark.number) for mark in self.shown)

    def legend(self) -> tuple[SignLine, ...]:
        """Each group that is drawn, with how many services it has; labels of several; the centre and its ring."""
        lines = []
        for place, label in enumerate(self.groups):
            count = len({mark.number for mark in self.shown if mark.group == place})
            if count:
                lines.append(SignLine(signs.sign(place, 17, 14), f"{label} ({count})"))
        if any(len(spot.numbers) > 1 for spot in self.spots):
            lines.append(
                SignLine(
                    signs.label(Spot(17, 14, (1, 2), ())), "Several at one place, or too near to draw apart"
                )
            )
        if self.centre is not None:
            lines.append(
                SignLine(signs.star(17, 14), self.ring_words or "The point that distances start from")
            )
        return tuple(lines)

    def twin(self) -> Twin:
        """Every mark, on the drawn ground or beyond it."""
        shown = set(self.shown)
        rows = tuple(
            (str(m.number), m.words, self.groups[m.group], "yes" if m in shown else "too far away")
            for m in self.marks
        )
        return Twin(("Number", "Place", "Group", "Drawn"), rows)

    def description(self) -> str:
        count = len({mark.number for mark in self.shown})
        ground = f" over {len(self.areas)} areas" if self.areas else ""
        lines = ". ".join(line.words for line in self.legend())
        return f"A map with {count} services{ground}. {lines}. The list beside it says the same."


def _window(chart: ServiceMap) -> tuple[float, float, float, float]:
    """West, south, east and north of the ground that is drawn."""
    if chart.centre is not None and chart.metres:
        reach = chart.metres * ROUND_A_RING
        (west, south), (east, north) = (
            Plane(*chart.centre).degrees(way * reach, way * reach) for way in (-1, 1)
        )
        return west, south, east, north
    points = [mark.at for mark in chart.marks] + ([chart.centre] if chart.centre else [])
    if not chart.areas:
        return _padded(extent([((tuple(points),),)]), 0.1, 0.002)
    west, south, east, north = extent(area.outline for area in chart.areas)
    most = _padded((west, south, east, north), BEYOND, 0)
    near = [p for p in points if most[0] <= p[0] <= most[2] and most[1] <= p[1] <= most[3]]
    return _padded(extent([((((west, south), (east, north), *near),),)]), 0, 0)


def _padded(
    box: tuple[float, float, float, float], share: float, least: float
) -> tuple[float, float, float, float]:
    west, south, east, north = box
    wide, high = max((east - west) * share, least), max((north - south) * share, least)
    return west - wide, south - high, east + wide, north + high


@lru_cache(maxsize=CACHED)
def _drawn(chart: ServiceMap, *, with_legend: bool) -> str:
    frame, shown = chart.frame, chart.shown
    rows = _rows(chart.legend()) if with_legend else []
    key = f"c{own_id(chart.title, str(len(shown)), str(frame.height))}"
    window = tag("rect", x=0, y=0, width=WIDTH, height=frame.height)
    return picture(
        tag("defs", tag("clipPath", window, id=key)),
        tag("g", *_ground(chart, frame), *_ring(chart, frame), clip_path=f"url(#{key})"),
        *(_spot(spot, [shown[n] for n in spot.members]) for spot in chart.spots),
        frame.scale_bar(),
        *_legend(rows, frame.height),
        size=(WIDTH, round(frame.height + sum(high for _line, _said, high in rows), 1)),
        title=escape(chart.title), description=escape(chart.description()),
        has_links=any(mark.href for mark in shown),
    )  # fmt: skip


def _ground(chart: ServiceMap, frame: Frame) -> Iterator[str]:
    west, south, east, north = chart.window
    for area in chart.areas:
        a, b, c, d = extent([area.outline])
        if a <= east and c >= west and b <= north and d >= south:
            yield area_path(frame.path(area.outline), LAND, escape(area.name), EDGE, 0.9)
    look: dict[str, str | float] = {
        "fill": "none",
        "stroke": COUNCIL,
        "stroke_width": 1.6,
        "stroke_linejoin": "round",
    }
    for outline in chart.around:
        yield tag("path", d=frame.path(outline), **look)


def _ring(chart: ServiceMap, frame: Frame) -> Iterator[str]:
    if chart.centre is None:
        return
    x, y = frame.at(*chart.centre)
    if chart.metres:
        yield tag(
            "circle", cx=x, cy=y, r=round(chart.metres * frame.scale, 1), fill=TEAL, fill_opacity=0.07, stroke=INK,
            stroke_width=2, stroke_dasharray="7 5",
        )  # fmt: skip
    yield signs.star(x, y)


def _spot(spot: Spot, marks: list[PlaceMark]) -> str:
    """One mark or label, with its words for a pointer that rests on it and a way to the list."""
    first = marks[0]
    if len(spot.numbers) == 1:
        drawn, called = (
            signs.sign(first.group, spot.x, spot.y, str(first.number)),
            f"{first.number} {first.words}",
        )
    else:
        named = dict.fromkeys(f"{mark.number} {mark.words}" for mark in marks)
        drawn, called = signs.label(spot), f"{len(spot.numbers)} services: {'; '.join(named)}"
    inside = tag("title", escape(called)) + drawn
    if not first.href:
        return tag("g", inside)
    return tag("a", inside, href=first.href, aria_label=called, class_="sv-map__mark")


def _rows(lines: tuple[SignLine, ...]) -> list[tuple[SignLine, list[str], float]]:
    """Each line of the legend with its words in rows and its height."""
    room = WIDTH - MARGIN - 56
    said_of = [[said(row) for row in wrapped((Run(line.words),), room, SIZE)] for line in lines]
    return [
        (line, text, max(28.0, len(text) * LINE + GAP)) for line, text in zip(lines, said_of, strict=True)
    ]


def _legend(rows: list[tuple[SignLine, list[str], float]], top: float) -> Iterator[str]:
    y = top
    for line, text, high in rows:
        yield tag("g", line.sign, transform=f"translate({MARGIN:g} {y:g})")
        for n, row in enumerate(text):
            yield words(row, MARGIN + 44, round(y + 19 + n * LINE, 1), SIZE)
        y += high
