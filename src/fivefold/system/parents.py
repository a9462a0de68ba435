"""What parents say beside staff: eight plain questions, counts without anybody's name.

The questions turn the eight sets (toolkit, Part 4, p34) round to the parent's side; the words are Fivefold's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.vocabulary.words import marked

FEWEST = 5
"""Below so many answers nothing of them is shown: one family could be known by what it said."""

QUESTIONS: Mapping[str, str] = {
    "advice-for-every-family": marked(
        "Since pregnancy, did staff speak with you about how you and your baby or child get on together?"
    ),
    "consistent-language": marked("Did different services tell you things that fit together?"),
    "training-and-advice": marked("Did the people you met know what to do when you had a worry about this?"),
    "targeted-support": marked("When you needed more than others, was there more help for you?"),
    "services-for-adults": marked(
        "When you used a service for yourself, did anybody ask whether you look after a child?"
    ),
    "clear-pathways": marked("Did you know where to go next?"),
    "enough-and-good": marked("Was the help good, and did it come soon enough?"),
    "parents-experience": marked("Did anybody ask you what the help was like for you?"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """How many parents said yes, partly and no to one question."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.partly, self.no) < 0:
            raise ValueError("A count of parents cannot be below 0.")

    def __add__(self, other: "Heard") -> "Heard":
        return Heard(self.yes + other.yes, self.partly + other.partly, self.no + other.no)

    @property
    def base(self) -> int:
        return self.yes + self.partly + self.no

    @property
    def can_be_shown(self) -> bool:
        return self.base >= FEWEST

    @property
    def fewer_than_half_say_yes(self) -> bool:
        """Whether parents, as far as they may be shown, mostly do not see it in place."""
        return self.can_be_shown and 2 * self.yes < self.base


def together(many: Iterable[Heard]) -> Heard:
    """All answers to one question added up.

    >>> together([Heard(1, 0, 2), Heard(0, 3, 0)])
    Heard(yes=1, partly=3, no=2)
    """
    return sum(many, Heard())
