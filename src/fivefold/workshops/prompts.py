"""A prompt in a session: when it takes answers and when they are shown."""

from collections.abc import Mapping
from enum import StrEnum

from fivefold.vocabulary.words import marked

LONGEST_ANSWER = 600


class NotNow(ValueError):
    """Something that this prompt does not allow now, in words the room can use."""


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
    def takes_answers(self) -> bool:
        """An answer that waited on a phone still counts until the answers are shown.

        After that it could be written in the light of the others, so it is not counted.
        """
        return self in (PromptState.OPEN, PromptState.CLOSED)

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

MOVES: dict[PromptState, tuple[PromptState, ...]] = {
    PromptState.PLANNED: (PromptState.OPEN,),
    PromptState.OPEN: (PromptState.CLOSED, PromptState.REVEALED),
    PromptState.CLOSED: (PromptState.OPEN, PromptState.REVEALED),
    PromptState.AFTER: (),
    PromptState.REVEALED: (),
}

Moves = Mapping[PromptState, tuple[PromptState, ...]]


def move(state: str, to: str, moves: Moves = MOVES) -> PromptState:
    """The new state of a prompt, or NotNow. What was shown cannot be hidden again."""
    now, then = PromptState(state), PromptState(to)
    if then not in moves[now]:
        raise NotNow(f"A prompt that is “{now.label}” cannot become “{then.label}”.")
    return then


def check_time(state: PromptState, *, ended: bool) -> None:
    """Refuse an answer that comes before its question, after the answers were shown, or after the session."""
    if state.shows_answers:
        raise NotNow("The answers to this question have been shown, so yours was not counted.")
    if ended:
        raise NotNow("The session has ended, so your answer was not counted.")
    if not state.takes_answers:
        raise NotNow("This question is not open yet, so your answer was not counted.")


def check_answer(text: str) -> str:
    """An answer, trimmed; neither empty nor longer than 600 characters."""
    said = text.strip()
    if not said:
        raise NotNow("Write something first.")
    if len(said) > LONGEST_ANSWER:
        raise NotNow(f"An answer has up to {LONGEST_ANSWER} characters; this one has {len(said)}.")
    return said
