"""Funnels, rankings and quantiles."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.statistics.funnel import (
    Outlier,
    proportion_limits,
    proportion_outlier,
    rate_limits,
    ratio_outlier,
)
from fivefold.statistics.intervals import wilson
from fivefold.statistics.quantiles import quantiles_of
from fivefold.statistics.ranking import likelihood, rank_chances, ranking


@given(st.integers(5, 5000), st.floats(0.05, 0.95))
def test_an_area_on_the_limit_has_an_interval_that_just_reaches_the_average(people, average):
    limits = proportion_limits(people, average)
    if limits.low_95 > 0:
        assert wilson(limits.low_95 * people, people).high == pytest.approx(average, rel=1e-9)
    if limits.high_95 < 1:
        assert wilson(limits.high_95 * people, people).low == pytest.approx(average, rel=1e-9)
    assert limits.low_998 <= limits.low_95 <= average <= limits.high_95 <= limits.high_998


def test_limits_of_a_rate_have_no_end_where_there_is_no_event():
    assert (rate_limits(0, 5).low_95, rate_limits(0, 5).high_95) == (0, None)


@pytest.mark.parametrize(
    ("observed", "word"),
    [(20, Outlier.WITHIN), (34, Outlier.HIGH_95), (45, Outlier.HIGH_998), (11, Outlier.LOW_95), (4, Outlier.LOW_998)],
)  # fmt: skip
def test_an_area_is_called_an_outlier_only_beyond_its_limits(observed, word):
    assert ratio_outlier(observed, 20) is word
    assert word.label


def test_a_proportion_is_compared_with_the_average_of_all():
    assert proportion_outlier(30, 100, 0.2) is Outlier.HIGH_95


@pytest.mark.parametrize(
    "make",
    [lambda: proportion_limits(0, 0.5), lambda: rate_limits(-1, 3), lambda: ratio_outlier(3, 0)],
)  # fmt: skip
def test_a_funnel_needs_people_and_events_that_can_be(make):
    with pytest.raises(ValueError, match="funnel|negative"):
        make()


def test_a_ranking_of_areas_far_apart_is_certain():
    found = ranking([30, 10, 20], [0.1, 0.1, 0.1])
    assert [(one.rank, one.low, one.high, one.is_stable) for one in found] == [
        (1, 1, 1, True), (3, 3, 3, True), (2, 2, 2, True),
    ]  # fmt: skip


def test_equal_areas_may_have_every_rank_alike():
    chances = rank_chances([5, 5, 5, 5], [1, 1, 1, 1])
    np.testing.assert_allclose(chances, 0.25, atol=1e-8)
    (first, *_) = ranking([5, 5, 5, 5], [1, 1, 1, 1])
    assert (first.low, first.high, first.is_stable) == (1, 4, False)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(2, 20)), min_size=2, max_size=12))
def test_the_chances_of_ranks_are_those_of_many_draws(areas):
    """The slow way: draw all areas anew and rank them."""
    values, errors = (np.array(one) for one in zip(*areas, strict=True))
    draws = np.random.default_rng(5).normal(size=(20_000, len(values))) * errors + values
    ranks = (-draws).argsort(axis=1).argsort(axis=1)
    drawn = np.array(
        [[np.mean(ranks[:, area] == rank) for rank in range(len(values))] for area in range(len(values))]
    )
    chances = rank_chances(values.tolist(), errors.tolist())
    np.testing.assert_allclose(chances, drawn, atol=0.02)
    np.testing.assert_allclose(chances.sum(axis=1), 1, atol=1e-9)
    np.testing.assert_allclose(chances.sum(axis=0), 1, atol=2e-3)


def test_chances_of_the_first_and_last_fifth_are_said():
    found = ranking([50, 40, 30, 20, 10], [1] * 5)
    assert (found[0].chance_first_fifth, found[4].chance_last_fifth) == (pytest.approx(1), pytest.approx(1))


@pytest.mark.parametrize(
    ("values", "errors", "says"),
    [([1], [], "standard error"), ([1], [-1], "not negative"), ([1.0] * 401, [1.0] * 401, "says nothing")],
)
def test_a_ranking_needs_what_it_rests_on(values, errors, says):
    with pytest.raises(ValueError, match=says):
        ranking(values, errors)


def test_nobody_is_ranked_among_nobody():
    assert ranking([], []) == []


@pytest.mark.parametrize(
    ("chance", "words"),
    [(1, "almost certainly"), (0.9, "very likely"), (0.5, "as likely as not"), (0.2, "unlikely"), (0.05, "very unlikely")],
)  # fmt: skip
def test_chances_have_words(chance, words):
    assert likelihood(chance) == words


def test_a_chance_lies_between_nought_and_one():
    with pytest.raises(ValueError, match="between 0 and 1"):
        likelihood(1.2)


def test_quantiles_share_areas_as_evenly_as_their_number_allows():
    assert quantiles_of(list(range(10)), 5, highest_first=False) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert quantiles_of([1, None, 2], 3) == [None, None, None]
    with pytest.raises(ValueError, match="at least one"):
        quantiles_of([1], 0)
