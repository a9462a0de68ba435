"""Which services touch an element of a framework, and at which ages. Hand in services that are open now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fivefold.vocabulary.ages import PREGNANCY, AgeBand

BANDS = (PREGNANCY, AgeBand(0, 12), AgeBand(12, 24), AgeBand(24, 36), AgeBand(36, 60))


@dataclass(frozen=True, slots=True)
class Touch:
    """One service with one element that it is tagged with."""

    element: str
    number: int
    name: str
    ages: AgeBand | None = None


def by_element(elements: Sequence[str], touches: Iterable[Touch]) -> Mapping[str, list[Touch]]:
    """The services of each element, by name; an element without any has an empty list."""
    every = sorted(touches, key=lambda one: (one.name.casefold(), one.number))
    return {element: [one for one in every if one.element == element] for element in elements}


@dataclass(frozen=True, slots=True)
class AgesTouched:
    """How many services take each band of ages; those whose ages are not known are counted apart."""

    bands: tuple[int, ...]
    unknown: int


def by_age(touches: Iterable[Touch]) -> AgesTouched:
    """A service counts in every band that it overlaps.

    >>> by_age([Touch("good-health", 1, "Health visiting", AgeBand(-3, 60)), Touch("good-health", 2, "Clinic")])
    AgesTouched(bands=(1, 1, 1, 1, 1), unknown=1)
    """
    every = list(touches)
    known = [one.ages for one in every if one.ages is not None]
    counts = tuple(sum(ages.overlaps(band) for ages in known) for band in BANDS)
    return AgesTouched(counts, len(every) - len(known))
