"""Orders that people gave, put together by the Borda count.

Method: among m choices the first place gives m - 1 points, the next one less, the last none; whoever gives only the
first few a place leaves the points that remain to the others in equal parts (Black, "Partial justification of the
Borda count", Public Choice 28, 1976). A choice's points are therefore the others that it stood before, counted over
everybody, with a half where somebody left both open.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from fivefold.workshops.activities import OptionRole
from fivefold.workshops.answering import Question
from fivefold.workshops.results import Cast


@dataclass(frozen=True, slots=True)
class Placed:
    """A choice with its place (equal points share one), its points, and how many put it first."""

    line: int
    place: int
    points: Fraction
    first: int
    shares_its_place: bool = False


def placed(question: Question, casts: Iterable[Cast]) -> tuple[Placed, ...]:
    """All choices, the one with most points first; equal ones in the order of the agenda."""
    lines = question.having(OptionRole.CHOICE)
    orders = [_order_in(cast) for cast in casts]
    points = {
        line: sum((_points(line, order, len(lines)) for order in orders), Fraction(0)) for line in lines
    }
    firsts = Counter(order[0] for order in orders if order)
    alike = Counter(points.values())
    found = (
        Placed(
            line,
            1 + sum(other > points[line] for other in points.values()),
            points[line],
            firsts[line],
            alike[points[line]] > 1,
        )
        for line in lines
    )
    return tuple(sorted(found, key=lambda one: one.place))


def most_points(question: Question, casts: Iterable[Cast]) -> int:
    """What a choice would have that everybody put first."""
    return max(len(question.having(OptionRole.CHOICE)) - 1, 0) * len(list(casts))


def _order_in(cast: Cast) -> list[int]:
    ranked = sorted((mark.number, mark.option) for mark in cast.said.marks if mark.number and mark.option)
    return [option for _place, option in ranked]


def _points(line: int, order: list[int], choices: int) -> Fraction:
    if line in order:
        return Fraction(choices - 1 - order.index(line))
    return Fraction(choices - len(order) - 1, 2)
