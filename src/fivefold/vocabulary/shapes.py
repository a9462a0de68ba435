"""Outlines of areas as plain numbers: rings of longitude and latitude, read from GeoJSON without a geometry library."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from fivefold.vocabulary.plane import Place

Ring = tuple[Place, ...]
Polygon = tuple[Ring, ...]
Outline = tuple[Polygon, ...]
KEPT = 8_192


@lru_cache(maxsize=KEPT)
def outline_of(geojson: str) -> Outline:
    """The polygons of a GeoJSON geometry; in each the first ring is its edge, the others are holes."""
    shape = json.loads(geojson)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return tuple(
        tuple(tuple((place[0], place[1]) for place in ring) for ring in polygon) for polygon in polygons
    )


def geojson_of(outline: Outline) -> str:
    """The outline as a GeoJSON geometry, as short as it can be written."""
    return json.dumps({"type": "MultiPolygon", "coordinates": outline}, separators=(",", ":"))


def extent(outlines: Iterable[Outline]) -> tuple[float, float, float, float]:
    """West, south, east and north of all the outlines together."""
    places = [place for outline in outlines for polygon in outline for place in polygon[0]]
    if not places:
        raise ValueError("no outline, so no extent")
    longitudes, latitudes = zip(*places, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def holds(outline: Outline, place: Place) -> bool:
    """Whether a place lies inside an outline: a line from it to the east crosses the rings an odd number of times.

    >>> square = ((((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)),),)
    >>> holds(square, (1, 1)), holds(square, (3, 1))
    (True, False)
    """
    x, y = place
    crossings = 0
    for polygon in outline:
        for ring in polygon:
            for (ax, ay), (bx, by) in pairwise(ring):
                if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                    crossings += 1
    return crossings % 2 == 1
