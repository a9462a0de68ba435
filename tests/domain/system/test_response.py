import pytest

from fivefold import knowledge
from fivefold.knowledge.schemas import Direction
from fivefold.services.coverage import GRID, Cell
from fivefold.system.response import (
    Acting,
    Response,
    Way,
    could_stand,
    effects_for,
    open_cells,
    responses,
    unplaced,
    way_of,
    worked,
    works_through,
)
from fivefold.vocabulary.support import Level, Tier

PREMATURE = knowledge.named("premature-birth", knowledge.factors())
EXAMPLE = knowledge.named("premature-birth-across-the-continuum", knowledge.cases())


def acting(name="Stop smoking", levels=(Level.FAMILY,), tiers=(Tier.PREVENTION,), way=Way.CHANGES):
    return Acting(1, name, way, frozenset(levels), frozenset(tiers))


def test_a_service_stands_at_each_of_its_levels_with_each_of_its_kinds():
    filled = responses([acting(levels=(Level.CHILD, Level.FAMILY), tiers=(Tier.PREVENTION, Tier.TREATMENT))])
    assert [cell for cell in GRID if filled[cell]] == [
        Cell(Level.CHILD, Tier.PREVENTION),
        Cell(Level.CHILD, Tier.TREATMENT),
        Cell(Level.FAMILY, Tier.PREVENTION),
        Cell(Level.FAMILY, Tier.TREATMENT),
    ]


def test_a_cell_with_a_response_is_not_open():
    filled = responses([acting()])
    assert filled[Cell(Level.FAMILY, Tier.PREVENTION)] == [Response("Stop smoking", Way.CHANGES, 1)]
    assert len(open_cells(filled)) == 24
    assert Cell(Level.FAMILY, Tier.PREVENTION) not in open_cells(filled)


def test_a_service_without_a_level_is_named_instead_of_lost():
    lost = acting(levels=())
    assert unplaced([lost, acting()]) == [lost]
    assert len(open_cells(responses([lost]))) == 25


def test_the_worked_example_of_premature_birth_has_five_responses_and_leaves_two_kinds_open():
    assert works_through(EXAMPLE, PREMATURE)
    filled = worked(EXAMPLE)
    by_kind = {tier: [r.way for c in GRID if c.tier is tier for r in filled[c]] for tier in Tier}
    assert by_kind == {
        Tier.PROMOTION: [],
        Tier.PREVENTION: [Way.CHANGES] * 3,
        Tier.EARLY_INTERVENTION: [Way.SOFTENS],
        Tier.TREATMENT: [Way.SOFTENS],
        Tier.CONTINUING_CARE: [],
    }


def test_only_premature_birth_is_worked_through_by_the_toolkit():
    pairs = [(c.slug, f.slug) for c in knowledge.cases() for f in knowledge.factors() if works_through(c, f)]
    assert pairs == [("premature-birth-across-the-continuum", "premature-birth")]


def test_what_could_stand_in_a_cell_acts_on_the_factor_at_that_level_with_that_kind():
    for cell, approaches in could_stand(PREMATURE, knowledge.interventions()).items():
        for approach in approaches:
            assert "premature-birth" in (*approach.acts_on, *approach.builds)
            assert cell.level in approach.levels
            assert cell.tier in approach.tiers


@pytest.mark.parametrize(
    ("effect", "way"),
    [("lessens it", Way.CHANGES), ("builds it", Way.CHANGES), ("softens its impact", Way.SOFTENS)],
)
def test_a_tag_on_a_service_says_one_of_two_ways(effect, way):
    assert way_of(effect) is way


def test_what_protects_is_built_and_what_harms_is_lessened_or_softened():
    assert effects_for(Direction.PROTECTIVE) == ("builds it",)
    assert effects_for(Direction.RISK) == ("lessens it", "softens its impact")
    assert len(effects_for(Direction.MODERATOR)) == 3
