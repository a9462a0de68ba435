import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.need.deprivation import close, spread
from fivefold.need.population import PopulationCount
from fivefold.vocabulary.value import State

FACTS = {"year": 2024, "edition": 2025, "vintage": 2021}


def lsoa(number):
    return f"E0100{number:04}"


def counts(children):
    """Small areas with as many children, all of them under one; the other ages have none."""
    return [
        PopulationCount(lsoa(i), "", 2024, "Persons", age, n if age == 0 else 0)
        for i, n in enumerate(children)
        for age in range(5)
    ]


def test_children_are_added_by_tenth_and_an_empty_tenth_is_a_true_zero():
    found = spread(counts([10, 20, 30]), {lsoa(0): 1, lsoa(1): 1, lsoa(2): 10}, whole=60, **FACTS)
    assert [t.children.number for t in found.tenths] == [30, 0, 0, 0, 0, 0, 0, 0, 0, 30]
    assert [t.small_areas for t in found.tenths] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert found.tenths[1].children.state is State.ZERO


def test_the_most_deprived_fifth_are_the_first_two_tenths():
    found = spread(counts([10, 20, 30]), {lsoa(0): 1, lsoa(1): 2, lsoa(2): 3}, whole=60, **FACTS)
    assert (found.most_deprived_fifth.number, found.total.number, found.small_areas) == (30, 60, 3)


def test_a_small_area_without_its_children_gives_no_spread():
    assert spread(counts([10]), {lsoa(0): 1, lsoa(1): 2}, whole=30, **FACTS) is None


def test_small_areas_that_do_not_make_up_the_area_give_no_spread():
    assert spread(counts([10, 20]), {lsoa(0): 1, lsoa(1): 2}, whole=60, **FACTS) is None


def test_no_small_areas_give_no_spread():
    assert spread([], {}, whole=60, **FACTS) is None


@pytest.mark.parametrize(("total", "fits"), [(990, True), (1010, True), (989, False), (1011, False)])
def test_one_child_in_a_hundred_may_differ(total, fits):
    assert close(total, 1000) is fits


def test_an_unknown_whole_fits_nothing():
    assert not close(0, None)


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 10)), min_size=1, max_size=30))
def test_no_child_is_lost_or_counted_twice(areas):
    children = [n for n, _decile in areas]
    deciles = {lsoa(i): decile for i, (_n, decile) in enumerate(areas)}
    found = spread(counts(children), deciles, whole=sum(children), **FACTS)
    assert sum(t.children.number for t in found.tenths) == found.total.number == sum(children)
