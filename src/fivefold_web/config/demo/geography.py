"""The invented ground of Harbourside and Moors: small areas in the North Sea, where no council lies, with invented codes.

Made the same way every time: points spread over two outlines, a tessellation, edges bent as streams and streets bend.
"""

import json
from dataclasses import dataclass
from math import sin
from random import Random

from fivefold.late import Late
from fivefold.vocabulary.plane import Plane
from fivefold_web.config.demo.place import HARBOURSIDE, MOORS

shapely = Late("shapely")
PLANE = Plane(1.6, 54.9)
# Outlines in metres: the sea lies east of Harbourside and bites into it; the Moors rise in the west.
COAST = [
    (-1200, -5200), (1500, -5600), (3600, -4700), (4700, -3300), (4200, -2100), (5300, -1300), (4300, -700),
    (2600, -300), (2300, 300), (3100, 700), (4600, 500), (5600, 1500), (4600, 2900), (3200, 4100), (900, 4700),
    (-900, 4200), (-1500, 2200), (-700, 300), (-1700, -1800),
]  # fmt: skip
HILLS = [
    (-1200, -5200), (-1700, -1800), (-700, 300), (-1500, 2200), (-900, 4200), (-3200, 6400), (-7100, 6900),
    (-10400, 4600), (-11300, 700), (-9600, -3600), (-6200, -6400), (-3100, -6300),
]  # fmt: skip
HARBOUR, MARKET = (2000, 200), (-4200, 300)
QUAY = (1900, -500)
QUARTERS = {
    HARBOURSIDE.code: (24, HARBOUR, ("Old Harbour", "Lantern Quay", "Saltings", "Northgate", "Tannery Row", "Gull Point")),
    MOORS.code: (14, MARKET, ("Wool Market", "High Moor", "Becks", "Stonefold")),
}  # fmt: skip


@dataclass(frozen=True)
class Small:
    """One invented small area."""

    code: str
    name: str
    msoa_code: str
    msoa_name: str
    council: object
    shape: object
    metres_from_the_middle: float


def small_areas():
    """All invented small areas; neighbours share their edges."""
    found = []
    outlines = {HARBOURSIDE.code: COAST, MOORS.code: HILLS}
    for hundred, council in enumerate((HARBOURSIDE, MOORS), 1):
        count, middle, quarters = QUARTERS[council.code]
        cells = _cells(outlines[council.code], count, middle, seed=hundred)
        found += _named(cells, council, hundred, middle, quarters)
    return found


def _cells(outline, count, middle, seed):
    """A tessellation of the outline: cells are smaller near the middle, where more people live."""
    rng = Random(seed)  # noqa: S311 - invented ground, the same every time
    land = shapely.Polygon(outline)
    west, south, east, north = land.bounds
    points = []
    while len(points) < count:
        at = shapely.Point(rng.uniform(west, east), rng.uniform(south, north))
        near = 0.25 + 0.75 * (at.distance(shapely.Point(middle)) < 3200)
        if land.contains(at) and rng.random() < near:
            points.append(at)
    for _turn in range(3):
        cells = _voronoi(points, land)
        points = [
            cell.centroid if cell.contains(cell.centroid) else cell.point_on_surface() for cell in cells
        ]
    return _voronoi(points, land)


def _voronoi(points, land):
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=land).geoms
    return [
        max(getattr(cell, "geoms", [cell]), key=lambda part: part.area) for cell in (c & land for c in cells)
    ]


def _named(cells, council, hundred, middle, quarters):
    """Codes and names in the order of the way round the middle, so that a quarter's areas lie side by side."""
    from_middle = shapely.Point(middle)
    order = sorted(cells, key=lambda cell: (_way_round(cell.centroid, middle), cell.centroid.x))
    each = -(-len(order) // len(quarters))
    named = []
    for place, cell in enumerate(order):
        quarter, letter = divmod(place, each)
        named.append(
            Small(
                f"E01099{hundred}{place + 1:02}", f"{quarters[quarter]} {'ABCDEF'[letter]}",
                f"E02099{hundred}{quarter + 1:02}", quarters[quarter], council, _bent(cell), cell.centroid.distance(from_middle),
            )
        )  # fmt: skip
    return named


def _way_round(point, middle):
    """How far round the middle a place lies: a number that grows all the way round."""
    x, y = point.x - middle[0], point.y - middle[1]
    part = y / (abs(x) + abs(y) or 1)
    return part if x >= 0 else 2 - part


def _bent(cell):
    """Straight edges bent by a field that depends on the place alone: an edge of two cells bends the same in both."""
    fine = shapely.segmentize(shapely.set_precision(cell, 1), 260)
    return shapely.Polygon([PLANE.degrees(*_moved(x, y)) for x, y in fine.exterior.coords])


def _moved(x, y):
    return (
        x + 70 * sin(y / 310) + 45 * sin((x + y) / 170),
        y + 70 * sin(x / 290 + 1) + 45 * sin((x - y) / 190),
    )


def boundaries(areas, level):
    """A GeoJSON file of one level, with the properties that ONS uses."""
    code, name = {
        "lsoa": ("LSOA21CD", "LSOA21NM"),
        "msoa": ("MSOA21CD", "MSOA21NM"),
        "ltla": ("LAD24CD", "LAD24NM"),
    }[level]
    features = [
        {
            "type": "Feature",
            "properties": {code: key[0], name: key[1]},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for key, shape in _joined(areas, level).items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def _joined(areas, level):
    """Outlines by code and name: small areas of one larger area are joined."""
    keys = {
        "lsoa": lambda a: (a.code, a.name),
        "msoa": lambda a: (a.msoa_code, a.msoa_name),
        "ltla": lambda a: (a.council.code, a.council.name),
    }[level]
    parts = {}
    for area in areas:
        parts.setdefault(keys(area), []).append(shapely.set_precision(area.shape, 1e-6))
    return {key: shapely.union_all(shapes) for key, shapes in parts.items()}
