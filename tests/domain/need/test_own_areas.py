"""Own areas: sums of small areas, whole or by a share, and what may not be summed."""

from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.need.own_areas import (
    NO_COUNTS,
    NOT_A_SUM,
    NOT_HELD,
    Counting,
    Part,
    SmallArea,
    SmallFigure,
    children_in,
    counted_as,
    figure_in,
    spread_in,
    total,
    weighed,
    within,
)
from fivefold.need.population import PERSONS, PopulationCount
from fivefold.statistics.intervals import clustered_wilson, crude_rate, wilson
from fivefold.vocabulary.plane import Plane
from fivefold.vocabulary.value import State, Value

CENTRE = (-2.3, 53.4)
PLANE = Plane(*CENTRE)
CODES = [f"E0100000{n}" for n in range(6)]
counts_of = st.lists(st.integers(0, 500), min_size=6, max_size=6)
shares_of = st.lists(st.floats(0.01, 0.99), min_size=6, max_size=6)


def counted(number):
    return Value.observed(number, unit="children")


def hidden(low=None, high=None):
    return Value(State.SUPPRESSED, None, low, high, unit="children")


def block(code, x, y, side=500):
    """A square of so many metres whose lower left corner lies at (x, y) metres from the centre."""
    ring = tuple(PLANE.degrees(x + a, y + b) for a, b in ((0, 0), (side, 0), (side, side), (0, side), (0, 0)))
    return SmallArea(code, code, ((ring,),), PLANE.degrees(x + side / 2, y + side / 2))


GRID = [block(f"E01000{c}{r}0", 500 * (c - 4), 500 * (r - 4)) for c in range(8) for r in range(8)]


# --- counts ------------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(counts_of, shares_of)
def test_two_areas_that_share_out_small_areas_add_up_to_the_whole(numbers, shares):
    here = total(weighed(counted(n), s) for n, s in zip(numbers, shares, strict=True))
    there = total(weighed(counted(n), 1 - s) for n, s in zip(numbers, shares, strict=True))
    assert here.number + there.number == pytest.approx(sum(numbers))


@settings(max_examples=60)
@given(counts_of, st.integers(0, 6))
def test_a_partition_into_whole_small_areas_adds_up_exactly(numbers, cut):
    parts = [[counted(n) for n in side] for side in (numbers[:cut], numbers[cut:])]
    assert sum(total(side).number or 0 for side in parts) == sum(numbers)


STATES = st.sampled_from(["known", "hidden", "missing"])


@settings(max_examples=80)
@given(st.lists(st.tuples(STATES, st.floats(0.1, 1)), min_size=1, max_size=6))
def test_the_states_decide_what_a_sum_may_say(facts):
    made = {"known": counted(10), "hidden": hidden(1, 7), "missing": Value(State.MISSING, unit="children")}
    found = total(weighed(made[state], share) for state, share in facts)
    states = {state for state, _share in facts}
    if "missing" in states:
        assert (found.state, found.number) == (State.MISSING, None)
    elif "hidden" in states:
        known = sum(10 * share for state, share in facts if state == "known")
        shares = sum(share for state, share in facts if state == "hidden")
        assert found.state is State.SUPPRESSED
        assert (found.low, found.high) == (pytest.approx(known + shares), pytest.approx(known + 7 * shares))
    else:
        assert found.state is (State.OBSERVED if all(share == 1 for _s, share in facts) else State.ESTIMATED)


def test_a_hidden_part_without_a_bound_gives_no_bound():
    assert total([counted(5), hidden()]) == hidden()


def test_none_in_every_part_is_a_true_zero():
    assert total([counted(0), weighed(counted(0), 0.5)]).state is State.ZERO


def test_children_by_age_carry_how_they_were_counted_in():
    counts = [
        PopulationCount(code, code, 2024, PERSONS, age, 10 * (age + 1), "ONS")
        for code in CODES[:2]
        for age in range(5)
    ]
    young = children_in(
        [Part(CODES[0]), Part(CODES[1], 0.5)], counts, name="Hub", year=2024, basis="by ground"
    )
    assert [v.number for v in young.by_age] == [15, 30, 45, 60, 75]
    assert (young.total.number, young.total.state, young.total.basis) == (225, State.ESTIMATED, "by ground")
    lacking = children_in([Part(CODES[0]), Part(CODES[5])], counts, name="Hub", year=2024, basis="")
    assert lacking.total.state is State.MISSING


def test_the_spread_over_tenths_adds_up_and_needs_a_tenth_for_every_part():
    counts = [PopulationCount(code, code, 2024, PERSONS, age, 4) for code in CODES for age in range(5)]
    parts = [Part(CODES[0]), Part(CODES[1], 0.5), Part(CODES[2])]
    asked = {"year": 2024, "edition": 2025, "vintage": 2021, "basis": "by ground"}
    found = spread_in(parts, counts, {CODES[0]: 1, CODES[1]: 1, CODES[2]: 10}, **asked)
    assert [(t.decile, t.small_areas, t.children.number) for t in found.tenths if t.small_areas] == [
        (1, 2, 30),
        (10, 1, 20),
    ]
    assert found.total.number == 50
    assert spread_in(parts, counts, {CODES[0]: 1}, **asked) is None


# --- distance ----------------------------------------------------------------------------------------------------


def test_by_point_a_small_area_counts_whole_or_not_at_all():
    parts = within(GRID, CENTRE, 800, Counting.BY_POINT)
    near = [a.code for a in GRID if sum(m * m for m in PLANE.metres(*a.inside)) <= 800**2]
    assert parts == tuple(Part(code) for code in near)
    assert counted_as(parts, by_distance=True) is Counting.BY_POINT


@pytest.mark.parametrize("metres", [300, 800, 1500])
def test_by_ground_the_shares_make_up_the_ring(metres):
    parts = within(GRID, CENTRE, metres, Counting.BY_GROUND)
    assert sum(part.share for part in parts) * 500**2 == pytest.approx(pi * metres**2, rel=0.01)
    assert counted_as(parts, by_distance=True) is Counting.BY_GROUND


def test_the_middle_of_a_wide_ring_counts_whole():
    shares = {part.code: part.share for part in within(GRID, CENTRE, 1500, Counting.BY_GROUND)}
    assert shares["E01000330"] == 1


def test_a_share_lies_between_nothing_and_the_whole():
    with pytest.raises(ValueError, match="a share lies above 0"):
        Part(CODES[0], 0)


# --- indicators --------------------------------------------------------------------------------------------------


def small(count, of, unit="%", value=None):
    scale = {"%": 100, "per 1,000": 1000}[unit]
    return SmallFigure(Value.observed(scale * count / of if value is None else value, unit=unit), count, of)


def test_a_percentage_is_made_from_summed_counts_with_the_publishers_interval():
    figures = {CODES[0]: small(10, 100), CODES[1]: small(90, 300)}
    found = figure_in([Part(CODES[0]), Part(CODES[1])], figures, indicator="30309", basis="sum")
    limits = wilson(100, 400).times(100)
    assert (found.value.number, found.value.low, found.value.high) == (limits.value, limits.low, limits.high)
    assert (found.value.state, found.count, found.denominator) == (State.OBSERVED, 100, 400)


def test_children_in_low_income_families_come_in_families():
    found = figure_in([Part(CODES[0])], {CODES[0]: small(40, 200)}, indicator="93701", basis="")
    assert found.value.low == clustered_wilson(40, 200).times(100).low


def test_a_rate_has_the_limits_of_its_count():
    found = figure_in([Part(CODES[0])], {CODES[0]: small(6, 2000, "per 1,000")}, indicator="x", basis="")
    assert found.value.high == crude_rate(6, 2000).high


def test_with_a_share_the_figure_is_an_estimate_and_says_how_it_was_made():
    figures = {CODES[0]: small(10, 100), CODES[1]: small(90, 300)}
    found = figure_in([Part(CODES[0], 0.5), Part(CODES[1])], figures, indicator="30309", basis="by ground")
    assert (found.value.state, found.value.number) == (State.ESTIMATED, pytest.approx(100 * 95 / 350))
    assert found.value.basis == "by ground; Wilson 95%"


def test_a_hidden_part_keeps_the_sum_hidden_between_none_and_all():
    figures = {CODES[0]: small(10, 100), CODES[1]: SmallFigure(Value(State.SUPPRESSED, unit="%"), None, 100)}
    found = figure_in([Part(code) for code in CODES[:2]], figures, indicator="x", basis="").value
    assert (found.state, found.number, found.low, found.high) == (State.SUPPRESSED, None, 5, 55)


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        (SmallFigure(Value.observed(10, unit="%")), NO_COUNTS),
        (SmallFigure(Value.observed(10, unit="score"), 10, 100), NO_COUNTS),
        (small(10, 100, value=14.2), NOT_A_SUM),
        (SmallFigure(Value(State.MISSING, unit="%")), NOT_HELD),
    ],
)
def test_what_cannot_be_made_says_why(figure, why):
    found = figure_in([Part(CODES[0])], {CODES[0]: figure}, indicator="x", basis="")
    assert (found.value, found.why_not) == (None, why)
