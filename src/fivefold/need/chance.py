"""What chance alone does to a small number: how many cases a place may really have, if so many are expected.

Of 40 children with a share of 10% to 15%, four to six are expected; the true number of such a place is easily one, or
eleven. The range is that of a Poisson count: from the lower tail of the fewest expected to the upper tail of the most.
"""

from __future__ import annotations

from fivefold.statistics.poisson import at_least

TAIL = 0.025
BASIS = "95% of Poisson counts around the fewest and the most expected"


def likely_counts(fewest_expected: float, most_expected: float) -> tuple[int, int]:
    """The smallest and the largest number that are not rare, 2.5% cut off at each end.

    >>> likely_counts(4, 6)
    (1, 11)
    """
    return _quantile(fewest_expected, TAIL), _quantile(most_expected, 1 - TAIL)


def _quantile(mean: float, probability: float) -> int:
    """The smallest count that a Poisson number of this mean does not exceed with this probability, by halving."""
    if mean <= 0:
        return 0
    low, high = -1, 1
    while 1 - at_least(high + 1, mean) < probability:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if 1 - at_least(middle + 1, mean) < probability else (low, middle)
    return high
