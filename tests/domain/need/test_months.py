"""Ages in months and births to come, from births by month."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.need.months import (
    BY_MONTH,
    FROM_YEAR,
    Month,
    ages_in_months,
    expected_births,
    last_month,
    years_of_age,
)
from fivefold.vocabulary.value import State, Value

SEPTEMBER = Month(2026, 9)


def births(number=100, years=range(2021, 2027), **other):
    held = {
        Month(year, month): Value.observed(number, unit="births", source="ONS")
        for year in years
        for month in range(1, 13)
        if (year, month) <= SEPTEMBER
    }
    return held | other.get("more", {})


@given(st.integers(-400, 400), st.integers(1, 12))
def test_months_go_forth_and_back(months, month):
    assert Month(2026, month).plus(months).plus(-months) == Month(2026, month)


def test_who_was_born_this_month_is_nought_months_old():
    ages = ages_in_months(births(), SEPTEMBER)
    assert [(a.months, a.born) for a in ages[:3]] == [
        (0, Month(2026, 9)),
        (1, Month(2026, 8)),
        (2, Month(2026, 7)),
    ]
    assert (len(ages), ages[59].born) == (60, Month(2021, 10))
    assert {(a.children.state, a.children.number, a.children.basis) for a in ages} == {
        (State.ESTIMATED, 100, BY_MONTH)
    }


def test_years_of_age_are_sums_of_twelve_months():
    assert [v.number for v in years_of_age(ages_in_months(births(), SEPTEMBER))] == [1200] * 5


def test_a_whole_year_is_shared_out_evenly_and_says_so():
    whole = {Month(2025, 0): Value.observed(1200, unit="births")}
    ages = ages_in_months(whole, Month(2025, 12))
    assert {(a.children.number, a.children.basis) for a in ages[:12]} == {(100, FROM_YEAR)}
    assert ages[12].children.state is State.MISSING


def test_a_hidden_month_stays_hidden_and_hides_its_year():
    held = births(more={Month(2026, 3): Value(State.SUPPRESSED, unit="births")})
    ages = ages_in_months(held, SEPTEMBER)
    assert ages[6].children.state is State.SUPPRESSED
    assert [v.state for v in years_of_age(ages)] == [State.SUPPRESSED] + [State.ESTIMATED] * 4


def test_the_last_month_is_the_last_with_a_number():
    assert last_month(births(more={Month(2026, 10): Value(State.MISSING)})) == SEPTEMBER
    assert last_month({Month(2024, 0): Value.observed(7)}) == Month(2024, 12)
    assert last_month({}) is None


def test_births_to_come_are_those_of_the_same_months_with_chance():
    found = expected_births(births(), SEPTEMBER)
    assert (found.state, found.number, found.period, found.unit) == (
        State.ESTIMATED,
        900,
        "2026-10 to 2027-06",
        "births",
    )
    # Four earlier years of 900: a prediction from their mean has the variance 900 x (1 + 1/4).
    # That is 834.3 to 965.7, and from 200 births on in tens, outward.
    assert (found.low, found.high) == (830, 970)


@settings(max_examples=30)
@given(st.integers(0, 60))
def test_years_that_lie_further_apart_widen_the_range(apart):
    even = expected_births(births(), SEPTEMBER)
    more = {m: Value.observed(100 + (apart if m.year % 2 else -apart)) for m in births()}
    uneven = expected_births(more, SEPTEMBER)
    assert uneven.high - uneven.low >= (even.high - even.low) - 20


def test_one_earlier_year_is_too_few_and_a_hidden_month_hides():
    assert expected_births(births(years=range(2026, 2027)), SEPTEMBER).state is State.MISSING
    held = births(more={Month(2026, 3): Value(State.SUPPRESSED, unit="births")})
    assert expected_births(held, SEPTEMBER).state is State.SUPPRESSED


def test_small_places_never_expect_less_than_none():
    assert expected_births(births(0), SEPTEMBER).low == 0


@pytest.mark.parametrize("month", [1, 6, 12])
def test_nine_months_lie_ahead(month):
    assert expected_births(births(), Month(2025, month)).period.startswith(
        f"{Month(2025, month).plus(1).year}"
    )
