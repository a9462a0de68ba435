"""Which ages services take, month by month from pregnancy to the fifth birthday, and where none does.

A service without ages takes part in nothing here: it is named apart, never counted as "all ages".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from fivefold.vocabulary.ages import EARLY_YEARS, FIFTH_BIRTHDAY, PREGNANCY_START, AgeBand


@dataclass(frozen=True, slots=True)
class Stretch:
    """Ages throughout which the same number of services takes a child."""

    ages: AgeBand
    count: int


def within(ages: AgeBand) -> AgeBand | None:
    """The part of these ages that lies between pregnancy and the fifth birthday."""
    if not ages.overlaps(EARLY_YEARS):
        return None
    return AgeBand(max(ages.start, PREGNANCY_START), min(ages.end, FIFTH_BIRTHDAY))


def stretches(taken: Iterable[AgeBand]) -> list[Stretch]:
    """From pregnancy to five, cut wherever the number changes.

    >>> stretches([AgeBand(0, 24)])[0]
    Stretch(ages=AgeBand(start=-9, end=0), count=0)
    """
    steps = dict.fromkeys((PREGNANCY_START, FIFTH_BIRTHDAY), 0)
    for ages in taken:
        if band := within(ages):
            steps[band.start] = steps.get(band.start, 0) + 1
            steps[band.end] = steps.get(band.end, 0) - 1
    found: list[Stretch] = []
    count = 0
    for start, end in pairwise(sorted(steps)):
        count += steps[start]
        if found and found[-1].count == count:
            found[-1] = Stretch(AgeBand(found[-1].ages.start, end), count)
        else:
            found.append(Stretch(AgeBand(start, end), count))
    return found


def untaken(taken: Iterable[AgeBand]) -> list[AgeBand]:
    """Ages for which there is nothing."""
    return [stretch.ages for stretch in stretches(taken) if not stretch.count]
