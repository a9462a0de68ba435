"""Whether factors cluster: against chance worked out the slow way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold_link.exposure.faced import Bits, Faced
from fivefold_link.exposure.independence import clustering, pairs_together, poisson_binomial, sums_by_bits
from tests.link.oracles import exposure as oracle

FACTORS = 4


def faced(seen, unknown=None):
    """Children by the sets they face and the sets not known of them."""
    unknown = unknown or [set()] * len(seen)

    def words(sets):
        return np.array([sum(1 << factor for factor in one) for one in sets], np.uint64)

    return Faced(Bits(tuple(range(FACTORS)), FACTORS, 0), words(seen), words(unknown), {})


@given(st.lists(st.floats(0, 1), max_size=6))
def test_the_spread_of_a_sum_is_that_of_all_ways(chances):
    found = poisson_binomial(np.array([chances]))
    assert found[0].tolist() == pytest.approx(oracle.chance_of_numbers(chances), abs=1e-12)


SETS = st.sets(st.integers(0, FACTORS - 1))


@given(st.lists(st.tuples(SETS, SETS), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_expected_numbers_rest_on_the_children_whose_answer_is_known(children):
    seen = [one for one, _ in children]
    unknown = [other - one for one, other in children]
    found = clustering(faced(seen, unknown))
    expected = oracle.expected_numbers(seen, unknown, range(FACTORS))
    if found is not None:
        assert found.expected == pytest.approx(expected, abs=1e-9)
        assert found.observed == tuple(sum(len(one) == n for one in seen) for n in range(FACTORS + 1))
        assert sum(found.expected) == pytest.approx(len(children))


def test_factors_that_always_come_together_vary_as_many_times_as_they_are():
    children = [set(), {0, 1, 2, 3}] * 500
    index = clustering(faced(children)).index
    assert index.value == pytest.approx(4)
    assert index.low > 3.9


def test_factors_that_fall_independently_vary_once_and_the_interval_holds_it():
    # Every way in which four factors can fall, equally often: exactly independent.
    children = [{f for f in range(4) if way >> f & 1} for way in range(16)] * 50
    index = clustering(faced(children)).index
    assert index.value == pytest.approx(1)
    assert index.low < 1 < index.high


def test_the_interval_of_the_index_holds_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(400):
        bits = (rng.random((600, FACTORS)) < [0.1, 0.3, 0.5, 0.05]) @ (1 << np.arange(FACTORS))
        one = Faced(
            Bits(tuple(range(FACTORS)), FACTORS, 0), bits.astype(np.uint64), np.zeros(600, np.uint64), {}
        )
        index = clustering(one).index
        held += index.low <= 1 <= index.high
    assert 0.92 <= held / 400 <= 0.98


def test_clustering_that_only_mirrors_areas_is_gone_within_them():
    poor = [{f for f in range(4) if way >> f & 1} for way in range(16)] * 20
    rich = [set()] * 320
    strata = np.repeat([0, 1], 320)
    everywhere, within = clustering(faced(poor + rich)), clustering(faced(poor + rich), strata, "area")
    assert everywhere.index.low > 1
    assert within.index.value == pytest.approx(1)
    assert within.expected == pytest.approx([float(n) for n in within.observed])
    assert within.strata == "area"


def test_where_nothing_can_vary_nothing_is_said():
    assert clustering(faced([set()] * 5)) is None
    assert clustering(faced([])) is None


def test_a_pair_is_expected_from_its_two_shares_among_children_of_whom_both_are_known():
    seen = [{0, 1}] * 30 + [{0}] * 30 + [{1}] * 20 + [set()] * 120 + [{0}] * 50
    unknown = [set()] * 200 + [{1}] * 50
    pair = next(one for one in pairs_together(faced(seen, unknown)) if one.factors == (0, 1))
    assert (pair.observed, pair.expected) == (30, 60 * 50 / 200)
    assert pair.ratio.value == pytest.approx(2)
    assert pair.ratio.basis == "Byar 95% over 1 pairs at once"


def test_only_pairs_apart_from_one_are_ranked_and_those_that_overlap_share_a_rank():
    together = [{0, 1}] * 400 + [{2, 3}] * 380 + [{0, 2}] * 5 + [set()] * 4000
    pairs = {one.factors: one for one in pairs_together(faced(together))}
    assert pairs[0, 1].rank == pairs[2, 3].rank == 1
    assert pairs[0, 2].ratio.high < 1
    assert pairs[1, 3].observed == 0
    assert pairs[1, 3].rank == 1
    assert pairs[0, 2].rank in (1, 4)
    alike = [{0}, {1}, set(), {0, 1}] * 50
    assert [one.rank for one in pairs_together(faced(alike))] == [None]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=20), st.lists(st.floats(-5, 5), max_size=64))
def test_sums_by_bits_are_sums_of_the_bits_that_are_set(numbers, values):
    found = sums_by_bits(np.array(numbers, np.uint64), np.array(values))
    expected = [sum(v for bit, v in enumerate(values) if n >> bit & 1) for n in numbers]
    assert found.tolist() == pytest.approx(expected, abs=1e-9)
