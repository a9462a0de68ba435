"""The map of a place as a plan for pins: a box that stays, areas that hold their pins, the same aspect as the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.charts.drawing import Twin
from fivefold.charts.place_plan import PlacePlan, PlanBox
from fivefold.charts.plan import PinsOnPlan, PlanPin
from fivefold.vocabulary.ground import Ground, GroundArea


def square(name, x, y, side=0.02):
    ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return GroundArea(name, name, ((ring,),), (x + side / 2, y + side / 2))


WEST_WARD, EAST_WARD = square("West", -2.4, 53.4), square("East", -2.38, 53.4)
GROUND = Ground("ward-2024", "Wards, boundaries of 2024", (WEST_WARD, EAST_WARD), around=(WEST_WARD.outline,))
PLAN = PlacePlan.of(GROUND)
degrees = st.tuples(st.floats(-7, 1), st.floats(50, 58))


def test_a_pin_lies_in_the_area_under_it_or_in_none():
    assert [PLAN.area_at(x, 500) for x in (250, 750, 5)] == ["West", "East", ""]


@given(degrees, st.floats(0.02, 0.5), st.floats(0.02, 0.5))
def test_the_middle_of_every_area_is_in_that_area_and_the_drawing_is_true_to_scale(at, wide, high):
    (x, y) = at
    ring = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
    area = GroundArea("A", "A", ((ring,),), (x + wide / 2, y + high / 2))
    plan = PlacePlan.of(Ground("k", "l", (area,)))
    assert plan.area_at(*plan.middle(area)) == "A"
    (drawn_wide, drawn_high), (metres_wide, metres_high) = plan.box.size, plan.box.metres
    assert max(drawn_wide, drawn_high) == 1000
    assert drawn_wide / drawn_high == pytest.approx(metres_wide / metres_high, rel=0.005)
    assert 0.67 < drawn_wide / drawn_high < 1.67


def test_the_box_reads_what_it_writes_and_nothing_else():
    assert PlanBox.read(PLAN.box.words) == PLAN.box
    assert [PlanBox.read(words) for words in ("", "1,2,3", "2,50,1,51", "nan,50,1,51", "a,b,c,d")] == [
        None
    ] * 5


def test_newer_boundaries_move_nobodys_pin():
    larger = Ground("ward-2026", "Wards", (square("West", -2.5, 53.3, 0.12), EAST_WARD))
    again = PlacePlan.of(larger, PlanBox.read(PLAN.box.words))
    assert again.box.place_at(250, 500) == PLAN.box.place_at(250, 500)
    assert PlacePlan.of(larger).box != PLAN.box


def test_the_picture_shows_areas_edge_names_scale_and_pins_in_the_shape_of_the_place():
    table = Twin(("Pin",), (("1",),))
    picture = PinsOnPlan("Where?", "1 pin.", (PlanPin(250, 500),), table, ground=PLAN)
    drawn, (wide, high) = picture.svg(), picture.size
    assert (wide, round(high)) == (560, round(560 * PLAN.box.size[1] / 1000))
    assert drawn.count("<polygon") == 2
    assert [word in drawn for word in (">West<", ">East<", "north is up", "<ellipse")] == [True] * 4


def test_without_a_map_the_plan_is_a_square_of_nine_fields():
    drawn = PinsOnPlan("Where?", "1 pin.", (PlanPin(250, 500),), Twin(("Pin",), (("1",),))).svg()
    assert (drawn.count("<polyline"), drawn.count("<polygon")) == (4, 0)


def test_the_path_for_phones_is_short_and_drops_what_is_too_small_to_see():
    assert PLAN.path(WEST_WARD.outline).count("L") == 3
    assert PLAN.path(square("Speck", -2.39, 53.41, 0.00001).outline) == ""
