"""The conditions of a whole-system approach: private ratings, their spread, consensus, and rounds compared.

A rating belongs to the one who gave it until the chair closes the round. After that only counts are shown,
and only where enough people rated, so that nobody is recognised (toolkit, Part 5, p63; the steps are ours).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SMALLEST_SPREAD = 3
"""With two raters, each would know the other's rating."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many chose each step of one condition; `counts` is None while it must not be seen."""

    condition: str
    base: int
    counts: tuple[int, ...] | None

    @property
    def is_shown(self) -> bool:
        return self.counts is not None

    @property
    def reach(self) -> tuple[int, int] | None:
        """The lowest and the highest step that somebody chose, from 1."""
        if self.counts is None:
            return None
        chosen = [step for step, count in enumerate(self.counts, start=1) if count]
        return chosen[0], chosen[-1]


def spread(condition: str, steps: int, ratings: Iterable[int], *, closed: bool) -> Spread:
    """The counts of a closed round with at least three ratings; else only how many rated.

    >>> spread("learning-culture", 4, [2, 2, 3], closed=True).counts
    (0, 2, 1, 0)
    >>> spread("learning-culture", 4, [2, 2, 3], closed=False).counts is None
    True
    """
    given = list(ratings)
    if any(not 1 <= rating <= steps for rating in given):
        raise ValueError(f"{condition} has steps 1 to {steps}")
    if not closed or len(given) < SMALLEST_SPREAD:
        return Spread(condition, len(given), None)
    return Spread(condition, len(given), tuple(given.count(step) for step in range(1, steps + 1)))


@dataclass(frozen=True, slots=True)
class Compared:
    """The consensus on one condition in two rounds; a step that was not agreed is None."""

    condition: str
    before: int | None
    now: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None or self.now is None else self.now - self.before


def compared(conditions: Sequence[str], before: Mapping[str, int], now: Mapping[str, int]) -> list[Compared]:
    """Both rounds side by side, condition by condition."""
    return [Compared(one, before.get(one), now.get(one)) for one in conditions]
