"""Means with the limits of Student's t, without a table.

With t = sqrt(n) tan(angle) the density of t with n degrees of freedom is the power n - 1 of the cosine of the angle.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, fsum, pi, sqrt, tan

from fivefold.statistics.intervals import Estimate
from fivefold.statistics.quadrature import area, root

FEWEST_FOR_MEAN = 2
_FAR = 10.0


@lru_cache(maxsize=4096)
def t_of(degrees: float, confidence: float = 0.95) -> float:
    """The two-sided quantile of Student's t.

    >>> round(t_of(7), 6), round(t_of(1, 0.998), 3)
    (2.364624, 318.309)
    """
    if degrees < 1:
        raise ValueError(f"Student's t needs a degree of freedom, not {degrees:g}")
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {confidence}")

    def curve(angle: float) -> float:
        return float(cos(angle) ** (degrees - 1))

    end = min(pi / 2, _FAR / sqrt(degrees))
    whole = area(curve, 0.0, end)
    angle = root(lambda at: area(curve, 0.0, at) - confidence * whole, 0.0, end)
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
