"""Every official file as it comes: what it is, how much it holds, and totals that are known from elsewhere."""

import csv
import tracemalloc
from collections import Counter

import pytest

from fivefold.sources import Kind, UnreadableFile, recognise
from fivefold.vocabulary.value import State

pytestmark = pytest.mark.realdata

FILES = [
    # file, kind, rows in the file, facts that enter, areas
    ("fingertips/DERIVED_api_layout_0to5_indicators.csv", Kind.FINGERTIPS, 2_707, 2_677, 56),
    ("fingertips/fingertips_api_export_93356_countyua.csv", Kind.FINGERTIPS, 852, 852, 162),
    ("fingertips/ohid_fingertips_extract_2025-02-13.csv", Kind.OHID_EXTRACT, 44_452, 32_787, 56),
    ("population/mye2020_lsoa11_england_wales_ages0to15.csv", Kind.POPULATION, 34_753, 34_753 * 16, 34_753),
    ("population/mye2020_ltla21_england_wales_single_year.csv", Kind.POPULATION, 331, 331 * 91, 331),
    ("population/mye2020_msoa11_england_wales_ages0to15.csv", Kind.POPULATION, 7_201, 7_201 * 16, 7_201),
    ("population/mye2022_scotland_council_areas_single_year.csv", Kind.POPULATION, 32, 32 * 91, 32),
    ("population/trafford_mye2024_all_geographies.csv", Kind.POPULATION, 2_781, 567 * 91, 189),
    ("population/trafford_mye2024_lsoa.csv", Kind.POPULATION, 417, 417 * 91, 139),
    ("population/trafford_mye2024_msoa.csv", Kind.POPULATION, 84, 84 * 91, 28),
    ("population/trafford_mye2024_ward.csv", Kind.POPULATION, 63, 63 * 91, 21),
    ("deprivation/imd2019_england_lsoa11.csv", Kind.DEPRIVATION, 32_844, 32_844, 32_844),
    ("deprivation/imd2025_england_lsoa21.csv", Kind.DEPRIVATION, 33_755, 33_755, 33_755),
    ("lookups/lookup_lsoa11_lsoa21_ltla22.csv", Kind.LOOKUP, 35_795, 70_551, 37_109),
    ("lookups/lookup_lsoa11_ltla21.csv", Kind.LOOKUP, 34_753, 34_753, 35_084),
    ("lookups/lookup_lsoa11_msoa11_england_wales.csv", Kind.LOOKUP, 34_753, 34_753, 41_954),
    ("lookups/lookup_lsoa11_sicbl22_icb22_ltla22.csv", Kind.LOOKUP, 32_844, 32_844 * 3, 33_301),
    ("lookups/lookup_lsoa21_icb24.csv", Kind.LOOKUP, 33_755, 33_755 * 2, 33_903),
    ("lookups/lookup_lsoa21_ward24_ltla24.csv", Kind.LOOKUP, 35_672, 35_672 * 2, 43_526),
    ("lookups/lookup_ltla21_lhb22.csv", Kind.LOOKUP, 22, 22, 29),
    ("lookups/lookup_ltla21_utla21.csv", Kind.LOOKUP, 331, 331, 355),
    ("lookups/lookup_ltla22_ltla23.csv", Kind.LOOKUP, 374, 374, 378),
    ("lookups/lookup_ltla23_utla23.csv", Kind.LOOKUP, 318, 318, 339),
    ("lookups/lookup_ltla24_region24.csv", Kind.LOOKUP, 296, 296, 305),
    ("lookups/lookup_msoa11_ltla21.csv", Kind.LOOKUP, 7_201, 7_201, 7_532),
]


@pytest.fixture(scope="module")
def reading_of(realdata):
    kept = {}

    def read(name):
        if name not in kept:
            kept[name] = recognise(realdata / name, name.rpartition("/")[2])
        return kept[name]

    return read


@pytest.mark.parametrize(("name", "kind", "in_file", "facts", "areas"), FILES, ids=[f[0] for f in FILES])
def test_an_official_file_is_recognised_and_read_without_a_problem(
    realdata, name, kind, in_file, facts, areas
):
    reading = recognise(realdata / name, name.rpartition("/")[2])
    assert reading.problems == ()
    assert (reading.kind, reading.rows_read, len(reading.rows), len(reading.areas)) == (
        kind,
        in_file,
        facts,
        areas,
    )


def test_the_extract_is_read_in_little_memory(realdata):
    path = realdata / "fingertips/ohid_fingertips_extract_2025-02-13.csv"
    tracemalloc.start()
    recognise(path, path.name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120_000_000


EXTRACT = "fingertips/ohid_fingertips_extract_2025-02-13.csv"


def test_the_extract_repeats_keys_as_a_plain_count_over_the_file_says(realdata, reading_of):
    """The publisher's ids alone repeat 6,730 times, because many category ids are empty while the category has a name.
    With the names, 3,107 rows repeat 2,571 figures."""
    with (realdata / EXTRACT).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_ids = ("IndicatorId", "AreaCode", "SexID", "AgeID", "Year", "CategoryTypeId", "CategoryId")
    by_names = ("IndicatorId", "AreaCode", "Sex", "Age", "Year", "CategoryType", "Category")
    assert len(rows) - len({tuple(row[c] for c in by_ids) for row in rows}) == 6_730
    times = Counter(tuple(row[c] for c in by_names) for row in rows)
    repeated = {key: n for key, n in times.items() if n > 1}
    official = {key: n for key, n in repeated.items() if key[1][0] == "E"}
    reading = reading_of(EXTRACT)
    assert sum(n - 1 for n in repeated.values()) == 3_107
    assert len(reading.repeated) == len(official) == 2_571
    assert sum(len(repeat.rows) - 1 for repeat in reading.repeated) == sum(n - 1 for n in official.values())


def test_every_row_of_the_extract_is_accounted_for(reading_of):
    reading = reading_of(EXTRACT)
    set_aside = 7_660 + 690
    kept_once = sum(len(repeat.rows) - 1 for repeat in reading.repeated if not repeat.differ)
    none_taken = sum(len(repeat.rows) for repeat in reading.repeated if repeat.differ)
    assert len(reading.rows) + set_aside + kept_once + none_taken == 44_452


def test_no_early_years_indicator_of_the_extract_has_figures_that_differ(reading_of):
    differ = {repeat.key[0] for repeat in reading_of(EXTRACT).repeated if repeat.differ}
    assert differ == {"91040", "94063", "352", "383", "90453"} & differ
    assert differ.isdisjoint({"93085", "93701", "92026", "20401", "30302", "92266", "94103"})


def test_the_extract_contradicts_itself_in_31_rows_and_each_is_kept_as_published(reading_of):
    reading = reading_of(EXTRACT)
    rows = {row.row: row for row in reading.indicator_rows}
    found = Counter(rows[contradiction.row].indicator_id for contradiction in reading.contradictions)
    assert found == {"93124": 30, "93701": 1}
    on_count_scale = [c for c in reading.contradictions if "looks like an interval of the count" in c.words]
    assert len(on_count_scale) == 30
    rounded = next(c for c in reading.contradictions if rows[c.row].indicator_id == "93701")
    assert "15.6 lies outside its own interval (15.5 to 15.6)" in rounded.words or "rounded" in rounded.words


def test_smoking_at_delivery_in_the_extract_has_periods_by_financial_year(reading_of):
    rows = [
        r
        for r in reading_of(EXTRACT).indicator_rows
        if (r.indicator_id, r.area_code, r.category) == ("93085", "E92000001", "")
    ]
    assert sorted(r.period for r in rows) == [
        "2018/19",
        "2019/20",
        "2020/21",
        "2021/22",
        "2022/23",
        "2023/24",
    ]


def test_the_extract_says_what_it_set_aside(reading_of):
    assert "7,660 rows are about GP practices. Fivefold does not work with them; they are set aside." in (
        reading_of(EXTRACT).notes
    )


def test_names_for_the_areas_of_the_extract_come_from_the_caller(realdata):
    path = realdata / EXTRACT
    reading = recognise(path, path.name, {"E08000009": "Trafford", "E06000009": "Blackpool"})
    assert (reading.areas["E06000009"], reading.areas["E92000001"]) == ("Blackpool", "England")


def test_a_missing_value_of_a_genuine_download_is_missing_and_not_nought(reading_of):
    rows = reading_of("fingertips/fingertips_api_export_93356_countyua.csv").indicator_rows
    states = Counter(row.state for row in rows)
    assert states == {State.OBSERVED: 842, State.MISSING: 10}


def test_names_with_line_breaks_become_one_line(reading_of):
    reading = reading_of("fingertips/fingertips_api_export_93356_countyua.csv")
    assert reading.indicators == {"93356": "Campylobacter incidence rate/100,000"}


def test_the_comparison_with_the_region_is_read_whatever_its_column_is_called(reading_of):
    rows = reading_of("fingertips/fingertips_api_export_93356_countyua.csv").indicator_rows
    assert Counter(row.compared_region for row in rows) == {
        "Not compared": 402, "Similar": 174, "Better": 142, "Worse": 134,
    }  # fmt: skip


def test_england_had_56_550_138_people_in_2020_and_3_239_447_under_five(reading_of):
    rows = reading_of("population/mye2020_ltla21_england_wales_single_year.csv").population_rows
    england = [row for row in rows if row.area_code.startswith("E")]
    assert sum(row.count for row in england) == 56_550_138
    assert sum(row.count for row in england if row.age < 5) == 3_239_447


def test_small_areas_add_up_to_their_districts(reading_of):
    def under_five(name):
        rows = reading_of(name).population_rows
        return sum(row.count for row in rows if row.age < 5 and row.area_code[0] == "E")

    assert under_five("population/mye2020_msoa11_england_wales_ages0to15.csv") == 3_239_447
    assert under_five("population/mye2020_lsoa11_england_wales_ages0to15.csv") == 3_239_447


@pytest.mark.parametrize("level", ["lsoa", "msoa", "ward"])
def test_trafford_has_12_428_children_under_five_at_every_level(reading_of, level):
    rows = reading_of(f"population/trafford_mye2024_{level}.csv").population_rows
    persons = [row for row in rows if row.sex == "Persons"]
    assert sum(row.count for row in persons if row.age < 5) == 12_428
    assert sum(row.count for row in persons) == 241_025


def test_girls_and_boys_of_trafford_make_all_children(reading_of):
    rows = reading_of("population/trafford_mye2024_ward.csv").population_rows
    by_sex = Counter()
    for row in rows:
        if row.age < 5:
            by_sex[row.sex] += row.count
    assert by_sex["Female"] + by_sex["Male"] == by_sex["Persons"] == 12_428


def test_output_areas_are_set_aside_and_counted(reading_of):
    assert reading_of("population/trafford_mye2024_all_geographies.csv").notes == (
        "2,214 rows are about output areas (too small to show). Fivefold does not work with them; they are set aside.",
    )


@pytest.mark.parametrize(
    ("name", "edition", "vintage"),
    [
        ("deprivation/imd2019_england_lsoa11.csv", 2019, 2011),
        ("deprivation/imd2025_england_lsoa21.csv", 2025, 2021),
    ],
)
def test_the_most_deprived_place_of_england_is_in_jaywick(reading_of, name, edition, vintage):
    rows = reading_of(name).deprivation_rows
    first = min(rows, key=lambda row: row.rank)
    assert (first.area_code, first.rank, first.decile) == ("E01021988", 1, 1)
    assert {(row.edition, row.vintage) for row in rows} == {(edition, vintage)}


def test_idaci_numerators_that_are_hidden_stay_unknown(reading_of):
    rows = reading_of("deprivation/imd2025_england_lsoa21.csv").deprivation_rows
    assert sum(row.children_in_income_deprivation is None for row in rows) == 815


def test_a_lookup_says_levels_and_vintages(reading_of):
    rows = reading_of("lookups/lookup_lsoa21_ward24_ltla24.csv").lookup_rows
    assert {(r.child_level, r.child_vintage, r.parent_level, r.parent_vintage) for r in rows} == {
        ("lsoa", 2021, "ward", 2024), ("lsoa", 2021, "ltla", 2024),
    }  # fmt: skip
    trafford = [r for r in rows if r.parent_code == "E08000009"]
    assert (len(trafford), trafford[0].parent_name) == (139, "Trafford")


def test_a_small_area_that_was_split_has_two_successors(reading_of):
    rows = reading_of("lookups/lookup_lsoa11_lsoa21_ltla22.csv").lookup_rows
    changes = Counter(row.change for row in rows if row.parent_level == "lsoa")
    assert changes == {"U": 33_647, "S": 1_900, "M": 239, "X": 9}
    of_district = Counter(row.child_code for row in rows if row.parent_level == "ltla")
    assert len(of_district) == 34_753


@pytest.mark.parametrize(
    "name",
    [
        "fingertips/ohid_agedata.csv", "fingertips/ohid_indicator_metadata.json",
        "methods/testdata_Proportion.xlsx", "childhealth_la/trafford_neighbours_school_readiness.md",
        "services/trafford_mental_health_services.csv",
    ],
)  # fmt: skip
def test_other_files_are_refused_with_a_remedy(realdata, name):
    with pytest.raises(UnreadableFile) as refusal:
        recognise(realdata / name, name.rpartition("/")[2])
    assert name.rpartition("/")[2] in refusal.value.what
    assert refusal.value.remedy
