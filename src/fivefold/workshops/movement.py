"""What a room said before and after it talked: two counts side by side. Nobody's two answers are ever joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from fivefold.vocabulary.value import State
from fivefold.workshops.results import Counted


@dataclass(frozen=True, slots=True)
class Moved:
    """One line in both rounds: counts, or the state that says why there are none."""

    line: int | None
    before: tuple[int, ...] | State
    after: tuple[int, ...] | State

    @property
    def change(self) -> tuple[int, ...] | State:
        """After less before, answer by answer. It says how the counts moved, not how many people changed their mind."""
        if isinstance(self.before, State):
            return self.before
        if isinstance(self.after, State):
            return self.after
        return tuple(then - now for now, then in zip(self.before, self.after, strict=True))


def moved(
    before: Sequence[Counted],
    after: Sequence[Counted],
    smallest: int,
    *,
    answered: tuple[int, int] | None = None,
) -> tuple[Moved, ...]:
    """Both rounds, line by line. `answered`: how many took part in each round, where that is not a line's own total.

    Where one round was answered by a large enough group and the other by fewer, these few would stand alone in front
    of the room (they stayed, or came late): their round is hidden. A room that is small in both rounds sees itself.
    """
    return tuple(
        Moved(first.line, *_both(first, then, answered or (first.total, then.total), smallest))
        for first, then in zip(before, after, strict=True)
    )


Shown = tuple[int, ...] | State


def _both(first: Counted, then: Counted, answered: tuple[int, int], smallest: int) -> tuple[Shown, Shown]:
    was, now = answered
    return _shown(first, was, now, smallest), _shown(then, now, was, smallest)


def _shown(counted: Counted, people: int, others: int, smallest: int) -> Shown:
    if not people:
        return State.MISSING
    return State.SUPPRESSED if people < smallest <= others else counted.counts
