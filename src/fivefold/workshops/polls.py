"""A common view, and what people think of it before and after they talk: two counts, shown together at the end."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked
from fivefold.workshops.prompts import NotNow, PromptState


class Round(StrEnum):
    BEFORE = "before"
    AFTER = "after"

    @property
    def label(self) -> str:
        return _ROUNDS[self]


_ROUNDS = {Round.BEFORE: marked("Before talking"), Round.AFTER: marked("After talking")}


class Choice(StrEnum):
    AGREE = "agree"
    UNSURE = "unsure"
    DISAGREE = "disagree"

    @property
    def label(self) -> str:
        return _CHOICES[self]


_CHOICES = {
    Choice.AGREE: marked("I agree"),
    Choice.UNSURE: marked("I am not sure"),
    Choice.DISAGREE: marked("I do not agree"),
}


def round_open(state: PromptState) -> Round | None:
    """The round for which a question is asked now."""
    return {PromptState.OPEN: Round.BEFORE, PromptState.AFTER: Round.AFTER}.get(state)


def check_round(state: PromptState, asked: Round, *, ended: bool, alone_over: bool = False) -> None:
    """Refuse an answer that comes too early or too late for its round.

    A first answer that waited on a phone counts until the second round opens; after that it could be one that was
    made in the light of what was said. What is answered alone before the meeting takes nothing after its time
    (`alone_over`), until the room opens it again.
    """
    if state is PromptState.REVEALED:
        raise NotNow("The answers to this question have been shown, so yours was not counted.")
    if ended:
        raise NotNow("The session has ended, so your answer was not counted.")
    if alone_over:
        raise NotNow("The time to answer this before the meeting is over, so your answer was not counted.")
    if state is PromptState.PLANNED:
        raise NotNow("This question is not open yet, so your answer was not counted.")
    if asked is Round.BEFORE and state is PromptState.AFTER:
        raise NotNow("People have talked about it since, so your first answer was not counted.")
    if asked is Round.AFTER and state is not PromptState.AFTER:
        raise NotNow("The second question is not open yet, so your answer was not counted.")


@dataclass(frozen=True, slots=True)
class Row:
    """How many made a choice, before and after."""

    choice: Choice
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Tally:
    """Both counts of a question."""

    rows: tuple[Row, ...]

    @property
    def before(self) -> int:
        return sum(row.before for row in self.rows)

    @property
    def after(self) -> int:
        return sum(row.after for row in self.rows)


def tally(votes: Iterable[tuple[str, str]]) -> Tally:
    """Both counts from (round, choice) pairs; a choice that nobody made counts nought."""
    counts = Counter((Round(asked), Choice(chosen)) for asked, chosen in votes)
    return Tally(
        tuple(Row(one, counts[Round.BEFORE, one], counts[Round.AFTER, one]) for one in Choice),
    )
