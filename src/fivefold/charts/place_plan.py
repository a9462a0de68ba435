"""The map of a place as a plan for pins: outlines of areas in a box that stays as it was once chosen, north at the top.

Pins lie in thousandths of the width and height of the box. The box is written into what refers to the map: boundaries
may be replaced by newer ones, and what people pinned still lies where they put it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fivefold.charts.mapping import round_length
from fivefold.vocabulary.ground import Ground, GroundArea
from fivefold.vocabulary.plane import Place, Plane
from fivefold.vocabulary.shapes import Outline, Ring, extent, holds

LONG_SIDE, THOUSAND = 1000.0, 1000
NARROWEST, WIDEST = 0.7, 1.6  # width by height: a longer or higher place gets room at its sides
AIR = 1.06
LETTER = 0.56  # mean width of a letter in parts of its size
DIGITS = 4  # of a degree: ten metres


@dataclass(frozen=True, slots=True)
class PlanBox:
    """What of the earth the plan shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, outlines: Iterable[Outline]) -> PlanBox:
        """All outlines with a little air; wider or higher than the place where that would be too thin to use."""
        west, south, east, north = extent(outlines)
        plane = Plane((west + east) / 2, (south + north) / 2)
        (x0, y0), (x1, y1) = plane.metres(west, south), plane.metres(east, north)
        wide, high = max(x1 - x0, 1.0) * AIR, max(y1 - y0, 1.0) * AIR
        wide, high = max(wide, high * NARROWEST), max(high, wide / WIDEST)
        lower, upper = plane.degrees(-wide / 2, -high / 2), plane.degrees(wide / 2, high / 2)
        return cls(*(round(degree, DIGITS) for degree in (*lower, *upper)))

    @classmethod
    def read(cls, written: str) -> PlanBox | None:
        """The box from its four numbers; None where they are no box.

        >>> PlanBox.read("-2.4,53.3,-2.2,53.5").words, PlanBox.read("here")
        ('-2.4000,53.3000,-2.2000,53.5000', None)
        """
        try:
            west, south, east, north = (float(part) for part in written.split(","))
        except ValueError:
            return None
        there = -180 <= west < east <= 180 and -90 < south < north < 90
        return cls(west, south, east, north) if there else None

    @property
    def words(self) -> str:
        return ",".join(f"{degree:.{DIGITS}f}" for degree in (self.west, self.south, self.east, self.north))

    @property
    def metres(self) -> tuple[float, float]:
        """Its width and height on the ground."""
        plane = Plane((self.west + self.east) / 2, (self.south + self.north) / 2)
        east, north = plane.metres_per_degree
        return (self.east - self.west) * east, (self.north - self.south) * north

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as drawn; the longer side measures a thousand."""
        wide, high = self.metres
        longer = max(wide, high)
        return round(LONG_SIDE * wide / longer), round(LONG_SIDE * high / longer)

    def at(self, place: Place) -> Place:
        """Where a place lies, in parts of the width and height from the upper left."""
        x, y = place
        return (x - self.west) / (self.east - self.west), (self.north - y) / (self.north - self.south)

    def place_at(self, x: float, y: float) -> Place:
        """Longitude and latitude of a pin in thousandths."""
        return (
            self.west + (self.east - self.west) * x / THOUSAND,
            self.north - (self.north - self.south) * y / THOUSAND,
        )


@dataclass(frozen=True)
class PlacePlan:
    """The areas of a place in a box."""

    box: PlanBox
    ground: Ground

    @classmethod
    def of(cls, ground: Ground, box: PlanBox | None = None) -> PlacePlan:
        """In the box that was once chosen, else in one around all areas."""
        return cls(box or PlanBox.around(area.outline for area in ground.areas), ground)

    def area_at(self, x: float, y: float) -> str:
        """The name of the area in which a pin lies; nothing outside all of them."""
        place = self.box.place_at(x, y)
        return next((area.name for area in self.ground.areas if holds(area.outline, place)), "")

    def rings(
        self, outline: Outline, scale: float = 1, left: float = 0, top: float = 0, step: float = 1
    ) -> Iterator[tuple[Place, ...]]:
        """The corners of an outline as drawn, on a grid so fine that nobody sees it; what is smaller falls away."""
        width, height = self.box.size
        for ring in (ring for polygon in outline for ring in polygon):
            corners = _once(self._corner(place, width, height, step) for place in _open(ring))
            if len(corners) > 2:
                yield tuple((left + scale * x, top + scale * y) for x, y in corners)

    def _corner(self, place: Place, width: float, height: float, step: float) -> Place:
        x, y = self.box.at(place)
        return round(x * width / step) * step, round(y * height / step) * step

    def path(self, outline: Outline, step: float = 2) -> str:
        """The outline as commands of a path, for a page: short, for it goes to every phone."""
        rings = self.rings(outline, step=step)
        return "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in ring)}Z" for ring in rings)

    def middle(self, area: GroundArea) -> tuple[int, int]:
        """A point inside an area in thousandths."""
        x, y = self.box.at(area.inside)
        return round(x * THOUSAND), round(y * THOUSAND)

    def named(self, letter: float) -> Iterator[tuple[str, float, float]]:
        """Names that fit into their areas in letters of this size, each with its middle as drawn."""
        width, height = self.box.size
        for area in self.ground.areas:
            x, y = self.box.at(area.inside)
            corners = [place for ring in self.rings(area.outline) for place in ring]
            left, right = (f([a for a, _b in corners] or [0.0]) for f in (min, max))
            if len(area.name) * letter * LETTER <= 2 * min(x * width - left, right - x * width):
                yield area.name, x * width, y * height

    def scale_bar(self) -> tuple[float, str]:
        """The length of a bar as drawn, and in words: a quarter of the width at most."""
        wide, _high = self.box.metres
        metres = round_length(wide / 4)
        said = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
        return metres / wide * self.box.size[0], said


def _open(ring: Ring) -> Ring:
    """A ring without its last corner, which is its first."""
    return ring[:-1]


def _once(corners: Iterable[Place]) -> list[Place]:
    """Corners without those that fall on the one before."""
    found: list[Place] = []
    for corner in corners:
        if not found or found[-1] != corner:
            found.append(corner)
    return found
