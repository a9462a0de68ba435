"""How much of a service there is, and how long families wait for it. Presence alone is not cover."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fivefold.vocabulary.words import marked


class WaitBasis(StrEnum):
    """How it is known."""

    MEASURED = "measured"
    SAID = "said by the service"

    @property
    def label(self) -> str:
        return _BASES[self]


_BASES = {
    WaitBasis.MEASURED: marked("measured"),
    WaitBasis.SAID: marked("as the service says"),
}


class SupplyError(ValueError):
    """A figure of capacity or wait that contradicts itself, in words its owner can act on."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Weeks from asking to the first contact, from `low` to `high`, on a day. Zero is "at once"; None is "not known"."""

    low: float
    high: float
    basis: WaitBasis = WaitBasis.SAID
    on: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise SupplyError("A wait needs weeks from 0 up, and the longest must not be below the shortest.")


@dataclass(frozen=True, slots=True)
class Supply:
    """What a service can give. Each figure is None where nobody said; none is ever guessed.

    places:     families or children that can be helped at a time
    caseload:   families or children helped now
    staff:      paid staff, whole-time equivalent
    volunteers: people who help unpaid
    on:         the day for which these figures were given
    """

    places: int | None = None
    caseload: int | None = None
    staff: float | None = None
    volunteers: int | None = None
    on: date | None = None
    wait: Wait | None = None
    funding_ends: date | None = None

    def __post_init__(self) -> None:
        given = (self.places, self.caseload, self.staff, self.volunteers)
        if any(figure is not None and figure < 0 for figure in given):
            raise SupplyError("A figure of capacity cannot be below 0.")

    @property
    def is_full(self) -> bool | None:
        """Whether as many are helped as there are places; None where one of the two is not known."""
        if self.places is None or self.caseload is None:
            return None
        return self.caseload >= self.places

    @property
    def rests_on_volunteers(self) -> bool:
        """No paid staff at all, and at least one volunteer."""
        return self.staff == 0 and bool(self.volunteers)
