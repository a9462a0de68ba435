"""How old a confirmation is, and what that is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.freshness import Confirmed, counted, freshness, long_ago_until, whole_months

days = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("assured_on", "state", "months"),
    [
        (None, Confirmed.NEVER, None),
        (date(2026, 11, 23), Confirmed.AHEAD, None),
        (date(2026, 11, 22), Confirmed.LATELY, 0),
        (date(2025, 11, 23), Confirmed.LATELY, 11),
        (date(2025, 11, 22), Confirmed.LONG_AGO, 12),
    ],
)
def test_twelve_whole_months_are_long_ago_and_a_day_to_come_confirms_nothing(assured_on, state, months):
    found = freshness(assured_on, date(2026, 11, 22))
    assert (found.state, found.months) == (state, months)


@given(days, days)
def test_whole_months_are_as_many_as_month_days_that_were_passed(one, other):
    start, end = min(one, other), max(one, other)
    passed = sum((start + timedelta(n)).day == start.day for n in range(1, (end - start).days + 1))
    # A month without that day has none to pass, so the plain count may be lower, never higher.
    assert passed <= whole_months(start, end) + (start.day > 28)
    assert (start.day > 28) or passed == whole_months(start, end)


@given(days)
def test_the_last_day_that_is_long_ago_is_the_last_one(today):
    last = long_ago_until(today)
    assert freshness(last, today).state is Confirmed.LONG_AGO
    assert freshness(last + timedelta(1), today).state is Confirmed.LATELY


def test_every_state_is_counted_also_with_none():
    assert counted([None, None, date(2026, 1, 1)], date(2026, 2, 1)) == {
        Confirmed.NEVER: 2,
        Confirmed.AHEAD: 0,
        Confirmed.LONG_AGO: 0,
        Confirmed.LATELY: 1,
    }
