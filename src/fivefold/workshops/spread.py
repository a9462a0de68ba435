"""How far apart the answers to one line lie, on an ordered scale: middle, quartiles, and how split the room is.

A mean alone would make a room that is split look lukewarm. The split is Leik's dispersion (R. K. Leik, "A measure of
ordinal consensus", Pacific Sociological Review 9, 1966): 0 where everybody says the same, 1 where half stand at each
end. It takes the order of the answers and no distance between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

from fivefold.vocabulary.words import marked

OF_ONE_MIND, SPLIT = Fraction(1, 3), Fraction(3, 5)


class Mind(StrEnum):
    """How a room stands to a line, in words."""

    ONE = "of one mind"
    MIXED = "mixed"
    SPLIT = "split"

    @property
    def label(self) -> str:
        return _MINDS[self]


_MINDS = {Mind.ONE: marked("of one mind"), Mind.MIXED: marked("mixed"), Mind.SPLIT: marked("split")}


@dataclass(frozen=True, slots=True)
class Spread:
    """Places (from 0) on the scale: the lower and upper middle, the quartiles; and how split the room is."""

    middle: tuple[int, int]
    quartiles: tuple[int, int]
    split: Fraction

    @property
    def mind(self) -> Mind:
        """Up to a third of the widest split is one mind; from three fifths on, where answers lie all over, split."""
        if self.split <= OF_ONE_MIND:
            return Mind.ONE
        return Mind.SPLIT if self.split >= SPLIT else Mind.MIXED


def spread(counts: Sequence[int]) -> Spread | None:
    """The spread of these counts, lowest answer first; None where nobody answered."""
    total = sum(counts)
    if not total:
        return None
    return Spread(
        (_place(counts, Fraction(total, 2)), _place(counts, Fraction(total // 2 + 1))),
        (_place(counts, Fraction(total, 4)), _place(counts, Fraction(3 * total, 4))),
        split(counts),
    )


def _place(counts: Sequence[int], rank: Fraction) -> int:
    """The first answer by which at least this many have spoken."""
    return next(n for n, reached in enumerate(accumulate(counts)) if reached >= rank)


def split(counts: Sequence[int]) -> Fraction:
    """Leik's dispersion of these counts. A scale with one point cannot split."""
    total, steps = sum(counts), len(counts) - 1
    if steps < 1 or not total:
        return Fraction(0)
    below = [Fraction(reached, total) for reached in accumulate(counts[:-1])]
    return 2 * sum((min(part, 1 - part) for part in below), Fraction(0)) / steps
