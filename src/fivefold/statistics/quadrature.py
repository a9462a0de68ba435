"""Areas under curves by Gauss and Legendre: fixed points, so that the same question has the same answer everywhere."""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi

POINTS = 64


@lru_cache(maxsize=8)
def legendre(points: int = POINTS) -> tuple[tuple[float, float], ...]:
    """Places between -1 and 1 and their weights, exact for polynomials up to twice as many points.

    >>> round(sum(weight for _, weight in legendre(5)), 12)
    2.0
    """
    return tuple(_place(points, number) for number in range(points))


def _place(points: int, number: int) -> tuple[float, float]:
    """One root of the Legendre polynomial, by Newton's steps from a close guess, and its weight."""
    x = cos(pi * (number + 0.75) / (points + 0.5))
    for _ in range(8):
        value, slope = _polynomial(points, x)
        x -= value / slope
    _, slope = _polynomial(points, x)
    return x, 2 / ((1 - x * x) * slope * slope)


def _polynomial(degree: int, x: float) -> tuple[float, float]:
    before, value = 1.0, x
    for k in range(2, degree + 1):
        before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
    return value, degree * (x * value - before) / (x * x - 1)


def area(curve: Callable[[float], float], low: float, high: float, *, points: int = POINTS) -> float:
    """The area under a smooth curve between two ends.

    >>> round(area(lambda x: x * x, 0, 3), 12)
    9.0
    """
    half, middle = (high - low) / 2, (high + low) / 2
    return half * sum(weight * curve(middle + half * place) for place, weight in legendre(points))


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function passes zero between two ends, to the last digit, by halving.

    >>> round(root(lambda x: x * x - 2, 0, 2), 12)
    1.414213562373
    """
    middle = (low + high) / 2
    while low < middle < high:
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
        middle = (low + high) / 2
    return middle
