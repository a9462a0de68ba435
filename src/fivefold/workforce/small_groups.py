"""Which groups of teams may be shown, so that no single team can be read from a table or from a difference.

A group is shown when at least N of its teams rated. What is hidden must not come back by subtraction: if the total is
shown, everything hidden together must again be at least two groups and at least N teams, so further groups are hidden,
the smallest first. Where that cannot be reached the total is hidden too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from fivefold.statistics.small_groups import groups_to_hide
from fivefold.vocabulary.value import State
from fivefold.workforce.change import Moves
from fivefold.workforce.spread import Spread

SMALLEST_GROUP = 5
Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Shown(Generic[Group]):
    """A table of groups with its total, each a spread, or the state that says why there is none."""

    groups: Mapping[Group, Spread | State]
    total: Spread | State


def protect(groups: Mapping[Group, Spread], smallest: int = SMALLEST_GROUP) -> Shown[Group]:
    """The groups and the total that may be shown together; a group in which no team rated is missing, not hidden."""
    hidden, total_hidden = _hidden(groups, smallest)
    everything = sum(groups.values(), Spread())
    return Shown(
        groups={
            group: State.MISSING if not spread.rated else State.SUPPRESSED if group in hidden else spread
            for group, spread in groups.items()
        },
        total=State.MISSING if not everything.rated else State.SUPPRESSED if total_hidden else everything,
    )


def _hidden(groups: Mapping[Group, Spread], smallest: int) -> tuple[set[Group], bool]:
    """Groups to hide, and whether the total must be hidden with them."""
    sizes = {group: spread.rated for group, spread in groups.items()}
    hidden = groups_to_hide(sizes, smallest)
    return hidden, bool(hidden) and sum(sizes[group] for group in hidden) < smallest


def change_may_be_shown(moves: Moves, smallest: int = SMALLEST_GROUP) -> bool:
    """Whether a change between rounds may stand beside the totals of both rounds.

    Teams that rated in both rounds must be at least N. Teams that rated in one round only can be worked out by
    subtraction when all others stayed the same, so they must be none, or again at least N.
    """
    return moves.compared >= smallest and all(
        left == 0 or left >= smallest for left in (moves.only_before, moves.only_after)
    )
