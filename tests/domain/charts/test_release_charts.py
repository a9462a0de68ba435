"""Pictures of a release: what is hidden is written, never drawn as 0; the table says the same."""

import pytest

from fivefold.charts.against_chance import AgainstChance, ChanceRow
from fivefold.charts.faced import FacedBars, FacedRow
from fivefold.charts.ruled import even_ticks
from fivefold.charts.scene import Box, Oval, Polygon, Text, every
from fivefold.charts.share_bars import ShareBars, ShareRow
from fivefold.charts.upset import Upset, UpsetColumn, UpsetSet
from fivefold.vocabulary.value import State, Value

HIDDEN = Value(State.SUPPRESSED)


def words_of(scene):
    return [part.words for part in every(scene.parts) if isinstance(part, Text)]


def of(kind, scene):
    return [part for part in every(scene.parts) if isinstance(part, kind)]


def an_upset(*columns):
    sets = (
        UpsetSet("Poor housing", Value.observed(710)),
        UpsetSet("Smoking", Value.observed(415)),
        UpsetSet("Isolation", HIDDEN),
    )
    return Upset(
        "Most often: Poor housing + Smoking",
        sets,
        columns or (UpsetColumn((0, 1), Value.observed(140), "5%"), UpsetColumn((0, 1, 2), HIDDEN)),
    )


def test_an_upset_picture_writes_hidden_sets_as_hidden():
    chart = an_upset()
    assert chart.twin().rows == (
        ("Poor housing + Smoking", "140", "5%"),
        ("Poor housing + Smoking + Isolation", "hidden: small numbers", "–"),
    )
    dashed = [box for box in of(Box, chart.scene()) if box.look.dashed]
    assert (len(dashed), "hidden" in words_of(chart.scene())) == (1, True)
    assert "0" in words_of(chart.scene())  # the axis alone begins at 0
    assert words_of(chart.scene()).count("0") == 1


def test_every_column_has_a_dot_for_every_factor_and_filled_ones_for_its_own():
    dots = of(Oval, an_upset().scene())
    assert len(dots) == 6
    assert sum(dot.rx == 7 for dot in dots) == 5


def test_the_highest_bar_is_that_of_the_largest_set():
    chart = an_upset(UpsetColumn((0,), Value.observed(710)), UpsetColumn((1,), Value.observed(415)))
    bars = [box for box in of(Box, chart.scene()) if box.w == 28]
    assert bars[0].h / bars[1].h == pytest.approx(710 / 415)
    assert bars[0].y + bars[0].h == bars[1].y + bars[1].h


@pytest.mark.parametrize(
    "columns", [(UpsetColumn((3,), HIDDEN),), (UpsetColumn((0,), HIDDEN), UpsetColumn((0,), HIDDEN))]
)
def test_an_upset_picture_refuses_what_it_cannot_draw(columns):
    with pytest.raises(ValueError, match="no row|twice"):
        an_upset(*columns)


def a_faced(*rows):
    return FacedBars("Half face none", ("None", "One", "Two or more"), rows, "Area")


def test_bars_are_divided_by_the_shares_of_their_children():
    row = FacedRow(
        "Harbour", (Value.observed(50), Value.observed(30), Value.observed(20)), Value.observed(100)
    )
    widths = [box.w for box in of(Box, a_faced(row).scene()) if box.h == 26]
    assert widths == pytest.approx([200, 120, 80])


def test_a_hidden_count_has_a_dashed_box_and_its_word_in_the_table():
    row = FacedRow("Moors", (Value.observed(80), Value.observed(15), HIDDEN), Value.observed(100))
    chart = a_faced(row)
    assert [box.look.dashed for box in of(Box, chart.scene()) if box.h in (24, 26)] == [False, False, True]
    assert chart.twin().rows == (("Moors", "80", "15", "hidden: small numbers", "100"),)
    assert "1 counts are hidden" in chart.description()


def test_a_group_without_children_or_with_nothing_known_has_no_bar():
    none = FacedRow("Nobody", (Value.observed(0),) * 3, Value.observed(0))
    unknown = FacedRow("Unknown", (HIDDEN,) * 3, HIDDEN)
    assert [box for box in of(Box, a_faced(none, unknown).scene()) if box.h == 26] == []


def test_rows_need_a_count_for_every_step():
    with pytest.raises(ValueError, match="one count for each step"):
        a_faced(FacedRow("Short", (HIDDEN,), HIDDEN))


def test_a_hidden_share_has_a_word_and_no_bar():
    shown = ShareRow(
        "Harbour", Value.observed(20.0, low=15.0, high=26.0, unit="%"), "20% (15% to 26%)", "above all"
    )
    hidden = ShareRow("Moors", HIDDEN, "hidden: small numbers")
    chart = ShareBars(
        "Harbour is higher", (shown, hidden), Value.observed(10.0), "all: 10%", "Area", "3 or more"
    )
    assert len([box for box in of(Box, chart.scene()) if box.h == 18]) == 1
    assert chart.twin().rows == (
        ("Harbour", "20% (15% to 26%)", "above all"),
        ("Moors", "hidden: small numbers", "–"),
        ("All", "all: 10%", "–"),
    )


def a_ratio(number, low, high, **more):
    value = Value(State.ESTIMATED, number, low, high)
    return ChanceRow(f"pair {number}", value, f"{number} times", "10", "5", **more)


def test_dots_apart_from_chance_are_filled_and_the_others_hollow():
    chart = AgainstChance(
        "One of three", (a_ratio(2.0, 1.5, 3.0), a_ratio(1.1, 0.8, 1.4), a_ratio(0.5, 0.4, 0.7))
    )
    fills = [dot.look.fill == dot.look.line for dot in of(Oval, chart.scene())]
    assert fills == [True, False, True]
    assert "1 lie wholly above chance, 1 wholly below" in chart.description()


def test_what_nothing_bounds_from_above_has_an_arrow_and_is_never_below_chance():
    row = a_ratio(0.6, 0.4, 0.8, is_open=True)
    chart = AgainstChance("No end", (row,))
    assert (len(of(Polygon, chart.scene())), row.is_less) == (1, False)


def test_a_ratio_that_is_hidden_is_written():
    row = ChanceRow("4 or more", HIDDEN, "hidden: small numbers")
    chart = AgainstChance("Hidden", (row,))
    assert of(Oval, chart.scene()) == []
    assert "hidden: small numbers" in words_of(chart.scene())


@pytest.mark.parametrize(
    ("top", "expected"),
    [(0, [0, 1]), (0.43, [0, 0.1, 0.2, 0.3, 0.4, 0.5]), (1200, [0, 200, 400, 600, 800, 1000, 1200])],
)
def test_ticks_are_round_numbers_that_reach_the_top(top, expected):
    assert even_ticks(top) == pytest.approx(expected)


@pytest.mark.parametrize("chart", [an_upset(), a_faced(FacedRow("<b>", (HIDDEN,) * 3, HIDDEN))])
def test_pictures_carry_no_style_and_no_markup_of_their_words(chart):
    svg = chart.svg()
    assert "style" not in svg
    assert "<b>" not in svg
