"""A prompt in a session: when it takes answers and when they are shown."""

from collections.abc import Mapping
from enum import StrEnum

from fivefold.vocabulary.words import marked

LONGEST_ANSWER = 600


class NotNow(ValueError):
    """Something that this prompt does not allow now, in words the room can use."""


class Unclear(NotNow):
    """An answer in a form that its question does not take: the person can mend it."""


class PromptState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    # Only in a question that is asked before and after people talk (fivefold.workshops.polls).
    AFTER = "after"
    REVEALED = "revealed"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_asking(self) -> bool:
        """Phones may answer now."""
        return self in (PromptState.OPEN, PromptState.AFTER)

    @property
    def shows_answers(self) -> bool:
        return self is PromptState.REVEALED


_LABELS = {
    PromptState.PLANNED: marked("Not started"),
    PromptState.OPEN: marked("Open for answers"),
    PromptState.CLOSED: marked("Closed, answers hidden"),
    PromptState.AFTER: marked("Open again, after talking"),
    PromptState.REVEALED: marked("Answers shown"),
}

Moves = Mapping[PromptState, tuple[PromptState, ...]]


def move(state: str, to: str, moves: Moves) -> PromptState:
    """The new state of a prompt, or NotNow. What was shown cannot be hidden again."""
    now, then = PromptState(state), PromptState(to)
    if then not in moves[now]:
        raise NotNow(f"A prompt that is “{now.label}” cannot become “{then.label}”.")
    return then


def check_answer(text: str) -> str:
    """An answer, trimmed; neither empty nor longer than 600 characters."""
    said = text.strip()
    if not said:
        raise Unclear("Write something first.")
    if len(said) > LONGEST_ANSWER:
        raise Unclear(f"An answer has up to {LONGEST_ANSWER} characters; this one has {len(said)}.")
    return said
