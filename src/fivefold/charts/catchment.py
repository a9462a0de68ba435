"""An area of a partnership's own on a map: which small areas it is made of, its hub, and the ring of its distance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from fivefold.charts.choropleth import LINE, MOST_HIGH, WIDTH, LegendLine, legend_block, legend_lines
from fivefold.charts.drawing import Twin
from fivefold.charts.mapping import LEAST_SIGNED, Frame, Ground, area_path, definitions
from fivefold.charts.markup import picture, tag, words
from fivefold.charts.palette import INK, PAPER, TEAL
from fivefold.vocabulary.plane import Place
from fivefold.vocabulary.shapes import Outline

WHOLE, SHARED, OUTSIDE = Ground("#86afad"), Ground("#e4eeec", "lines", TEAL), Ground("#f6f7f5")
CACHED = 64


@dataclass(frozen=True, slots=True)
class CatchmentArea:
    """A small area: in it by this share (0: not at all)."""

    code: str
    name: str
    outline: Outline
    inside: Place
    share: float
    href: str = ""

    @property
    def words(self) -> str:
        if self.share in (0, 1):
            return f"{self.name}: {'in, whole' if self.share else 'not in it'}"
        return f"{self.name}: {self.share:.0%} counted in"


@dataclass(frozen=True)
class Catchment:
    """An own area among its neighbours. `hub` is marked; `metres` draws the ring round it."""

    title: str
    areas: tuple[CatchmentArea, ...]
    hub: Place | None = None
    metres: float = 0
    around: tuple[Outline, ...] = ()
    counting: str = ""

    def __post_init__(self) -> None:
        if not self.areas:
            raise ValueError("a map needs areas")

    def svg(self) -> str:
        """The whole picture with its legend, for a file or a document."""
        return _drawn(self, with_legend=True)

    def bare(self) -> str:
        """The map alone, where the legend stands in the page."""
        return _drawn(self, with_legend=False)

    def legend(self) -> tuple[LegendLine, ...]:
        whole = sum(area.share == 1 for area in self.areas)
        shared = sum(0 < area.share < 1 for area in self.areas)
        lines = [LegendLine(WHOLE, "", INK, f"Counted whole ({whole})")]
        if shared:
            lines.append(LegendLine(SHARED, "%", INK, f"Counted by a share, which stands in it ({shared})"))
        lines.append(LegendLine(OUTSIDE, "", INK, f"Not in it ({len(self.areas) - whole - shared})"))
        if self.hub is not None:
            lines.append(
                LegendLine(Ground(PAPER), "◆", INK, f"The centre; the ring is {self.metres:,.0f} m away")
            )
        return tuple(lines)

    def twin(self) -> Twin:
        """The small areas that are in it, with their share."""
        rows = tuple((a.name, a.code, f"{a.share:.0%}") for a in self.areas if a.share)
        return Twin(("Small area", "Code", "Share counted in"), rows)

    def description(self) -> str:
        return (
            f"A map of {len(self.areas)} small areas. "
            + ". ".join(line.words for line in self.legend())
            + "."
        )


@lru_cache(maxsize=CACHED)
def _drawn(chart: Catchment, *, with_legend: bool) -> str:
    frame = Frame.around((a.outline for a in chart.areas), WIDTH, MOST_HIGH, chart.metres, chart.hub)
    shapes = [_area(frame, area) for area in chart.areas]
    over = [
        tag("path", d=frame.path(outline), fill="none", stroke=INK, stroke_width=1.6, stroke_linejoin="round")
        for outline in chart.around
    ]
    shares = [_share(frame, area) for area in chart.areas if 0 < area.share < 1]
    lines = legend_lines(chart.legend()) if with_legend else []
    high = frame.height + (lines[-1][1] + LINE if lines else 0)
    legend = [legend_block(line, frame.height + y, rows) for line, y, rows in lines]
    return picture(
        definitions(line.ground for line in chart.legend()),
        *shapes, *over, *_ring(frame, chart), *shares, frame.scale_bar(), *legend,
        size=(WIDTH, high), title=escape(chart.title), description=escape(chart.description()),
        has_links=any(area.href for area in chart.areas),
    )  # fmt: skip


def _area(frame: Frame, area: CatchmentArea) -> str:
    ground = WHOLE if area.share == 1 else SHARED if area.share else OUTSIDE
    shape = area_path(
        frame.path(area.outline), ground, escape(area.words), "#5f6b71", 1.4 if area.share else 0.6
    )
    return (
        tag("a", shape, href=area.href, aria_label=area.words, class_="ff-need-map__area")
        if area.href
        else shape
    )


def _share(frame: Frame, area: CatchmentArea) -> str:
    """The share in figures, where the area is large enough to hold it."""
    if frame.size(area.outline) < LEAST_SIGNED + 10:
        return ""
    x, y = frame.at(*area.inside)
    return words(
        f"{area.share:.0%}", x, y + 4.5, 13, text_anchor="middle", stroke=PAPER, stroke_width=3, paint_order="stroke",
        pointer_events="none", aria_hidden="true",
    )  # fmt: skip


def _ring(frame: Frame, chart: Catchment) -> list[str]:
    if chart.hub is None:
        return []
    x, y = frame.at(*chart.hub)
    ring = tag(
        "circle", cx=x, cy=y, r=round(chart.metres * frame.scale, 1), fill="none", stroke=INK, stroke_width=2,
        stroke_dasharray="7 5",
    )  # fmt: skip
    mark = tag(
        "path", d=f"M{x} {y - 9}L{x + 9} {y}L{x} {y + 9}L{x - 9} {y}Z", fill=INK, stroke=PAPER, stroke_width=2
    )
    return [ring, mark] if chart.metres else [mark]
