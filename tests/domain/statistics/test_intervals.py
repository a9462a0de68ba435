from math import exp, lgamma, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.statistics.intervals import (
    byar,
    clustered_wilson,
    count_limits,
    crude_rate,
    exact_poisson,
    wilson,
    z_of,
)


def test_the_quantile_of_95_percent_is_the_official_one():
    assert round(z_of(0.95), 6) == 1.959964


def test_the_quantile_of_998_per_thousand_is_the_official_one():
    assert round(z_of(0.998), 6) == 3.090232


def test_a_sample_of_211_with_17_percent_reaches_from_12_6_to_22_7():
    estimate = wilson(36, 211)
    assert (round(estimate.low * 100, 1), round(estimate.high * 100, 1)) == (12.6, 22.7)


def test_the_basis_says_which_method_and_which_confidence():
    assert [
        wilson(1, 10).basis,
        clustered_wilson(1, 10).basis,
        byar(10, confidence=0.998).basis,
        exact_poisson(3).basis,
    ] == ["Wilson 95%", "Wilson 95%, clusters of 2", "Byar 99.8%", "exact Poisson 95%"]


def test_counts_below_ten_get_exact_limits_and_others_byar():
    assert [count_limits(9).basis, count_limits(10).basis] == ["exact Poisson 95%", "Byar 95%"]


def test_no_events_have_a_lower_limit_of_zero_and_an_upper_limit_above():
    estimate = crude_rate(0, 1000)
    assert (estimate.value, estimate.low, round(estimate.high, 3)) == (0, 0, 3.689)


def test_a_proportion_needs_a_denominator():
    with pytest.raises(ValueError, match="denominator above zero"):
        wilson(0, 0)


def test_more_cases_than_people_is_not_a_proportion():
    with pytest.raises(ValueError, match="11 of 10 is not a proportion"):
        wilson(11, 10)


def test_a_rate_needs_people():
    with pytest.raises(ValueError, match="population above zero"):
        crude_rate(3, 0)


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_proportion_lies_inside_its_own_limits(count, more):
    estimate = wilson(count, count + more)
    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1


@given(st.integers(0, 2000), st.integers(1, 2000))
def test_clusters_never_make_an_estimate_surer(count, more):
    alone, clustered = wilson(count, count + more), clustered_wilson(count, count + more)
    assert clustered.high - clustered.low >= alone.high - alone.low - 1e-12


@given(st.integers(0, 300))
def test_exact_limits_hold_the_tail_that_they_promise(count):
    """Slow oracle: the Poisson tails summed term by term."""
    estimate = exact_poisson(count)
    assert poisson_up_to(count, estimate.high) == pytest.approx(0.025, abs=1e-9)
    if count:
        assert 1 - poisson_up_to(count - 1, estimate.low) == pytest.approx(0.025, abs=1e-9)


GARWOOD = {1: (0.0253, 5.5716), 2: (0.2422, 7.2247), 5: (1.6235, 11.6683), 9: (4.1154, 17.0848)}


@pytest.mark.parametrize("count", GARWOOD)
def test_exact_limits_are_those_of_the_printed_tables(count):
    estimate = exact_poisson(count)
    assert (round(estimate.low, 4), round(estimate.high, 4)) == GARWOOD[count]


def test_exact_limits_of_half_an_event_are_half_the_chi_squared_quantiles_of_one_and_three_degrees():
    estimate = exact_poisson(0.5)
    assert (estimate.low * 2, estimate.high * 2) == pytest.approx((0.000982069, 9.348403604), rel=1e-6)


def test_exact_limits_know_no_certainty():
    with pytest.raises(ValueError, match="lies between 0 and 1, not 1"):
        exact_poisson(3, confidence=1)


@pytest.mark.parametrize("count", [float("nan"), float("inf")])
def test_a_count_that_is_no_number_has_no_limits(count):
    with pytest.raises(ValueError, match="a count of events is a number"):
        count_limits(count)


@given(st.floats(0, 400), st.floats(0, 50), st.sampled_from([0.8, 0.95, 0.998]))
def test_more_events_never_lower_the_exact_limits(count, more, confidence):
    fewer, greater = (
        exact_poisson(count, confidence=confidence),
        exact_poisson(count + more, confidence=confidence),
    )
    assert fewer.low <= greater.low * (1 + 1e-12)
    assert fewer.high <= greater.high * (1 + 1e-12)


def poisson_up_to(count, mean):
    return sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1))
