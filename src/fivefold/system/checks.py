"""Self-checks: what a subject says about each criterion, rolled up over subjects and compared between rounds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked


class Answer(StrEnum):
    """How a criterion stands. What does not apply is counted apart, never as a failure."""

    IN_PLACE = "in place"
    PARTLY = "partly"
    NOT_YET = "not yet"
    NOT_APPLICABLE = "not applicable"

    @property
    def label(self) -> str:
        return _ANSWERS[self]

    @property
    def weight(self) -> int | None:
        """How far along: 0 to 2; nothing where the criterion does not apply."""
        return _WEIGHTS.get(self)


_ANSWERS = {
    Answer.IN_PLACE: marked("In place"),
    Answer.PARTLY: marked("Partly"),
    Answer.NOT_YET: marked("Not yet"),
    Answer.NOT_APPLICABLE: marked("Does not apply"),
}
_WEIGHTS = {Answer.IN_PLACE: 2, Answer.PARTLY: 1, Answer.NOT_YET: 0}

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Tally:
    """One criterion over all subjects: how many gave each answer, and how many none."""

    criterion: str
    counts: Mapping[Answer, int]
    unanswered: int

    @property
    def base(self) -> int:
        """Subjects for which the criterion applies and that answered it."""
        return sum(self.counts[answer] for answer in _WEIGHTS)

    @property
    def score(self) -> tuple[int, int] | None:
        """Points reached and points possible; nothing where nobody gave an answer that counts."""
        if not self.base:
            return None
        reached = sum(weight * self.counts[answer] for answer, weight in _WEIGHTS.items())
        return reached, 2 * self.base


def tallies(criteria: Sequence[str], checks: Iterable[Answers]) -> list[Tally]:
    """Each criterion over all checks, in the order of the checklist.

    >>> [tally] = tallies(["safety"], [{"safety": Answer.PARTLY}, {}])
    >>> tally.base, tally.unanswered
    (1, 1)
    """
    every = list(checks)
    return [_tally(criterion, [one.get(criterion) for one in every]) for criterion in criteria]


def _tally(criterion: str, said: Sequence[Answer | None]) -> Tally:
    return Tally(criterion, {answer: said.count(answer) for answer in Answer}, said.count(None))


def lowest(rolled_up: Sequence[Tally]) -> list[str]:
    """The criteria that are least in place: the lowest share of points, all of them where several share it.

    Where everything is in place nothing is lowest. Compared as fractions, so that no rounding decides.
    """
    scored = [(tally.criterion, tally.score) for tally in rolled_up if tally.score is not None]
    if not scored:
        return []
    least = min(scored, key=lambda pair: pair[1][0] / pair[1][1])[1]
    if least[0] == least[1]:
        return []
    return [name for name, score in scored if score[0] * least[1] == least[0] * score[1]]


@dataclass(frozen=True, slots=True)
class Moved:
    """One criterion between two rounds, over subjects that answered in both: how many went up, down, or stayed."""

    criterion: str
    up: int
    down: int
    same: int

    @property
    def base(self) -> int:
        return self.up + self.down + self.same


def trend(criteria: Sequence[str], pairs: Iterable[tuple[Answers, Answers]]) -> list[Moved]:
    """Each criterion between an earlier and a later check of the same subjects; what does not apply is left out."""
    every = list(pairs)
    return [_moved(criterion, every) for criterion in criteria]


def _moved(criterion: str, pairs: Sequence[tuple[Answers, Answers]]) -> Moved:
    steps = [step for step in (_step(*pair, criterion) for pair in pairs) if step is not None]
    return Moved(
        criterion,
        up=sum(step > 0 for step in steps),
        down=sum(step < 0 for step in steps),
        same=sum(step == 0 for step in steps),
    )


def _step(earlier: Answers, later: Answers, criterion: str) -> int | None:
    was, now = earlier.get(criterion), later.get(criterion)
    if was is None or now is None or was.weight is None or now.weight is None:
        return None
    return now.weight - was.weight
