"""Whether a cell of the grid is covered: presence alone is not cover.

A cell is covered where at least two services stand in it and at least one of them is firm. A service is firm where
nothing that we know weakens it and its places or its wait are known. Everything else that has a service is thin, and
says why. Hand in the services that are open now, each once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from fivefold.services.coverage import GRID, Cell, Counting, Placed, cells
from fivefold.services.supply import Supply
from fivefold.vocabulary.words import marked

LONGEST_WAIT = 12.0
"""Weeks; a limit of ours that a place can set otherwise, not one of the toolkit."""
FUNDED_FOR = 12
"""Months for which the money should be certain; ours too."""


class Cover(StrEnum):
    """What stands in a cell."""

    NONE = "none"
    THIN = "thin"
    COVERED = "covered"

    @property
    def label(self) -> str:
        return _COVERS[self]


_COVERS = {Cover.NONE: marked("None"), Cover.THIN: marked("Thin"), Cover.COVERED: marked("Covered")}


class Weakness(StrEnum):
    """Why a cell can be thin. The first holds of the cell, the others of single services."""

    ONE_ONLY = "one service only"
    ON_VOLUNTEERS = "rests on volunteers"
    FULL = "full"
    LONG_WAIT = "wait over the limit"
    FUNDING_ENDS = "funding ends soon"
    NOT_KNOWN = "places and wait not known"

    @property
    def label(self) -> str:
        return _WEAKNESSES[self]


_WEAKNESSES = {
    Weakness.ONE_ONLY: marked("One service only"),
    Weakness.ON_VOLUNTEERS: marked("Rests on volunteers alone"),
    Weakness.FULL: marked("Full"),
    Weakness.LONG_WAIT: marked("Wait over the limit"),
    Weakness.FUNDING_ENDS: marked("Funding ends within a year"),
    Weakness.NOT_KNOWN: marked("Places and wait not known"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a place holds for enough: weeks that families may wait, and the day against which funding is measured."""

    on: date
    longest_wait: float = LONGEST_WAIT

    @property
    def funded_until(self) -> date:
        """A year on; from 29 February to 1 March."""
        months = self.on.month - 1 + FUNDED_FOR
        year, month = self.on.year + months // 12, months % 12 + 1
        if (month, self.on.day) == (2, 29):
            return date(year, 3, 1)
        return date(year, month, self.on.day)


class Supplied(Placed, Protocol):
    """Anything with a place on the grid whose supply can be asked; an `Offer` is one."""

    @property
    def supply(self) -> Supply: ...


S = TypeVar("S", bound=Supplied)


@dataclass(frozen=True, slots=True)
class CellCover:
    """What stands in one cell. Figures are of those services only that said them.

    weak:         how many services each weakness holds for; of `ONE_ONLY` 1
    firm:         services without any weakness
    places:       places of the `places_known` services that said how many; None where none did
    shortest, longest: weeks of wait among the `waits_known` services that said; None where none did
    """

    cover: Cover
    services: int
    weak: Mapping[Weakness, int]
    firm: int = 0
    places: int | None = None
    places_known: int = 0
    shortest: float | None = None
    longest: float | None = None
    waits_known: int = 0


def weaknesses(supply: Supply, limits: Limits) -> tuple[Weakness, ...]:
    """What weakens one service, as far as it is known. Not knowing places and wait is a weakness too."""
    wait, ends = supply.wait, supply.funding_ends
    found = {
        Weakness.ON_VOLUNTEERS: supply.rests_on_volunteers,
        Weakness.FULL: supply.is_full is True,
        Weakness.LONG_WAIT: wait is not None and wait.high > limits.longest_wait,
        Weakness.FUNDING_ENDS: ends is not None and ends < limits.funded_until,
        Weakness.NOT_KNOWN: supply.places is None and wait is None,
    }
    return tuple(weakness for weakness, holds in found.items() if holds)


def cover_of(supplies: Sequence[Supply], limits: Limits) -> CellCover:
    """What these services together are in a cell."""
    found = [weaknesses(supply, limits) for supply in supplies]
    weak = {one: count for one in Weakness if (count := sum(one in each for each in found))}
    if len(supplies) == 1:
        weak = {Weakness.ONE_ONLY: 1} | weak
    firm = sum(not each for each in found)
    places = [supply.places for supply in supplies if supply.places is not None]
    waits = [supply.wait for supply in supplies if supply.wait is not None]
    return CellCover(
        cover=_cover(len(supplies), firm),
        services=len(supplies),
        weak=weak,
        firm=firm,
        places=sum(places) if places else None,
        places_known=len(places),
        shortest=min((wait.low for wait in waits), default=None),
        longest=max((wait.high for wait in waits), default=None),
        waits_known=len(waits),
    )


def _cover(services: int, firm: int) -> Cover:
    if not services:
        return Cover.NONE
    return Cover.COVERED if services > 1 and firm else Cover.THIN


def by_cell(offers: Iterable[S], counting: Counting = Counting.ALL) -> Mapping[Cell, list[S]]:
    """The services of each of the 25 cells, in the order given."""
    found: dict[Cell, list[S]] = {cell: [] for cell in GRID}
    for offer in offers:
        for cell in cells(offer, counting):
            found[cell].append(offer)
    return found


def covers(standing: Mapping[Cell, Sequence[Supplied]], limits: Limits) -> Mapping[Cell, CellCover]:
    """The state of every cell."""
    return {cell: cover_of([one.supply for one in offers], limits) for cell, offers in standing.items()}
