from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.coverage import (
    GRID,
    Cell,
    Counting,
    Placement,
    along_the_continuum,
    cells,
    counts,
    gaps,
    groups,
    unplaced,
)
from fivefold.vocabulary.support import Level, Tier, TierGroup
from tests.builders.services import an_offer


@st.composite
def placements(draw):
    levels = draw(st.frozensets(st.sampled_from(Level)))
    tiers = draw(st.frozensets(st.sampled_from(Tier)))
    primary = draw(st.sampled_from(sorted(tiers))) if tiers else None
    return Placement(levels, tiers, primary)


directories = st.lists(placements(), max_size=12)
countings = st.sampled_from(Counting)


def slow_count(offers, cell, counting):
    """Look at every service, level and kind in turn."""
    found = 0
    for offer in offers:
        for level in offer.levels:
            for tier in offer.tiers:
                if counting is Counting.PRIMARY and tier != offer.primary:
                    continue
                found += (level, tier) == (cell.level, cell.tier)
    return found


@given(directories, countings)
def test_counting_agrees_with_looking_at_every_service_in_turn(offers, counting):
    assert counts(offers, counting) == {cell: slow_count(offers, cell, counting) for cell in GRID}


@given(directories, countings)
def test_a_cell_is_a_gap_or_has_a_service_never_both(offers, counting):
    reached = {cell for offer in offers for cell in cells(offer, counting)}
    assert set(gaps(offers, counting)) == set(GRID) - reached


@given(directories, placements(), countings)
def test_adding_a_service_never_opens_a_gap(offers, another, counting):
    assert set(gaps([*offers, another], counting)) <= set(gaps(offers, counting))


@given(directories)
def test_the_main_kind_alone_never_shows_fewer_gaps(offers):
    assert set(gaps(offers)) <= set(gaps(offers, Counting.PRIMARY))


def test_an_empty_directory_has_twenty_five_gaps_from_the_child_outwards():
    assert gaps([]) == list(GRID)
    assert GRID[0] == Cell(Level.CHILD, Tier.PROMOTION)
    assert len(GRID) == 25


def test_a_service_with_two_kinds_counts_at_both_or_only_at_the_main_one():
    hub = an_offer(
        levels=frozenset({Level.FAMILY}), tiers={Tier.PREVENTION, Tier.TREATMENT}, primary=Tier.TREATMENT
    )
    assert cells(hub) == {Cell(Level.FAMILY, Tier.PREVENTION), Cell(Level.FAMILY, Tier.TREATMENT)}
    assert cells(hub, Counting.PRIMARY) == {Cell(Level.FAMILY, Tier.TREATMENT)}


def test_services_without_level_or_kind_are_named_and_not_lost():
    library = an_offer("Library", levels=frozenset())
    walk = an_offer("Pram walk", tiers=set())
    assert unplaced([library, an_offer(), walk]) == [library, walk]


def test_the_continuum_lists_all_five_kinds_even_when_nothing_is_there():
    hub = an_offer(tiers={Tier.PREVENTION, Tier.TREATMENT}, primary=Tier.TREATMENT)
    assert along_the_continuum([hub]) == {
        Tier.PROMOTION: [],
        Tier.PREVENTION: [hub],
        Tier.EARLY_INTERVENTION: [],
        Tier.TREATMENT: [hub],
        Tier.CONTINUING_CARE: [],
    }
    assert along_the_continuum([hub], Counting.PRIMARY)[Tier.PREVENTION] == []


def test_care_groups_the_last_three_kinds():
    assert groups() == {
        TierGroup.PROMOTION: [Tier.PROMOTION],
        TierGroup.PREVENTION: [Tier.PREVENTION],
        TierGroup.CARE: [Tier.EARLY_INTERVENTION, Tier.TREATMENT, Tier.CONTINUING_CARE],
    }


def test_both_ways_of_counting_are_explained_in_words():
    assert {counting.label for counting in Counting} == {
        "Every kind of support a service gives",
        "Only the main kind of each service",
    }
