"""Outlines of neighbouring areas: mended where an official file is slightly broken, simplified once, together.

Neighbours are simplified together, so that they keep their common edges: no gap and no overlap arises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.vocabulary.plane import Place, Plane
from fivefold.vocabulary.shapes import Outline

if TYPE_CHECKING:
    import shapely
else:
    shapely = Late("shapely")

# Official files give the same corner of two neighbours with errors in the eighth place: 0.1 m brings them together.
GRID = 1e-6
MOST_CHANGED_BY_MENDING = 0.01
# In metres: what is smaller than this does not show on a map of the whole.
TOLERANCE = {
    "lsoa": 12, "msoa": 20, "ward": 20, "ltla": 80, "utla": 100, "lhb": 200, "sicbl": 150, "icb": 200, "cauth": 200,
    "region": 600, "country": 1000,
}  # fmt: skip


class Broken(ValueError):
    """An outline that cannot be used: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Simplified:
    """One area's outline for maps, a point inside it, and its extent in degrees."""

    outline: Outline
    inside: Place
    west: float
    south: float
    east: float
    north: float


def whole(geometry: object) -> Any:
    """A GeoJSON geometry as a shape without crossings; Broken where it is none or mending would change it."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise Broken("it has no shape" if not kind else f"its shape is a {kind}, not a polygon")
    try:
        shape = shapely.geometry.shape(geometry)
    except (ValueError, TypeError, IndexError, KeyError, shapely.errors.ShapelyError) as trouble:
        raise Broken("its outline is not a list of places that close a ring") from trouble
    if not shape.is_empty and not shape.is_valid:
        shape = _mended(shape)
    if shape.is_empty or not shape.area:
        raise Broken("its outline is empty")
    return shape


def _mended(shape: Any) -> Any:
    """Rings that touch themselves are common in official files and harmless; an outline that crosses itself is not."""
    mended = shapely.make_valid(shape)
    parts = [part for part in getattr(mended, "geoms", [mended]) if part.geom_type.endswith("Polygon")]
    mended = shapely.union_all(parts) if parts else shapely.Polygon()
    if abs(mended.area - shape.area) > MOST_CHANGED_BY_MENDING * mended.area:
        raise Broken(f"its outline crosses itself ({shapely.is_valid_reason(shape).split('[')[0].lower()})")
    return mended


def simplified(shapes: Sequence[Any], level: str) -> list[Simplified]:
    """All outlines of one file, simplified together to what a map of this level shows."""
    if not shapes:
        return []
    west, south, east, north = shapely.total_bounds(shapes)
    plane = Plane((west + east) / 2, (south + north) / 2)
    together = [shapely.set_precision(shape, GRID) for shape in shapes]
    laid_flat = [shapely.transform(shape, _scaled(plane, 1)) for shape in together]
    simpler = shapely.coverage_simplify(laid_flat, TOLERANCE.get(level, 20))
    back = [shapely.transform(shape, _scaled(plane, -1)) for shape in simpler]
    return [_as_simplified(shape) for shape in back]


def _scaled(plane: Plane, way: int) -> Any:
    """Degrees to metres (way 1) or back (way -1); no place is moved, so equal corners stay equal."""
    factors = [metres**way for metres in plane.metres_per_degree]
    return lambda places: places * factors


def _as_simplified(shape: Any) -> Simplified:
    polygons = getattr(shape, "geoms", [shape])
    outline = tuple(
        tuple(_ring(ring) for ring in (polygon.exterior, *polygon.interiors)) for polygon in polygons
    )
    return Simplified(outline, _inside(shape), *(round(edge, 6) for edge in shape.bounds))


def _ring(ring: Any) -> tuple[Place, ...]:
    return tuple((round(x, 6), round(y, 6)) for x, y in ring.coords)


def _inside(shape: Any) -> Place:
    """The middle of an area where that lies in it, else a point that does."""
    middle = shape.centroid
    if not shape.contains(middle):
        middle = shapely.point_on_surface(shape)
    return round(middle.x, 6), round(middle.y, 6)


def share_that_overlaps(shapes: Sequence[Any]) -> float:
    """How much of the area is covered twice; 0 for neighbours that only touch."""
    total = sum(shape.area for shape in shapes)
    return max(0.0, float((total - shapely.union_all(shapes).area) / total)) if total else 0.0
