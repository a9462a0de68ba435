"""The clock of an agenda, its order, and addresses that somebody pasted."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from fivefold.workshops.inviting import addresses_in
from fivefold.workshops.timetable import Slot, moved, timetable

MINUTES = st.lists(st.integers(1, 240), max_size=8)
KEYS = st.lists(st.integers(), min_size=1, max_size=8, unique=True)


def test_items_follow_one_another_by_the_clock_and_past_midnight():
    slots = timetable([45, 30], time(23, 30))
    assert [(slot.at, slot.until) for slot in slots] == [
        (time(23, 30), time(0, 15)),
        (time(0, 15), time(0, 45)),
    ]


def test_without_a_start_there_is_no_clock():
    assert timetable([5]) == (Slot(0, 5),)
    assert timetable([5])[0].at is None


@given(MINUTES)
def test_no_gap_and_no_overlap(minutes):
    slots = timetable(minutes)
    assert [slot.ends - slot.begins for slot in slots] == minutes
    assert [slot.begins for slot in slots[1:]] == [slot.ends for slot in slots[:-1]]


@given(KEYS, st.data())
def test_one_step_changes_places_with_the_neighbour_only(keys, data):
    place = data.draw(st.integers(0, len(keys) - 1))
    swapped = list(keys)
    if place:
        swapped[place - 1], swapped[place] = swapped[place], swapped[place - 1]
    assert moved(keys, keys[place], -1) == swapped


@given(KEYS, st.data())
def test_down_undoes_up_unless_it_stood_at_the_edge(keys, data):
    place = data.draw(st.integers(1, len(keys))) - 1
    there = moved(keys, keys[place], -1)
    assert place == 0 or moved(there, keys[place], 1) == keys


def test_every_wrong_line_is_named_with_what_to_do():
    found = addresses_in("a@b.org\n\nann\nx@@y.org\n@y.org\nann@localhost\nann b@y.org")
    assert found.right == ("a@b.org",)
    assert [(one.line, one.text) for one in found.wrong] == [
        (3, "ann"),
        (4, "x@@y.org"),
        (5, "@y.org"),
        (6, "ann@localhost"),
        (7, "ann b@y.org"),
    ]
    assert [one.remedy.split()[0] for one in found.wrong] == ["write", "write", "write", "write", "put"]


def test_the_same_address_twice_counts_once():
    assert addresses_in("Ann@b.org; ann@B.org,Ann <ann@b.org>").right == ("Ann@b.org",)


@given(st.text(max_size=60))
def test_whatever_is_pasted_each_piece_is_right_or_wrong(text):
    found = addresses_in(text)
    pieces = [one for line in text.splitlines() for one in line.replace(";", ",").split(",") if one.strip()]
    assert len(found.right) + len(found.wrong) <= len(pieces)
    assert bool(found.right or found.wrong) is bool(pieces)
