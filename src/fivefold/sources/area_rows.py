"""What files about areas hold: outlines, and births."""

from dataclasses import dataclass

from fivefold.vocabulary.value import State


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """The outline of one area: simplified, as GeoJSON in degrees, with a point inside and its extent."""

    row: int
    area_code: str
    area_name: str
    level: str
    vintage: int
    shape: str
    longitude: float
    latitude: float
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class BirthRow:
    """Live births to mothers who live in one area, in one month; month 0 is the whole year."""

    row: int
    area_code: str
    area_name: str
    year: int
    month: int
    state: State
    count: float | None
