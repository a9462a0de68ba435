"""The difference between two proportions, with its interval.

Reference: Newcombe RG (1998), "Interval estimation for the difference between independent proportions: comparison of
eleven methods", Statistics in Medicine 17: 873-890, method 10: the limits of the difference follow from the Wilson
limits of each proportion. The same square-and-add rule takes limits as published where no counts are held
(Zou and Donner 2008, Statistics in Medicine 27: 1693-1702).
"""

from __future__ import annotations

from math import sqrt

from fivefold.statistics.intervals import Estimate, wilson

NEWCOMBE = "Newcombe 95%"


def difference_of_proportions(
    count: float, of: float, other_count: float, other_of: float, *, confidence: float = 0.95
) -> Estimate:
    """The first proportion minus the second, with its limits.

    >>> e = difference_of_proportions(56, 70, 48, 80); round(e.value, 4), round(e.low, 4), round(e.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    return difference(
        wilson(count, of, confidence=confidence), wilson(other_count, other_of, confidence=confidence)
    )


def difference(one: Estimate, other: Estimate, basis: str = NEWCOMBE) -> Estimate:
    """One estimate minus another that does not depend on it, from the limits of both."""
    below = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    value = one.value - other.value
    return Estimate(value, value - below, value + above, basis)
