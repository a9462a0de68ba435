"""Small areas put together: counts over denominators, states carried along."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.need.small_areas import NO_COUNTS, Part, together
from fivefold.statistics.intervals import clustered_wilson, crude_rate, wilson
from fivefold.vocabulary.value import State, Value

STATES = st.sampled_from([State.OBSERVED, State.SUPPRESSED, State.MISSING])


def figure(count=None, of=None, *, state=State.OBSERVED, unit="%", indicator="90001"):
    value = Value.observed(count / of, unit=unit) if state is State.OBSERVED else Value(state, unit=unit)
    return IndicatorValue(
        indicator, "Ready", "E01000001", "", Slice("Persons", "5"), "2024", 20240000, value,
        count=count if state is State.OBSERVED else None, denominator=of,
    )  # fmt: skip


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 400), STATES), min_size=1, max_size=12))
def test_a_hidden_part_hides_the_whole_and_a_missing_one_leaves_it_missing(rows):
    found = together([Part(figure(count, of, state=state)) for count, of, state in rows])
    states = [state for _, _, state in rows]
    if State.MISSING in states:
        assert (found.value.state, found.value.number) == (State.MISSING, None)
    elif State.SUPPRESSED in states:
        assert (found.value.state, found.value.number) == (State.SUPPRESSED, None)
    else:
        made = wilson(sum(c for c, _, _ in rows), sum(of for _, of, _ in rows)).times(100)
        assert (found.value.number, found.value.low, found.value.high) == pytest.approx(
            (made.value, made.low, made.high)
        )
    assert (found.hidden, found.missing) == (states.count(State.SUPPRESSED), states.count(State.MISSING))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 400)), min_size=2, max_size=12), st.randoms())
def test_the_order_of_parts_does_not_matter(rows, chance):
    parts = [Part(figure(*row)) for row in rows]
    mixed = list(parts)
    chance.shuffle(mixed)
    assert together(mixed) == together(parts)


def test_rates_and_clustered_shares_keep_the_method_of_their_publisher():
    rate = together([Part(figure(5, 1000, unit="per 1,000"))] * 2).value
    family = together([Part(figure(30, 100, indicator="93701"))]).value
    assert (rate.number, rate.low) == (5, pytest.approx(crude_rate(10, 2000).low))
    assert family.low == pytest.approx(100 * clustered_wilson(30, 100).low)


def test_a_share_makes_an_estimate_that_says_so():
    found = together([Part(figure(20, 100), 0.5), Part(figure(40, 100))])
    assert (found.count, found.denominator, found.value.state) == (50, 150, State.ESTIMATED)
    assert "shares of small areas" in found.value.basis


@pytest.mark.parametrize("unit", ["score", "children"])
def test_figures_that_counts_do_not_make_are_not_put_together(unit):
    found = together([Part(figure(20, 100, unit=unit))])
    assert (found.value.state, found.why) == (State.MISSING, NO_COUNTS)


def test_areas_without_people_are_not_applicable():
    empty = figure(0, 0, state=State.NOT_APPLICABLE)
    assert together([Part(empty)]).value.state is State.NOT_APPLICABLE
    assert together([Part(empty), Part(figure(3, 10))]).value.number == 30


def test_nothing_put_together_is_missing():
    assert together([], unit="%").value == Value(State.MISSING, unit="%")


@pytest.mark.parametrize("share", [0, -0.2, 1.5])
def test_a_share_lies_between_nought_and_one(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Part(figure(1, 10), share)
