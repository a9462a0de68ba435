"""Indicators by deprivation: steps, slope, gap; what stands in the way is said."""

from dataclasses import replace

import pytest

from fivefold.need import gaps
from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.need.inequality import (
    ALL_STEPS,
    FIFTHS,
    NO_INTERVALS,
    NO_PEOPLE,
    gradient_of_small_areas,
    gradients,
    newest_gradient,
    place_of,
)
from fivefold.statistics.intervals import wilson
from fivefold.vocabulary.value import State, Value

COUNTS = ((300, 1000), (250, 1000), (220, 1000), (150, 1000), (100, 1000))


def step(place, count=None, of=None, **changes):
    made = wilson(count, of).times(100)
    value = Value(State.OBSERVED, made.value, made.low, made.high, period="2024", source="OHID", unit="%")
    about = Slice(
        "Persons", "4-5 yrs", "LSOA quintiles", f"{FIFTHS[place - 1].capitalize()} quintile (IMD2019)"
    )
    figure = IndicatorValue(
        "90001", "Overweight", "E92000001", "England", about, "2024", 20240000, value, count=count, denominator=of
    )  # fmt: skip
    return replace(figure, **changes)


@pytest.fixture
def steps():
    return [step(place, *row) for place, row in enumerate(COUNTS, 1)]


def test_a_gradient_says_slope_ratio_and_gap_with_intervals(steps):
    (found,) = gradients(steps)
    assert [one.place for one in found.steps] == [1, 2, 3, 4, 5]
    assert (found.of, found.about, found.why) == (5, Slice("Persons", "4-5 yrs"), "")
    assert found.slope.number == pytest.approx(-25)
    assert found.slope.low < -25 < found.slope.high < 0
    assert found.slope.unit == "percentage points"
    assert found.relative.number == pytest.approx(7.9 / 32.9, rel=0.01)
    assert (found.gap.number, found.ratio.number) == (pytest.approx(20), pytest.approx(3))
    assert "calculated by Fivefold" in found.slope.basis


def test_steps_come_in_order_however_the_file_has_them(steps):
    assert gradients(reversed(steps)) == gradients(steps)


def test_the_unit_of_the_definition_serves_where_the_file_has_none(steps):
    bare = [replace(one, value=one.value.about(unit="")) for one in steps]
    assert gradients(bare, unit="%") == gradients(steps)


def test_a_hidden_step_leaves_the_slope_hidden_and_the_gap_of_the_ends_stands(steps):
    steps[2] = replace(steps[2], value=Value(State.SUPPRESSED, period="2024", unit="%"))
    (found,) = gradients(steps)
    assert (found.slope.state, found.slope.number, found.why) == (State.SUPPRESSED, None, ALL_STEPS)
    assert found.gap.number == pytest.approx(20)


def test_a_hidden_end_hides_the_gap_as_well(steps):
    steps[0] = replace(steps[0], value=Value(State.SUPPRESSED, period="2024", unit="%"))
    (found,) = gradients(steps)
    assert (found.gap.state, found.ratio.state) == (State.SUPPRESSED, State.SUPPRESSED)


def test_a_step_that_is_not_held_is_missing_and_no_line_is_drawn(steps):
    (found,) = gradients(steps[1:])
    assert (found.slope.state, found.gap.state, found.why) == (State.MISSING, State.MISSING, ALL_STEPS)


def test_steps_without_people_cannot_be_weighted(steps):
    (found,) = gradients([replace(one, denominator=None) for one in steps])
    assert (found.slope.state, found.why) == (State.MISSING, NO_PEOPLE)


def test_a_step_that_contradicts_itself_stops_the_slope(steps):
    steps[1] = replace(steps[1], value=steps[1].value.about(low=90, high=95))
    assert gradients(steps)[0].why == NO_INTERVALS


def test_the_newest_gradient_with_a_slope_comes_first(steps):
    older = [replace(one, period="2023", period_sort=20230000) for one in steps]
    assert newest_gradient([*older, *steps[1:]]).period == "2023"
    assert newest_gradient([*older, *steps]).period == "2024"
    assert newest_gradient([]) is None


@pytest.mark.parametrize(
    ("category", "place"),
    [
        ("Most deprived decile (IMD2019)", (1, 10)), ("Fifth less deprived decile (IMD2019)", (6, 10)),
        ("Least deprived decile", (10, 10)), ("Average deprived quintile", (3, 5)), ("White", None), ("", None),
        ("Third least deprived quintile", None),
    ],
)  # fmt: skip
def test_publishers_words_say_the_step(category, place):
    assert place_of(category) == place


def small(code, count, of, state=State.OBSERVED):
    value = (
        Value.observed(100 * count / of, unit="%", period="2024")
        if state is State.OBSERVED
        else Value(state, unit="%")
    )
    known = state is State.OBSERVED
    return IndicatorValue(
        "90001", "Overweight", code, code, Slice("Persons", "4-5 yrs"), "2024", 20240000, value,
        count=count if known else None, denominator=of,
    )  # fmt: skip


def test_small_areas_are_put_together_by_their_fifth():
    figures = [small(f"E0100000{n}", count, of) for n, (count, of) in enumerate((*COUNTS, *COUNTS))]
    categories = {figure.area_code: n % 5 + 1 for n, figure in enumerate(figures)}
    found = gradient_of_small_areas(figures, categories, of=5, split="tenths", area=("E08000009", "Trafford"))
    assert [one.value.number for one in found.steps] == [30, 25, 22, 15, 10]
    assert [one.population for one in found.steps] == [2000] * 5
    assert (found.area_name, found.slope.number) == ("Trafford", pytest.approx(-25))


def test_one_hidden_small_area_hides_its_step():
    figures = [small(f"E0100000{n}", count, of) for n, (count, of) in enumerate(COUNTS)]
    figures.append(small("E01000009", 0, 100, State.SUPPRESSED))
    categories = {figure.area_code: n % 5 + 1 for n, figure in enumerate(figures)}
    found = gradient_of_small_areas(figures, categories, of=5)
    assert [one.value.state for one in found.steps] == [State.SUPPRESSED, *[State.OBSERVED] * 4]
    assert found.slope.state is State.SUPPRESSED


def test_small_areas_without_a_category_make_no_gradient():
    assert gradient_of_small_areas([small("E01000001", 1, 10)], {}) is None


def test_a_difference_has_the_limits_of_its_two_parts():
    found = gaps.difference(
        Value(State.OBSERVED, 30, 27, 33, unit="%"), Value(State.OBSERVED, 10, 6, 14, unit="%")
    )
    assert (found.number, found.low, found.high, found.unit) == (20, 15, 25, "percentage points")


def test_there_is_no_ratio_over_zero():
    assert (
        gaps.ratio(Value(State.OBSERVED, 3, 1, 5), Value(State.ZERO, 0, 0, 2)).state is State.NOT_APPLICABLE
    )


def test_a_ratio_over_a_figure_that_may_be_zero_has_no_interval():
    found = gaps.ratio(Value(State.OBSERVED, 3, 1, 5), Value(State.OBSERVED, 1, 0, 2))
    assert (found.number, found.low) == (3, None)


def test_figures_whose_intervals_overlap_are_not_told_apart():
    one, near, far = (Value(State.OBSERVED, n, n - 2, n + 2) for n in (10, 13, 20))
    assert (gaps.told_apart(one, near), gaps.told_apart(one, far)) == (False, True)
    assert gaps.told_apart(one, Value(State.OBSERVED, 10)) is None
