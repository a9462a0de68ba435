"""The picture of a pathway: whatever the links, no two boxes touch, every link is drawn, and words stay in their box."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.charts.pathway import PathwayChart, Stop, Way
from fivefold.charts.scene import Box, Group, Polygon, Stroke, Text, every
from fivefold.services.pathway import Route, StepKind

WORDS = "a rather long name of a step that needs several lines"


@st.composite
def charts(draw, most=14):
    """Steps of every kind with links in any direction, circles among them."""
    kinds = draw(st.lists(st.sampled_from(StepKind), min_size=1, max_size=most))
    stops = tuple(
        Stop(
            f"k{n}",
            kind,
            "Kind",
            WORDS[: 5 + 7 * (n % 7)],
            ("one fact",) * (n % 3),
            lacking=n % 4 == 1,
            href=f"/x#{n}",
        )
        for n, kind in enumerate(kinds)
    )
    key = st.sampled_from([stop.key for stop in stops])
    links = st.tuples(key, key, st.sampled_from(Route)).filter(lambda link: link[0] != link[1])
    ways = tuple(
        Way(a, b, route, "" if route is Route.REFERRAL else "Word", WORDS if a > b else "")
        for a, b, route in sorted(draw(st.sets(links, max_size=24)))
    )
    return PathwayChart("Title", "About", stops, ways)


def rectangles(scene):
    """The room of each step and of each block of words on a line."""
    found = []
    for part in scene.body:
        if isinstance(part, Group):
            shape = part.parts[0]
            if isinstance(shape, Polygon):
                xs, ys = zip(*shape.points, strict=True)
                found.append((min(xs), min(ys), max(xs), max(ys)))
            else:
                found.append((shape.x, shape.y, shape.x + shape.w, shape.y + shape.h))
    return found


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=40, deadline=None)
@given(charts(), st.booleans())
def test_no_two_boxes_overlap_and_all_stand_on_the_paper(chart, tall):
    scene = chart.scene(tall)
    boxes = rectangles(scene)
    with_words = [way for way in chart.ways if way.words or way.route_words]
    assert len(boxes) == len(chart.stops) + len(with_words)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert all(
        x >= 0 and y >= 0 and right <= scene.width and end <= scene.height for x, y, right, end in boxes
    )


@settings(max_examples=40, deadline=None)
@given(charts(), st.booleans())
def test_every_link_is_drawn_with_one_arrow_that_ends_at_its_step(chart, tall):
    scene = chart.scene(tall)
    steps = dict(zip((stop.key for stop in chart.stops), rectangles(scene)[: len(chart.stops)], strict=True))
    arrows = [part for part in scene.body if isinstance(part, Stroke) and part.arrow]
    assert len(arrows) == len(chart.ways)
    reached = sorted(key for arrow in arrows for key, box in steps.items() if touches(arrow.points[-1], box))
    assert reached == sorted(way.end for way in chart.ways)


def touches(point, box, near=12):
    x, y = point
    return box[0] - near <= x <= box[2] + near and box[1] - near <= y <= box[3] + near


@settings(max_examples=30, deadline=None)
@given(charts(), st.booleans())
def test_no_line_runs_through_a_box(chart, tall):
    scene = chart.scene(tall)
    boxes = rectangles(scene)
    lines = [part.points for part in scene.body if isinstance(part, Stroke) and not part.arrow]
    for points in lines:
        for x, y in points:
            assert not [b for b in boxes if b[0] + 6 < x < b[2] - 6 and b[1] + 6 < y < b[3] - 6]


@settings(max_examples=20, deadline=None)
@given(charts())
def test_words_stay_inside_their_box(chart):
    for part in chart.scene().body:
        if isinstance(part, Group):
            ((left, top, right, bottom),) = rectangles_of(part)
            for words in (one for one in every(part.parts) if isinstance(one, Text)):
                assert left <= words.x
                assert words.x + words.w <= right
                assert top <= words.y
                assert words.bottom <= bottom


def rectangles_of(group):
    class _Scene:
        body = (group,)

    return rectangles(_Scene)


@settings(max_examples=10, deadline=None)
@given(charts())
def test_the_same_pathway_is_drawn_the_same(chart):
    assert chart.scene() == chart.scene()


@pytest.mark.parametrize("tall", [False, True])
def test_forty_steps_are_drawn_apart(tall):
    stops = tuple(Stop(f"k{n}", StepKind.SUPPORT, "Support", WORDS) for n in range(40))
    pairs = [(n, n + 1) for n in range(39)] + [(n, n + 5) for n in range(0, 35, 3)] + [(30, 2), (20, 10)]
    ways = tuple(Way(f"k{a}", f"k{b}", Route.REFERRAL, "", "words") for a, b in pairs)
    chart = PathwayChart("Forty", "About", stops, ways)
    assert not [pair for pair in combinations(rectangles(chart.scene(tall)), 2) if overlap(*pair)]
    assert chart.onward().count(False) == 2


def test_a_step_without_a_service_is_dashed_and_a_chosen_one_thick():
    stops = (
        Stop("a", StepKind.SUPPORT, "Support", "A", lacking=True),
        Stop("b", StepKind.SUPPORT, "Support", "B", chosen=True),
    )
    looks = [part.parts[0].look for part in PathwayChart("T", "A", stops).scene().body]
    assert [(look.dashed, look.width > 3) for look in looks] == [(True, False), (False, True)]


def test_each_kind_of_step_has_a_shape_of_its_own():
    shapes = set()
    for kind in StepKind:
        (*behind, group) = PathwayChart("T", "A", (Stop("a", kind, "Kind", "A"),)).scene().body
        inner = sum(isinstance(part, Box) for part in group.parts)
        radius = getattr(group.parts[0], "radius", None)
        shapes.add((len(behind), type(group.parts[0]), inner, radius))
    assert len(shapes) == len(StepKind)


def test_steps_are_links_in_a_group_that_a_screen_reader_can_enter():
    chart = PathwayChart("Title", "About", (Stop("a", StepKind.ENTRY, "Way in", "A & B", href="/p/?step=a"),))
    assert 'role="group"' in chart.svg()
    assert '<a href="/p/?step=a"' in chart.svg()
    assert "A &amp; B" in chart.svg()


def test_a_hostile_name_stays_text_and_a_long_one_is_cut_with_a_sign():
    chart = PathwayChart("T", "A", (Stop("a", StepKind.ENTRY, "Way in", "<script>" * 60),))
    assert "<script>" not in chart.svg()
    assert "…" in chart.svg()
