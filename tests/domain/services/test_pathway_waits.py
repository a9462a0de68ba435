"""Waits added up from a way in to each step; what is not known is never 0, and no circle is gone round."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.services.offer import Offer
from fivefold.services.pathway import Route, StepKind
from fivefold.services.pathway_waits import Sum, before_and_after, totals
from fivefold.services.supply import Supply, Wait
from fivefold.services.ways import Waited, Ways
from tests.builders.pathways import a_link, a_step, drawn


def waited(links, **steps):
    return totals(drawn(links, **steps))


def test_waits_of_steps_are_added_up_along_the_way():
    found = waited(
        [("in", "see"), ("see", "help")], see=a_step("see", weeks=(2, 4)), help=a_step(weeks=(1, 6))
    )
    assert found["help"].quickest == Sum(3, False, ("in", "see", "help"))
    assert found["help"].slowest == Sum(10, False, ("in", "see", "help"))


def test_the_quickest_way_and_the_slowest_may_be_different_ones():
    found = waited(
        [("in", "see"), ("see", "help"), a_link("in", "help", (0, 2), route=Route.FAST_TRACK)],
        see=a_step("see", weeks=(2, 4)),
        help=a_step(weeks=(5, 6)),
    )
    assert found["help"].quickest == Sum(0, False, ("in", "help"))
    assert found["help"].slowest == Sum(10, False, ("in", "see", "help"))


def test_a_wait_that_nobody_gave_makes_a_least_and_alone_it_is_not_known():
    found = waited([("in", "see"), ("see", "help")], help=a_step(weeks=(1, 6)))
    assert found["see"].quickest.is_unknown
    assert found["help"].quickest == Sum(1, True, ("in", "see", "help"))
    assert found["help"].slowest == Sum(6, True, ("in", "see", "help"))


def test_a_slower_way_may_hide_behind_a_wait_that_nobody_gave():
    found = waited(
        [("in", "see"), ("see", "help"), ("in", "help")], help=a_step(weeks=(1, 6)), see=a_step("see")
    )
    assert found["help"].quickest == Sum(1, False, ("in", "help"))
    assert found["help"].slowest == Sum(6, True, ("in", "see", "help"))


def test_a_service_that_has_seen_the_family_does_not_let_it_queue_twice():
    team = Offer(id="team", name="Team", supply=Supply(wait=Wait(4, 8)))
    steps = {"see": a_step("see", StepKind.ASSESSMENT, offer=team), "help": a_step(offer=team)}
    found = waited([("in", "see"), ("see", "help")], **steps)
    assert found["help"].slowest == Sum(8, True, ("in", "see", "help"))
    said = waited([("in", "see"), a_link("see", "help", (1, 2))], **steps)
    assert said["help"].slowest == Sum(10, False, ("in", "see", "help"))


def test_the_checks_add_up_by_the_same_rule():
    team = Offer(id="team", name="Team", supply=Supply(wait=Wait(4, 8)))
    steps = {"see": a_step("see", StepKind.ASSESSMENT, offer=team), "help": a_step(offer=team)}
    way = Ways(drawn([("in", "see"), ("see", "help")], **steps)).quickest("in")["help"]
    assert way == Waited(4, 8, ("in", "see", "help"), ("help",))


def test_a_link_adds_to_the_wait_of_its_step_and_a_way_out_needs_none():
    found = waited([a_link("in", "help", (1, 1)), ("help", "out")], help=a_step(weeks=(2, 3)))
    assert found["out"].quickest == Sum(3, False, ("in", "help", "out"))


def test_a_circle_is_gone_round_once_at_most():
    found = waited(
        [("in", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "out")],
        **{key: a_step(key, weeks=(1, 2)) for key in "abc"},
    )
    assert found["out"].slowest == Sum(6, False, ("in", "a", "b", "c", "out"))


def test_a_step_that_no_way_in_leads_to_has_no_sum():
    assert set(waited([("in", "help"), ("lost", "out")])) == {"in", "help"}


def test_without_a_way_in_there_is_nothing_to_add_up():
    assert waited([("a", "b")]) == {}


def test_too_many_circles_leave_the_slowest_way_open_and_stay_quick():
    keys = [f"k{n}" for n in range(12)]
    links = [("in", keys[0]), *((a, b) for a, b in permutations(keys, 2))]
    found = waited(links, **{key: a_step(key, weeks=(1, 1)) for key in keys})
    assert found["k5"].slowest is None
    assert found["k5"].quickest.weeks == 2


def test_before_and_after_a_step_stand_in_the_order_of_writing():
    pathway = drawn([("in", "see"), ("see", "help"), ("help", "see"), ("help", "out"), ("in", "aside")])
    assert before_and_after(pathway, "help") == (("in", "see"), ("see", "out"))
    assert before_and_after(pathway, "in") == ((), ("see", "help", "out", "aside"))


def every_way(links, start="in"):
    """All ways that meet no step twice, tried one by one."""
    waiting = [(start,)]
    while waiting:
        way = waiting.pop()
        yield way
        waiting.extend((*way, b) for a, b in links if a == way[-1] and b not in way)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(*[st.sampled_from(["in", "a", "b", "c", "d"])] * 2).filter(lambda p: p[0] != p[1])))
def test_sums_are_those_of_trying_every_way(links):
    links = sorted(links)
    weeks = {"a": (1, 2), "b": (3, 5), "c": (0, 9), "d": (2, 2), "in": (0, 0)}
    steps = {key: a_step(key, weeks=weeks[key]) for key in "abcd"} | {"in": a_step("in", StepKind.ENTRY)}
    found = waited(links, **steps)
    every = list(every_way(links))
    for key in {way[-1] for way in every}:
        ways = [way for way in every if way[-1] == key]
        assert found[key].quickest.weeks == min(sum(weeks[one][0] for one in way) for way in ways)
        assert found[key].slowest.weeks == max(sum(weeks[one][1] for one in way) for way in ways)
    assert set(found) == {way[-1] for way in every}
