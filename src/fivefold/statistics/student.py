"""Means with the limits of Student's t, without a table.

With t = sqrt(n) tan(angle) the density of t with n degrees of freedom is the power n - 1 of the cosine of the angle.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import atan, exp, fsum, log1p, pi, sin, sqrt, tan

from fivefold.statistics.intervals import Estimate, z_of
from fivefold.statistics.quadrature import area

FEWEST_FOR_MEAN = 2
FAR = 10.0
STEPS = 60
STILL = 4e-16


@lru_cache(maxsize=4096)
def t_of(degrees: float, confidence: float = 0.95) -> float:
    """The two-sided quantile of Student's t, for whole degrees of freedom.

    >>> round(t_of(7), 6), round(t_of(1, 0.998), 3)
    (2.364624, 318.309)
    """
    if degrees < 1:
        raise ValueError(f"Student's t needs a degree of freedom, not {degrees:g}")
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {confidence}")

    def curve(angle: float) -> float:
        # The cosine to the power of degrees - 1, without the loss of a cosine near one.
        return exp((degrees - 1) / 2 * log1p(-(sin(angle) ** 2)))

    end = min(pi / 2, FAR / sqrt(degrees))
    share = confidence * area(curve, 0.0, end)
    # The normal quantile lies below that of t, and the area rises ever more slowly: Newton's steps come from one side.
    angle = atan(z_of(confidence) / sqrt(degrees))
    for _ in range(STEPS):
        step = (share - area(curve, 0.0, angle)) / curve(angle)
        angle += step
        if abs(step) < STILL * angle:
            break
    return sqrt(degrees) * tan(angle)


def mean(values: Sequence[float], *, confidence: float = 0.95) -> Estimate | None:
    """The mean of measured values with its limits; None for fewer than two."""
    count = len(values)
    if count < FEWEST_FOR_MEAN:
        return None
    middle = fsum(values) / count
    deviation = sqrt(fsum((value - middle) ** 2 for value in values) / (count - 1))
    reach = t_of(count - 1, confidence) * deviation / sqrt(count)
    return Estimate(middle, middle - reach, middle + reach, f"Student's t {confidence * 100:g}%")
