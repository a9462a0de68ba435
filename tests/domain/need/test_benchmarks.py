"""A figure beside England, its region, chosen neighbours and the goal."""

from dataclasses import replace

import pytest

from fivefold.need.benchmarks import (
    BY_RANK,
    NO_FIGURE,
    NO_INTERVAL,
    SOME_WITHOUT,
    Against,
    GoalSet,
    compared,
    pooled,
    standings,
)
from fivefold.need.indicators import AS_PUBLISHED, OURS, Definition, IndicatorValue, Slice
from fivefold.statistics.intervals import wilson
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import State, Value

DEFINITION = Definition(
    "90001", "Ready", "", "%", Polarity.HIGH_IS_GOOD, "intervals 95", "DfE", "", is_known=True
)  # fmt: skip


def figure(code, count, of, **changes):
    made = wilson(count, of).times(100)
    value = Value(State.OBSERVED, made.value, made.low, made.high, period="2024", unit="%")
    one = IndicatorValue(
        "90001", "Ready", code, code, Slice("Persons", "5 yrs"), "2024", 20240000, value, count=count, denominator=of
    )  # fmt: skip
    return replace(one, **changes)


HERE = figure("E08000009", 600, 1000)


def test_benchmarks_come_in_their_order_with_a_word_each():
    found = standings(
        HERE, definition=DEFINITION, england=figure("E92000001", 70_000, 100_000),
        region=figure("E12000002", 6_000, 10_000), neighbours=[figure("E08000001", 400, 1000)],
        goal=GoalSet(60, "Partnership board", "2028"),
    )  # fmt: skip
    assert [(one.against, one.word) for one in found] == [
        (Against.ENGLAND, Comparison.WORSE), (Against.REGION, Comparison.SIMILAR),
        (Against.NEIGHBOURS, Comparison.BETTER), (Against.GOAL, Comparison.SIMILAR),
    ]  # fmt: skip
    assert {one.basis for one in found if one.against is not Against.NEIGHBOURS} == {OURS}
    assert (found[3].value.source, found[3].value.period) == ("Partnership board", "2028")


def test_the_word_of_the_publisher_stands_before_ours():
    here = replace(HERE, published_england="Better")
    (found,) = standings(here, definition=DEFINITION, england=figure("E92000001", 70_000, 100_000))
    assert (found.word, found.basis) == (Comparison.BETTER, AS_PUBLISHED)


def test_a_benchmark_of_another_period_is_not_compared():
    older = replace(figure("E92000001", 700, 1000), period="2023")
    (found,) = standings(HERE, definition=DEFINITION, england=older)
    assert (found.word, found.why, found.value.state) == (Comparison.NOT_COMPARED, NO_FIGURE, State.MISSING)


def test_an_area_is_not_its_own_benchmark():
    assert standings(HERE, definition=DEFINITION, england=HERE) == []


def test_neighbours_are_pooled_and_their_range_is_said():
    near = [figure("E08000001", 400, 1000), figure("E08000002", 1400, 2000), figure("E08000003", 500, 1000)]
    (found,) = standings(HERE, definition=DEFINITION, neighbours=near, chosen=4)
    together = wilson(2300, 4000).times(100)
    assert (found.value.number, found.value.low, found.value.high) == (
        pytest.approx(57.5), pytest.approx(together.low), pytest.approx(together.high),
    )  # fmt: skip
    assert (found.lowest[0], found.highest[0], found.held, found.of) == ("E08000001", "E08000002", 3, 4)


def test_a_hidden_neighbour_leaves_the_pooled_value_hidden_and_the_range_of_the_rest():
    near = [figure("E08000001", 400, 1000)]
    hidden = replace(near[0], area_code="E08000002", value=Value(State.SUPPRESSED, unit="%"), count=None)
    (found,) = standings(HERE, definition=DEFINITION, neighbours=[*near, hidden])
    assert (found.value.state, found.word, found.why) == (
        State.SUPPRESSED,
        Comparison.NOT_COMPARED,
        SOME_WITHOUT,
    )
    assert (found.held, found.of, found.lowest[0]) == (1, 2, "E08000001")


def test_pooled_rates_have_the_limits_of_their_count():
    near = [replace(figure(c, 5, 1000), value=Value.observed(5.0, unit="per 1,000")) for c in ("E1", "E2")]
    found = pooled(near, "per 1,000")
    assert (found.number, found.low) == (5.0, pytest.approx(2.3937, abs=1e-3))


def test_ranked_indicators_are_not_compared_by_interval():
    ranked = replace(DEFINITION, method="quintiles")
    assert compared(HERE, Value(State.OBSERVED, 70), ranked) == (Comparison.NOT_COMPARED, BY_RANK)


def test_at_99_8_the_wider_interval_decides():
    wide = replace(DEFINITION, method="intervals 99.8")
    here = replace(HERE, value_998=(55.0, 65.0))
    england = Value(State.OBSERVED, 64)
    assert compared(here, england, DEFINITION)[0] is Comparison.WORSE
    assert compared(here, england, wide)[0] is Comparison.SIMILAR
    assert compared(HERE, england, wide) == (Comparison.NOT_COMPARED, NO_INTERVAL)


def test_a_goal_beyond_the_interval_is_missed_or_met():
    words = [
        standings(HERE, definition=DEFINITION, goal=GoalSet(number, "board"))[0].word
        for number in (50, 60, 70)
    ]
    assert words == [Comparison.BETTER, Comparison.SIMILAR, Comparison.WORSE]
