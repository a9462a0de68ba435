import pytest

from fivefold.statistics.comparison import compare
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import State, Value

ENGLAND = Value(State.OBSERVED, 10.0, 9.9, 10.1)


@pytest.mark.parametrize(
    ("low", "high", "polarity", "word"),
    [
        (10.5, 12.0, Polarity.HIGH_IS_GOOD, Comparison.BETTER),
        (10.5, 12.0, Polarity.LOW_IS_GOOD, Comparison.WORSE),
        (10.5, 12.0, Polarity.NEUTRAL, Comparison.HIGHER),
        (8.0, 9.5, Polarity.HIGH_IS_GOOD, Comparison.WORSE),
        (8.0, 9.5, Polarity.LOW_IS_GOOD, Comparison.BETTER),
        (8.0, 9.5, Polarity.NEUTRAL, Comparison.LOWER),
        (8.0, 12.0, Polarity.LOW_IS_GOOD, Comparison.SIMILAR),
        (10.0, 12.0, Polarity.LOW_IS_GOOD, Comparison.SIMILAR),
        (8.0, 10.0, Polarity.NEUTRAL, Comparison.SIMILAR),
    ],
)
def test_the_word_follows_the_interval_and_the_direction_that_is_good(low, high, polarity, word):
    assert compare(Value(State.OBSERVED, (low + high) / 2, low, high), ENGLAND, polarity) is word


@pytest.mark.parametrize(
    ("area", "benchmark"),
    [
        (Value(State.OBSERVED, 12.0), ENGLAND),
        (Value(State.SUPPRESSED), ENGLAND),
        (Value(State.SUPPRESSED, None, 1, 7), ENGLAND),
        (Value(State.OBSERVED, 12.0, 11, 13), Value(State.MISSING)),
        (Value(State.OBSERVED, 12.0, 1, 3), ENGLAND),
    ],
    ids=["no interval", "hidden", "hidden with a bound", "no benchmark", "outside its own interval"],
)
def test_nothing_is_compared_that_cannot_be(area, benchmark):
    assert compare(area, benchmark, Polarity.LOW_IS_GOOD) is Comparison.NOT_COMPARED
