"""Intervals for many areas at once say what the front door says for each of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, t

from fivefold.statistics import arrays, intervals, standardisation
from fivefold.statistics.student import mean, t_of

CONFIDENCE = st.sampled_from([0.95, 0.998])
COUNTS = st.lists(
    st.one_of(st.integers(0, 60), st.integers(0, 100_000), st.floats(0, 5000).map(lambda x: round(x, 3))),
    min_size=1, max_size=40,
)  # fmt: skip
SAME = {"rel": 1e-12, "abs": 1e-12}


def same(ours, theirs):
    assert (ours.value, ours.low, ours.high) == (
        pytest.approx(theirs.value, **SAME), pytest.approx(theirs.low, **SAME), pytest.approx(theirs.high, **SAME),
    )  # fmt: skip


@settings(max_examples=60)
@given(COUNTS, st.integers(1, 50), CONFIDENCE)
def test_proportions_are_those_of_the_front_door(counts, more, confidence):
    people = [count + more for count in counts]
    for many, single in (
        (arrays.wilson, intervals.wilson),
        (arrays.clustered_wilson, intervals.clustered_wilson),
    ):
        found = many(counts, people, confidence=confidence)
        for place, (count, of) in enumerate(zip(counts, people, strict=True)):
            same(found.at(place), single(count, of, confidence=confidence))


@settings(max_examples=40, deadline=None)
@given(COUNTS, CONFIDENCE)
def test_counts_have_the_limits_of_the_front_door(counts, confidence):
    for many, single in (
        (arrays.byar, intervals.byar),
        (arrays.exact_poisson, intervals.exact_poisson),
        (arrays.count_limits, intervals.count_limits),
    ):
        found = many(counts, confidence=confidence)
        for place, count in enumerate(counts):
            same(found.at(place), single(count, confidence=confidence))


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.floats(0.5, 1e6), CONFIDENCE)
def test_rates_and_ratios_are_those_of_the_front_door(counts, people, confidence):
    rates = arrays.crude_rate(counts, people, per=1000, confidence=confidence)
    ratios = arrays.ratio(counts, people, confidence=confidence)
    for place, count in enumerate(counts):
        same(rates.at(place), intervals.crude_rate(count, people, confidence=confidence))
        same(
            ratios.at(place),
            standardisation.indirectly_standardised_ratio(count, people, confidence=confidence),
        )


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9000)), min_size=4, max_size=4),
        min_size=1,
        max_size=6,
    ),
    CONFIDENCE,
)
def test_standardised_rates_are_those_of_the_front_door(areas, confidence):
    standard = [5000, 5500, 5500, 4000]
    counts = [[count for count, _ in bands] for bands in areas]
    people = [[of for _, of in bands] for bands in areas]
    found = arrays.directly_standardised_rates(counts, people, standard, confidence=confidence)
    for place, bands in enumerate(areas):
        strata = [standardisation.Stratum(c, p, s) for (c, p), s in zip(bands, standard, strict=True)]
        single = standardisation.directly_standardised_rate(strata, confidence=confidence)
        if single is None:
            assert found.at(place) is None
        else:
            same(found.at(place), single)


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_exact_limits_are_quantiles_of_chi_squared(confidence):
    counts = np.concatenate([np.arange(1, 1500), [0.5, 9.9, 29.5, 30.2, 1e4, 1e5 + 0.3, 1e6, 3e6]])
    found = arrays.exact_poisson(counts, confidence=confidence)
    tail = (1 - confidence) / 2
    np.testing.assert_allclose(found.low, chi2.ppf(tail, 2 * counts) / 2, rtol=1e-12)
    np.testing.assert_allclose(found.high, chi2.isf(tail, 2 * counts + 2) / 2, rtol=1e-12)


def test_zero_events_reach_from_nought_to_the_logarithm_of_the_tail():
    found = arrays.crude_rate([0], [1000], per=1000)
    assert (found.value[0], found.low[0], found.high[0]) == (0, 0, pytest.approx(-np.log(0.025), rel=1e-14))


@pytest.mark.parametrize("make", [arrays.wilson, arrays.clustered_wilson, arrays.crude_rate, arrays.ratio])
def test_without_people_nothing_is_applicable_and_that_is_said(make):
    found = make([0, 5, np.nan], [0, 10, 10])
    assert found.holds.tolist() == [False, True, False]
    assert (found.at(0), found.at(2)) == (None, None)
    assert np.isnan(found.low).tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: arrays.wilson([1, 5], [2, 4]), "not above its denominator; see place 1"),
        (lambda: arrays.wilson([-1], [4]), "not negative; see place 0"),
        (lambda: arrays.byar([3, 2, -1]), "not negative; see place 2"),
        (lambda: arrays.exact_poisson([-1]), "not negative"),
        (lambda: arrays.crude_rate([1], [-4]), "denominator is not negative"),
        (lambda: arrays.directly_standardised_rates([[1, -2]], [[3, 3]], [1, 1]), "see place 0, 1"),
        (lambda: arrays.directly_standardised_rates([[1, 2]], [[3, 3]], [0, 0]), "standard population"),
        (lambda: arrays.mean([3], [1], [-1]), "standard deviation"),
        (lambda: arrays.wilson([[1]], [[2]]), "single rows"),
        (lambda: arrays.clustered_wilson([1], [2], cluster=0.5), "at least one person"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_place(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_no_areas_have_no_intervals():
    assert len(arrays.crude_rate([], [])) == len(arrays.exact_poisson([])) == 0


def test_another_scale_moves_value_and_limits():
    one, other = arrays.wilson([36], [211]), arrays.wilson([36], [211]).times(100)
    assert (other.low[0], other.at(0).basis) == (one.low[0] * 100, "Wilson 95%")


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_groups_of_any_size_have_the_reach_of_the_single_rule(confidence):
    sizes = np.array([2.0, 3, 8, 31, 211, 70_000, 2, np.nan, 1])
    found = arrays.mean(sizes, 10.0, 2.0, confidence=confidence)
    reach = [t_of(size - 1, confidence) * 2 / np.sqrt(size) for size in sizes[:7]]
    assert (found.high - found.value)[:7] == pytest.approx(reach, rel=1e-11)
    assert found.holds.tolist() == [True] * 7 + [False] * 2


def test_means_have_the_limits_of_student():
    values = [4.0, 8.0, 6.0, 5.0, 3.0]
    single = mean(values)
    found = arrays.mean([5, 1], [np.mean(values), 4], [np.std(values, ddof=1), 0])
    same(found.at(0), single)
    assert (found.at(1), mean([4.0])) == (None, None)


@pytest.mark.parametrize("degrees", [1, 2, 3, 7, 30, 250, 5000])
@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_students_t_is_that_of_the_tables(degrees, confidence):
    assert t_of(degrees, confidence) == pytest.approx(t.isf((1 - confidence) / 2, degrees), rel=1e-11)


@pytest.mark.parametrize(("degrees", "confidence"), [(0, 0.95), (5, 1)])
def test_students_t_needs_freedom_and_a_confidence(degrees, confidence):
    with pytest.raises(ValueError, match="degree of freedom|confidence level"):
        t_of(degrees, confidence)
