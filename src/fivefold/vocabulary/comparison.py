"""How a figure stands to a benchmark and where it is going (Fingertips terms)."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class Polarity(StrEnum):
    """Which direction is good for children."""

    HIGH_IS_GOOD = "high is good"
    LOW_IS_GOOD = "low is good"
    NEUTRAL = "not applicable"


class Comparison(StrEnum):
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARED = "not compared"

    @property
    def label(self) -> str:
        return _COMPARISONS[self]

    @property
    def sign(self) -> str:
        return _SIGNS[self]


_COMPARISONS = {
    Comparison.BETTER: marked("Better"),
    Comparison.SIMILAR: marked("Similar"),
    Comparison.WORSE: marked("Worse"),
    Comparison.HIGHER: marked("Higher"),
    Comparison.LOWER: marked("Lower"),
    Comparison.NOT_COMPARED: marked("Not compared"),
}
_SIGNS = {
    Comparison.BETTER: "●", Comparison.SIMILAR: "◐", Comparison.WORSE: "▼",
    Comparison.HIGHER: "△", Comparison.LOWER: "▽", Comparison.NOT_COMPARED: "–",
}  # fmt: skip


class Trend(StrEnum):
    """Recent trend, in the words of Fingertips."""

    INCREASING_BETTER = "increasing and getting better"
    INCREASING_WORSE = "increasing and getting worse"
    DECREASING_BETTER = "decreasing and getting better"
    DECREASING_WORSE = "decreasing and getting worse"
    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no significant change"
    CANNOT_BE_CALCULATED = "cannot be calculated"

    @property
    def label(self) -> str:
        return self.value.capitalize()
