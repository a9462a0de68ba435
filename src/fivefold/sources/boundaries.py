"""Boundaries of areas as GeoJSON, the way ONS Open Geography, councils and open-data sites publish them.

The names of the properties differ by edition (LAD24CD, LSOA11CD, area_code); level and year come from them, else
from the codes and the name of the file. Outlines are simplified once, here, all of a file together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fivefold.sources.area_rows import BoundaryRow
from fivefold.sources.cells import shortened
from fivefold.sources.lookups import LEVELS
from fivefold.sources.outlines import Broken, Simplified, share_that_overlaps, simplified, whole
from fivefold.sources.reading import Kind, Problems, Reading, UnreadableFile
from fivefold.vocabulary.areas import AreaError, AreaType, area_type
from fivefold.vocabulary.shapes import geojson_of

WHERE_TO_FIND = "Download the boundaries as GeoJSON from the ONS Open Geography Portal, generalised (BGC) or super-generalised (BSC)."
IN_DEGREES = (
    "Download them again as GeoJSON, which is in degrees, or save them in QGIS as GeoJSON with the coordinate system "
    "EPSG:4326 (WGS 84)."
)
MOST_FEATURES = 40_000
MOST_OVERLAP = 0.001
# The United Kingdom with its waters, in degrees.
WEST, SOUTH, EAST, NORTH = -9.5, 49.0, 3.0, 62.0
_OTHER_NAMES = {
    "lad": "ltla",
    "wd": "ward",
    "rgn": "region",
    "ctyua": "utla",
    "cty": "utla",
    "ctry": "country",
}
_DATED = re.compile(r"([a-z]+?)_?(\d{2})_?cd", re.IGNORECASE)
_PLAIN = ("area_code", "areacode", "code", "geography_code", "datazone", "gss_code", "interzone")
_PLAIN_NAMES = ("area_name", "areaname", "name", "geography_name")
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_COMBINED = re.compile(r"E47\d{6}")
_LEVEL = {
    AreaType.LSOA: "lsoa", AreaType.MSOA: "msoa", AreaType.WARD: "ward", AreaType.COUNTY: "utla",
    AreaType.HEALTH_BOARD: "lhb", AreaType.ICB: "icb", AreaType.SUB_ICB: "sicbl", AreaType.REGION: "region",
    AreaType.COUNTRY: "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keys:
    """Which properties of a feature hold code and name, and what they say of level and year (0: nothing)."""

    code: str
    name: str
    level: str
    vintage: int


@dataclass(frozen=True, slots=True)
class Feature:
    """One usable feature before simplification."""

    row: int
    code: str
    name: str
    level: str
    vintage: int
    shape: Any


def read(path: Path, filename: str) -> Reading:
    """Every area's outline. Raises UnreadableFile for a file that holds no boundaries."""
    collection = _collection(path, filename)
    _refuse_grid(collection, filename)
    walk = _Walk(_year_in(filename, collection))
    features = collection["features"]
    for row, feature in enumerate(features, 1):
        walk.take(row, feature)
    walk.judge()
    rows = [] if walk.problems else _rows(walk.features)
    first = next(iter(walk.features), None)
    level, vintage = (first.level, first.vintage) if first else ("", 0)
    return Reading(
        kind=Kind.BOUNDARIES,
        title=f"{filename}: {level.upper()} {vintage}" if first else filename,
        rows=rows,
        areas={feature.code: feature.name for feature in walk.features},
        periods=(str(vintage),) if vintage else (),
        problems=tuple(walk.problems.listed),
        problem_count=walk.problems.count,
        notes=tuple(walk.notes),
        rows_read=len(features),
    )


def _collection(path: Path, filename: str) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as damage:
        raise UnreadableFile(
            f"{filename} begins like JSON but breaks off or is damaged.",
            "Download it again and check its size.",
        ) from damage
    kind = found.get("type") if isinstance(found, dict) else None
    if kind == "Topology":
        raise UnreadableFile(f"{filename} is TopoJSON.", WHERE_TO_FIND)
    features = found.get("features") if isinstance(found, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        raise UnreadableFile(f"{filename} is JSON but holds no boundaries of areas.", WHERE_TO_FIND)
    if not features:
        raise UnreadableFile(f"{filename} holds no area.", WHERE_TO_FIND)
    if len(features) > MOST_FEATURES:
        raise UnreadableFile(
            f"{filename} holds {len(features):,} areas; the limit is {MOST_FEATURES:,}.",
            "Keep your own councils.",
        )
    return found  # type: ignore[no-any-return]


def _refuse_grid(collection: Mapping[str, Any], filename: str) -> None:
    """Boundaries in metres of a national grid are refused: read as degrees they would lie nowhere."""
    said = json.dumps(collection.get("crs") or "")
    named = "27700" in said or "29902" in said or "3857" in said
    first = _first_place(collection["features"])
    if named or (first is not None and (abs(first[0]) > 180 or abs(first[1]) > 90)):
        raise UnreadableFile(
            f"{filename} gives places in metres of a grid (such as the British National Grid), not in degrees.",
            IN_DEGREES,
        )


def _first_place(features: Sequence[Any]) -> tuple[float, float] | None:
    """The first pair of numbers in the file, however deep it lies."""
    for feature in features:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        found = geometry.get("coordinates") if isinstance(geometry, dict) else None
        while isinstance(found, list) and found and isinstance(found[0], list):
            found = found[0]
        if (
            isinstance(found, list)
            and len(found) >= 2
            and all(isinstance(n, (int, float)) for n in found[:2])
        ):
            return found[0], found[1]
    return None


def _year_in(filename: str, collection: Mapping[str, Any]) -> int:
    found = _YEAR.search(filename) or _YEAR.search(str(collection.get("name") or ""))
    return int(found[0]) if found else 0


def keys_of(properties: Mapping[str, Any]) -> Keys | None:
    """Where a feature says its code: of several dated ones the smallest area counts."""
    plain = {name.casefold(): name for name in properties}
    dated = []
    for lower, name in plain.items():
        if found := _DATED.fullmatch(lower):
            level = _OTHER_NAMES.get(found[1], found[1])
            if level in LEVELS:
                title = plain.get(lower.removesuffix("cd") + "nm", "")
                dated.append(Keys(name, title, level, 2000 + int(found[2])))
    if dated:
        return min(dated, key=lambda keys: (LEVELS.index(keys.level), -keys.vintage))
    code = next((plain[name] for name in _PLAIN if name in plain), None)
    title = next((plain[name] for name in _PLAIN_NAMES if name in plain), "")
    return None if code is None else Keys(code, title, "", 0)


def level_of(code: str) -> str:
    """The level of an official code: "lsoa", "ward", "ltla" and so on. Raises AreaError for what is none.

    >>> level_of("E01006074"), level_of("E08000009"), level_of("E47000001")
    ('lsoa', 'ltla', 'cauth')
    """
    return "cauth" if _COMBINED.fullmatch(code) else _LEVEL.get(area_type(code), "ltla")


class _Walk:
    """Takes features one by one; what is wrong with one names it."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.problems = Problems(counted="Feature")
        self.features: list[Feature] = []
        self.notes: list[str] = []
        self._rows: dict[str, int] = {}

    def take(self, row: int, feature: Any) -> None:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        keys = keys_of(properties) if isinstance(properties, dict) else None
        if keys is None:
            had = shortened(", ".join(properties), 120) if isinstance(properties, dict) else "none"
            self.problems.add(
                row, "", f"No property holds the code of the area (its properties: {had}).",
                "Give each feature a property such as LSOA21CD, LAD24CD or area_code.",
            )  # fmt: skip
            return
        assert isinstance(properties, dict)  # noqa: S101 - for the type checker
        code = str(properties[keys.code] or "").strip()
        try:
            level = keys.level or level_of(code)
            level_of(code)
        except AreaError as error:
            said, _, remedy = str(error).partition(". ")
            self.problems.add(row, keys.code, f"{said}.", remedy or "Use an official area code.")
            return
        if first := self._rows.get(code):
            self.problems.add(
                row, keys.code, f"{code} is there twice (first as feature {first:,}).",
                "Keep one feature for each area; join the parts of an area into one.",
            )  # fmt: skip
            return
        self._rows[code] = row
        name = str(properties.get(keys.name) or "").strip() or code
        self._shape(row, code, name, level, keys.vintage or self.year, feature.get("geometry"))

    def _shape(self, row: int, code: str, name: str, level: str, vintage: int, geometry: object) -> None:
        try:
            shape = whole(geometry)
        except Broken as broken:
            self.problems.add(
                row, "", f"The boundary of {shortened(name)} ({code}) is broken: {broken}.",
                "Download the file again; if the fault stays, mend it with the tool “Fix geometries” of QGIS.",
            )  # fmt: skip
            return
        west, south, east, north = shape.bounds
        if west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH:
            self.features.append(Feature(row, code, name, level, vintage, shape))
        elif west >= SOUTH and east <= NORTH and south >= WEST and north <= EAST:
            self.problems.add(
                row, "", f"The boundary of {shortened(name)} ({code}) gives latitude before longitude.",
                "GeoJSON puts longitude first; download the file again as GeoJSON.",
            )  # fmt: skip
        else:
            self.problems.add(
                row,
                "",
                f"The boundary of {shortened(name)} ({code}) lies outside the United Kingdom.",
                IN_DEGREES,
            )

    def judge(self) -> None:
        """What only all features together show: one level, one year, no area over another."""
        for what, found, remedy in (
            ("levels", {f.level for f in self.features}, "Upload one file for each level."),
            (
                "years",
                {f.vintage for f in self.features},
                "Boundaries of different years do not fit together.",
            ),
        ):
            if len(found) > 1:
                listed = ", ".join(str(one) for one in sorted(found))
                self.problems.add(0, "", f"The file mixes boundaries of different {what}: {listed}.", remedy)
        if self.features and not all(feature.vintage for feature in self.features):
            self.problems.add(
                0, "", "Nothing in the file says of which year the boundaries are.",
                "Put the year in the file's name, such as trafford_wards_2023.geojson.",
            )  # fmt: skip
        if (
            not self.problems
            and (share := share_that_overlaps([f.shape for f in self.features])) > MOST_OVERLAP
        ):
            self.problems.add(
                0, "", f"Areas lie over one another ({share:.1%} of the ground is covered twice).",
                "Upload boundaries of one level, as they were published.",
            )  # fmt: skip


def _rows(features: Sequence[Feature]) -> list[BoundaryRow]:
    shapes: list[Simplified] = simplified([f.shape for f in features], features[0].level)
    return [
        BoundaryRow(
            f.row, f.code, f.name, f.level, f.vintage, geojson_of(s.outline), *s.inside, s.west, s.south, s.east, s.north
        )
        for f, s in zip(features, shapes, strict=True)
    ]  # fmt: skip
