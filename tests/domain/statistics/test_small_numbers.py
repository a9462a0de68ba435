import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.statistics.small_numbers import NHS_ENGLAND
from fivefold.vocabulary.value import State, Value


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (8, 10), (12, 10), (13, 15), (101, 100), (1379, 1380), (1382, 1380), (1383, 1385)],
)
def test_counts_that_may_be_shown_go_to_the_nearest_five(count, shown):
    assert NHS_ENGLAND.protect(count).number == shown


@pytest.mark.parametrize("count", range(1, 8))
def test_one_to_seven_are_hidden_with_their_bound_and_never_become_zero(count):
    assert NHS_ENGLAND.protect(count) == Value(
        State.SUPPRESSED, None, 1, 7, basis="NHS England: 1 to 7 hidden, nearest 5", unit="children"
    )


def test_nobody_is_a_true_zero():
    assert NHS_ENGLAND.protect(0).state is State.ZERO


@given(st.integers(0, 100_000))
def test_the_shown_count_is_never_more_than_two_away(count):
    shown = NHS_ENGLAND.protect(count)
    assert shown.number is None or abs(shown.number - count) <= 2


def test_an_average_needs_eight_people():
    assert [NHS_ENGLAND.allows_average(n) for n in (7, 8)] == [False, True]


@pytest.mark.parametrize(("count", "of", "shown"), [(1234, 4002, 30.9), (1234, 3990, 31.0), (0, 500, 0.0)])
def test_a_percentage_has_a_decimal_place_only_on_four_thousand(count, of, shown):
    assert NHS_ENGLAND.percentage(count, of).number == shown


def test_a_percentage_of_a_hidden_count_is_hidden():
    assert [NHS_ENGLAND.percentage(3, 500).state, NHS_ENGLAND.percentage(0, 4).state] == [
        State.SUPPRESSED
    ] * 2


def test_a_percentage_of_nobody_is_not_applicable():
    assert NHS_ENGLAND.percentage(0, 0).state is State.NOT_APPLICABLE
