from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.cover import Cover, Limits, Weakness, by_cell, cover_of, covers, weaknesses
from fivefold.services.coverage import Cell, Counting
from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.support import Level, Tier
from tests.builders.services import an_offer

TODAY = date(2026, 11, 22)
LIMITS = Limits(TODAY)
FIRM = Supply(places=20, caseload=12, staff=2, wait=Wait(2, 4))

waits = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda two: Wait(min(two), max(two)))
few = st.none() | st.integers(0, 5)
supplies = st.builds(
    Supply,
    places=few,
    caseload=few,
    staff=st.none() | st.sampled_from([0.0, 0.5, 2.0]),
    volunteers=few,
    wait=st.none() | waits,
    funding_ends=st.none() | st.dates(date(2026, 1, 1), date(2029, 1, 1)),
)


def slow_cover(some, limits):
    """Ask every service every question in turn, in plain words."""
    if len(some) == 0:
        return "none"
    if len(some) == 1:
        return "thin"
    for supply in some:
        on_volunteers = supply.staff is not None and supply.staff == 0 and (supply.volunteers or 0) > 0
        full = None not in (supply.places, supply.caseload) and supply.caseload >= supply.places
        slow = supply.wait is not None and supply.wait.high > limits.longest_wait
        a_year_on = date(limits.on.year + 1, limits.on.month, limits.on.day)
        ending = supply.funding_ends is not None and supply.funding_ends < a_year_on
        unknown = supply.places is None and supply.wait is None
        if not (on_volunteers or full or slow or ending or unknown):
            return "covered"
    return "thin"


@given(st.lists(supplies, max_size=5), st.integers(1, 30))
def test_the_rule_agrees_with_asking_every_service_in_turn(some, weeks):
    limits = Limits(TODAY, weeks)
    assert cover_of(some, limits).cover == slow_cover(some, limits)


@given(st.lists(supplies, max_size=5))
def test_figures_are_of_those_services_only_that_said_them(some):
    found = cover_of(some, LIMITS)
    said = [one.places for one in some if one.places is not None]
    assert (found.places, found.places_known) == (sum(said) if said else None, len(said))
    lows = [one.wait.low for one in some if one.wait]
    highs = [one.wait.high for one in some if one.wait]
    assert (found.shortest, found.longest, found.waits_known) == (
        min(lows, default=None),
        max(highs, default=None),
        len(lows),
    )


@given(st.lists(supplies, max_size=4), supplies)
def test_another_service_never_makes_a_cell_weaker(some, another):
    order = list(Cover)
    assert order.index(cover_of([*some, another], LIMITS).cover) >= order.index(cover_of(some, LIMITS).cover)


@pytest.mark.parametrize(
    ("supply", "why"),
    [
        (Supply(places=9, staff=0, volunteers=6), Weakness.ON_VOLUNTEERS),
        (Supply(places=9, caseload=9), Weakness.FULL),
        (Supply(wait=Wait(1, 13)), Weakness.LONG_WAIT),
        (Supply(places=9, funding_ends=date(2027, 11, 21)), Weakness.FUNDING_ENDS),
        (Supply(staff=3), Weakness.NOT_KNOWN),
    ],
)
def test_each_weakness_is_named(supply, why):
    assert weaknesses(supply, LIMITS) == (why,)


def test_a_wait_at_the_limit_and_money_for_a_whole_year_weaken_nothing():
    assert weaknesses(Supply(wait=Wait(0, 12), funding_ends=date(2027, 11, 22)), LIMITS) == ()


def test_a_cell_with_one_volunteer_is_not_covered():
    found = cover_of([Supply(places=4, staff=0, volunteers=1)], LIMITS)
    assert found.cover is Cover.THIN
    assert found.weak == {Weakness.ONE_ONLY: 1, Weakness.ON_VOLUNTEERS: 1}


def test_one_firm_service_alone_is_thin_and_a_second_weak_one_makes_it_covered():
    assert cover_of([FIRM], LIMITS).weak == {Weakness.ONE_ONLY: 1}
    both = cover_of([FIRM, Supply()], LIMITS)
    assert (both.cover, both.firm, both.weak) == (Cover.COVERED, 1, {Weakness.NOT_KNOWN: 1})


def test_a_year_from_the_leap_day_ends_on_the_first_of_march():
    assert Limits(date(2028, 2, 29)).funded_until == date(2029, 3, 1)


def test_services_stand_in_their_cells_and_every_cell_is_told():
    hub = an_offer(tiers={Tier.PROMOTION, Tier.TREATMENT}, primary=Tier.TREATMENT, supply=FIRM)
    group = an_offer("Group", supply=FIRM)
    at, beside = Cell(Level.COMMUNITY, Tier.PROMOTION), Cell(Level.COMMUNITY, Tier.TREATMENT)
    standing = by_cell([hub, group])
    assert (standing[at], standing[beside]) == ([hub, group], [hub])
    told = covers(standing, LIMITS)
    assert [told[at].cover, told[beside].cover] == [Cover.COVERED, Cover.THIN]
    assert sum(one.cover is Cover.NONE for one in told.values()) == 23
    assert by_cell([hub], Counting.PRIMARY)[at] == []
