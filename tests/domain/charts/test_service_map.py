"""The map of services: numbered marks, labels where they meet, a legend that counts, and no mark lost."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.charts.gathered_marks import gathered, overlap
from fivefold.charts.service_map import PlaceMark, ServiceMap
from fivefold.vocabulary.ground import GroundArea

KINDS = ("Promotion", "Prevention", "Early intervention", "Treatment", "Continuing care", "Kind not given")


def square(code, x, y, side=0.02):
    ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return GroundArea(code, f"Area {code}", ((ring,),), (x + side / 2, y + side / 2))


AREAS = (square("A", -2.4, 53.4), square("B", -2.38, 53.4))
MARKS = (
    PlaceMark(1, "Baby massage, Hub", 0, (-2.395, 53.405), "#s-1"),
    PlaceMark(2, "Stay <and> play, Hub", 1, (-2.395, 53.405), "#s-2"),
    PlaceMark(3, "Parent-infant team", 3, (-2.37, 53.415), "#s-3"),
    PlaceMark(4, "Helpline far away", 2, (-0.1, 51.5), "#s-4"),
)
coordinates = st.tuples(st.floats(0, 640), st.floats(0, 620), st.integers(1, 500))


@given(st.lists(coordinates, max_size=60))
def test_no_two_marks_overlap_and_none_is_lost(marks):
    spots = gathered(marks)
    assert sorted(n for spot in spots for n in spot.members) == list(range(len(marks)))
    assert {n for spot in spots for n in spot.numbers} == {number for _x, _y, number in marks}
    assert not [(a, b) for i, a in enumerate(spots) for b in spots[:i] if overlap(a, b)]


def test_two_services_at_one_place_share_a_label_with_their_numbers():
    (spot,) = gathered([(10, 10, 7), (10, 10, 3)])
    assert (spot.label, spot.numbers) == ("3, 7", (3, 7))


def test_many_at_one_place_are_counted():
    (spot,) = gathered([(10, 10, n) for n in range(1, 6)])
    assert spot.label == "5 here"


def test_a_service_given_twice_at_one_place_counts_once():
    (spot,) = gathered([(10, 10, 7), (11, 10, 7)])
    assert spot.label == "7"


def test_the_legend_counts_what_is_drawn_and_names_what_is_too_far_away():
    chart = ServiceMap("Services", MARKS, KINDS, AREAS)
    assert [line.words for line in chart.legend()] == [
        "Promotion (1)",
        "Prevention (1)",
        "Treatment (1)",
        "Several at one place, or too near to draw apart",
    ]
    assert [mark.number for mark in chart.beyond] == [4]
    assert chart.twin().rows[3] == ("4", "Helpline far away", "Early intervention", "too far away")


def test_marks_are_links_that_say_what_they_are_and_text_is_escaped():
    svg = ServiceMap("Services", MARKS, KINDS, AREAS).bare()
    assert 'aria-label="3 Parent-infant team"' in svg
    assert 'aria-label="2 services: 1 Baby massage, Hub; 2 Stay &lt;and&gt; play, Hub"' in svg
    assert "<and>" not in svg
    assert "style=" not in svg
    assert "2 services over" not in unescape(svg)


def test_without_outlines_the_marks_stand_alone():
    svg = ServiceMap("Services", MARKS[:3], KINDS).svg()
    assert "A map with 3 services." in svg
    assert ">3</text>" in svg


def test_a_ring_shows_the_ground_around_its_centre_only():
    chart = ServiceMap(
        "In reach", MARKS, KINDS, AREAS, centre=(-2.395, 53.405), metres=500, ring_words="500 m"
    )
    assert [mark.number for mark in chart.shown] == [1, 2]
    assert [line.words for line in chart.legend()][-1] == "500 m"


def test_a_map_of_nothing_is_refused():
    with pytest.raises(ValueError, match="needs a place"):
        ServiceMap("Nothing", (), KINDS)


def test_every_group_has_a_shape_of_its_own():
    drawn = {
        ServiceMap("One", (PlaceMark(1, "One", n, (-2.4, 53.4)),), KINDS).legend()[0].sign.split(" ")[0]
        + str(n)
        for n in range(6)
    }
    assert len(drawn) == 6
