"""What a room said before and after it talked: two counts side by side. Nobody's two answers are ever joined.

Where one round was answered by a large enough group and the other by fewer, these few would stand alone in front of the
room (they stayed, or came late): their round is hidden. A room that is small in both rounds sees itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fivefold.vocabulary.value import State
from fivefold.workshops.polls import Round
from fivefold.workshops.results import Cast, Counted, in_round

Shown = tuple[int, ...] | State


@dataclass(frozen=True, slots=True)
class Moved:
    """One line in both rounds: counts, or the state that says why there are none."""

    line: int | None
    before: Shown
    after: Shown

    @property
    def change(self) -> Shown:
        """After less before, answer by answer: how the counts moved, not how many people changed their mind."""
        if isinstance(self.before, State):
            return self.before
        if isinstance(self.after, State):
            return self.after
        return tuple(then - now for now, then in zip(self.before, self.after, strict=True))


def state_of_round(people: int, others: int, smallest: int) -> State:
    """Whether a round that so many answered may be shown beside one that so many others answered."""
    if not people:
        return State.MISSING
    return State.SUPPRESSED if people < smallest <= others else State.OBSERVED


def latest(casts: Sequence[Cast], smallest: int) -> list[Cast]:
    """Answers of the last round that may be shown."""
    before, after = in_round(casts, Round.BEFORE), in_round(casts, Round.AFTER)
    shown = state_of_round(len(after), len(before), smallest) is State.OBSERVED
    return after if shown else before


def moved(
    before: Sequence[Counted], after: Sequence[Counted], people: tuple[int, int], smallest: int
) -> tuple[Moved, ...]:
    """Both rounds, line by line. `people`: how many answered in each."""
    was, now = people
    states = state_of_round(was, now, smallest), state_of_round(now, was, smallest)
    return tuple(
        Moved(first.line, _shown(first, states[0]), _shown(then, states[1]))
        for first, then in zip(before, after, strict=True)
    )


def _shown(counted: Counted, state: State) -> Shown:
    return counted.counts if state is State.OBSERVED else state
