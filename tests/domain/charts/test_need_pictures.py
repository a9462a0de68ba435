"""Pictures for need: what is hidden has no place, what is claimed stands in the table, letters stay readable."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.charts.axis import scale
from fivefold.charts.categories import Categories, Category, Split
from fivefold.charts.drawing import png
from fivefold.charts.framed import framed
from fivefold.charts.funnel import FunnelPicture, FunnelPoint
from fivefold.charts.gradient import DeprivationStep, GradientPicture
from fivefold.charts.heat_table import Cell, HeatRow, HeatTable
from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.interval_rows import Line
from fivefold.charts.lines import stacked
from fivefold.charts.over_time import Marked, OverTime, Point
from fivefold.charts.small_multiples import Panel, SmallMultiples
from fivefold.charts.spine import Spine, SpineRow, SpineStrip
from fivefold.need.spine import AreaSpread, spread_of
from fivefold.statistics.funnel import Limits, Outlier
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import State, Value

SVG = "{http://www.w3.org/2000/svg}"
TYPED = 'Moor & <script>alert(1)</script> "x"'
HIDDEN, MISSING = Value(State.SUPPRESSED, unit="%"), Value(State.MISSING)


def percent(number, doubt=2.0):
    return Value.observed(number, low=number - doubt, high=number + doubt, unit="%", period="2023/24")


SPREAD = AreaSpread(20, 4, 8, 12, 16)
ROW = SpineRow(
    TYPED, percent(7), percent(10, 0.1), Comparison.BETTER, Polarity.LOW_IS_GOOD, SPREAD, percent(11), 20
)
HIDDEN_ROW = replace(ROW, value=HIDDEN, word=Comparison.NOT_COMPARED)
FEW = replace(ROW, spread=None, held=3)
PERIODS = tuple(f"{year}/{year - 1999:02}" for year in range(2017, 2024))
SERIES = tuple(Point(p, HIDDEN if p == "2019/20" else percent(12 - n)) for n, p in enumerate(PERIODS))
ENGLAND = tuple(Point(p, percent(10, 0.1)) for p in PERIODS)
EVERY = [
    Spine("Spine", (ROW, HIDDEN_ROW, FEW), TYPED, "Region"),
    SpineStrip(ROW, "Ashmoor", "Region"),
    SpineStrip(HIDDEN_ROW, "Ashmoor"),
    SpineStrip(FEW, "Ashmoor"),
    HeatTable("Heat", ("A", TYPED), (HeatRow("I", (Cell(percent(7), Comparison.WORSE), Cell(HIDDEN))), HeatRow("J", (Cell(None), Cell(percent(3)))))),
    FunnelPicture(
        "Funnel", (FunnelPoint(TYPED, 500, 12, Outlier.HIGH_998, is_own=True), FunnelPoint("B", 900, 10, Outlier.WITHIN)),
        tuple(Limits(n, 8, 12, 7, 13) for n in (100, 500, 1000)), 10, unit="%",
    ),
    GradientPicture(
        "Gradient", (DeprivationStep(1, "Most", percent(18), 500), DeprivationStep(2, "Middle", HIDDEN, 400),
                     DeprivationStep(3, "Least", percent(9), 100)), Value(State.SUPPRESSED), benchmark=percent(12),
    ),
    SmallMultiples("Small", (Panel(TYPED, SERIES), Panel("Nothing", (Point("2017/18", MISSING),))), ENGLAND),
    Categories("Groups", (Split("Sex", (Category("Girls", percent(9)), Category(TYPED, HIDDEN))),), percent(10)),
    OverTime(
        "Time", SERIES, ENGLAND, name=TYPED, region=ENGLAND, region_name="Region", goal=Value.observed(5, unit="%"),
        goal_name="Goal 2028", marked=Marked("2020/21", "2021/22", "Fewer were seen"),
    ),
    IntervalDots("Dots", (AreaDot("A", percent(7), Comparison.BETTER, is_own=True),), percent(9), others=(Line("Goal", percent(6)),)),
]  # fmt: skip


@pytest.fixture(params=EVERY, ids=lambda picture: f"{type(picture).__name__} {picture.title[:20]}")
def picture(request):
    return request.param


def words_of(svg):
    return [e for e in ElementTree.fromstring(svg).iter() if e.tag == f"{SVG}text"]


def said(picture):
    return "\n".join("".join(e.itertext()) for e in words_of(picture.svg()))


def test_no_letter_is_smaller_than_twelve(picture):
    assert min(float(e.get("font-size")) for e in words_of(picture.svg())) >= 12


def test_nothing_is_drawn_or_written_outside_the_picture(picture):
    root = ElementTree.fromstring(picture.svg())
    _x, _y, width, height = map(float, root.get("viewBox").split())
    for e in words_of(picture.svg()):
        assert -1 <= float(e.get("x")) <= width + 1
        assert 0 <= float(e.get("y")) <= height + 1


def test_typed_words_stay_words(picture):
    assert "<script" not in picture.svg()
    assert "style=" not in picture.svg()


def test_every_picture_has_a_table_with_one_cell_for_each_heading(picture):
    headers, rows = picture.twin()
    assert rows
    assert {len(row) for row in rows} == {len(headers)}
    assert picture.description()


def test_a_hidden_figure_has_a_word_and_no_mark():
    text = said(Spine("S", (HIDDEN_ROW,), "Ashmoor"))
    assert "hidden: small" in text
    marks = [
        e
        for e in ElementTree.fromstring(SpineStrip(HIDDEN_ROW, "A").svg()).iter()
        if e.tag == f"{SVG}ellipse"
    ]
    assert marks == []


def test_a_spine_of_too_few_areas_is_not_drawn_and_says_so():
    assert spread_of(range(9)) is None
    assert "too few areas held for a spread (3)" in said(Spine("S", (FEW,), "Ashmoor"))


def test_the_left_end_of_a_spine_is_the_worst_and_the_right_the_best():
    assert ROW.end_numbers == (16, 4)
    assert replace(ROW, polarity=Polarity.HIGH_IS_GOOD).end_numbers == (4, 16)
    along = ROW.scale(0, 100)
    assert along.at(10) == 50
    assert along.at(16) < 50 < along.at(4)
    assert replace(ROW, polarity=Polarity.NEUTRAL).side_words == ("lowest", "highest")


def test_quarters_are_those_of_a_plain_sorted_list():
    numbers = [5, 1, 9, 3, 7, 2, 8, 6, 4, 10, 11, 12, 13]
    assert spread_of(numbers) == AreaSpread(13, 1, 4, 10, 13)


@given(st.lists(st.floats(-1e5, 1e5), min_size=10, max_size=40))
def test_quarters_lie_in_order(numbers):
    found = spread_of(numbers)
    assert found.lowest <= found.quarter <= found.three_quarters <= found.highest
    assert found.areas == len(numbers)


@given(st.lists(st.floats(-1e6, 1e6).filter(lambda n: n == 0 or abs(n) > 1e-3), min_size=1, max_size=8))
def test_a_scale_holds_its_numbers_and_has_few_round_ticks(numbers):
    made = scale(numbers, 0, 100)
    for number in numbers:
        assert -0.001 <= made.at(number) <= 100.001
    assert 2 <= len(made.ticks) <= 9


def test_the_line_of_the_slope_runs_through_the_middle_of_the_people():
    steps = tuple(DeprivationStep(n, str(n), percent(20 - 2 * n), 100) for n in range(1, 6))
    drawn = GradientPicture("G", steps, Value(State.ESTIMATED, -10.0))
    assert drawn._line() == pytest.approx((19, 9))


def test_without_a_slope_no_line_is_drawn():
    assert EVERY[6]._line() is None


def test_the_funnel_marks_areas_beyond_chance_by_shape_and_in_words():
    drawn = EVERY[5]
    root = ElementTree.fromstring(drawn.svg())
    assert len([e for e in root.iter() if e.tag == f"{SVG}polygon"]) == 1
    assert drawn.twin().rows[0][-1] == "above the 99.8% limit"


def test_labels_that_would_meet_stand_free_and_inside():
    assert stacked([(10, 15), (12, 15), (90, 15)], 100) == [10, 25, 85]
    assert stacked([(80, 15), (90, 15)], 100) == [70, 85]


def test_a_picture_that_leaves_carries_its_title_and_its_source():
    alone = framed(EVERY[0].svg(), "What it finds", ("Ashmoor, 2023/24", "Source: OHID. Licence."))
    text = "\n".join("".join(e.itertext()) for e in words_of(alone))
    assert "What it finds" in text
    assert "Source: OHID. Licence." in text
    assert int.from_bytes(png(alone, 400)[16:20], "big") in (399, 400)


def test_a_long_period_does_not_run_into_its_neighbour():
    names = [f"{year}/{year - 1999:02} - {year - 1996}/{year - 1995:02}" for year in range(2010, 2020)]
    drawn = OverTime("T", tuple(Point(name, percent(5)) for name in names))
    shown = [name for name in names if name in said(drawn)]
    assert names[-1] in shown
    assert len(shown) < len(names)


def test_a_heat_table_without_a_cell_for_an_area_is_refused():
    with pytest.raises(ValueError, match="one cell for each area"):
        HeatTable("H", ("A", "B"), (HeatRow("I", (Cell(None),)),))


def test_words_of_a_heat_table_do_not_need_its_colours():
    assert re.search("7.0%\nWorse", said(EVERY[4]))
