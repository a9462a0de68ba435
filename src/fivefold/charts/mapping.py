"""Maps without a map service: outlines in degrees become paths of one small flat piece of the earth, north at the top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10, sqrt

from fivefold.charts.markup import own_id, tag, words
from fivefold.charts.palette import INK, PAPER, SOFT_INK
from fivefold.vocabulary.plane import Place, Plane
from fivefold.vocabulary.shapes import Outline, Ring, extent

MARGIN = 10.0
SCALE_BAR = 34.0
LEAST_SIGNED = 22.0


@dataclass(frozen=True, slots=True)
class Ground:
    """How an area is filled: a colour and, so that grey print shows it too, a pattern: lines, crossed or dots."""

    fill: str
    pattern: str = ""
    ink: str = INK

    @property
    def key(self) -> str:
        """The id of its pattern: it follows from the look, so that two maps of a page may share it."""
        return f"g{own_id(self.fill, self.pattern, self.ink)}"

    @property
    def paint(self) -> str:
        return f"url(#{self.key})" if self.pattern else self.fill

    def definition(self) -> str:
        """The pattern as an element, or nothing for a plain colour."""
        return "" if not self.pattern else _pattern(self)


def _pattern(ground: Ground) -> str:
    ground_box = tag("rect", width=8, height=8, fill=ground.fill)
    stroke: dict[str, str | float] = {"stroke": ground.ink, "stroke_width": 1.3, "fill": "none"}
    marks = {
        "lines": tag("path", d="M0 8L8 0M-2 2L2 -2M6 10L10 6", **stroke),
        "crossed": tag("path", d="M0 8L8 0M-2 2L2 -2M6 10L10 6M0 0L8 8M-2 6L2 10M6 -2L10 2", **stroke),
        "dots": tag("circle", cx=2, cy=2, r=1.1, fill=ground.ink) + tag("circle", cx=6, cy=6, r=1.1, fill=ground.ink),
    }  # fmt: skip
    return tag(
        "pattern", ground_box, marks[ground.pattern], id=ground.key, width=8, height=8, patternUnits="userSpaceOnUse"
    )  # fmt: skip


def definitions(grounds: Iterable[Ground]) -> str:
    """All patterns that a map uses, each once."""
    found = {ground.key: ground.definition() for ground in grounds if ground.pattern}
    return tag("defs", *found.values()) if found else ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where places fall in the picture."""

    plane: Plane
    scale: float  # units of the picture for a metre
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def around(
        cls,
        outlines: Iterable[Outline],
        width: float,
        most_high: float,
        reach: float = 0,
        at: Place | None = None,
    ) -> Frame:
        """The frame that holds all outlines, and what lies up to `reach` metres around a place."""
        west, south, east, north = extent(outlines)
        plane = Plane((west + east) / 2, (south + north) / 2)
        (x0, y0), (x1, y1) = plane.metres(west, south), plane.metres(east, north)
        if at is not None:
            x, y = plane.metres(*at)
            x0, y0, x1, y1 = min(x0, x - reach), min(y0, y - reach), max(x1, x + reach), max(y1, y + reach)
        scale = min((width - 2 * MARGIN) / max(x1 - x0, 1), (most_high - 2 * MARGIN) / max(y1 - y0, 1))
        left = (width - scale * (x1 - x0)) / 2 - scale * x0
        high = scale * (y1 - y0) + 2 * MARGIN
        return cls(plane, scale, left, MARGIN + scale * y1, width, round(high + SCALE_BAR, 1))

    def at(self, longitude: float, latitude: float) -> Place:
        """A place in the picture."""
        x, y = self.plane.metres(longitude, latitude)
        return round(self.left + self.scale * x, 1), round(self.top - self.scale * y, 1)

    def path(self, outline: Outline) -> str:
        """The outline as the commands of a path; holes are rings of their own."""
        return "".join(self._ring(ring) for polygon in outline for ring in polygon)

    def _ring(self, ring: Ring) -> str:
        # Written out here: at a million corners a call for each would be most of the time.
        (a, b), (east, north) = (self.plane.longitude, self.plane.latitude), self.plane.metres_per_degree
        across, down = self.scale * east, self.scale * north
        left, top = self.left, self.top
        points = [f"{left + across * (x - a):.1f} {top - down * (y - b):.1f}" for x, y in ring[:-1]]
        kept = [point for point, before in zip(points, ["", *points], strict=False) if point != before]
        return f"M{'L'.join(kept)}Z" if len(kept) > 2 else ""

    def size(self, outline: Outline) -> float:
        """The side of a square as large as the area, in units of the picture."""
        return sqrt(sum(abs(_area(polygon[0])) for polygon in outline)) * self._unit()

    def _unit(self) -> float:
        east, north = self.plane.metres_per_degree
        return self.scale * sqrt(east * north)

    def scale_bar(self) -> str:
        """A bar of a round length, and the way to the north in words."""
        metres = round_length(self.width / 4 / self.scale)
        long = metres * self.scale
        y = self.height - 10
        bar = tag(
            "path",
            d=f"M{MARGIN} {y - 5}V{y}H{MARGIN + long:.1f}V{y - 5}",
            fill="none",
            stroke=INK,
            stroke_width=1.5,
        )
        said = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
        return bar + words(f"{said} · north is up", MARGIN + long + 8, y, 13, fill=SOFT_INK)


def round_length(metres: float) -> float:
    """The longest of 1, 2 or 5 times a power of ten that is no longer.

    >>> round_length(3400), round_length(740)
    (2000.0, 500.0)
    """
    room = max(metres, 1)
    power = 10.0 ** floor(log10(room))
    # Just below a power of ten the logarithm may round up to it: then 5 times the power before is the answer.
    return max(step * power for step in (0.5, 1, 2, 5) if step * power <= room)


def _area(ring: Ring) -> float:
    """Area of a ring in square degrees (its sign says which way it runs)."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) / 2


def area_path(d: str, ground: Ground, said: str, edge: str = PAPER, width: float = 1.0) -> str:
    """One area: its outline, filled, with its words for a pointer that rests on it."""
    return tag(
        "path", tag("title", said), d=d, fill=ground.paint, fill_rule="evenodd", stroke=edge, stroke_width=width,
        stroke_linejoin="round",
    )  # fmt: skip
