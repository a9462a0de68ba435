import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.system.conditions import SMALLEST_SPREAD, Compared, compared, spread


def test_while_a_round_is_open_nobody_sees_how_others_rated():
    seen = spread("learning-culture", 4, [1, 2, 2, 4], closed=False)
    assert (seen.base, seen.counts, seen.reach) == (4, None, None)


def test_a_closed_round_shows_counts_without_names():
    seen = spread("learning-culture", 4, [1, 2, 2], closed=True)
    assert (seen.counts, seen.reach) == ((1, 2, 0, 0), (1, 2))


def test_two_ratings_are_too_few_to_be_shown():
    assert spread("learning-culture", 4, [1, 2], closed=True).counts is None


def test_a_step_that_is_not_described_is_refused():
    with pytest.raises(ValueError, match="learning-culture has steps 1 to 4"):
        spread("learning-culture", 4, [5], closed=True)


@given(st.lists(st.integers(1, 4), max_size=9), st.booleans())
def test_counts_add_up_to_the_ratings_or_are_not_shown(ratings, closed):
    seen = spread("one", 4, ratings, closed=closed)
    assert seen.is_shown == (closed and len(ratings) >= SMALLEST_SPREAD)
    assert seen.counts is None or sum(seen.counts) == len(ratings) == seen.base


def test_two_rounds_are_compared_condition_by_condition():
    rows = compared(["a", "b"], {"a": 1}, {"a": 3, "b": 2})
    assert rows == [Compared("a", 1, 3), Compared("b", None, 2)]
    assert [row.change for row in rows] == [2, None]
