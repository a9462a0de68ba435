"""The mean of a Poisson distribution that gives events a chosen probability: the stuff of exact limits."""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, pi, sqrt

MANY = 30


@lru_cache(maxsize=4096)
def mean_where(events: float, probability: float) -> float:
    """The mean at which `events` or more happen with this probability, to the last digit, by halving.

    >>> mean = mean_where(1, 0.025); round(1 - exp(-mean), 6)
    0.025
    """
    low, high = 0.0, events + 1
    while at_least(events, high) < probability:
        low, high = high, 2 * high
    middle = (low + high) / 2
    while low < middle < high:
        low, high = (middle, high) if at_least(events, middle) < probability else (low, middle)
        middle = (low + high) / 2
    return middle


def at_least(events: float, mean: float) -> float:
    """The probability of `events` or more around a mean: the regularised incomplete gamma function, by its series."""
    if mean == 0:
        return 0.0
    total, term, before, at = 1.0, 1.0, -inf, events
    while total != before:
        at += 1
        term *= mean / at
        before, total = total, total + term
    return _rarity(events, mean) * total


def _rarity(events: float, mean: float) -> float:
    """mean^events e^-mean / gamma(events + 1); for many events by Stirling's series, as differences of large
    logarithms would lose the last digits."""
    if events < MANY:
        return exp(events * log(mean) - mean - lgamma(events + 1))
    off, inverse = (mean - events) / events, 1 / (events * events)
    stirling = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / events
    return exp(-events * (off - log1p(off)) - stirling) / sqrt(2 * pi * events)
