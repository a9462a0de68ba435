"""Studies that an analyst adds, chance in small places, children that are a range, and developmental change."""

from math import exp, lgamma, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from fivefold.charts.development import Development, Quote
from fivefold.charts.lines import Point
from fivefold.charts.ranges import RangeRow, Ranges
from fivefold.knowledge import prevalence_sources
from fivefold.need.chance import likely_counts
from fivefold.need.development import DIFFICULTY, EXPECTED, changed, quoted
from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.need.own_areas import Part
from fivefold.need.population import PopulationCount
from fivefold.need.prevalence import FROM_CHILDREN, FROM_SHARE, estimate, main_doubt
from fivefold.need.studies import Study, as_share
from fivefold.need.who_counts import in_own_area, typed_range
from fivefold.vocabulary.value import State, Value, value_words

INTERNATIONAL = prevalence_sources()[0]


def a_study(cases=17, people=211):
    return Study(3, "Our study", "Trafford", "2024", "high difficulties", 18, 36, people, cases, "A report")


def test_a_study_has_its_wilson_interval_and_can_make_an_estimate():
    share = as_share(a_study())
    assert (share.slug, share.low, share.interval_low, share.interval_high) == ("local-3", 8.1, 5.1, 12.5)
    found = estimate(Value.observed(12_428, period="mid-2024"), share, ages=(0, 60))
    assert (value_words(found.range), found.doubt) == (
        "630 to 1,560", "uncertain, from one study that was added here",
    )  # fmt: skip
    assert "17 of 211 children" in share.interval_basis


@given(some.integers(1, 5000).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n))))
def test_the_interval_of_any_study_holds_its_share(pair):
    share = as_share(a_study(*pair))
    assert 0 <= share.interval_low <= share.low <= share.interval_high <= 100


def _exact(mean, count):
    return sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1))


@settings(max_examples=60)
@given(some.floats(0.05, 120), some.floats(0, 60))
def test_likely_counts_cut_off_two_and_a_half_percent_at_each_end(mean, more):
    low, high = likely_counts(mean, mean + more)
    assert _exact(mean, low) >= 0.025 - 1e-9
    assert low == 0 or _exact(mean, low - 1) < 0.025 + 1e-9
    assert _exact(mean + more, high) >= 0.975 - 1e-9
    assert high == 0 or _exact(mean + more, high - 1) < 0.975 + 1e-9


def test_a_small_place_shows_what_chance_does_and_a_large_one_does_not():
    small = estimate(Value.observed(40, period="mid-2024"), INTERNATIONAL, ages=(0, 60))
    assert value_words(small.with_chance) == "1 to 11"
    assert estimate(Value.observed(40_000, period="mid-2024"), INTERNATIONAL, ages=(0, 60)).with_chance is None  # fmt: skip


def test_a_range_of_children_is_carried_and_the_larger_doubt_is_named():
    wide = typed_range(400, 1000, period="now", source="a list")
    assert value_words(estimate(wide, INTERNATIONAL, ages=(0, 60)).range) == "40 to 150"
    assert main_doubt(wide, INTERNATIONAL) == FROM_CHILDREN
    assert main_doubt(Value.observed(1000), INTERNATIONAL) == FROM_SHARE
    with pytest.raises(ValueError, match="1000 is more than 400"):
        typed_range(1000, 400, period="", source="")


def test_children_of_an_own_area_lie_between_those_inside_and_all_that_it_touches():
    counts = [
        PopulationCount(code, code, 2024, "Persons", age, 20, "ONS")
        for code in ("A", "B")
        for age in range(5)
    ]
    found = in_own_area([Part("A", 1.0), Part("B", 0.5)], counts, name="Hub", year=2024)
    assert (found.total.low, found.total.number, found.total.high) == (100, 150, 200)
    whole = in_own_area([Part("A", 1.0)], counts, name="Hub", year=2024)
    assert (whole.total.number, whole.total.low) == (100, None)


def a_figure(value, low, high, period="2018/19", sort=20180000, count=None, of=None):
    return IndicatorValue(
        "93436", "Good level", "E1", "Cove", Slice("Persons", "2-2.5 yrs"), period, sort,
        Value(State.OBSERVED, value, low, high, unit="%"), count=count, denominator=of,
    )  # fmt: skip


def test_the_toolkit_quotes_four_figures_two_with_years():
    told = [(one.value.number, one.period) for slug in (EXPECTED, DIFFICULTY) for one in quoted(slug)]
    assert told == [(84.1, ""), (80.9, ""), (7.1, "2018/19"), (9.2, "2021/22")]


def test_a_change_is_made_of_counts_where_they_give_the_published_share():
    before, now = a_figure(80, 76, 84, count=400, of=500), a_figure(70, 66, 74, "2022/23", 20220000, 350, 500)
    assert changed(before, now).points.basis == "Newcombe 95%, from counts"
    assert changed(before, now).is_clear
    other = a_figure(70, 66, 74, "2022/23", 20220000, 100, 500)
    assert changed(before, other).points.basis == "95%, from the two published intervals"
    assert value_words(changed(before, other).points) == "-10 (-15.7 to -4.34)"


def test_a_change_that_holds_no_change_is_not_clear_and_without_intervals_there_is_none():
    before, now = a_figure(80, 76, 84), a_figure(78, 74, 82, "2022/23", 20220000)
    assert not changed(before, now).is_clear
    assert changed(before, a_figure(78, None, None)) is None


def test_pictures_write_hidden_figures_and_never_draw_them():
    hidden = RangeRow("Cove", Value(State.SUPPRESSED))
    known = RangeRow("Quay", Value(State.ESTIMATED, None, 0.2, 0.7), words="fewer")
    chart = Ranges("Use", (hidden, known), ("as expected", 1.0))
    assert "hidden: small numbers" in chart.svg()
    assert chart.twin().rows == (("Cove", "–", "hidden: small numbers", "–"), ("Quay", "–", "0.20 to 0.70", "fewer"))  # fmt: skip
    with pytest.raises(ValueError, match="a row needs a figure"):
        Ranges("Use", (RangeRow("Cove"),))


def test_the_picture_of_development_holds_the_quoted_figures_in_picture_and_table():
    quotes = tuple(Quote(one.value, one.period, one.after, "quoted") for one in quoted(EXPECTED))
    others = tuple(Quote(one.value, one.period, one.after, "trouble") for one in quoted(DIFFICULTY))
    chart = Development(
        "Over time", ("2018/19", "2019/20", "2020/21", "2021/22"), "Cove",
        (Point("2018/19", Value(State.OBSERVED, 80, 78, 82, unit="%")), Point("2019/20", Value(State.SUPPRESSED))), (), quotes,
        others, ("2019/20", "2020/21"), "Pandemic",
    )  # fmt: skip
    assert all(number in chart.svg() for number in ("84.1%", "80.9%", "7.1%", "9.2%"))
    assert ("2018/19", "80.0% (78.0% to 82.0%)", "7.1% (trouble)") in chart.twin().rows
    assert ("2019/20", "hidden: small numbers", "–") in chart.twin().rows
    assert ("quoted", "–", "84.1%") in chart.twin().rows
