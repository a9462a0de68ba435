"""What the toolkit says could stand in a cell of the grid, or for children of an age."""

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.knowledge.schemas import Intervention, ToolkitLabel
from fivefold.services.coverage import Cell

_ORDER = {label: number for number, label in enumerate(ToolkitLabel)}


@dataclass(frozen=True, slots=True)
class Ideas:
    """Approaches of the level and kind, and those of the level for which the toolkit names no kind of support."""

    named: list[Intervention]
    without_kind: list[Intervention]


def ideas_for(cell: Cell, approaches: Iterable[Intervention], age: int | None = None) -> Ideas:
    """Approaches for a cell, those with some evidence first. Where an age is asked, those for other ages are left out.

    An approach for which the toolkit gives no ages stays: its page says that they are not given.
    """
    fitting = [one for one in approaches if cell.level in one.levels and takes(one, age)]
    fitting.sort(key=lambda one: (_ORDER[one.toolkit_label], one.title.casefold()))
    return Ideas(
        named=[one for one in fitting if cell.tier in one.tiers],
        without_kind=[one for one in fitting if not one.tiers],
    )


def takes(approach: Intervention, age: int | None) -> bool:
    """Whether what the toolkit says of ages does not speak against this one; an end is not included."""
    if age is None:
        return True
    start, end = approach.age_from_months, approach.age_to_months
    return (start is None or start <= age) and (end is None or age < end)
