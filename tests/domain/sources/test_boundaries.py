"""Boundaries as GeoJSON: what is read out of them, what is refused and with which remedy."""

import json

import pytest
import shapely

from fivefold.sources import Kind, UnreadableFile, recognise
from fivefold.sources.boundaries import keys_of
from fivefold.sources.outlines import simplified
from fivefold.vocabulary.shapes import outline_of

X, Y, STEP = -2.3, 53.4, 0.01


def square(column, row=0):
    x, y = X + column * STEP, Y + row * STEP
    return [[[x, y], [x + STEP, y], [x + STEP, y + STEP], [x, y + STEP], [x, y]]]


def feature(code, place=0, shape=None, **properties):
    geometry = shape or {"type": "Polygon", "coordinates": square(place)}
    return {
        "type": "Feature",
        "properties": properties or {"LSOA21CD": code, "LSOA21NM": f"Area {code[-1]}"},
        "geometry": geometry,
    }


def collection(*features, **also):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **also})


@pytest.fixture
def reading(tmp_path):
    def read(text, name="boundaries.geojson"):
        path = tmp_path / name
        path.write_text(text)
        return recognise(path, name)

    return read


@pytest.fixture
def refused(reading):
    def read(text, name="boundaries.geojson"):
        with pytest.raises(UnreadableFile) as refusal:
            reading(text, name)
        return str(refusal.value)

    return read


def test_level_year_code_name_and_a_point_inside_are_read(reading):
    found = reading(collection(feature("E01000001"), feature("E01000002", 1)))
    assert (found.kind, found.is_clean, found.periods) == (Kind.BOUNDARIES, True, ("2021",))
    assert [(r.area_code, r.area_name, r.level, r.vintage) for r in found.boundary_rows] == [
        ("E01000001", "Area 1", "lsoa", 2021), ("E01000002", "Area 2", "lsoa", 2021),
    ]  # fmt: skip
    first = found.boundary_rows[0]
    assert (first.longitude, first.latitude) == (pytest.approx(X + STEP / 2), pytest.approx(Y + STEP / 2))
    assert (first.west, first.south, first.east, first.north) == (
        X,
        Y,
        pytest.approx(X + STEP),
        pytest.approx(Y + STEP),
    )


@pytest.mark.parametrize(
    ("properties", "level", "vintage"),
    [
        ({"LAD24CD": "E08000009", "LAD24NM": "Trafford"}, "ltla", 2024),
        ({"CTYUA23CD": "E08000009", "CTYUA23NM": "Trafford"}, "utla", 2023),
        ({"WD23CD": "E05015239", "LAD23CD": "E08000009", "WD23NM": "Altrincham"}, "ward", 2023),
        ({"msoa11cd": "E02001259", "msoa11nm": "Old Trafford"}, "msoa", 2011),
        ({"area_code": "E05015239", "area_name": "Altrincham"}, "", 0),
    ],
)
def test_the_names_of_properties_differ_by_edition(properties, level, vintage):
    keys = keys_of(properties)
    assert (keys.level, keys.vintage) == (level, vintage)


def test_a_year_that_only_the_name_of_the_file_tells(reading):
    plain = collection(feature("", area_code="E05015239", area_name="Altrincham"))
    assert reading(plain, "wards_2023.geojson").boundary_rows[0].vintage == 2023
    assert "Put the year in the file's name" in reading(plain, "wards.geojson").problems[0].words


def test_a_multipolygon_with_a_hole_keeps_both(reading):
    hole = [
        [X + 0.003, Y + 0.003],
        [X + 0.007, Y + 0.003],
        [X + 0.007, Y + 0.007],
        [X + 0.003, Y + 0.007],
        [X + 0.003, Y + 0.003],
    ]
    shape = {"type": "MultiPolygon", "coordinates": [[square(0)[0], hole], square(3)]}
    outline = outline_of(reading(collection(feature("E01000001", shape=shape))).boundary_rows[0].shape)
    assert [len(polygon) for polygon in sorted(outline, key=len)] == [1, 2]


def test_either_way_round_a_ring_gives_the_same_area(reading):
    backwards = {"type": "Polygon", "coordinates": [square(0)[0][::-1]]}
    one, other = (
        reading(collection(feature("E01000001", shape=shape)), name).boundary_rows[0]
        for shape, name in ((None, "a.geojson"), (backwards, "b.geojson"))
    )
    assert (one.longitude, one.west, one.north) == (other.longitude, other.west, other.north)


def test_a_grid_in_metres_is_refused_with_the_remedy(refused):
    metres = {
        "type": "Polygon",
        "coordinates": [[[377000, 387000], [378000, 387000], [378000, 388000], [377000, 387000]]],
    }
    for text in (
        collection(feature("E01000001", shape=metres)),
        collection(
            feature("E01000001"), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
        ),
    ):
        assert "British National Grid" in refused(text)
        assert "EPSG:4326" in refused(text)


def test_what_holds_no_boundaries_is_refused(refused):
    assert "TopoJSON" in refused('{"type": "Topology", "objects": {}}')
    assert "holds no boundaries" in refused('{"contents": []}')
    assert "holds no area" in refused(collection())
    assert "breaks off" in refused('{"type": "FeatureCollection", "features": [')


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (feature("E01000001", shape={"type": "Point", "coordinates": [X, Y]}), "Feature 2: The boundary of Area 1 (E01000001) is broken: its shape is a Point"),
        ({"type": "Feature", "properties": {"LSOA21CD": "E01000001"}, "geometry": None}, "is broken: it has no shape"),
        (feature("E01000001", shape={"type": "Polygon", "coordinates": [[[X, Y], [X + 1, "north"], [X, Y]]]}), "is broken: its outline is not a list of places"),
        (feature("E01000001", shape={"type": "Polygon", "coordinates": [[[X, Y], [X + STEP, Y + STEP], [X + STEP, Y], [X, Y + STEP], [X, Y]]]}), "its outline crosses itself"),
        (feature("E01000001", shape={"type": "Polygon", "coordinates": [[[Y, X], [Y, X + STEP], [Y + STEP, X], [Y, X]]]}), "gives latitude before longitude"),
        (feature("E01000001", shape={"type": "Polygon", "coordinates": [[[40, 10], [41, 10], [41, 11], [40, 10]]]}), "lies outside the United Kingdom"),
        (feature("Sale"), "Feature 2, field LSOA21CD"),
        (feature("", NAME="Sale"), "No property holds the code of the area (its properties: NAME)"),
        (feature("E01000009"), "E01000009 is there twice (first as feature 1)"),
    ],
)  # fmt: skip
def test_a_fault_names_its_feature_and_nothing_enters(reading, wrong, words):
    found = reading(collection(feature("E01000009", 5), wrong))
    assert (found.is_clean, list(found.rows)) == (False, [])
    assert words in found.problems[0].words


def test_two_years_or_levels_in_one_file_are_refused(reading):
    years = reading(collection(feature("E01000001"), feature("", 1, LSOA11CD="E01000002")))
    assert "mixes boundaries of different years: 2011, 2021" in years.problems[0].words
    levels = reading(collection(feature("E01000001"), feature("", 1, MSOA21CD="E02000001")))
    assert "mixes boundaries of different levels: lsoa, msoa" in levels.problems[0].words


def test_areas_over_one_another_are_refused(reading):
    assert (
        "covered twice" in reading(collection(feature("E01000001"), feature("E01000002"))).problems[0].words
    )


def test_neighbours_keep_their_common_edge_when_they_are_simplified():
    """Wavy edges between nine cells: what remains covers the same ground, without a gap and without an overlap."""

    def wave(a, b):
        (ax, ay), (bx, by) = a, b
        return [
            (ax + (bx - ax) * n / 40 + 0.00004 * (n % 2), ay + (by - ay) * n / 40 + 0.00004 * (n % 3))
            for n in range(40)
        ]

    def cell(c, r):
        corner = [(X + (c + i) * STEP, Y + (r + j) * STEP) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
        low, right = wave(corner[0], corner[1]), wave(corner[1], corner[2])
        high, left = wave(corner[3], corner[2])[::-1], wave(corner[0], corner[3])[::-1]
        return shapely.Polygon([*low, *right, corner[2], *high, corner[3], *left])

    cells = [shapely.set_precision(cell(c, r), 1e-6) for c in range(3) for r in range(3)]
    simpler = [
        shapely.geometry.shape({"type": "MultiPolygon", "coordinates": s.outline})
        for s in simplified(cells, "lsoa")
    ]
    assert sum(map(shapely.get_num_coordinates, simpler)) < 0.6 * sum(map(shapely.get_num_coordinates, cells))
    together = shapely.union_all(simpler)
    assert sum(s.area for s in simpler) == pytest.approx(together.area, rel=1e-6)
    assert together.area == pytest.approx(shapely.union_all(cells).area, rel=0.01)
    assert sum(len(part.interiors) for part in getattr(together, "geoms", [together])) == 0
