import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.statistics.trend import Point, recent_trend, weighted_slope
from fivefold.vocabulary.comparison import Polarity, Trend


def points(*values, width=1.0, start=2019):
    return [Point(start + i, v, v - width / 2, v + width / 2) for i, v in enumerate(values)]


def test_a_clear_rise_is_increasing_where_no_direction_is_good():
    assert recent_trend(points(1, 2, 3, 4, 5), Polarity.NEUTRAL).trend is Trend.INCREASING


@pytest.mark.parametrize(
    ("values", "polarity", "trend"),
    [
        ((1, 2, 3, 4, 5), Polarity.HIGH_IS_GOOD, Trend.INCREASING_BETTER),
        ((1, 2, 3, 4, 5), Polarity.LOW_IS_GOOD, Trend.INCREASING_WORSE),
        ((5, 4, 3, 2, 1), Polarity.LOW_IS_GOOD, Trend.DECREASING_BETTER),
        ((5, 4, 3, 2, 1), Polarity.HIGH_IS_GOOD, Trend.DECREASING_WORSE),
        ((5, 4, 3, 2, 1), Polarity.NEUTRAL, Trend.DECREASING),
        ((3, 3, 3, 3, 3), Polarity.LOW_IS_GOOD, Trend.NO_CHANGE),
    ],
)
def test_the_words_follow_direction_and_polarity(values, polarity, trend):
    assert recent_trend(points(*values), polarity).trend is trend


def test_only_the_last_five_years_count():
    early = points(90, 10, 70, 20, width=0.1, start=2010)
    assert recent_trend(early + points(3, 3, 3, 3, 3, start=2014), Polarity.NEUTRAL).trend is Trend.NO_CHANGE


def test_one_year_alone_cannot_make_a_trend():
    result = recent_trend(points(5, 4, 5, 4, 9, width=2), Polarity.NEUTRAL)
    assert (result.trend, result.chi_squared > 9.5495) == (Trend.NO_CHANGE, True)
    assert result.why == "the direction changes when one of the five years is left out"


def test_wide_intervals_hide_a_rise():
    assert recent_trend(points(1, 2, 3, 4, 5, width=20), Polarity.NEUTRAL).trend is Trend.NO_CHANGE


@pytest.mark.parametrize(
    ("given_points", "options", "why"),
    [
        (points(1, 2, 3, 4), {}, "it needs 5 yearly points with intervals; there are 4"),
        (
            points(1, 2, 3, 4, 5),
            {"years_each": 3},
            "each point pools 3 years, so neighbouring points overlap",
        ),
        (points(1, 2, 3, 4, 5), {"breaks": True}, "the definition changed between these years"),
        (points(1, 2, 3, 4) + points(5, start=2025), {}, "the last five points are not five years in a row"),
        (points(1, 2, 3, 4, 5, width=0), {}, "a point without the width of an interval cannot be weighted"),
    ],
)
def test_a_trend_that_cannot_be_calculated_says_why(given_points, options, why):
    result = recent_trend(given_points, Polarity.NEUTRAL, **options)
    assert (result.trend, result.why) == (Trend.CANNOT_BE_CALCULATED, why)


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=5), st.floats(0.5, 50))
def test_equal_widths_give_the_ordinary_least_squares_slope(values, width):
    slope, _ = weighted_slope(points(*values, width=width))
    mean = sum(values) / 5
    oracle = sum((i - 2) * (v - mean) for i, v in enumerate(values)) / 10
    assert slope == pytest.approx(oracle, abs=1e-6)


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=5), st.floats(0.5, 50))
def test_turning_time_round_turns_the_direction(values, width):
    opposite = {Trend.INCREASING: Trend.DECREASING, Trend.DECREASING: Trend.INCREASING}
    forward = recent_trend(points(*values, width=width), Polarity.NEUTRAL)
    backward = recent_trend(points(*reversed(values), width=width), Polarity.NEUTRAL)
    if abs((forward.chi_squared or 0) - 9.5495) > 1e-6:
        assert backward.trend is opposite.get(forward.trend, forward.trend)
