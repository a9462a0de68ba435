"""Boxes and lines in layers: whatever the boxes and lines, nothing overlaps and every line finds its way."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.charts.layered import Gaps, Size, lay, onward

GAPS = Gaps(30, 10, 40)


@st.composite
def nets(draw):
    """Up to a dozen boxes of any size, and lines between any two."""
    sizes = draw(st.lists(st.tuples(st.integers(1, 200), st.integers(1, 200)), min_size=1, max_size=12))
    box = st.integers(0, len(sizes) - 1)
    edges = draw(
        st.lists(st.tuples(box, box).filter(lambda pair: pair[0] != pair[1]), max_size=24, unique=True)
    )
    return [Size(*size) for size in sizes], edges


def turned(many, edges):
    """Lines that lead back are turned round; a pair of boxes is linked once."""
    on = onward(many, edges)
    return list(dict.fromkeys((a, b) if ok else (b, a) for (a, b), ok in zip(edges, on, strict=True)))


@settings(max_examples=60, deadline=None)
@given(nets())
def test_no_two_boxes_touch_and_no_line_meets_a_box_in_a_layer_that_it_passes(net):
    sizes, edges = net
    edges = turned(len(sizes), edges)
    laid = lay(sizes, edges, GAPS)
    boxes = [
        (laid.layer_of[n], laid.middle[n] - size.across / 2, laid.middle[n] + size.across / 2)
        for n, size in enumerate(sizes)
    ]
    for (layer, start, end), (other, top, bottom) in combinations(boxes, 2):
        assert layer != other or end < top + 1e-6 or bottom < start + 1e-6
    for turns in laid.turns:
        for turn in turns:
            assert not [box for box in boxes if box[0] == turn.layer and box[1] <= turn.across <= box[2]]


@settings(max_examples=60, deadline=None)
@given(nets())
def test_every_line_leads_from_layer_to_layer_and_never_back(net):
    sizes, edges = net
    edges = turned(len(sizes), edges)
    laid = lay(sizes, edges, GAPS)
    for (a, b), turns in zip(edges, laid.turns, strict=True):
        way = [laid.layer_of[a], *(turn.layer for turn in turns), laid.layer_of[b]]
        assert [then - here for here, then in pairwise(way)] == [1] * (len(way) - 1)


@settings(max_examples=30, deadline=None)
@given(nets())
def test_the_same_is_laid_the_same_and_within_its_size(net):
    sizes, edges = net
    edges = turned(len(sizes), edges)
    laid = lay(sizes, edges, GAPS)
    assert laid == lay(sizes, edges, GAPS)
    for n, size in enumerate(sizes):
        room = laid.room(n)
        assert size.along <= room.end - room.start + 1e-6
        assert laid.middle[n] - size.across / 2 >= -1e-6
        assert laid.middle[n] + size.across / 2 <= laid.size.across + 1e-6


def test_a_box_alone_stands_in_the_first_layer():
    laid = lay([Size(10, 20)], [], GAPS)
    assert (laid.layer_of, laid.middle, laid.size) == ((0,), (10.0,), Size(10, 20))


def test_parts_that_are_not_linked_stand_below_one_another():
    laid = lay([Size(10, 20)] * 4, [(0, 1), (2, 3)], GAPS)
    assert (laid.layer_of, laid.middle) == ((0, 1, 0, 1), (10.0, 10.0, 70.0, 70.0))


def test_a_circle_is_cut_at_the_line_that_leads_back_to_where_one_begins():
    assert onward(3, [(0, 1), (1, 2), (2, 0)], begin=[1]) == (False, True, True)
    assert onward(3, [(0, 1), (1, 2), (2, 0)]) == (True, True, False)


def test_boxes_in_a_row_stand_in_one_line():
    laid = lay([Size(10, 20), Size(10, 40), Size(10, 20)], [(0, 1), (1, 2)], GAPS)
    assert laid.middle == (20.0, 20.0, 20.0)
