"""Areas on a map, each filled by its class. Hidden and missing figures have a pattern and a name, never a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from fivefold.charts.classing import MapClass
from fivefold.charts.drawing import Twin
from fivefold.charts.mapping import LEAST_SIGNED, MARGIN, Frame, Ground, area_path, definitions
from fivefold.charts.markup import picture, tag, words
from fivefold.charts.palette import INK, PAPER, on
from fivefold.charts.wrapping import Run, said, wrapped
from fivefold.vocabulary.plane import Place
from fivefold.vocabulary.shapes import Outline
from fivefold.vocabulary.value import State, Value, value_words

WIDTH, MOST_HIGH = 640.0, 620.0
LINE, SIZE = 24.0, 15.0
NAMED = 4
CACHED = 64
WITHOUT_NUMBER = {
    State.SUPPRESSED: Ground(PAPER, "crossed", "#6b757b"),
    State.MISSING: Ground(PAPER, "dots", "#6b757b"),
    State.NOT_APPLICABLE: Ground("#f1f3f1"),
}


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area of a map: its figure, and its class where it has one."""

    code: str
    name: str
    outline: Outline
    inside: Place
    value: Value
    at: int | None = None
    href: str = ""

    @property
    def words(self) -> str:
        return f"{self.name}: {value_words(self.value)}"


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One line of the legend: how it looks, its sign, its words, how many areas."""

    ground: Ground
    sign: str
    ink: str
    words: str

    @property
    def swatch(self) -> str:
        """The look alone, for a legend in the page beside the picture."""
        return tag(
            "svg", definitions([self.ground]), _swatch(self, 0, 0), viewBox="0 0 34 20", width=34, height=20, aria_hidden="true",
            focusable="false",
        )  # fmt: skip


@dataclass(frozen=True)
class Choropleth:
    """Areas and their classes. `around` are outlines of larger areas drawn over them."""

    title: str
    areas: tuple[MapArea, ...]
    classes: tuple[MapClass, ...]
    measure: str = "Figure"
    standing: tuple[str, ...] = ()
    around: tuple[Outline, ...] = ()
    area_word: str = "Area"

    def __post_init__(self) -> None:
        if not self.areas:
            raise ValueError("a map needs areas")
        if len({area.code for area in self.areas}) < len(self.areas):
            raise ValueError("an area stands twice on one map")

    def svg(self) -> str:
        """The whole picture with its legend, for a file or a document."""
        return _drawn(self, with_legend=True)

    def bare(self) -> str:
        """The map alone, where the legend stands in the page; it may be made small without its words getting small."""
        return _drawn(self, with_legend=False)

    def legend(self) -> tuple[LegendLine, ...]:
        """Every class with the number of its areas; then what has no number, by name."""
        lines = [
            LegendLine(
                c.ground, c.sign, c.ink, f"{c.label} ({_areas_words(sum(a.at == n for a in self.areas))})"
            )
            for n, c in enumerate(self.classes)
        ]
        for state, ground in WITHOUT_NUMBER.items():
            names = [area.name for area in self.areas if area.value.state is state]
            if names:
                lines.append(LegendLine(ground, "", INK, f"{state.label.capitalize()}: {_named(names)}"))
        return tuple(lines)

    def twin(self) -> Twin:
        """Every area with its code, figure, interval, state and class."""
        rows = tuple(
            (
                area.name, area.code, value_words(area.value), area.value.state.label,
                "–" if area.at is None else self.classes[area.at].label, area.value.period,
            )
            for area in self.areas
        )  # fmt: skip
        return Twin((self.area_word, "Code", self.measure, "State", "Class on the map", "Period"), rows)

    def description(self) -> str:
        return f"A map of {len(self.areas)} areas. " + ". ".join(line.words for line in self.legend()) + "."


def _named(names: list[str]) -> str:
    more = len(names) - NAMED
    return f"{_areas_words(len(names))}: {', '.join(names[:NAMED])}" + (
        f" and {more} more" if more > 0 else ""
    )


def _areas_words(count: int) -> str:
    return "1 area" if count == 1 else f"{count} areas" if count else "no area"


@lru_cache(maxsize=CACHED)
def _drawn(chart: Choropleth, *, with_legend: bool) -> str:
    outlines = [area.outline for area in chart.areas]
    frame = Frame.around(outlines, WIDTH, MOST_HIGH)
    grounds = [_ground(chart, area) for area in chart.areas]
    shapes = [_area(frame, area, ground) for area, ground in zip(chart.areas, grounds, strict=True)]
    over = [
        tag("path", d=frame.path(outline), fill="none", stroke=INK, stroke_width=1.6, stroke_linejoin="round")
        for outline in chart.around
    ]
    signs = list(_signs(frame, chart))
    lines = legend_lines(chart.legend()) if with_legend else []
    high = frame.height + (lines[-1][1] + LINE if lines else 0)
    legend = [legend_block(line, frame.height + y, rows) for line, y, rows in lines]
    return picture(
        definitions([*grounds, *(line.ground for line in chart.legend())]),
        *shapes, *over, *signs, frame.scale_bar(), *legend,
        size=(WIDTH, high), title=escape(chart.title), description=escape(chart.description()),
        has_links=any(area.href for area in chart.areas),
    )  # fmt: skip


def _ground(chart: Choropleth, area: MapArea) -> Ground:
    if area.at is not None:
        return chart.classes[area.at].ground
    return WITHOUT_NUMBER.get(area.value.state, WITHOUT_NUMBER[State.NOT_APPLICABLE])


def _area(frame: Frame, area: MapArea, ground: Ground) -> str:
    """The outline, and with an address a link that a keyboard reaches."""
    edge = PAPER if not ground.pattern and on(ground.fill) == PAPER else "#5f6b71"
    shape = area_path(frame.path(area.outline), ground, escape(area.words), edge, 0.7)
    if not area.href:
        return shape
    return tag("a", shape, href=area.href, aria_label=area.words, class_="ff-need-map__area")


def _signs(frame: Frame, chart: Choropleth) -> Iterator[str]:
    """The sign of its class in each area that is large enough to hold it."""
    for area in chart.areas:
        if area.at is None:
            continue
        found = chart.classes[area.at]
        if frame.size(area.outline) < LEAST_SIGNED + 7 * (len(found.sign) - 1):
            continue
        x, y = frame.at(*area.inside)
        halo: dict[str, str | float] = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
        yield words(
            found.sign, x, y + 4.5, 13, fill=found.ink, text_anchor="middle", pointer_events="none", aria_hidden="true",
            **(halo if found.ground.pattern else {}),
        )  # fmt: skip


def _swatch(line: LegendLine, x: float, y: float) -> str:
    box = tag(
        "rect",
        x=x + 0.5,
        y=y + 0.5,
        width=33,
        height=19,
        rx=3,
        fill=line.ground.paint,
        stroke="#5f6b71",
        stroke_width=1,
    )
    if not line.sign:
        return box
    room: dict[str, str | float] = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
    return box + words(
        line.sign,
        x + 17,
        y + 14.5,
        13,
        fill=line.ink,
        text_anchor="middle",
        **(room if line.ground.pattern else {}),
    )


def legend_lines(lines: Iterable[LegendLine]) -> list[tuple[LegendLine, float, list[str]]]:
    """Each line of the legend with its height from the top and its words in rows."""
    placed, y = [], 12.0
    for line in lines:
        rows = [said(row) for row in wrapped((Run(line.words),), WIDTH - MARGIN - 56, SIZE)]
        placed.append((line, y, rows))
        y += max(LINE, 18.0 * len(rows) + 6)
    return placed


def legend_block(line: LegendLine, y: float, rows: list[str]) -> str:
    text = [words(row, MARGIN + 44, y + 15 + 18 * n, SIZE) for n, row in enumerate(rows)]
    return _swatch(line, MARGIN, y) + "".join(text)
