"""Official boundaries: all files are read; neighbours keep their edges; council maps are drawn from real figures."""

import csv
import json

import pytest
import shapely

from fivefold.charts.choropleth import Choropleth, MapArea
from fivefold.charts.classing import Classing, by_value
from fivefold.need.own_areas import Counting, SmallArea, within
from fivefold.sources import recognise
from fivefold.vocabulary.shapes import outline_of
from fivefold.vocabulary.value import Value

pytestmark = pytest.mark.realdata
EXPECTED = {
    "ctyua_dec2023_uk_bsc": ("utla", 2023, 218), "icb_apr2023_en_bsc": ("icb", 2023, 42),
    "lad_may2024_uk_bsc": ("ltla", 2024, 361), "lsoa11_E06000009": ("lsoa", 2011, 94),
    "lsoa11_E08000009": ("lsoa", 2011, 138), "lsoa11_E08000025": ("lsoa", 2011, 639),
    "lsoa11_E08000035": ("lsoa", 2011, 482), "lsoa11_E09000022": ("lsoa", 2011, 178),
    "rgn_dec2023_en_buc": ("region", 2023, 9), "sicbl_apr2023_en_bsc": ("sicbl", 2023, 106),
    "trafford_ward_2023": ("ward", 2023, 21),
}  # fmt: skip


def read(realdata, name, called=None):
    return recognise(realdata / "boundaries" / f"{name}.geojson", called or f"{name}.geojson")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_official_file_is_read_whole(realdata, name):
    reading = read(realdata, name)
    level, vintage, areas = EXPECTED[name]
    assert ([p.words for p in reading.problems], len(reading.rows)) == ([], areas)
    assert {(row.level, row.vintage) for row in reading.boundary_rows} == {(level, vintage)}


def test_a_file_that_does_not_say_its_year_asks_for_it_and_is_read_once_it_does(realdata):
    assert "Put the year in the file's name" in read(realdata, "gm_lads").problems[0].words
    named = read(realdata, "gm_lads", "gm_2023.geojson")
    assert [(r.area_code, r.level, r.vintage) for r in named.boundary_rows] == [("E47000001", "cauth", 2023)]


@pytest.mark.parametrize("name", ["lsoa11_E08000009", "lsoa11_E06000009", "trafford_ward_2023"])
def test_simplified_neighbours_leave_no_gap_and_do_not_overlap(realdata, name):
    raw = json.loads((realdata / "boundaries" / f"{name}.geojson").read_text())
    before = shapely.union_all(
        [shapely.make_valid(shapely.geometry.shape(f["geometry"])) for f in raw["features"]]
    )
    rows = read(realdata, name).boundary_rows
    shapes = [shapely.make_valid(shapely.geometry.shape(json.loads(row.shape))) for row in rows]
    after = shapely.union_all(shapes)
    holes = [
        len(part.interiors)
        for shape in (before, after)
        for part in [max(getattr(shape, "geoms", [shape]), key=lambda p: p.area)]
    ]
    assert sum(shape.area for shape in shapes) == pytest.approx(after.area, rel=1e-6)
    assert after.area == pytest.approx(before.area, rel=0.002)
    assert holes[1] <= holes[0]
    assert all(
        shapely.Point(r.longitude, r.latitude).within(s.buffer(1e-6))
        for r, s in zip(rows, shapes, strict=True)
    )


@pytest.mark.parametrize(("code", "areas"), [("E08000009", 138), ("E06000009", 94), ("E08000025", 639)])
def test_the_children_of_a_council_are_drawn_in_a_tenth_of_a_second_once_they_are_read(
    realdata, code, areas, tmp_path
):
    with (realdata / "population" / "mye2020_lsoa11_england_wales_ages0to15.csv").open(
        encoding="utf-8-sig"
    ) as file:
        children = {
            row["lsoa11_code"]: sum(int(row[str(age)]) for age in range(5)) for row in csv.DictReader(file)
        }
    rows = read(realdata, f"lsoa11_{code}").boundary_rows
    values = {
        row.area_code: Value.observed(children[row.area_code], period="mid-2020", unit="children")
        for row in rows
    }
    classes, placed = by_value(values, Classing.QUANTILES)
    drawn = tuple(
        MapArea(r.area_code, r.area_name, outline_of(r.shape), (r.longitude, r.latitude), values[r.area_code], placed[r.area_code])
        for r in rows
    )  # fmt: skip
    chart = Choropleth(f"Children under five in {code}", drawn, classes)
    svg = chart.svg()
    assert chart.svg() == svg
    assert (svg.count("fill-rule"), len(chart.twin().rows), len(classes)) == (areas, areas, 5)


def test_a_kilometre_round_the_middle_of_trafford_is_a_kilometre(realdata):
    rows = read(realdata, "lsoa11_E08000009").boundary_rows
    areas = [
        SmallArea(r.area_code, r.area_name, outline_of(r.shape), (r.longitude, r.latitude)) for r in rows
    ]
    middle = next(area for area in areas if area.name == "Trafford 016A")
    parts = within(areas, middle.inside, 1000, Counting.BY_GROUND)
    assert {part.code for part in within(areas, middle.inside, 1000, Counting.BY_POINT)} <= {
        part.code for part in parts
    }
    assert next(part.share for part in parts if part.code == middle.code) > 0.5
