"""What changed between two rounds, for teams that rated in both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.words import marked
from fivefold.workforce.spread import TeamRatings


class Move(StrEnum):
    """Where a team's rating of one statement went."""

    UP = "up"
    SAME = "same"
    DOWN = "down"

    @property
    def label(self) -> str:
        return _MOVES[self]

    @property
    def sign(self) -> str:
        return {"up": "↑", "same": "=", "down": "↓"}[self.value]


_MOVES = {
    Move.UP: marked("better than before"),
    Move.SAME: marked("the same"),
    Move.DOWN: marked("lower than before"),
}


def move(before: Rag | None, after: Rag | None) -> Move | None:
    """Where one rating went; None where a round has no rating, which is neither better nor worse.

    >>> move(Rag.RED, Rag.AMBER).value
    'up'
    """
    if before is None or after is None:
        return None
    if before is after:
        return Move.SAME
    return Move.UP if after.rank > before.rank else Move.DOWN


@dataclass(frozen=True, slots=True)
class Moves:
    """How many teams moved up, stayed and moved down on one statement.

    `only_before` and `only_after` count teams that rated it in one of the rounds only.
    """

    up: int
    same: int
    down: int
    only_before: int = 0
    only_after: int = 0

    @property
    def compared(self) -> int:
        """Teams that rated the statement in both rounds: the base of the change."""
        return self.up + self.same + self.down


def changes(
    before: Iterable[TeamRatings], after: Iterable[TeamRatings], statements: Sequence[str]
) -> dict[str, Moves]:
    """The moves on every statement between two rounds."""
    earlier = {team.team: team.ratings for team in before}
    later = {team.team: team.ratings for team in after}
    teams = sorted(earlier.keys() | later.keys())
    return {
        statement: _moves(
            [(earlier.get(team, {}).get(statement), later.get(team, {}).get(statement)) for team in teams]
        )
        for statement in statements
    }


def _moves(pairs: list[tuple[Rag | None, Rag | None]]) -> Moves:
    went = [move(before, after) for before, after in pairs]
    return Moves(
        up=went.count(Move.UP),
        same=went.count(Move.SAME),
        down=went.count(Move.DOWN),
        only_before=sum(1 for before, after in pairs if before and not after),
        only_after=sum(1 for before, after in pairs if after and not before),
    )
