"""What an item of an agenda asks of people, and in which order it may open, close, be shown and be asked again."""

from enum import StrEnum

from fivefold.vocabulary.words import marked
from fivefold.workshops.prompts import PromptState


class Activity(StrEnum):
    """What an item of an agenda asks for."""

    ANSWERS = "answers"
    BEFORE_AND_AFTER = "before and after"
    CHOOSE_ONE = "choose one"
    CHOOSE_SEVERAL = "choose several"
    RAG = "rag"
    SCALE = "scale"
    RANK = "rank"
    STATEMENTS = "statements"
    TERMS = "terms"
    CASE_BOARD = "case board"
    SCENARIO = "scenario"
    PINS = "pins"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def many(self) -> bool:
        """A person may send several answers. Otherwise a phone has one, which it may change until it is shown."""
        return self in _MANY

    @property
    def takes_text(self) -> bool:
        """People write; what they wrote is reviewed before it reaches the screen."""
        return self in _MANY or self in (Activity.STATEMENTS, Activity.PINS)

    @property
    def has_lines(self) -> bool:
        """Its answers stand on lines that somebody wrote: choices, rows, statements, points of a scale."""
        return self in _WITH_LINES

    @property
    def counts(self) -> bool:
        """Its answers are counted rather than read."""
        return not (self.many or self is Activity.PINS)

    @property
    def moves(self) -> dict[PromptState, tuple[PromptState, ...]]:
        """Where an item may go from any state.

        A misconception shows nothing between its rounds: people would follow the others. Everything else that is
        counted may be shown, talked about, and asked again; what people chose first is kept.
        """
        if self is Activity.BEFORE_AND_AFTER:
            return _HIDDEN_BETWEEN
        return _COUNTED if self.counts else _READ


_WITH_LINES = (
    Activity.CHOOSE_ONE,
    Activity.CHOOSE_SEVERAL,
    Activity.RAG,
    Activity.SCALE,
    Activity.RANK,
    Activity.STATEMENTS,
)
_MANY = (Activity.ANSWERS, Activity.TERMS, Activity.CASE_BOARD, Activity.SCENARIO)
_LABELS = {
    Activity.ANSWERS: marked("Answers in words"),
    Activity.BEFORE_AND_AFTER: marked("Before and after"),
    Activity.CHOOSE_ONE: marked("Choose one"),
    Activity.CHOOSE_SEVERAL: marked("Choose several"),
    Activity.RAG: marked("Red, amber or green"),
    Activity.SCALE: marked("Scale with described points"),
    Activity.RANK: marked("Put in order"),
    Activity.STATEMENTS: marked("Agree with what others wrote"),
    Activity.TERMS: marked("The words we use"),
    Activity.CASE_BOARD: marked("Case board by level"),
    Activity.SCENARIO: marked("Scenario walk"),
    Activity.PINS: marked("Pins on a plan"),
}
_S = PromptState
_HIDDEN_BETWEEN: dict[PromptState, tuple[PromptState, ...]] = {
    _S.PLANNED: (_S.OPEN,),
    _S.OPEN: (_S.CLOSED,),
    _S.CLOSED: (_S.AFTER,),
    _S.AFTER: (_S.REVEALED,),
    _S.REVEALED: (),
}
_COUNTED: dict[PromptState, tuple[PromptState, ...]] = {
    _S.PLANNED: (_S.OPEN,),
    _S.OPEN: (_S.CLOSED, _S.REVEALED),
    _S.CLOSED: (_S.OPEN, _S.REVEALED),
    _S.AFTER: (_S.REVEALED,),
    _S.REVEALED: (_S.AFTER,),
}
_READ: dict[PromptState, tuple[PromptState, ...]] = {
    _S.PLANNED: (_S.OPEN,),
    _S.OPEN: (_S.CLOSED, _S.REVEALED),
    _S.CLOSED: (_S.OPEN, _S.REVEALED),
    _S.AFTER: (),
    _S.REVEALED: (),
}


class OptionRole(StrEnum):
    """What a line of an item is for."""

    CHOICE = "choice"  # something to choose or to put in order
    ROW = "row"  # something that is rated: a condition, a statement of the workforce check
    POINT = "point"  # a described point of a scale, lowest first
    STATEMENT = "statement"  # what somebody wrote, for others to agree or disagree with


class Review(StrEnum):
    """Whether a text may reach the screen in the room."""

    WAITING = "waiting"
    PASSED = "passed"
    HELD = "held back"

    @property
    def label(self) -> str:
        return _REVIEWS[self]


_REVIEWS = {
    Review.WAITING: marked("Not looked at yet"),
    Review.PASSED: marked("May be shown"),
    Review.HELD: marked("Held back"),
}


class HeldBecause(StrEnum):
    """Why a text is held back. It stays in the record, unread by the room."""

    NAMES_SOMEBODY = "names somebody"
    ABOUT_A_CHILD = "about a child"
    HURTFUL = "hurtful"
    TWICE = "twice"
    OFF_TOPIC = "off topic"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    HeldBecause.NAMES_SOMEBODY: marked("It names a person or lets one be recognised"),
    HeldBecause.ABOUT_A_CHILD: marked("It tells about a real child or family"),
    HeldBecause.HURTFUL: marked("It would hurt somebody in the room"),
    HeldBecause.TWICE: marked("It was sent twice"),
    HeldBecause.OFF_TOPIC: marked("It is about something else"),
}


class TermMark(StrEnum):
    """What somebody thinks of a word."""

    PREFER = "prefer"
    USE = "use"
    AVOID = "avoid"
    SAME_AS = "same as"

    @property
    def label(self) -> str:
        return _TERMS[self]


_TERMS = {
    TermMark.PREFER: marked("I would like us to use it"),
    TermMark.USE: marked("I use it"),
    TermMark.AVOID: marked("We had better avoid it"),
    TermMark.SAME_AS: marked("It means the same as another word"),
}
