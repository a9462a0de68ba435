"""Differences between proportions, against the published examples of Newcombe (1998, table II, method 10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fivefold.statistics.differences import difference_of_proportions


@pytest.mark.parametrize(
    ("counts", "limits"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 20), (-0.1611, 0.2775)),
        ((0, 10, 0, 10), (-0.2775, 0.2775)),
        ((10, 10, 0, 20), (0.6791, 1.0)),
        ((10, 10, 0, 10), (0.6075, 1.0)),
    ],
)
def test_the_published_limits_are_reproduced(counts, limits):
    found = difference_of_proportions(*counts)
    assert (round(found.low, 4), round(found.high, 4)) == limits


@given(some.integers(1, 500), some.integers(1, 500), some.data())
def test_turning_the_pair_around_turns_the_limits_around(of, other_of, data):
    count, other = data.draw(some.integers(0, of)), data.draw(some.integers(0, other_of))
    one, back = difference_of_proportions(count, of, other, other_of), difference_of_proportions(other, other_of, count, of)  # fmt: skip
    assert (one.value, one.low, one.high) == pytest.approx((-back.value, -back.high, -back.low), abs=1e-12)
    assert -1 - 1e-9 <= one.low <= one.value <= one.high <= 1 + 1e-9
