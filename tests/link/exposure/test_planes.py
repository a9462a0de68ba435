"""Bit planes give the counts that sets give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold_link.exposure.combinations import (
    across,
    commonest,
    down,
    factors_of,
    pair_sets,
    patterns_of,
    rising,
    sets_of,
)
from fivefold_link.exposure.planes import (
    BLOCK,
    Planes,
    cross_counts,
    layout_of,
    pair_counts,
    pair_counts_by_segment,
    pair_index,
    planes_from_bits,
    single_counts,
)
from tests.link.oracles import exposure as oracle

FACTORS = 7
CHILDREN = st.lists(st.sets(st.integers(0, FACTORS - 1)), max_size=150)


def words(children):
    return np.array([sum(1 << factor for factor in one) for one in children], np.uint64)


def as_dict(sets):
    return {tuple(row): n for row, n in zip(sets.factors.tolist(), sets.children.tolist(), strict=True)}


@given(CHILDREN, st.data())
@settings(max_examples=60, deadline=None)
def test_pairs_in_each_area_are_those_of_sets(children, data):
    areas = data.draw(st.lists(st.integers(0, 4), min_size=len(children), max_size=len(children)))
    layout = layout_of(np.array(areas, np.int32), 6)
    found = pair_counts_by_segment(planes_from_bits(words(children), FACTORS, layout))
    expected = [
        [
            sum({i, j} <= one for one, at in zip(children, areas, strict=True) if at == area)
            for area in range(6)
        ]
        for i, j in pair_index(FACTORS).tolist()
    ]
    assert found.tolist() == expected


@given(CHILDREN)
@settings(max_examples=60, deadline=None)
def test_sets_of_every_size_are_those_of_python_whichever_way_they_are_counted(children):
    patterns = patterns_of(words(children))
    for size in (2, 3, 4):
        expected = oracle.facing_all(children, size, range(FACTORS))
        assert as_dict(sets_of(patterns, FACTORS, size)) == expected
        each = words(children)
        assert down(each, FACTORS, size).tolist() == list(expected.values())
        assert across(patterns, FACTORS, size).tolist() == list(expected.values())
    planes = planes_from_bits(words(children), FACTORS)
    for size in (1, 2):
        assert as_dict(pair_sets(planes, size)) == oracle.facing_all(children, size, range(FACTORS))


@given(CHILDREN)
@settings(max_examples=60, deadline=None)
def test_exact_sets_are_counted_and_stand_most_children_first(children):
    patterns = patterns_of(words(children))
    found = [
        (factors_of(w), n) for w, n in zip(patterns.bits.tolist(), patterns.children.tolist(), strict=True)
    ]
    assert dict(found) == oracle.exact_sets(children)
    assert [n for _, n in found] == sorted((n for _, n in found), reverse=True)


def test_the_commonest_sets_take_in_all_that_tie_with_the_last():
    patterns = patterns_of(words([{0}, {0}, {1}, {2}, {0, 1}, set()]))
    assert commonest(patterns, 1).children.tolist() == [2]
    assert commonest(patterns, 2).children.tolist() == [2, 1, 1, 1, 1]
    assert commonest(patterns, 99).bits.tolist() == patterns.bits.tolist()


@pytest.mark.parametrize("threads", [1, 2])
def test_many_blocks_and_any_number_of_threads_give_the_same(threads):
    children = 3 * BLOCK * 64 + 77
    bits = np.random.default_rng(5).integers(0, 1 << 5, children, dtype=np.uint64)
    areas = np.sort(np.random.default_rng(6).integers(0, 9, children)).astype(np.int16)
    planes = planes_from_bits(bits, 5, layout_of(areas, 9))
    expected = [
        [int(((bits >> i) & (bits >> j) & 1).sum()) if i <= j else 0 for j in range(5)] for i in range(5)
    ]
    assert pair_counts(planes, threads=threads).tolist() == expected
    by_area = pair_counts_by_segment(planes, threads=threads)
    assert by_area.sum(axis=1).tolist() == [expected[i][j] for i, j in pair_index(5).tolist()]
    assert single_counts(planes).tolist() == [expected[i][i] for i in range(5)]


def test_a_full_block_is_counted_whole():
    full = Planes(np.full((2, 4 * BLOCK), 2**64 - 1, np.uint64), np.array([0, 4 * BLOCK]))
    assert pair_counts(full).tolist() == [[256 * BLOCK, 256 * BLOCK], [0, 256 * BLOCK]]
    assert pair_counts_by_segment(full).tolist() == [[256 * BLOCK]] * 3


@pytest.mark.parametrize("first", [1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
def test_areas_around_the_size_of_a_block_are_counted_whole(first):
    starts = np.array([0, first, first, first + BLOCK - 1, 4 * BLOCK])
    full = Planes(np.full((2, 4 * BLOCK), 2**64 - 1, np.uint64), starts)
    assert pair_counts_by_segment(full).tolist() == [(64 * np.diff(starts)).tolist()] * 3


@given(CHILDREN, st.data())
@settings(max_examples=30, deadline=None)
def test_two_kinds_of_planes_are_crossed(ones, data):
    others = data.draw(st.lists(st.sets(st.integers(0, FACTORS - 1)), min_size=len(ones), max_size=len(ones)))
    found = cross_counts(planes_from_bits(words(ones), FACTORS), planes_from_bits(words(others), FACTORS))
    expected = [
        [sum(i in a and j in b for a, b in zip(ones, others, strict=True)) for j in range(FACTORS)]
        for i in range(FACTORS)
    ]
    assert found.tolist() == expected


@given(st.lists(st.integers(0, 3), max_size=200))
@settings(max_examples=60, deadline=None)
def test_every_area_begins_on_a_word_and_children_keep_their_order_in_it(areas):
    layout = layout_of(np.array(areas, np.int32), 4)
    for area in range(4):
        slots = [int(slot) for slot, at in zip(layout.slots, areas, strict=True) if at == area]
        first = int(layout.starts[area]) * 64
        assert slots == list(range(first, first + len(slots)))
        assert first + len(slots) <= int(layout.starts[area + 1]) * 64
    assert layout.segments == 4


def test_sixty_four_factors_are_the_most_a_word_holds():
    bits = np.array([2**64 - 1, 1 << 63, 0], np.uint64)
    assert single_counts(planes_from_bits(bits, 64)).tolist() == [1] * 63 + [2]
    assert factors_of(1 << 63) == (63,)


def test_rising_rows_stand_in_dictionary_order():
    assert rising(4, 3).tolist() == [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]]
    assert rising(2, 3).tolist() == []


def test_common_patterns_go_down_the_planes_and_the_rest_across():
    bits = np.random.default_rng(1).integers(0, 1 << 20, 40_000, dtype=np.uint64)
    patterns = patterns_of(np.concatenate([bits, bits[:9_000], bits[:50]]))
    assert sets_of(patterns, 20, 3).children.tolist() == across(patterns, 20, 3).tolist()
