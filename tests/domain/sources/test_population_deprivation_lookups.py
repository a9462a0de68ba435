import pytest

from fivefold.sources import Kind
from tests.builders.files import a_csv

AGES = [str(age) for age in range(6)]
POPULATION = ["area_code", "area_name", "sex", "year", *AGES]


def words(reading):
    return [problem.words for problem in reading.problems]


def a_population(*rows, heading=POPULATION):
    return a_csv(heading, *rows)


def test_population_is_read_by_area_sex_and_single_year(read):
    reading = read(a_population(["E08000009", "Trafford", "Females", "2024", 1, 2, 3, 4, 5, 6]))
    assert (reading.kind, reading.periods) == (Kind.POPULATION, ("2024",))
    assert [(r.area_code, r.sex, r.year, r.age, r.count) for r in reading.population_rows] == [
        ("E08000009", "Female", 2024, age, age + 1) for age in range(6)
    ]


def test_the_year_may_stand_in_the_name_of_the_file(read):
    content = a_csv(["lsoa21_code", "lsoa21_name", *AGES], ["E01000001", "City 001A", 1, 2, 3, 4, 5, 6])
    assert read(content, "mid_2023_population.csv").periods == ("2023",)
    assert words(read(content, "population.csv")) == [
        ("Row 1, column year: Nothing in the file says which year it is for. Put the year in the file's name, such as "
        "population_mid_2024.csv, or add a column called year.")
    ]  # fmt: skip


def test_ages_by_sex_in_the_headings_are_read(read):
    heading = ["LSOA 2021 Code", "Total", *[f"F{age}" for age in range(5)], *[f"M{age}" for age in range(5)]]
    reading = read(a_csv(heading, ["E01000001", 55, *range(1, 11)]), "sape_2022.csv")
    assert {(r.sex, r.age): r.count for r in reading.population_rows}[("Male", 0)] == 6
    assert sum(r.count for r in reading.population_rows if r.sex == "Female") == 15


def test_ages_that_do_not_add_up_to_the_published_total_are_named_and_kept(read):
    heading = ["area_code", "year", "all_ages", *AGES, "6+"]
    reading = read(a_csv(heading, ["E08000009", "2024", 99, 1, 2, 3, 4, 5, 6, 7]))
    assert reading.is_clean
    assert [c.words for c in reading.contradictions] == [
        "The ages of E08000009 add up to 28, but the file says 99 in all. Both are kept as published."
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["E0800", "T", "Persons", "2024", 1, 2, 3, 4, 5, 6], "Row 2, column area_code: 'E0800' is not an official area code."),
        (["E08000009", "T", "women?", "2024", 1, 2, 3, 4, 5, 6], "Row 2, column sex: 'women?' is not a sex. Use Persons, Females or Males."),
        (["E08000009", "T", "Persons", "30/06/2024", 1, 2, 3, 4, 5, 6], "Row 2, column year: '30/06/2024' is not a year that begins with its four digits."),
        (["E08000009", "T", "Persons", "2024", -1, 2, 3, 4, 5, 6], "Row 2, column 0: -1 people cannot be."),
        (["E08000009", "T", "Persons", "2024", "", 2, 3, 4, 5, 6], "Row 2, column 0: The number of people is missing."),
        (["E08000009", "T", "Persons", "2024", "c", 2, 3, 4, 5, 6], "Row 2, column 0: 'c' is not a number."),
    ],
)  # fmt: skip
def test_a_wrong_cell_of_a_population_is_named(read, row, said):
    reading = read(a_population(row))
    assert reading.rows == []
    assert words(reading)[0].startswith(said)


def test_an_area_given_twice_with_other_numbers_is_a_problem_and_with_the_same_is_kept_once(read):
    one, other = (["E08000009", "T", "Persons", "2024", n, 2, 3, 4, 5, 6] for n in (1, 9))
    assert (len(read(a_population(one, one)).rows), len(read(a_population(one, one)).repeated)) == (6, 1)
    assert words(read(a_population(one, other))) == [
        "Row 3, column area_code: E08000009, Persons, 2024 is there twice with different numbers (first in row 2). Delete one."
    ]


DEPRIVATION = ["lsoa21_code", "IMD_rank", "IMD_decile", "Income_decile", "household_overcrowding"]


def test_deprivation_is_read_with_its_edition_and_vintage(read):
    (row,) = read(a_csv(DEPRIVATION, ["E01000001", 26525, 8, 10, 0.032])).deprivation_rows
    assert (row.edition, row.vintage, row.rank, row.decile, row.domains, row.further) == (
        2025, 2021, 26525, 8, (("Income_decile", 10),), (("household_overcrowding", 0.032),),
    )  # fmt: skip


def test_the_long_headings_of_the_ministry_are_read(read):
    heading = [
        "LSOA code (2011)", "LSOA name (2011)", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
    ]  # fmt: skip
    (row,) = read(a_csv(heading, ["E01000001", "City of London 001A", "29,199", 9])).deprivation_rows
    assert (row.edition, row.vintage, row.rank, row.decile) == (2019, 2011, 29_199, 9)


def test_a_decile_beyond_ten_is_a_problem(read):
    assert words(read(a_csv(DEPRIVATION, ["E01000001", 26525, 11, 10, 0]))) == [
        ("Row 2, column IMD_decile: '11' is not a whole number from 1 to 10. Use the file of ranks and deciles by LSOA as "
        "the ministry publishes it.")
    ]  # fmt: skip


def test_deprivation_without_its_small_areas_is_a_problem(read):
    assert words(read(a_csv(["area", "IMD_rank", "IMD_decile"], ["x", 1, 1])))[0].startswith(
        "Row 1, column lsoa21_code: No column says which LSOA a row is for and of which year."
    )


def test_lookups_are_read_with_the_headings_of_ons(read):
    reading = read(
        a_csv(
            ["LAD24CD", "LAD24NM", "LSOA21CD", "LSOA21NM"],
            ["E08000009", "Trafford", "E01006074", "Trafford 025A"],
        )
    )
    (row,) = reading.lookup_rows
    assert (row.child_code, row.child_level, row.child_vintage, row.parent_name, row.parent_level, row.parent_vintage) == (
        "E01006074", "lsoa", 2021, "Trafford", "ltla", 2024,
    )  # fmt: skip
    assert reading.title == "figures.csv: LSOA 2021 to LTLA 2024"


def test_both_unusable_codes_of_a_lookup_row_are_named(read):
    reading = read(a_csv(["lsoa21_code", "lsoa21_name", "ltla24_code", "ltla24_name"], ["x", "", "y", ""]))
    assert [problem.column for problem in reading.problems] == ["lsoa21_code", "ltla24_code"]


def test_the_same_pair_twice_is_kept_once(read):
    row = ["E01006074", "A", "E08000009", "Trafford"]
    reading = read(a_csv(["lsoa21_code", "lsoa21_name", "ltla24_code", "ltla24_name"], row, row))
    assert (len(reading.rows), [repeat.rows for repeat in reading.repeated]) == (1, [(2, 3)])


def test_a_file_about_other_areas_only_is_a_problem(read):
    assert words(read(a_population(["E00000001", "OA", "Persons", "2024", 1, 2, 3, 4, 5, 6]))) == [
        "No row is about an area that Fivefold works with. Choose councils, boards or small areas."
    ]
