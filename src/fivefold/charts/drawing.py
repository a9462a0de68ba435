"""The renderer: an Altair chart becomes an SVG that is safe inside a page, or a PNG for Word.

The first chart of a process takes about a second (the engine starts), later ones some hundredths;
`warm` starts the engine early. A picture is a frozen dataclass, so equal content is drawn once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, cast

import vl_convert

from fivefold.charts.late import alt
from fivefold.charts.markup import FONT, own_id, picture
from fivefold.charts.palette import INK, LINES, PAPER, SOFT_INK

CACHED = 512  # about 15 kB each: 8 MB at most


class Twin(NamedTuple):
    """The same facts as a table: every chart has one."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(Protocol):
    """What a chart must offer to be drawn by Altair."""

    @property
    def title(self) -> str: ...

    def description(self) -> str: ...

    def chart(self) -> alt.LayerChart: ...

    def __hash__(self) -> int: ...


@lru_cache(maxsize=CACHED)
def drawn(subject: Picture) -> str:
    """The SVG of a picture."""
    spec = _dressed(subject.chart()).to_dict()
    raw = vl_convert.vegalite_to_svg(spec, vl_version=".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2]))
    return accessible(raw, title=subject.title, description=subject.description())


def over(rows: Iterable[Mapping[str, object]]) -> alt.Chart:
    """A layer that draws these rows."""
    data: Any = alt.Data
    return alt.Chart(data(values=[dict(row) for row in rows]))


def layered(*layers: alt.Chart, width: int, height: int) -> alt.LayerChart:
    """The layers over one another, the last on top."""
    return cast(alt.LayerChart, alt.layer(*layers).properties(width=width, height=height))


def warm() -> None:
    """Start the drawing engine, so that the first reader does not wait for it."""
    vl_convert.vegalite_to_svg({"mark": "point", "data": {"values": [{}]}})


def png(svg: str, width: int = 1200) -> bytes:
    """The picture in pixels, `width` wide, for writers that cannot hold SVG."""
    return bytes(vl_convert.svg_to_png(svg, scale=width / _size(svg)[0]))


def accessible(raw: str, *, title: str, description: str) -> str:
    """The engine's SVG with our root around its content: named, described, no styles, ids of its own."""
    inside = raw[raw.index(">") + 1 : raw.rindex("</svg>")]
    inside = re.sub(r"<style>.*?</style>|<defs>\s*</defs>", "", inside, flags=re.S)
    prefix = f"p{own_id(raw)}-"
    inside = re.sub(r"<[^>]+>", lambda found: _own(found[0], prefix), inside)
    return picture(inside, size=_size(raw), title=title, description=description)


def _own(element: str, prefix: str) -> str:
    """An opening tag without style, class or the engine's roles, its ids made our own. Text is not touched."""
    plain = re.sub(r' (style|class|role|aria-[a-z]+|pointer-events|display)="[^"]*"', "", element)
    return re.sub(r'(\bid="|url\(#|href="#)', rf"\1{prefix}", plain)


def _size(svg: str) -> tuple[float, float]:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("this is not a picture of ours: it has no viewBox that begins at 0 0")
    return float(found[1]), float(found[2])


def _dressed(chart: alt.LayerChart) -> alt.LayerChart:
    """Fonts, colours and quiet lines; the screen reader's words are ours, not the engine's."""
    return cast(
        alt.LayerChart,
        chart.configure(aria=False, font=FONT, background=PAPER)
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            labelColor=INK,
            titleColor=SOFT_INK,
            gridColor=LINES,
            domainColor="#8a949a",
            tickColor="#8a949a",
            labelLimit=260,
        )
        .configure_text(fontSize=13, color=INK),
    )
