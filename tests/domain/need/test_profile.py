import pytest

from fivefold.need.indicators import (
    AS_PUBLISHED,
    ENGLAND,
    OURS,
    Definition,
    IndicatorValue,
    Slice,
    comparison_in,
    trend_in,
)
from fivefold.need.profile import BY_RANK, CONTRADICTS, NO_ENGLAND, compared_with, headline, profile
from fivefold.vocabulary.comparison import Comparison, Polarity, Trend
from fivefold.vocabulary.value import State, Value

TRAFFORD, NORTH_WEST = "E08000009", "E12000002"
WHOLE = Slice("Persons", "All ages")
AREAS = {TRAFFORD: "Trafford", NORTH_WEST: "North West", ENGLAND: "England"}


def smoking(area, year, number, low, high, **about):
    value = about.pop("value", Value.observed(number, low=low, high=high, unit="%", period=str(year)))
    facts = {"indicator": "93085", "name": "Smoking at delivery", "about": WHOLE} | about
    return IndicatorValue(
        area_code=area,
        area_name=AREAS[area],
        period=str(year),
        period_sort=year * 10_000,
        value=value,
        **facts,
    )


def low_is_good(indicator, name, method="Confidence intervals overlapping reference value (95.0)"):
    return Definition(
        indicator, name, "Mothers who smoke", "%", Polarity.LOW_IS_GOOD, method, "OHID", "", True
    )


def rows_of(*values, **options):
    return profile(values, area=TRAFFORD, region=NORTH_WEST, **({"definition": low_is_good} | options))


def test_the_newest_figure_stands_beside_region_and_england_of_the_same_period():
    row = rows_of(
        smoking(TRAFFORD, 2022, 6, 5, 7),
        smoking(TRAFFORD, 2023, 5, 4, 6),
        smoking(NORTH_WEST, 2023, 9, 8, 10),
        smoking(ENGLAND, 2023, 7.4, 7.3, 7.5),
        smoking(ENGLAND, 2024, 6.9, 6.8, 7.0),
    )[0]
    assert (row.newest.period, row.newest.value.number, row.england.number, row.region.number) == (
        "2023",
        5,
        7.4,
        9,
    )


def test_below_england_is_better_where_low_is_good_and_we_say_that_we_calculated_it():
    row = rows_of(smoking(TRAFFORD, 2023, 5, 4, 6), smoking(ENGLAND, 2023, 7.4, 7.3, 7.5))[0]
    assert (row.compared.word, row.compared.basis) == (Comparison.BETTER, OURS)


def test_the_word_of_the_publisher_goes_before_ours():
    row = rows_of(
        smoking(TRAFFORD, 2023, 5, 4, 6, published_england="Similar"), smoking(ENGLAND, 2023, 7.4, 7.3, 7.5)
    )[0]
    assert (row.compared.word, row.compared.basis) == (Comparison.SIMILAR, AS_PUBLISHED)


def test_without_an_england_figure_nothing_is_compared_and_the_reason_is_said():
    row = rows_of(smoking(TRAFFORD, 2023, 5, 4, 6))[0]
    assert (row.england.state, row.compared.word, row.compared.why) == (
        State.MISSING,
        Comparison.NOT_COMPARED,
        NO_ENGLAND,
    )


def test_indicators_that_are_ranked_are_not_compared_by_interval():
    compared = compared_with(
        smoking(TRAFFORD, 2023, 5, 4, 6), smoking(ENGLAND, 2023, 7, 6, 8), low_is_good("1", "x", "Quintiles")
    )
    assert (compared.word, compared.why) == (Comparison.NOT_COMPARED, BY_RANK)


def test_an_indicator_compared_at_998_uses_its_998_interval():
    known = low_is_good("1", "x", "Confidence intervals overlapping reference value (99.8)")
    area = smoking(TRAFFORD, 2023, 5, 4, 6, value_998=(3, 8))
    assert compared_with(area, smoking(ENGLAND, 2023, 7, 6.9, 7.1), known).word is Comparison.SIMILAR
    without = smoking(TRAFFORD, 2023, 5, 4, 6)
    assert compared_with(without, smoking(ENGLAND, 2023, 7, 6.9, 7.1), known).word is Comparison.NOT_COMPARED


def test_a_value_outside_its_own_interval_is_shown_flagged_and_not_compared():
    row = rows_of(smoking(TRAFFORD, 2023, 5, 400, 600), smoking(ENGLAND, 2023, 7, 6, 8))[0]
    assert (row.newest.value.number, row.flags, row.compared.word) == (
        5,
        [CONTRADICTS],
        Comparison.NOT_COMPARED,
    )


def test_a_hidden_figure_stays_hidden_and_is_not_compared():
    hidden = smoking(TRAFFORD, 2023, 0, 0, 0, value=Value(State.SUPPRESSED, period="2023"))
    row = rows_of(hidden, smoking(ENGLAND, 2023, 7, 6, 8))[0]
    assert (row.newest.value.state, row.newest.value.number, row.compared.word) == (
        State.SUPPRESSED,
        None,
        Comparison.NOT_COMPARED,
    )


def test_a_figure_given_twice_counts_once():
    years = [
        smoking(TRAFFORD, year, 9 - year + 2019, 8 - year + 2019, 10 - year + 2019)
        for year in range(2019, 2024)
    ]
    once, twice = rows_of(*years)[0], rows_of(*years, *years)[0]
    assert once == twice


def test_the_trend_is_the_published_one_where_there_is_one():
    row = rows_of(smoking(TRAFFORD, 2023, 5, 4, 6, published_trend="Increasing and getting worse"))[0]
    assert (row.trended.trend, row.trended.basis) == (Trend.INCREASING_WORSE, AS_PUBLISHED)


def test_without_a_published_trend_the_official_rule_is_used_and_we_say_so():
    row = rows_of(
        *(smoking(TRAFFORD, y, 20 - y + 2019, 19.5 - y + 2019, 20.5 - y + 2019) for y in range(2019, 2024))
    )[0]
    assert (row.trended.trend, row.trended.basis) == (Trend.DECREASING_BETTER, OURS)


def test_pooled_periods_have_no_trend():
    pooled = smoking(TRAFFORD, 2023, 5, 4, 6)
    values = [
        IndicatorValue(
            "1",
            "x",
            TRAFFORD,
            "Trafford",
            WHOLE,
            f"{y} - {y % 100 + 2}",
            y,
            pooled.value.about(period=str(y)),
        )
        for y in range(2015, 2022)
    ]
    trended = rows_of(*values)[0].trended
    assert (trended.trend, trended.why) == (
        Trend.CANNOT_BE_CALCULATED,
        "each point pools 3 years, so neighbouring points overlap",
    )


def test_categories_are_left_to_the_indicators_own_page():
    decile = smoking(
        ENGLAND, 2023, 5, 4, 6, about=Slice("Persons", "All ages", "Deprivation", "Most deprived")
    )
    assert profile([decile], area=ENGLAND) == []


def test_other_areas_alone_give_no_row():
    assert rows_of(smoking(ENGLAND, 2023, 7, 6, 8)) == []


def test_the_headline_takes_all_persons_and_the_youngest():
    groups = [
        Slice("Female", "0-4 yrs"),
        Slice("Persons", "All ages"),
        Slice("Persons", "0-4 yrs"),
        Slice("Persons", "65+ yrs"),
    ]
    rows = rows_of(*(smoking(TRAFFORD, 2023, 5, 4, 6, about=about) for about in groups))
    assert [row.newest.about for row in headline(rows)] == [Slice("Persons", "0-4 yrs")]


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Better", Comparison.BETTER),
        ("similar", Comparison.SIMILAR),
        ("Not compared", None),
        ("", None),
        ("3", None),
    ],
)
def test_published_comparisons_are_read(label, word):
    assert comparison_in(label) is word


@pytest.mark.parametrize(
    ("label", "trend"),
    [
        ("Decreasing and getting better", Trend.DECREASING_BETTER),
        ("Cannot be calculated", Trend.CANNOT_BE_CALCULATED),
        ("", None),
    ],
)
def test_published_trends_are_read(label, trend):
    assert trend_in(label) is trend
