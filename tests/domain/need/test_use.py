"""Use of services beside need: ratios that carry both doubts."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fivefold.knowledge import prevalence_sources
from fivefold.need.indicators import Slice
from fivefold.need.use import (
    Against,
    Expectation,
    UseCount,
    average_of,
    differ,
    need_of,
    share_seen,
    used,
    with_places,
    word_of,
)
from fivefold.need.use_ranking import in_ranks
from fivefold.statistics.intervals import count_limits
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import State, Value, value_words

NEED = Expectation(Against.NEED, 10, 15, "International estimate", "Toolkit")
HIDDEN = Value(State.SUPPRESSED)
COUNTS = some.tuples(some.integers(0, 900), some.integers(1000, 50_000))


def a_count(seen, population=1000, area="Cove"):
    value = seen if isinstance(seen, Value) else Value.observed(seen, unit="children")
    return UseCount("Team", "children", "E1", area, Slice("Persons", ""), "2024/25", 20240000, value, population)  # fmt: skip


def test_need_expects_a_range_and_the_ratio_is_one_too():
    found = used(a_count(20), NEED)
    low, high = count_limits(20).low, count_limits(20).high
    assert (found.expected.low, found.expected.high, found.ratio.number) == (100, 150, None)
    assert (found.ratio.low, found.ratio.high) == pytest.approx((low / 150, high / 100))
    assert found.word is Comparison.LOWER


def test_the_error_of_a_small_sample_widens_the_need():
    sources = {source.slug: source for source in prevalence_sources()}
    found = need_of(sources["copenhagen-18-months"])
    assert (found.low, found.high) == (11.8, 23.8)


def test_beside_the_average_the_whole_place_has_the_ratio_of_one():
    counts = [a_count(20), a_count(100), a_count(45)]
    average = average_of(counts)
    whole = used(a_count(165, 3000), average)
    assert (round(whole.ratio.number, 9), whole.word) == (1, Comparison.SIMILAR)
    assert average_of([*counts, a_count(HIDDEN)]) is None
    assert average_of([a_count(0)]) is None


def test_an_interval_that_holds_one_is_never_called_lower_or_higher():
    ratio = Value(State.OBSERVED, 0.8, 0.6, 1.05)
    assert word_of(ratio) is Comparison.SIMILAR
    assert word_of(ratio.about(high=0.99)) is Comparison.LOWER
    assert word_of(HIDDEN) is Comparison.NOT_COMPARED


def test_areas_whose_intervals_overlap_do_not_differ():
    one, other = Value(State.OBSERVED, 0.5, 0.3, 0.8), Value(State.OBSERVED, 0.9, 0.7, 1.2)
    assert not differ(one, other)
    assert differ(one, other.about(low=0.81))
    assert not differ(one, HIDDEN)


def test_a_hidden_number_stays_hidden_and_an_unknown_population_expects_nothing():
    assert used(a_count(HIDDEN), NEED).ratio.state is State.SUPPRESSED
    lacking = used(a_count(20, None), NEED)
    assert (lacking.expected.state, lacking.ratio.state) == (State.MISSING, State.MISSING)
    assert share_seen(a_count(20, None)).state is State.MISSING
    assert value_words(share_seen(a_count(20))) == "20 (12.2 to 30.9)"


def test_more_places_move_the_ratio_and_say_how_many_are_needed():
    found = with_places(used(a_count(20), NEED), 60, Against.NEED)
    low, high = count_limits(20).low, count_limits(20).high
    assert (found.then.low, found.then.high) == pytest.approx(((low + 60) / 150, (high + 60) / 100))
    assert (found.to_meet.low, found.to_meet.high) == (80, 130)
    assert with_places(used(a_count(HIDDEN), NEED), 60, Against.NEED) is None


@given(COUNTS, some.floats(1, 20), some.floats(0, 30))
def test_more_doubt_about_need_never_makes_the_interval_narrower(count, low, more):
    narrow = used(a_count(*count), Expectation(Against.NEED, low, low, "", ""))
    wide = used(a_count(*count), Expectation(Against.NEED, low, low + more, "", ""))
    assert wide.ratio.low <= narrow.ratio.low <= narrow.ratio.high <= wide.ratio.high


@given(COUNTS, some.integers(1, 500))
def test_more_places_never_lower_the_ratio_nor_reach_more_children_than_there_are(count, places):
    before = used(a_count(*count), NEED)
    after = with_places(before, places, Against.NEED)
    assert after.then.low >= before.ratio.low
    assert after.then.high >= before.ratio.high


def test_the_order_of_areas_says_which_ranks_each_may_really_have():
    alike = [used(a_count(20, area="Cove"), NEED), used(a_count(21, area="Quay"), NEED)]
    far, hidden = used(a_count(300, area="Head"), NEED), used(a_count(HIDDEN, area="Moor"), NEED)
    placed = in_ranks([far, *alike, hidden])
    assert [(one.line.count.area_name, one.rank.low, one.rank.high) for one in placed] == [
        ("Cove", 1, 2), ("Quay", 1, 2), ("Head", 3, 3),
    ]  # fmt: skip
    assert in_ranks([far]) == ()
