"""Where a room agrees, where its sectors differ, and what divides it. It describes those who answered, nobody else.

Sectors stand apart only where at least the smallest group of each answered, and so that none comes back by
subtraction from the room's own count (`fivefold.statistics.small_groups`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from fivefold.statistics.small_groups import groups_to_hide
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.value import State
from fivefold.vocabulary.words import marked
from fivefold.workshops.answering import Question
from fivefold.workshops.results import Cast, Counted, rated
from fivefold.workshops.spread import Mind, Spread, spread

NEARLY_ALL, FAR_APART = Fraction(4, 5), Fraction(1, 3)


class Stand(StrEnum):
    """How a room stands to a statement."""

    AGREES = "agrees"
    REJECTS = "rejects"
    SECTORS_DIFFER = "sectors differ"
    DIVIDED = "divided"
    LEANS = "leans"
    SILENT = "silent"

    @property
    def label(self) -> str:
        return _STANDS[self]


_STANDS = {
    Stand.AGREES: marked("Nearly everybody agrees"),
    Stand.REJECTS: marked("Nearly nobody agrees"),
    Stand.SECTORS_DIFFER: marked("Sectors differ"),
    Stand.DIVIDED: marked("It divides the room"),
    Stand.LEANS: marked("Most lean one way"),
    Stand.SILENT: marked("Nobody answered"),
}


@dataclass(frozen=True, slots=True)
class Apart:
    """The two sectors that lie furthest apart, and how far: the difference of the parts that agree."""

    fewest: Sector
    most: Sector
    distance: Fraction


@dataclass(frozen=True, slots=True)
class Agreement:
    """A statement: the room's counts (agree, unsure, disagree), each sector's counts or state, and what follows."""

    room: Counted
    sectors: Mapping[Sector, tuple[int, ...] | State] = field(default_factory=dict)

    @property
    def spread(self) -> Spread | None:
        return spread(self.room.counts)

    @property
    def apart(self) -> Apart | None:
        """The widest difference between sectors that are shown; None where fewer than two are."""
        parts = {sector: _agreeing(n) for sector, n in self.sectors.items() if not isinstance(n, State)}
        if len(parts) < 2:
            return None
        fewest, most = min(parts, key=parts.__getitem__), max(parts, key=parts.__getitem__)
        return Apart(fewest, most, parts[most] - parts[fewest])

    @property
    def stand(self) -> Stand:
        """Sectors that lie a third apart come first: behind a room that nearly agrees one of them may stand alone."""
        found = self.spread
        if found is None:
            return Stand.SILENT
        if self.apart and self.apart.distance >= FAR_APART:
            return Stand.SECTORS_DIFFER
        agree, _unsure, disagree = (Fraction(n, self.room.total) for n in self.room.counts)
        if max(agree, disagree) >= NEARLY_ALL:
            return Stand.AGREES if agree > disagree else Stand.REJECTS
        return Stand.DIVIDED if found.mind is Mind.SPLIT else Stand.LEANS


def _agreeing(counts: Sequence[int]) -> Fraction:
    return Fraction(counts[0], sum(counts))


def by_sector(
    question: Question, casts: Sequence[Cast], smallest: int
) -> tuple[Mapping[Sector, tuple[int, ...] | State], ...]:
    """For each line what each sector said, or that it is hidden. Those without a sector are a group like any other,
    which hides with the small ones and is never named."""
    groups: dict[Sector | None, list[Cast]] = {}
    for cast in casts:
        groups.setdefault(cast.sector, []).append(cast)
    counted = {group: rated(question, theirs) for group, theirs in groups.items()}
    lines = zip(*counted.values(), strict=True)
    return tuple(_protected(dict(zip(counted, line, strict=True)), smallest) for line in lines)


def _protected(
    groups: Mapping[Sector | None, Counted], smallest: int
) -> Mapping[Sector, tuple[int, ...] | State]:
    hidden = groups_to_hide({group: one.total for group, one in groups.items()}, smallest)
    return {
        sector: State.MISSING if not one.total else State.SUPPRESSED if sector in hidden else one.counts
        for sector in Sector
        if (one := groups.get(sector)) is not None
    }


def agreements(question: Question, casts: Sequence[Cast], smallest: int) -> tuple[Agreement, ...]:
    """Every statement of an item, in its order."""
    room = rated(question, casts)
    sectors = by_sector(question, casts, smallest) or tuple({} for _line in room)
    return tuple(Agreement(one, theirs) for one, theirs in zip(room, sectors, strict=True))
