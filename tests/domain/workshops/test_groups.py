"""Breakout groups: dealt evenly, told apart only where nobody can be recognised."""

from hypothesis import given
from hypothesis import strategies as st

from fivefold.workshops.groups import kept_apart, next_group

sizes = st.dictionaries(st.integers(1, 12), st.integers(0, 40), min_size=1)
answers = st.dictionaries(st.integers(0, 12), st.integers(0, 20))
least = st.integers(3, 8)


@given(sizes, st.integers(1, 60))
def test_dealt_phones_leave_groups_that_differ_by_one_at_most(start, phones):
    there = dict.fromkeys(start, 0)
    for _phone in range(phones):
        there[next_group(there)] += 1
    assert max(there.values()) - min(there.values()) <= 1
    assert sum(there.values()) == phones


@given(answers, least)
def test_no_shown_group_is_small_and_nobody_is_left_over_alone(given_answers, fewest):
    shown = kept_apart(given_answers, fewest)
    assert all(given_answers[one] >= fewest for one in shown)
    assert 0 not in shown
    left = sum(count for one, count in given_answers.items() if one not in shown)
    assert left == 0 or left >= fewest or not shown


@given(answers, least)
def test_no_more_is_hidden_than_must_be(given_answers, fewest):
    """Where every group is large enough and everybody is in one, all groups are shown."""
    large = {one: count for one, count in given_answers.items() if one and (count == 0 or count >= fewest)}
    assert kept_apart(large, fewest) == {one for one, count in large.items() if count}
