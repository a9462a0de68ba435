"""What somebody says to an item: a text, marks on its lines, or both; and what an item of its kind takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.support import Level
from fivefold.workshops.activities import Activity, OptionRole, TermMark
from fivefold.workshops.polls import Choice
from fivefold.workshops.prompts import LONGEST_ANSWER, Unclear, check_answer

MOST_PINS = 5
LONGEST_LABEL = 200
PLAN_SIDE = 1000  # pins lie in thousandths of the plan's width and height
SCENARIO_QUESTIONS = ("noticed", "understood", "supported")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of an answer. Which fields count depends on the activity (see `check`).

    `option`: the line that it is on, or None. `value`: a word of the activity's own list. `number`: a point of a scale
    (from 1), a place in an order (from 1). `x`, `y`: thousandths of a plan, from the upper left. `label`: a few words.
    """

    option: int | None = None
    value: str = ""
    number: int | None = None
    x: int | None = None
    y: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: words, marks, or both."""

    text: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an item: something to choose, to rate, a point of a scale, a statement."""

    key: int
    role: OptionRole
    text: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """An item of the agenda as far as its answers are concerned. `most`: how many may be chosen, 0 for any number."""

    activity: Activity
    lines: tuple[Line, ...] = ()
    most: int = 0

    def having(self, *roles: OptionRole) -> tuple[int, ...]:
        """Keys of the lines with these roles, in order."""
        return tuple(line.key for line in self.lines if line.role in roles)

    @property
    def points(self) -> int:
        """How many points its scale has; five where none are described."""
        return len(self.having(OptionRole.POINT)) or 5


def check(question: Question, said: Said) -> Said:
    """The answer in the one form that is kept, or Unclear in words for the person who gave it."""
    if len(said.text) > LONGEST_ANSWER or any(len(mark.label) > LONGEST_LABEL for mark in said.marks):
        check_answer(said.text or "x" * (LONGEST_ANSWER + 1))
    return _CHECKS[question.activity](question, said)


def _in_words(_question: Question, said: Said) -> Said:
    return Said(check_answer(said.text))


def _poll(_question: Question, said: Said) -> Said:
    values = [mark.value for mark in said.marks] or [said.text]
    if len(values) != 1 or values[0] not in list(Choice):
        raise Unclear("Choose one of the three answers.")
    return Said(marks=(Mark(value=values[0]),))


def _chosen(question: Question, said: Said) -> list[int]:
    offered = question.having(OptionRole.CHOICE)
    chosen = sorted({mark.option for mark in said.marks if mark.option is not None}, key=_place_in(offered))
    if any(key not in offered for key in chosen):
        raise Unclear("One of these choices is not offered any more. Load the page again.")
    return chosen


def _place_in(offered: tuple[int, ...]) -> Callable[[int], int]:
    return lambda key: offered.index(key) if key in offered else len(offered)


def _one_choice(question: Question, said: Said) -> Said:
    chosen = _chosen(question, said)
    if len(chosen) != 1:
        raise Unclear("Choose one.")
    return Said(marks=(Mark(option=chosen[0]),))


def _several(question: Question, said: Said) -> Said:
    chosen = _chosen(question, said)
    if not chosen:
        raise Unclear("Choose at least one.")
    if question.most and len(chosen) > question.most:
        raise Unclear(f"Choose up to {question.most}; you chose {len(chosen)}.")
    return Said(marks=tuple(Mark(option=key) for key in chosen))


def _order(question: Question, said: Said) -> Said:
    """Every line, or the first `most` of them, each with its own place from 1 without a gap."""
    _chosen(question, said)
    ranked = sorted(
        (mark for mark in said.marks if mark.number is not None), key=lambda mark: mark.number or 0
    )
    wanted = question.most or len(question.having(OptionRole.CHOICE))
    places = [mark.number for mark in ranked]
    if len({mark.option for mark in ranked}) != len(ranked) or places != list(range(1, wanted + 1)):
        raise Unclear(f"Give {wanted} of them a place, from 1 to {wanted}, each place once.")
    return Said(marks=tuple(Mark(option=mark.option, number=mark.number) for mark in ranked))


def _rated(
    question: Question, said: Said, fits: Callable[[Mark], bool], role: OptionRole
) -> tuple[Mark, ...]:
    """Marks that fit, one a line, in the order of the lines. Without lines there is one mark for the whole."""
    lines: tuple[int | None, ...] = question.having(role) or (None,)
    given = {mark.option: mark for mark in said.marks if fits(mark)}
    if len(given) != len(said.marks) or not set(given) <= set(lines):
        raise Unclear("One of these answers does not fit the question. Load the page again.")
    if not given:
        raise Unclear("Answer at least one line.")
    return tuple(given[key] for key in lines if key in given)


def _rag(question: Question, said: Said) -> Said:
    marks = _rated(question, said, lambda mark: mark.value in list(Rag), OptionRole.ROW)
    return Said(said.text.strip(), tuple(Mark(option=mark.option, value=mark.value) for mark in marks))


def _scale(question: Question, said: Said) -> Said:
    points = range(1, question.points + 1)
    marks = _rated(question, said, lambda mark: mark.number in points, OptionRole.ROW)
    return Said(said.text.strip(), tuple(Mark(option=mark.option, number=mark.number) for mark in marks))


def _statements(question: Question, said: Said) -> Said:
    """Marks on what others wrote, or a statement of one's own: the two are sent apart, so that no one joins them."""
    if said.text.strip():
        if said.marks:
            raise Unclear("Send your own statement by itself.")
        return Said(check_answer(said.text))
    marks = _rated(question, said, lambda mark: mark.value in list(Choice), OptionRole.STATEMENT)
    return Said(marks=tuple(Mark(option=mark.option, value=mark.value) for mark in marks if mark.option))


def _term(_question: Question, said: Said) -> Said:
    mark = said.marks[0] if said.marks else Mark(value=TermMark.USE)
    if mark.value not in list(TermMark):
        raise Unclear(
            "Say whether you use the word, prefer it, would avoid it, or it means the same as another."
        )
    if mark.value == TermMark.SAME_AS and not mark.label.strip():
        raise Unclear("Name the other word that it means the same as.")
    return Said(check_answer(said.text), (Mark(value=mark.value, label=mark.label.strip()),))


def _cause(_question: Question, said: Said) -> Said:
    value = said.marks[0].value if said.marks else ""
    if value not in list(Level):
        raise Unclear("Choose the level at which it lies.")
    return Said(check_answer(said.text), (Mark(value=value),))


def _walked(_question: Question, said: Said) -> Said:
    """An idea for one of the three questions; number 1 says that nobody does it today."""
    mark = said.marks[0] if said.marks else Mark()
    if mark.value not in SCENARIO_QUESTIONS:
        raise Unclear("Choose the question that you answer.")
    return Said(check_answer(said.text), (Mark(value=mark.value, number=1 if mark.number else 0),))


def _pins(_question: Question, said: Said) -> Said:
    inside = range(PLAN_SIDE + 1)
    if not said.marks or any(mark.x not in inside or mark.y not in inside for mark in said.marks):
        raise Unclear("Put a pin on the plan first.")
    if len(said.marks) > MOST_PINS:
        raise Unclear(f"Up to {MOST_PINS} pins, please.")
    return Said(marks=tuple(Mark(x=mark.x, y=mark.y, label=mark.label.strip()) for mark in said.marks))


_CHECKS: dict[Activity, Callable[[Question, Said], Said]] = {
    Activity.ANSWERS: _in_words,
    Activity.BEFORE_AND_AFTER: _poll,
    Activity.CHOOSE_ONE: _one_choice,
    Activity.CHOOSE_SEVERAL: _several,
    Activity.RAG: _rag,
    Activity.SCALE: _scale,
    Activity.RANK: _order,
    Activity.STATEMENTS: _statements,
    Activity.TERMS: _term,
    Activity.CASE_BOARD: _cause,
    Activity.SCENARIO: _walked,
    Activity.PINS: _pins,
}


def has_words(said: Said) -> bool:
    """Whether there is anything to review before it reaches the screen."""
    return bool(said.text or any(mark.label for mark in said.marks))


def of_lines(lines: Iterable[tuple[int, str, str, str]]) -> tuple[Line, ...]:
    """Lines from (key, role, text, description)."""
    return tuple(Line(key, OptionRole(role), text, description) for key, role, text, description in lines)
