"""How teams spread over red, amber and green, and which statements are weakest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag


@dataclass(frozen=True, slots=True)
class TeamRatings:
    """What one team said in one round: a rating for each statement it rated."""

    team: str
    sector: Sector
    ratings: Mapping[str, Rag] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many teams rated one statement red, amber and green. Never averaged into a score."""

    red: int = 0
    amber: int = 0
    green: int = 0

    def __post_init__(self) -> None:
        if min(self.red, self.amber, self.green) < 0:
            raise ValueError(f"a spread counts teams; it cannot hold {self}")

    @classmethod
    def of(cls, ratings: Iterable[Rag]) -> Spread:
        given = list(ratings)
        return cls(given.count(Rag.RED), given.count(Rag.AMBER), given.count(Rag.GREEN))

    def __add__(self, other: Spread) -> Spread:
        return Spread(self.red + other.red, self.amber + other.amber, self.green + other.green)

    def count(self, rating: Rag) -> int:
        return {Rag.RED: self.red, Rag.AMBER: self.amber, Rag.GREEN: self.green}[rating]

    @property
    def rated(self) -> int:
        """Teams that rated the statement: the base of every share."""
        return self.red + self.amber + self.green

    def share(self, rating: Rag) -> Fraction:
        """Exact share of the teams that rated; refused where none did."""
        if not self.rated:
            raise ValueError("no team rated this statement, so there is no share")
        return Fraction(self.count(rating), self.rated)


def spreads(teams: Iterable[TeamRatings], statements: Sequence[str]) -> dict[str, Spread]:
    """The spread of every statement, in the order of the statements; statements nobody rated too."""
    given = list(teams)
    return {
        statement: Spread.of(team.ratings[statement] for team in given if statement in team.ratings)
        for statement in statements
    }


def spreads_by_sector(teams: Iterable[TeamRatings], statement: str) -> dict[Sector, Spread]:
    """The spread of one statement in each sector that has a team, in the order of the sectors."""
    given: dict[Sector, list[Rag]] = {}
    for team in teams:
        said = given.setdefault(team.sector, [])
        if statement in team.ratings:
            said.append(team.ratings[statement])
    return {sector: Spread.of(given[sector]) for sector in Sector if sector in given}


def weakest(given: Mapping[str, Spread], places: int = 3) -> tuple[str, ...]:
    """Statements with the largest share of red; among equal shares, the larger share of amber.

    - shares are of the teams that rated the statement, so an unrated statement is not weak, only unknown;
    - a statement that every team rates green is never among the weakest;
    - whatever stands equal with the last place is listed too: a tie is never cut by the order of the list.

    >>> weakest({"a": Spread(2, 0, 1), "b": Spread(0, 3, 0), "c": Spread(0, 0, 3)}, places=1)
    ('a',)
    """
    weak = [name for name, spread in given.items() if spread.red or spread.amber]
    ranked = sorted(weak, key=lambda name: _weakness(given[name]), reverse=True)
    if len(ranked) <= places:
        return tuple(ranked)
    last = _weakness(given[ranked[places - 1]])
    return tuple(name for name in ranked if _weakness(given[name]) >= last)


def _weakness(spread: Spread) -> tuple[Fraction, Fraction]:
    return spread.share(Rag.RED), spread.share(Rag.AMBER)
