"""What came out of an item: how many said what about each line. Counts only; nobody's answers are joined.

One row stands for a line of the item (a statement, a condition, a choice), or for the whole where there is no line.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.support import Level
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.answering import SCENARIO_QUESTIONS, Mark, Question, Said
from fivefold.workshops.polls import Choice, Round

Answerable = str | int


@dataclass(frozen=True, slots=True)
class Cast:
    """One answer as results count it. `sector`: only where it may be kept."""

    round: Round
    said: Said
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many gave each answer about one line, in the order of the answers."""

    line: int | None
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    def share(self, place: int) -> float:
        """The part that gave this answer; refused where nobody answered."""
        if not self.total:
            raise ValueError("nobody answered this line, so there is no share")
        return self.counts[place] / self.total


def answers_to(question: Question) -> tuple[Answerable, ...]:
    """What can be said about a line, from one end to the other; nothing where lines are chosen rather than rated."""
    match question.activity:
        case Activity.RAG:
            return tuple(rag.value for rag in Rag)
        case Activity.SCALE:
            return tuple(range(1, question.points + 1))
        case Activity.STATEMENTS | Activity.BEFORE_AND_AFTER:
            return tuple(choice.value for choice in Choice)
        case _:
            return ()


def rated_lines(question: Question) -> tuple[int | None, ...]:
    """The lines that are rated; the whole where none are written."""
    role = OptionRole.STATEMENT if question.activity is Activity.STATEMENTS else OptionRole.ROW
    return question.having(role) or (None,)


def rated(question: Question, casts: Iterable[Cast]) -> tuple[Counted, ...]:
    """For each line how many gave each answer; answers that nobody gave count nought."""
    columns = answers_to(question)
    counts = Counter((mark.option, _answer_in(mark)) for cast in casts for mark in cast.said.marks)
    return tuple(
        Counted(line, tuple(counts[line, column] for column in columns)) for line in rated_lines(question)
    )


def _answer_in(mark: Mark) -> Answerable:
    return mark.value or mark.number or 0


def chosen(question: Question, casts: Iterable[Cast]) -> tuple[Counted, ...]:
    """For each choice how many chose it."""
    counts = Counter(mark.option for cast in casts for mark in cast.said.marks)
    return tuple(Counted(line, (counts[line],)) for line in question.having(OptionRole.CHOICE))


def in_round(casts: Iterable[Cast], asked: Round) -> list[Cast]:
    return [cast for cast in casts if cast.round is asked]


@dataclass(frozen=True, slots=True)
class Heap:
    """What people wrote under one heading: a level of the case board, a question of the scenario.

    `undone`: how many of them nobody does today (scenario walks only).
    """

    heading: str
    texts: tuple[str, ...]
    undone: int = 0


def heaps(question: Question, casts: Iterable[Cast]) -> tuple[Heap, ...]:
    """All headings in their order, empty ones too; texts in the order given."""
    given = list(casts)
    headings: Sequence[str] = (
        SCENARIO_QUESTIONS
        if question.activity is Activity.SCENARIO
        else tuple(level.value for level in Level)
    )
    return tuple(_heap(heading, given) for heading in headings)


def _heap(heading: str, casts: Sequence[Cast]) -> Heap:
    there = [cast for cast in casts if any(mark.value == heading for mark in cast.said.marks)]
    undone = sum(any(mark.number for mark in cast.said.marks) for cast in there)
    return Heap(heading, tuple(cast.said.text for cast in there), undone)


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin on a plan, in thousandths from the upper left."""

    x: int
    y: int
    label: str = ""


def pins(casts: Iterable[Cast]) -> tuple[Pin, ...]:
    """All pins from above to below, so that their order tells nothing about who put them."""
    marks = (mark for cast in casts for mark in cast.said.marks)
    found = [Pin(mark.x, mark.y, mark.label) for mark in marks if mark.x is not None and mark.y is not None]
    return tuple(sorted(found, key=lambda pin: (pin.y, pin.x, pin.label)))
