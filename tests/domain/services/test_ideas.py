from fivefold import knowledge
from fivefold.knowledge.schemas import ToolkitLabel
from fivefold.services.coverage import GRID, Cell
from fivefold.services.ideas import ideas_for, takes
from fivefold.vocabulary.support import Level, Tier


def test_every_approach_with_a_kind_stands_in_each_of_its_cells_and_nowhere_else():
    approaches = knowledge.interventions()
    for cell in GRID:
        expected = {one.slug for one in approaches if cell.level in one.levels and cell.tier in one.tiers}
        assert {one.slug for one in ideas_for(cell, approaches).named} == expected


def test_those_with_some_evidence_come_first():
    found = ideas_for(Cell(Level.RELATIONSHIP, Tier.PREVENTION), knowledge.interventions()).named
    order = [list(ToolkitLabel).index(one.toolkit_label) for one in found]
    assert order == sorted(order)


def test_an_approach_for_other_ages_is_left_out_and_one_without_ages_stays():
    limited = next(one for one in knowledge.interventions() if one.age_to_months is not None)
    assert not takes(limited, limited.age_to_months)
    assert takes(limited, limited.age_to_months - 1)
    silent = next(
        one for one in knowledge.interventions() if one.age_from_months is None and one.age_to_months is None
    )
    assert takes(silent, 59)
