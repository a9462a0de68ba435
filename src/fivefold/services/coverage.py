"""The level-by-continuum grid: where support exists and where there is none (toolkit, Part 5, pp59-60).

Hand in the services that are open now: what has ended closes no gap.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.support import Level, Tier, TierGroup
from fivefold.vocabulary.words import marked

GRID_SOURCE = ToolkitPage(5, "59-60")
CONTINUUM_SOURCE = ToolkitPage(5, "59")


class Placed(Protocol):
    """Anything with a place on the grid; an `Offer` is one."""

    @property
    def levels(self) -> frozenset[Level]: ...
    @property
    def tiers(self) -> frozenset[Tier]: ...
    @property
    def primary(self) -> Tier | None: ...


T = TypeVar("T", bound=Placed)


class Counting(StrEnum):
    """Whether a service counts at every kind of support it gives, or only at its main one."""

    ALL = "all"
    PRIMARY = "primary"

    @property
    def label(self) -> str:
        return _COUNTINGS[self]


_COUNTINGS = {
    Counting.ALL: marked("Every kind of support a service gives"),
    Counting.PRIMARY: marked("Only the main kind of each service"),
}


class Cell(NamedTuple):
    """One kind of support at one level around the child."""

    level: Level
    tier: Tier


GRID = tuple(Cell(level, tier) for level in Level for tier in Tier)


@dataclass(frozen=True, slots=True)
class Placement:
    """Only what the grid needs of a service."""

    levels: frozenset[Level]
    tiers: frozenset[Tier]
    primary: Tier | None


def cells(offer: Placed, counting: Counting = Counting.ALL) -> frozenset[Cell]:
    """Every cell in which the service acts: each of its levels with each kind that counts."""
    return frozenset(Cell(level, tier) for level in offer.levels for tier in kinds(offer, counting))


def kinds(offer: Placed, counting: Counting = Counting.ALL) -> frozenset[Tier]:
    """The kinds of support that count for this service."""
    if counting is Counting.ALL:
        return offer.tiers
    return frozenset() if offer.primary is None else frozenset({offer.primary})


def counts(offers: Iterable[Placed], counting: Counting = Counting.ALL) -> Mapping[Cell, int]:
    """How many services act in each of the 25 cells; a cell that none reaches has 0."""
    found = Counter(cell for offer in offers for cell in cells(offer, counting))
    return {cell: found[cell] for cell in GRID}


def gaps(offers: Iterable[Placed], counting: Counting = Counting.ALL) -> list[Cell]:
    """Cells of the grid that no service reaches, level by level."""
    return empty(counts(offers, counting))


def empty(counted: Mapping[Cell, int]) -> list[Cell]:
    """Cells whose count is 0, level by level."""
    return [cell for cell in GRID if not counted[cell]]


def unplaced(offers: Iterable[T]) -> list[T]:
    """Services without a level or without a kind of support: they are in no cell."""
    return [offer for offer in offers if not (offer.levels and offer.tiers)]


def along_the_continuum(offers: Iterable[T], counting: Counting = Counting.ALL) -> Mapping[Tier, list[T]]:
    """The services of each of the five kinds, whatever their level; a kind without any has an empty list."""
    every = list(offers)
    return {tier: [offer for offer in every if tier in kinds(offer, counting)] for tier in Tier}


def groups() -> Mapping[TierGroup, list[Tier]]:
    """The three groups of the continuum with their kinds: care holds the last three."""
    return {group: [tier for tier in Tier if tier.group is group] for group in TierGroup}
