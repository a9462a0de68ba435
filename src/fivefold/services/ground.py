"""Which area holds a place where a service is given, so that services can be counted by area. Nobody is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.services.offer import Offer
from fivefold.services.open_to import Location
from fivefold.services.reach import Point, Why, comes_to_families, places_of, point_of, why_not_on_the_map
from fivefold.vocabulary.ground import GroundArea
from fivefold.vocabulary.postcodes import postcode_key
from fivefold.vocabulary.shapes import extent, holds

FROM_POSTCODE = "postcode"


class Finder:
    """Finds the area that holds a point; looks at outlines only where the box around them holds it."""

    def __init__(self, areas: Iterable[GroundArea]) -> None:
        self._boxes = [(*extent([area.outline]), area) for area in areas]
        self._known: dict[Point, GroundArea | None] = {}

    def area_at(self, point: Point) -> GroundArea | None:
        """The area that holds the point; None where the point lies outside all of them."""
        if point not in self._known:
            self._known[point] = self._look(point)
        return self._known[point]

    def _look(self, point: Point) -> GroundArea | None:
        x, y = point.longitude, point.latitude
        for west, south, east, north, area in self._boxes:
            if west <= x <= east and south <= y <= north and holds(area.outline, (x, y)):
                return area
        return None


@dataclass(frozen=True, slots=True)
class AreaCount:
    """Services with a place in one area. A service with places in two areas counts in both."""

    area: GroundArea
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class ByArea:
    """Services by area. Each service stands in an area, outside them, among those that come to families, or in `unplaced`."""

    areas: tuple[AreaCount, ...]
    outside: tuple[Offer, ...]
    to_them: tuple[Offer, ...]
    unplaced: tuple[tuple[Offer, Why], ...]


def by_area(offers: Iterable[Offer], areas: Iterable[GroundArea], finder: Finder | None = None) -> ByArea:
    """Count services by the areas that hold their places; what is not on the map is a row of its own."""
    every = tuple(areas)
    found = finder or Finder(every)
    inside: dict[str, list[Offer]] = {area.code: [] for area in every}
    outside, to_them, unplaced = [], [], []
    for offer in offers:
        points = [at for place in places_of(offer) if (at := point_of(place))]
        held = {area.code for at in points if (area := found.area_at(at))}
        for code in held:
            inside[code].append(offer)
        if points and not held:
            outside.append(offer)
        elif not points and comes_to_families(offer):
            to_them.append(offer)
        elif not points and (why := why_not_on_the_map(offer)):
            unplaced.append((offer, why))
    counts = tuple(AreaCount(area, tuple(inside[area.code])) for area in every)
    return ByArea(counts, tuple(outside), tuple(to_them), tuple(unplaced))


def located(place: Location, positions: Mapping[str, Point]) -> Location:
    """The place with the position of its postcode, where it has none of its own. A position of its own stays."""
    if place.is_on_the_map:
        return place
    key = postcode_key(place.postcode)
    at = positions.get(key) if key else None
    if at is None:
        return place
    return Location(
        place.name, place.address, place.postcode, at.latitude, at.longitude, FROM_POSTCODE, place.hours
    )
