from hypothesis import given
from hypothesis import strategies as st

from fivefold.need.population import PopulationCount, under_fives, years_held
from fivefold.vocabulary.value import State

TRAFFORD = "E08000009"


def counts(*numbers, area=TRAFFORD, sex="Persons", year=2024):
    return [
        PopulationCount(area, "Trafford", year, sex, age, n, "ONS mid-2024") for age, n in enumerate(numbers)
    ]


def young(rows, codes=(TRAFFORD,), year=2024):
    return under_fives(rows, area_codes=codes, area_name="Trafford", year=year)


def test_there_is_a_figure_for_each_single_year_and_their_sum():
    found = young(counts(2169, 2313, 2474, 2663, 2809, 3159))
    assert [value.number for value in found.by_age] == [2169, 2313, 2474, 2663, 2809]
    assert (found.total.number, found.total.period, found.total.source) == (
        12_428,
        "mid-2024",
        "ONS mid-2024",
    )


def test_females_and_males_make_all_persons():
    rows = counts(10, 20, 30, 40, 50, sex="Females") + counts(1, 2, 3, 4, 5, sex="Males")
    assert young(rows).total.number == 165


def test_all_persons_are_not_added_to_females_and_males():
    rows = counts(11, 22, 33, 44, 55) + counts(10, 20, 30, 40, 50, sex="F") + counts(1, 2, 3, 4, 5, sex="M")
    assert young(rows).total.number == 165


def test_one_sex_alone_is_missing_and_never_the_whole():
    found = young(counts(10, 20, 30, 40, 50, sex="Females"))
    assert {value.state for value in found.by_age} == {State.MISSING}


def test_an_age_that_is_not_held_makes_the_sum_missing_and_not_smaller():
    found = young(counts(10, 20, 30, 40))
    assert (found.of_age(4).state, found.total.state) == (State.MISSING, State.MISSING)


def test_areas_are_added_and_a_missing_area_is_missing():
    rows = counts(1, 1, 1, 1, 1) + counts(2, 2, 2, 2, 2, area="E06000009")
    assert young(rows, (TRAFFORD, "E06000009")).total.number == 15
    assert young(rows, (TRAFFORD, "E06000010")).total.state is State.MISSING


def test_no_children_of_an_age_is_a_true_zero():
    assert young(counts(0, 1, 1, 1, 1)).of_age(0).state is State.ZERO


def test_years_held_are_newest_first_and_of_this_area():
    rows = counts(1, 1, year=2020) + counts(1, 1, year=2024) + counts(1, area="E06000009", year=2022)
    assert years_held(rows, TRAFFORD) == [2024, 2020]


@given(st.lists(st.integers(0, 10_000), min_size=5, max_size=5))
def test_the_sum_is_the_sum_of_the_ages(numbers):
    assert young(counts(*numbers)).total.number == sum(numbers)
