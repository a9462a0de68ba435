"""Two held files that say different things about the same figure."""

from fivefold.need.disagreements import counterparts, disagreements, disagreements_of, measure_of
from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.vocabulary.value import State, Value

TRAFFORD = "E08000009"
UNDER_16 = Slice("Persons", "<16 yrs")


def a_figure(number=10.4, *, indicator="93701", source="OHID, 13 February 2025", period="2022/23", area=TRAFFORD,
             about=UNDER_16, state=State.OBSERVED):  # fmt: skip
    value = Value(state, number, period=period, source=source, unit="%")
    return IndicatorValue(indicator, "Absolute low income", area, "Trafford", about, period, 20220000, value)


def test_ohid_and_dwp_disagree_about_trafford_and_both_are_shown_with_source_and_date():
    found = disagreements([a_figure(13.9, indicator="CILIF_ABS", source="DWP, 1 May 2026"), a_figure(10.4)])
    assert [one.said for one in found] == [
        (("13.9%", "DWP, 1 May 2026"), ("10.4%", "OHID, 13 February 2025"))
    ]
    assert round(found[0].gap, 6) == 3.5


def test_the_same_figure_rounded_differently_is_no_disagreement():
    assert disagreements([a_figure(10.4), a_figure(10.4435, source="the same at more places")]) == []


def test_a_whole_percentage_is_not_taken_for_a_rough_one():
    assert len(disagreements([a_figure(12.0), a_figure(12.4, source="another")])) == 1


def test_other_people_areas_and_periods_are_other_figures():
    others = [
        a_figure(10.4), a_figure(1, about=Slice("Male", "<16 yrs")), a_figure(2, period="2021/22"),
        a_figure(3, area="E06000009"), a_figure(4, indicator="93700"),
    ]  # fmt: skip
    assert disagreements(others) == []


def test_one_publisher_may_hide_what_another_shows_and_that_is_said():
    hidden = a_figure(None, state=State.SUPPRESSED, source="OHID, 13 February 2025")
    found = disagreements([a_figure(10.4, source="DWP, 1 May 2026"), hidden])
    assert [words for words, _source in found[0].said] == ["10.4%", "hidden: small numbers"]


def test_a_missing_figure_contradicts_nothing():
    assert disagreements([a_figure(10.4), a_figure(None, state=State.MISSING, source="another")]) == []


def test_ages_written_in_two_ways_are_the_same_people():
    found = disagreements(
        [a_figure(10.4), a_figure(13.9, about=Slice("persons", "<16 years"), source="other")]
    )
    assert len(found) == 1


def test_a_third_file_that_agrees_adds_no_side():
    found = disagreements([a_figure(13.9, source="new"), a_figure(10.4), a_figure(10.4, source="old")])
    assert [source for _words, source in found[0].said] == ["new", "OHID, 13 February 2025"]


def test_the_newest_period_comes_first_and_one_indicator_can_be_asked_for():
    pair = lambda indicator, period, sort: [  # noqa: E731
        IndicatorValue(indicator, "", TRAFFORD, "", UNDER_16, period, sort, Value(State.OBSERVED, number))
        for number in (1.0, 2.0)
    ]
    found = disagreements(
        [*pair("93701", "2021/22", 1), *pair("93701", "2022/23", 2), *pair("93700", "2022/23", 2)]
    )
    assert [(one.measure, one.period) for one in found] == [
        ("93700", "2022/23"), ("93701", "2022/23"), ("93701", "2021/22"),
    ]  # fmt: skip
    assert [one.period for one in disagreements_of(found, "CILIF_ABS", TRAFFORD)] == ["2022/23", "2021/22"]
    assert len(disagreements_of(found, "93701", TRAFFORD, "2021/22")) == 1


def test_counterparts_are_the_codes_of_the_same_measure():
    assert counterparts("CILIF_ABS") == counterparts("93701") == ("93701", "93701-republished", "CILIF_ABS")
    assert measure_of("90631-republished") == "90631"
