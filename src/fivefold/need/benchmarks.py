"""How a figure stands to England, its region, chosen neighbours and the goal, each by the publisher's method.

`standings(area, definition=, england=, region=, neighbours=, goal=)` gives a `Standing` for each benchmark that is
held, in that order. `area`, `england`, `region` are IndicatorValues (or None) of one indicator, group and period;
`neighbours` are IndicatorValues; `goal` is a `GoalSet` or None. Definitions decide 95% or 99.8% (`compares_at_998`)
and whether intervals are compared at all (`compares_by_interval`).
`pooled(neighbours, unit)` is the neighbours' value together: counts over denominators where all are held, with the
official interval; where a neighbour's count is hidden or missing there is no pooled value and its state says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.need.indicators import AS_PUBLISHED, OURS, Definition, IndicatorValue, comparison_in
from fivefold.need.small_areas import NO_COUNTS, Part, together
from fivefold.statistics.comparison import compare
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import State, Value
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


OURS_TOGETHER = marked("calculated by Fivefold from the neighbours' counts")
AS_SET = marked("as partners set it")
NO_FIGURE = marked("No figure of this benchmark is held for this period.")
NO_INTERVAL = marked("No interval is published, so nothing is compared.")
BY_RANK = marked("The publisher ranks areas for this indicator instead of comparing intervals.")
CONTRADICTS = marked("The published value lies outside its own published interval.")
SOME_WITHOUT = marked("A neighbour's figure is hidden or missing, so there is no value of all together.")


def standings(
    area: IndicatorValue,
    *,
    definition: Definition,
    england: IndicatorValue | None = None,
    region: IndicatorValue | None = None,
    neighbours: Sequence[IndicatorValue] = (),
    chosen: int | None = None,
    goal: GoalSet | None = None,
) -> list[Standing]:
    """Every benchmark that is held, in the order England, region, neighbours, goal.

    Only figures of the same period are set beside each other. `chosen` is how many neighbours the place chose;
    those without a figure are counted and said.
    """
    found = []
    for against, one in ((Against.ENGLAND, england), (Against.REGION, region)):
        if one is not None and one.area_code != area.area_code:
            found.append(_beside(area, against, one, definition))
    if neighbours or chosen:
        found.append(_beside_neighbours(area, neighbours, chosen or len(neighbours), definition))
    if goal is not None:
        found.append(_beside_goal(area, goal, definition))
    return found


def pooled(neighbours: Iterable[IndicatorValue], unit: str, *, confidence: float = 0.95) -> Value:
    """The neighbours as one area, or the state that says why not."""
    return together([Part(one) for one in neighbours], unit=unit, confidence=confidence).value


def compared(area: IndicatorValue, benchmark: Value, definition: Definition) -> tuple[Comparison, str]:
    """Our word by the publisher's method, and what stood in the way of one."""
    if not definition.compares_by_interval:
        return Comparison.NOT_COMPARED, BY_RANK
    if area.value.contradicts_itself:
        return Comparison.NOT_COMPARED, CONTRADICTS
    value = area.value
    if definition.compares_at_998:
        low, high = area.value_998 or (None, None)
        value = value.about(low=low, high=high)
    if value.number is not None and value.low is None:
        return Comparison.NOT_COMPARED, NO_INTERVAL
    if benchmark.number is None:
        return Comparison.NOT_COMPARED, NO_FIGURE
    return compare(value, benchmark, definition.polarity), ""


def _beside(
    area: IndicatorValue, against: Against, benchmark: IndicatorValue, definition: Definition
) -> Standing:
    published = comparison_in(area.published_england) if against is Against.ENGLAND else None
    if benchmark.period != area.period:
        value = Value(State.MISSING, period=area.period, unit=definition.unit)
        word = published or Comparison.NOT_COMPARED
        return Standing(
            against, benchmark.area_name, value, word, AS_PUBLISHED if published else OURS, NO_FIGURE
        )
    if published:
        return Standing(against, benchmark.area_name, benchmark.value, published, AS_PUBLISHED)
    word, why = compared(area, benchmark.value, definition)
    return Standing(against, benchmark.area_name, benchmark.value, word, OURS, why)


def _beside_neighbours(
    area: IndicatorValue, neighbours: Sequence[IndicatorValue], chosen: int, definition: Definition
) -> Standing:
    """Their value together and their range. Those of another period are counted as not held."""
    same = [one for one in neighbours if one.period == area.period and one.area_code != area.area_code]
    ordered = sorted(
        (one for one in same if one.value.number is not None), key=lambda one: one.value.number or 0.0
    )
    whole = pooled(same, definition.unit)
    word, why = compared(area, whole, definition)
    if whole.number is None and ordered:
        why = SOME_WITHOUT if len(ordered) < len(same) else NO_COUNTS
    ends = [(one.area_code, one.value) for one in (*ordered[:1], *ordered[-1:])]
    low, high = (ends[0], ends[-1]) if ends else (None, None)
    return Standing(
        Against.NEIGHBOURS, Against.NEIGHBOURS.label, whole, word, OURS_TOGETHER, why,
        lowest=low, highest=high, of=chosen, held=len(ordered),
    )  # fmt: skip


def _beside_goal(area: IndicatorValue, goal: GoalSet, definition: Definition) -> Standing:
    """Better than the goal is beyond it in the good direction; similar means that the doubt holds the goal."""
    value = Value.observed(
        goal.number, basis=AS_SET, period=goal.by_when, source=goal.source, unit=definition.unit
    )
    word, why = compared(area, value, definition)
    return Standing(Against.GOAL, Against.GOAL.label, value, word, OURS, why)
