"""A small piece of the earth laid flat: degrees to metres and back, good to a few metres in a hundred kilometres."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres east and north of a point. Lengths of a degree follow the WGS 84 ellipsoid at its latitude."""

    longitude: float
    latitude: float

    @property
    def metres_per_degree(self) -> Place:
        """How many metres a degree of longitude and one of latitude measure here.

        >>> [round(metres) for metres in Plane(-2.3, 53.4).metres_per_degree]
        [66515, 111294]
        """
        at = radians(self.latitude)
        east = 111_412.84 * cos(at) - 93.5 * cos(3 * at) + 0.118 * cos(5 * at)
        north = 111_132.92 - 559.82 * cos(2 * at) + 1.175 * cos(4 * at)
        return east, north

    def metres(self, longitude: float, latitude: float) -> Place:
        """Metres east and north of the point."""
        east, north = self.metres_per_degree
        return (longitude - self.longitude) * east, (latitude - self.latitude) * north

    def degrees(self, east: float, north: float) -> Place:
        """Longitude and latitude of a place so many metres east and north of the point."""
        a_degree_east, a_degree_north = self.metres_per_degree
        return self.longitude + east / a_degree_east, self.latitude + north / a_degree_north
