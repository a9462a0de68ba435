"""How a figure stands to England, its region, chosen neighbours and the goal, each by the publisher's method.

`standings(area, definition=, england=, region=, neighbours=, goal=)` gives a `Standing` for each benchmark that is
held, in that order. `area`, `england`, `region` are IndicatorValues (or None) of one indicator, group and period;
`neighbours` are IndicatorValues; `goal` is a `GoalSet` or None. Definitions decide 95% or 99.8% (`compares_at_998`)
and whether intervals are compared at all (`compares_by_interval`).
`pooled(neighbours, unit)` is the neighbours' value together: counts over denominators where all are held, with the
official interval; where a neighbour's count is hidden or missing there is no pooled value and its state says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value
from fivefold.vocabulary.words import marked


class Against(StrEnum):
    """What a figure is set beside."""

    ENGLAND = "england"
    REGION = "region"
    NEIGHBOURS = "neighbours"
    GOAL = "goal"

    @property
    def label(self) -> str:
        return _AGAINST[self]


_AGAINST = {
    Against.ENGLAND: marked("England"),
    Against.REGION: marked("Region"),
    Against.NEIGHBOURS: marked("Chosen neighbours together"),
    Against.GOAL: marked("Goal"),
}


@dataclass(frozen=True, slots=True)
class GoalSet:
    """What partners want the indicator to reach, who set it and by when."""

    number: float
    source: str
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the figure stands to one benchmark; `basis` says whose word it is, `why` what stood in the way.

    Of neighbours `lowest` and `highest` are their range (codes and values), `of` how many there are and `held` how
    many have a figure.
    """

    against: Against
    name: str
    value: Value
    word: Comparison
    basis: str
    why: str = ""
    lowest: tuple[str, Value] | None = None
    highest: tuple[str, Value] | None = None
    of: int = 1
    held: int = 1
