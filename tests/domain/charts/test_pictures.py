"""What holds for every picture: it can be placed in a strict page, be read aloud, and has a table twin."""

import re
from xml.etree import ElementTree

import pytest

from fivefold.charts.columns import Column, Columns
from fivefold.charts.drawing import png
from fivefold.charts.grid import Grid, from_counts
from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.over_time import OverTime, Point
from fivefold.charts.rings import Ring, Rings, rings
from fivefold.charts.spread import Spread, StatementSpread
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.support import Level, Tier
from fivefold.vocabulary.value import State, Value, value_words

SVG = "{http://www.w3.org/2000/svg}"
TYPED = 'Moor & <script>alert(1)</script> style="x" id="COVID-19"'
HIDDEN = Value(State.SUPPRESSED, low=1, high=7, unit="%")
MISSING = Value(State.MISSING)


def percent(number: float, doubt: float = 2) -> Value:
    return Value(State.OBSERVED, number, number - doubt, number + doubt, unit="%", period="2023/24")


DOTS = IntervalDots(
    title=f"Reviews {TYPED}",
    dots=(
        AreaDot("Ashmoor", percent(92), Comparison.BETTER),
        AreaDot(TYPED, percent(78), Comparison.SIMILAR),
        AreaDot("Fenwick", HIDDEN),
        AreaDot("Dunholm", MISSING),
    ),
    benchmark=percent(79, 0.1),
)
TIME = OverTime(
    title=TYPED,
    series=(
        Point("2020/21", percent(60)),
        Point("2021/22", HIDDEN),
        Point("2022/23", percent(64)),
        Point("2023/24", MISSING),
        Point("2024/25", percent(66)),
    ),
    benchmark=(Point("2020/21", percent(65, 0.1)), Point("2024/25", percent(70, 0.1))),
    name=TYPED,
)
AGES = Columns(TYPED, (Column("0", Value.observed(2412, unit="children")), Column("1", HIDDEN)), axis=TYPED)
GRID = Grid(TYPED, ("Child", TYPED), ("Promotion", "Treatment"), ((3, 0), (0, 12)))
RINGS = rings("Five levels", {Level.CHILD: TYPED}, {})
LINKED = rings("Five levels", {Level.CHILD: "3 services"}, {level: f"/{level}" for level in Level})
SPREAD = Spread(TYPED, (StatementSpread(TYPED, 1, 2, 30), StatementSpread("Second", None, None, None)))
EVERY = [DOTS, TIME, AGES, GRID, RINGS, LINKED, SPREAD]


@pytest.fixture(params=EVERY, ids=lambda picture: type(picture).__name__)
def picture(request):
    return request.param


def elements(picture):
    return list(ElementTree.fromstring(picture.svg()).iter())


def said(picture) -> str:
    return "\n".join(e.text or "" for e in elements(picture) if e.tag == f"{SVG}text")


def test_a_picture_breaks_no_strict_content_policy(picture):
    for element in elements(picture):
        assert element.tag not in (f"{SVG}style", f"{SVG}script")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_a_picture_is_named_and_described(picture):
    root = elements(picture)[0]
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == picture.title
    assert desc.text == picture.description()


def test_only_a_picture_with_links_is_a_group():
    assert {p.svg().count('role="group"') for p in EVERY if p is not LINKED} == {0}
    assert elements(LINKED)[0].get("role") == "group"


def test_ids_of_different_pictures_never_meet():
    ids = [e.get("id") for picture in EVERY for e in elements(picture) if e.get("id")]
    assert len(ids) == len(set(ids))


def test_every_reference_inside_a_picture_finds_its_target(picture):
    ids = {e.get("id") for e in elements(picture)}
    assert set(re.findall(r"url\(#([^)]+)\)", picture.svg())) <= ids


def test_equal_pictures_are_drawn_equally(picture):
    assert picture.svg() == picture.svg()


def test_the_twin_has_one_cell_for_each_header(picture):
    headers, rows = picture.twin()
    assert {len(row) for row in rows} == {len(headers)}


def test_a_picture_becomes_pixels_for_word(picture):
    pixels = png(picture.svg(), 300)
    assert pixels[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(pixels[16:20], "big") == 300


def test_words_typed_by_users_stay_words():
    assert TYPED in said(AGES)
    for word in TYPED.split():
        assert word in said(DOTS)  # a long name stands in several lines


def test_a_hidden_or_missing_area_has_words_and_no_mark():
    dots = [e for e in elements(DOTS) if e.tag == f"{SVG}ellipse"]
    assert len(dots) == 2
    assert "hidden: small numbers" in said(DOTS)
    assert "missing" in said(DOTS)
    assert "92.0%, better" in said(DOTS)
    assert "78.0%, similar" in said(DOTS)


def test_the_twin_of_the_dots_holds_the_data():
    assert DOTS.twin().rows == (
        ("Ashmoor", "92.0% (90.0% to 94.0%)", "Better", "2023/24"),
        (TYPED, "78.0% (76.0% to 80.0%)", "Similar", "2023/24"),
        ("Fenwick", value_words(HIDDEN), "Not compared", ""),
        ("Dunholm", "missing", "Not compared", ""),
        ("England", "79.0% (78.9% to 79.1%)", "–", "2023/24"),
    )


def test_the_axis_of_hidden_figures_does_not_start_at_their_bounds():
    ticks = [word for word in said(DOTS).splitlines() if word.endswith("%") and word[:-1].isdigit()]
    assert ticks == ["75%", "80%", "85%", "90%", "95%"]


def test_a_line_breaks_at_hidden_and_missing_periods():
    points = [e for e in elements(TIME) if e.tag == f"{SVG}ellipse" and e.get("fill") == "#0b5c5f"]
    assert len(points) == 3
    assert "hidden" in said(TIME)
    assert "missing" in said(TIME)


def test_the_twin_of_a_series_holds_the_data():
    assert TIME.twin().rows[1:3] == (
        ("2021/22", value_words(HIDDEN), "–"),
        ("2022/23", "64.0% (62.0% to 66.0%)", "–"),
    )


def test_a_hidden_age_has_no_column():
    bars = [e for e in elements(AGES) if e.tag == f"{SVG}path" and e.get("fill") == "#0b5c5f"]
    assert len(bars) == 1
    assert AGES.twin().rows == (("0", "2,412", ""), ("1", value_words(HIDDEN), ""))


def test_an_empty_cell_is_hatched_and_says_none():
    hatched = [e for e in elements(GRID) if (e.get("fill") or "").startswith("url(#h")]
    assert len(hatched) == 2
    assert said(GRID).count("none") == 2
    assert GRID.twin().rows == (("Child", "3", "none"), (TYPED, "none", "12"))
    assert GRID.description() == f"2 of 4 cells hold none: Child × Treatment, {TYPED} × Promotion."


def test_a_grid_is_built_from_counts_by_cell():
    grid = from_counts(
        "Support",
        {("child", "promotion"): 2},
        {level.value: level.label for level in Level},
        {tier.value: tier.label for tier in Tier},
    )
    assert grid.counts[0] == (2, 0, 0, 0, 0)
    assert sum(map(sum, grid.counts)) == 2


def test_each_ring_is_a_link_and_the_twin_reads_from_the_child_outwards():
    assert [e.get("href") for e in elements(LINKED) if e.tag == f"{SVG}a"] == [
        "/environment", "/community", "/family", "/relationship", "/child",
    ]  # fmt: skip
    assert LINKED.twin().rows[0] == ("Child", "3 services")


def test_a_ring_leads_nowhere_outside():
    with pytest.raises(ValueError, match="inside the workspace"):
        Ring(Level.CHILD, "Child", href="javascript:alert(1)")


def test_the_rings_are_five():
    with pytest.raises(ValueError, match="five levels"):
        Rings("Rings", (Ring(Level.CHILD, "Child"),))


def test_a_spread_shows_letters_and_hides_small_groups_whole():
    assert said(SPREAD).splitlines()[-1] == "hidden: small numbers"
    assert "G 30" in said(SPREAD)
    assert SPREAD.twin().rows[1] == ("Second", *("hidden: small numbers",) * 3)
    with pytest.raises(ValueError, match="hidden whole"):
        StatementSpread("Half", 1, None, 2)


@pytest.mark.parametrize(
    "build",
    [
        lambda: IntervalDots("T", (AreaDot("A", MISSING), AreaDot("A", MISSING))),
        lambda: OverTime("T", (Point("2020", MISSING), Point("2020", MISSING))),
        lambda: Columns("T", (Column("0", MISSING), Column("0", MISSING))),
    ],
)
def test_a_row_that_stands_twice_is_refused(build):
    with pytest.raises(ValueError, match="stands twice"):
        build()


@pytest.mark.parametrize(
    "picture",
    [
        IntervalDots("Nothing", ()),
        IntervalDots("Hidden", (AreaDot("A", HIDDEN),)),
        IntervalDots("Zero", (AreaDot("A", Value.observed(0, low=0.0, high=0.0)),)),
        OverTime("Nothing", ()),
        OverTime("Hidden", (Point("2020", HIDDEN),)),
        Columns("Nothing", ()),
        Columns("Zero", (Column("0", Value.observed(0)),)),
    ],
    ids=lambda p: f"{type(p).__name__}-{p.title}",
)
def test_a_picture_of_nothing_or_of_hidden_figures_still_stands(picture):
    assert elements(picture)[0].tag == f"{SVG}svg"
