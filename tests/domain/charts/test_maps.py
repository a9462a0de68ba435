"""Maps: classes, what is hidden, how they read without colour."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.charts.catchment import Catchment, CatchmentArea
from fivefold.charts.choropleth import Choropleth, MapArea
from fivefold.charts.classing import COMPARED, Classing, by_comparison, by_tenths, by_value
from fivefold.charts.mapping import Frame, round_length
from fivefold.charts.months import AMonth, Months
from fivefold.charts.palette import HEAT
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.plane import Plane
from fivefold.vocabulary.value import State, Value

PLANE = Plane(-2.3, 53.4)


def block(n, side=1000):
    corner = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    return ((tuple(PLANE.degrees(n * side + x, y) for x, y in corner),),)


def valued(number):
    return Value.observed(number, period="mid-2024", unit="children")


def a_map(values, classing=Classing.QUANTILES, href=""):
    codes = [f"E0100000{n}" for n in range(len(values))]
    classes, placed = by_value(dict(zip(codes, values, strict=True)), classing)
    areas = tuple(
        MapArea(
            code,
            f"Area {n} & more",
            block(n),
            PLANE.degrees(n * 1000 + 500, 500),
            value,
            placed.get(code),
            href,
        )
        for n, (code, value) in enumerate(zip(codes, values, strict=True))
    )
    return Choropleth("Children", areas, classes)


numbers_of = st.lists(st.integers(0, 400), min_size=1, max_size=60)


@settings(max_examples=80)
@given(numbers_of, st.sampled_from([Classing.QUANTILES, Classing.EQUAL_STEPS]))
def test_every_figure_has_one_class_and_a_greater_one_never_a_lower_class(numbers, classing):
    values = {str(n): valued(number) for n, number in enumerate(numbers)}
    classes, placed = by_value(values, classing)
    assert placed.keys() == values.keys()
    order = sorted(values, key=lambda code: values[code].number)
    assert [placed[code] for code in order] == sorted(placed.values())
    assert set(placed.values()) <= set(range(len(classes)))
    alike = {}
    for code, value in values.items():
        assert alike.setdefault(value.number, placed[code]) == placed[code]


def test_the_edges_of_the_classes_stand_in_words():
    classes, placed = by_value({str(n): valued(n) for n in range(1, 11)}, Classing.EQUAL_STEPS)
    assert [c.label for c in classes] == [
        "1 to 2 children",
        "3 to 4 children",
        "5 to 6 children",
        "7 to 8 children",
        "9 to 10 children",
    ]
    assert [placed[str(n)] for n in (1, 2, 3, 10)] == [0, 0, 1, 4]
    quantiles, _ = by_value({str(n): valued(n) for n in range(1, 11)}, Classing.QUANTILES)
    assert [c.label for c in quantiles] == [c.label for c in classes]


def test_a_low_figure_that_is_good_has_another_palette():
    values = {"a": valued(1), "b": valued(9)}
    plain, _ = by_value(values, Classing.QUANTILES)
    warm, _ = by_value(values, Classing.QUANTILES, Polarity.LOW_IS_GOOD)
    assert (plain[-1].ground.fill, warm[-1].ground.fill != HEAT[-1]) == (HEAT[-1], True)


def luminance(colour):
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("polarity", [Polarity.NEUTRAL, Polarity.LOW_IS_GOOD])
def test_in_grey_print_more_is_darker(polarity):
    classes, _ = by_value({str(n): valued(n) for n in range(10)}, Classing.QUANTILES, polarity)
    shades = [luminance(c.ground.fill) for c in classes]
    assert shades == sorted(shades, reverse=True)
    assert min(a - b for a, b in zip(shades, shades[1:], strict=False)) > 20


def test_better_similar_and_worse_differ_in_grey_by_shade_or_pattern():
    better, similar, worse = (COMPARED[c] for c in (Comparison.BETTER, Comparison.SIMILAR, Comparison.WORSE))
    assert luminance(better.fill) - luminance(worse.fill) > 80
    assert (better.pattern, similar.pattern, worse.pattern) == ("", "lines", "")


def test_comparisons_and_tenths_name_their_classes():
    classes, placed = by_comparison({"a": Comparison.WORSE, "b": Comparison.SIMILAR}, "England")
    assert ([c.label for c in classes], placed) == (
        ["Similar to England", "Worse than England"],
        {"a": 1, "b": 0},
    )
    fifths, placed = by_tenths({"a": 1, "b": 2, "c": 10}, list("12345"))
    assert ([c.sign for c in fifths][0], placed) == ("1–2", {"a": 0, "b": 0, "c": 4})


def test_hidden_and_missing_areas_are_patterned_and_named_never_classed():
    chart = a_map([valued(5), Value(State.SUPPRESSED), Value(State.MISSING), valued(0)])
    words = [line.words for line in chart.legend()]
    assert words == [
        "0 children (1 area)", "5 children (1 area)",
        "Hidden: small numbers: 1 area: Area 1 & more", "Missing: 1 area: Area 2 & more",
    ]  # fmt: skip
    assert [row[2] for row in chart.twin().rows] == ["5", "hidden: small numbers", "missing", "0"]
    assert [row[4] for row in chart.twin().rows] == ["5 children", "–", "–", "0 children"]


def test_the_picture_has_no_style_escapes_names_and_is_the_same_every_time():
    chart = a_map([valued(5), valued(9)], href="?page=1&order=name#a-E01000000")
    svg = chart.svg()
    assert svg == a_map([valued(5), valued(9)], href="?page=1&order=name#a-E01000000").svg()
    assert "style=" not in svg
    assert "Area 1 &amp; more: 9" in svg
    assert svg.count("<a href=") == 2
    assert 'role="group"' in svg
    assert 'role="img"' in a_map([valued(5)]).svg()
    assert len(re.findall(r"<pattern ", a_map([valued(5), Value(State.SUPPRESSED)]).bare())) == 1


def test_an_area_with_a_hole_is_one_path_of_two_rings():
    hole = tuple(PLANE.degrees(x, y) for x, y in ((300, 300), (600, 300), (600, 600), (300, 300)))
    outline = ((block(0)[0][0], hole),)
    assert Frame.around([outline], 640, 600).path(outline).count("M") == 2


def test_a_kilometre_east_is_as_long_as_one_north():
    frame = Frame.around([block(0)], 640, 600)
    (x0, y0), (x1, _), (_, y2) = (frame.at(*PLANE.degrees(*p)) for p in ((0, 0), (1000, 0), (0, 1000)))
    assert x1 - x0 == pytest.approx(y0 - y2, rel=0.01)


@given(st.floats(1, 1e6))
def test_a_scale_bar_is_round_and_no_longer_than_its_room(metres):
    found = round_length(metres)
    assert found <= metres < 2.51 * found
    assert f"{found:e}"[0] in "125"


def test_a_catchment_shows_shares_ring_and_hub():
    areas = tuple(
        CatchmentArea(f"E{n}", f"Area {n}", block(n), PLANE.degrees(n * 1000 + 500, 500), s)
        for n, s in enumerate((1, 0.4, 0))
    )
    chart = Catchment("Hub", areas, PLANE.degrees(500, 500), 900)
    assert [line.words for line in chart.legend()] == [
        "Counted whole (1)", "Counted by a share, which stands in it (1)", "Not in it (1)",
        "The centre; the ring is 900 m away",
    ]  # fmt: skip
    assert chart.twin().rows == (("Area 0", "E0", "100%"), ("Area 1", "E1", "40%"))
    assert ("<circle" in chart.svg(), "40%</text>" in chart.svg()) == (True, True)


def test_ages_in_months_write_what_is_hidden():
    months = tuple(
        AMonth(f"{n} months", "May 2026", valued(n) if n else Value(State.SUPPRESSED)) for n in range(60)
    )
    chart = Months("By month", months, ("under 1", "1 year", "2 years", "3 years", "4 years"))
    assert (chart.svg().count("<rect"), chart.svg().count("hidden: small numbers</text>")) == (59, 1)
    assert chart.description().endswith("1 months are hidden or missing.")
