"""The slope and the relative index of inequality."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.statistics.quadrature import area, legendre, root
from fivefold.statistics.slope import GradientStep, Scale, slope_index, standard_error_of

STEPS = [GradientStep(100, value, 1) for value in (40, 35, 30, 25, 20)]


def test_a_straight_gradient_falls_by_its_whole_height():
    found = slope_index(STEPS)
    # Five equal steps fall by 5 each; from end to end the line falls by five steps.
    assert (found.slope.value, found.most_deprived_end) == (pytest.approx(-25), pytest.approx(42.5))
    assert found.relative.value == pytest.approx(17.5 / 42.5)


def test_the_interval_of_a_plain_slope_is_that_of_its_weights():
    found = slope_index(STEPS)
    # Slope weights are -2, -1, 0, 1, 2 halves: variance 10/4.
    assert found.slope.high - found.slope.value == pytest.approx(1.959963985 * 2.5**0.5)


def test_a_level_gradient_has_no_slope_and_a_ratio_of_one():
    found = slope_index([GradientStep(people, 12, 1) for people in (50, 100, 200)])
    assert (found.slope.value, found.relative.value) == (pytest.approx(0, abs=1e-12), pytest.approx(1))


def test_steps_without_doubt_give_a_slope_without_doubt():
    found = slope_index([GradientStep(100, value, 0) for value in (4, 3, 2)])
    assert found.slope.low == found.slope.high == found.slope.value


def test_there_is_no_ratio_where_the_line_reaches_zero():
    found = slope_index([GradientStep(100, value, 1) for value in (10, 2, 0.5)])
    assert found.relative is None


@pytest.mark.parametrize(
    ("steps", "scale", "says"),
    [
        (STEPS[:2], Scale.PLAIN, "needs 3 steps"),
        ([GradientStep(1, 0, 1)] * 3, Scale.LOG, "no logarithm"),
        ([GradientStep(1, 1, 1)] * 3, Scale.LOGIT, "no logit"),
    ],
)
def test_what_cannot_have_a_slope_says_why(steps, scale, says):
    with pytest.raises(ValueError, match=says):
        slope_index(steps, scale=scale)


def test_a_step_without_people_is_refused():
    with pytest.raises(ValueError, match="population above zero"):
        GradientStep(0, 1, 1)


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("line_on_scale", [False, True])
def test_the_interval_is_what_a_hundred_thousand_draws_give(scale, line_on_scale):
    """The slow way: draw each step anew and fit each time; equal within the error of that many draws."""
    people, errors = np.array([120.0, 90, 100, 140, 80]), np.array([0.08, 0.06, 0.09, 0.07, 0.1])
    values = np.array([0.30, 0.27, 0.24, 0.17, 0.15])
    if scale is Scale.PLAIN:
        errors = errors * values
    steps = [GradientStep(*one) for one in zip(people, values, errors, strict=True)]
    found = slope_index(steps, scale=scale, line_on_scale=line_on_scale)
    slopes, ratios = drawn(people, values, errors, scale, line_on_scale)
    for ours, theirs in ((found.slope, slopes), (found.relative, ratios)):
        wide = theirs.std()
        assert np.quantile(theirs, [0.025, 0.975]) == pytest.approx([ours.low, ours.high], abs=0.03 * wide)


def drawn(people, values, errors, scale, line_on_scale):
    onto = {Scale.PLAIN: lambda v: v, Scale.LOG: np.log, Scale.LOGIT: lambda v: np.log(v / (1 - v))}[scale]
    off = {Scale.PLAIN: lambda v: v, Scale.LOG: np.exp, Scale.LOGIT: lambda v: 1 / (1 + np.exp(-v))}[scale]
    draws = onto(values) + np.random.default_rng(3).normal(size=(100_000, len(values))) * errors
    if not line_on_scale:
        draws = off(draws)
    shares = people / people.sum()
    places = shares.cumsum() - shares / 2
    design = np.column_stack([np.ones(len(places)), places]) * np.sqrt(shares)[:, None]
    ends = draws * np.sqrt(shares) @ np.linalg.pinv(design).T
    most, least = ends[:, 0], ends.sum(axis=1)
    if line_on_scale:
        most, least = off(most), off(least)
    return least - most, least / most


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.floats(1, 1e6), st.floats(1, 90), st.floats(0.01, 5)), min_size=3, max_size=10),
    st.floats(0.1, 100),
)
def test_another_unit_of_people_changes_nothing(rows, factor):
    one = slope_index([GradientStep(*row) for row in rows]).slope
    other = slope_index([GradientStep(people * factor, v, e) for people, v, e in rows]).slope
    assert (one.low, one.value, one.high) == pytest.approx(
        (other.low, other.value, other.high), rel=1e-6, abs=1e-6
    )


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(1, 1e4), st.floats(1, 90), st.floats(0.01, 5)), min_size=3, max_size=10))
def test_read_from_the_other_end_the_slope_turns_its_sign(rows):
    one = slope_index([GradientStep(*row) for row in rows]).slope
    other = slope_index([GradientStep(*row) for row in reversed(rows)]).slope
    assert (one.low, one.value, one.high) == pytest.approx(
        (-other.high, -other.value, -other.low), rel=1e-6, abs=1e-6
    )


def test_the_standard_error_of_an_interval_depends_on_the_scale():
    assert standard_error_of(8, 12) == pytest.approx(4 / (2 * 1.959964), rel=1e-6)
    assert standard_error_of(5, 20, scale=Scale.LOG) == pytest.approx(1.3862944 / (2 * 1.959964), rel=1e-6)


def test_fixed_points_integrate_polynomials_exactly():
    assert sum(weight for _, weight in legendre(64)) == pytest.approx(2, abs=1e-13)
    assert area(lambda x: x**9, 0, 2, points=5) == pytest.approx(2**10 / 10, rel=1e-13)


def test_halving_finds_the_last_digit():
    assert root(lambda x: x**3 - 27, 0, 10) == pytest.approx(3, rel=1e-15)
