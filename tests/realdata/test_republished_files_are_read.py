"""Real files of data teams and of the four places that must be set up: Trafford, Blackpool, Birmingham and Cardiff."""

import csv

import pytest

from fivefold.need.disagreements import disagreements
from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.sources import Kind, recognise
from fivefold.vocabulary.value import State, Value

pytestmark = pytest.mark.realdata
TRAFFORD, BLACKPOOL, BIRMINGHAM, CARDIFF = "E08000009", "E06000009", "E08000025", "W06000015"


@pytest.fixture
def read(realdata):
    return lambda name: recognise(realdata / name, name.rpartition("/")[2])


@pytest.mark.parametrize(
    ("name", "kind", "rows", "aside", "indicators"),
    [
        ("trafford_neighbours_children_poverty", Kind.LOW_INCOME, 213, 0, {"CILIF_ABS", "CILIF_REL"}),
        ("trafford_neighbours_vaccination_mmr", Kind.REPUBLISHED, 192, 0, {"30309-republished", "30311-republished"}),
        ("trafford_neighbours_school_readiness", Kind.REPUBLISHED, 96, 0, {"90631-republished", "90632-republished"}),
        ("trafford_neighbours_obese_reception", Kind.REPUBLISHED, 3671, 0,
         {"90319-republished", "92026-republished", "93105-republished"}),
        ("gm_2019_low_income_families", Kind.REPUBLISHED, 3597, 11, None),
        ("gm_2019_school_readiness_fsm", Kind.REPUBLISHED, 918, 6, None),
        ("gm_2019_child_protection_plans", Kind.REPUBLISHED, 459, 3, None),
        ("gm_2019_children_in_care", Kind.REPUBLISHED, 1220, 8, None),
    ],
)  # fmt: skip
def test_a_republished_file_is_read_whole(read, name, kind, rows, aside, indicators):
    reading = read(f"childhealth_la/{name}.csv")
    assert (reading.kind, len(reading.rows), reading.problem_count) == (kind, rows, 0)
    assert reading.rows_read == rows + aside
    assert indicators is None or set(reading.indicators) == indicators


def test_every_value_is_as_published(read, realdata):
    name = "childhealth_la/trafford_neighbours_obese_reception.csv"
    with (realdata / name).open(encoding="utf-8-sig", newline="") as file:
        published = [row["value"] for row in csv.DictReader(file)]
    found = read(name).indicator_rows
    said = ["" if row.value is None else row.value for row in found]
    assert said == ["" if text in ("NA", "") else float(text) for text in published]


def test_england_by_fifths_is_never_taken_for_the_whole(read):
    rows = read("childhealth_la/trafford_neighbours_obese_reception.csv").indicator_rows
    fifths = [row for row in rows if row.category]
    assert len(fifths) == 60
    assert {row.indicator_id for row in fifths} == {"92026-republished"}


def test_ohid_and_dwp_disagree_about_trafford_as_their_files_say(read):
    files = {
        "OHID, 13 February 2025": "fingertips/DERIVED_api_layout_0to5_indicators.csv",
        "DWP, May 2026": "childhealth_la/trafford_neighbours_children_poverty.csv",
    }
    values = [
        as_value(row, source)
        for source, name in files.items()
        for row in read(name).indicator_rows
        if row.area_code == TRAFFORD
    ]
    found = {one.period: one.said for one in disagreements(values) if one.measure == "93701"}
    assert found["2022/23"] == (
        ("10.4% (10.1% to 10.8%)", "OHID, 13 February 2025"),
        ("13.9%", "DWP, May 2026"),
    )
    assert sorted(found) == ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"]


def as_value(row, source):
    state = State.ZERO if row.value == 0 else row.state
    value = Value(state, row.value, row.low, row.high, period=row.period, source=source, unit="%")
    about = Slice(row.sex, row.age, row.category_type, row.category)
    return IndicatorValue(row.indicator_id, row.indicator_name, row.area_code, row.area_name, about, row.period,
                          row.period_sort, value)  # fmt: skip


# --- The four places -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "under_fives"), [(TRAFFORD, None), (BLACKPOOL, None), (BIRMINGHAM, None), (CARDIFF, None)]
)
def test_the_four_places_have_their_young_children(read, realdata, code, under_fives):
    name = "population/mye2020_ltla21_england_wales_single_year.csv"
    with (realdata / name).open(encoding="utf-8-sig", newline="") as file:
        published = next(row for row in csv.DictReader(file) if row["ltla21_code"] == code)
    found = {row.age: row.count for row in read(name).population_rows if row.area_code == code}
    assert [found[age] for age in range(5)] == [float(published[str(age)]) for age in range(5)]


def test_cardiff_lies_in_its_health_board(read):
    rows = read("lookups/lookup_ltla21_lhb22.csv").lookup_rows
    found = [
        (row.parent_name, row.parent_code, row.parent_level) for row in rows if row.child_code == CARDIFF
    ]
    assert found == [("Cardiff and Vale University Health Board", "W11000029", "lhb")]


SMALL_AREAS = {
    TRAFFORD: {2011: 138, 2021: 139},
    BLACKPOOL: {2011: 94, 2021: 94},
    BIRMINGHAM: {2011: 639, 2021: 659},
}


@pytest.mark.parametrize(
    ("vintage", "indices", "lookup"),
    [
        (2011, "imd2019_england_lsoa11.csv", "lookup_lsoa11_ltla21.csv"),
        (2021, "imd2025_england_lsoa21.csv", "lookup_lsoa21_ward24_ltla24.csv"),
    ],
)
def test_every_small_area_of_a_place_is_in_the_indices_of_its_own_boundaries(read, vintage, indices, lookup):
    ranked = {row.area_code for row in read(f"deprivation/{indices}").deprivation_rows}
    pairs = read(f"lookups/{lookup}").lookup_rows
    for code, expected in SMALL_AREAS.items():
        inside = {row.child_code for row in pairs if row.parent_code == code}
        assert inside <= ranked
        assert len(inside) == expected[vintage]
