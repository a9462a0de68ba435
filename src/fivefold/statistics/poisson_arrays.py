"""Exact Poisson limits of many counts at once: each count that occurs is solved once, all of them together.

Below `MANY` events the incomplete gamma function is summed as a series; from there on its tail is integrated with
fixed points, which takes equally long for every count. Newton's steps on the logarithm come from one side only and so
never miss; they end when nothing moves any more. Equal to `poisson.mean_where` to twelve digits.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import lgamma, log, pi
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.statistics.intervals import z_of
from fivefold.statistics.quadrature import legendre

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
else:
    np = Late("numpy")

MANY = 30.0
MOST_IN_A_TABLE = 1 << 22
# Counts of small areas come again and again: their limits are kept, a megabyte for each confidence.
KEPT = 1 << 16
_STEPS = 60
_STILL = 4e-15
# The lower limit of a thousandth of an event is smaller than any number of the computer.
_LEAST = 1e-300
_WIDE = 10.0
_POINTS = 44
# A step squares what was wrong before it: after one as small as this, nothing moves in the last digit.
_LAST_STEP = 1e-9


def exact_limits(counts: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Lower and upper limit of each count, which is not negative."""
    whole = counts.astype(np.int32) if len(counts) and counts.max() < KEPT else None
    if whole is None or not np.array_equal(whole, counts):
        low, high = of_each(counts, lambda single: _limits(single, confidence))
        return low, high
    known = _known(confidence)
    high = known.high.take(whole, mode="clip")
    if np.isnan(high).any():
        known.learn(whole, confidence)
        high = known.high.take(whole, mode="clip")
    return known.low.take(whole, mode="clip"), high


class _Known:
    """Limits of whole counts that were asked for before. Any two who work at once write the same numbers."""

    def __init__(self) -> None:
        self.low, self.high = np.full(KEPT, np.nan), np.full(KEPT, np.nan)

    def learn(self, whole: Any, confidence: float) -> None:
        """Work out those of these counts that are not known yet."""
        asked = np.zeros(KEPT, dtype=bool)
        asked[whole] = True
        new = np.flatnonzero(asked & np.isnan(self.high))
        if len(new):
            low, high = _limits(new.astype(np.float64), confidence)
            self.low[new] = low
            self.high[new] = high  # written last: a count is known by its upper limit


@lru_cache(maxsize=8)
def _known(confidence: float) -> _Known:
    return _Known()


def of_each(numbers: Numbers, make: Callable[[Numbers], tuple[Numbers, ...]]) -> tuple[Numbers, ...]:
    """What is made of each number (not below zero), made once for each that occurs."""
    if not len(numbers):
        return tuple(numbers.copy() for _ in make(np.ones(1)))
    whole = numbers.astype(np.int64) if numbers.max() < MOST_IN_A_TABLE else None
    if whole is None or not np.array_equal(whole.astype(np.float64), numbers):
        single, place = np.unique(numbers, return_inverse=True)
        return tuple(one[place] for one in make(single))
    seen = np.zeros(int(whole.max()) + 1, dtype=bool)
    seen[whole] = True
    occurring = np.flatnonzero(seen)
    tables = []
    for one in make(occurring.astype(np.float64)):
        table = np.empty(len(seen))
        table[occurring] = one
        tables.append(table.take(whole, mode="clip"))
    return tuple(tables)


def _limits(counts: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    tail, z = (1 - confidence) / 2, z_of(confidence)
    low = np.zeros(len(counts))
    events = counts > 0
    low[events] = _means(counts[events], tail, -z, upper=False)
    return low, _means(counts + 1, tail, z, upper=True)


def _means(events: Numbers, tail: float, z: float, *, upper: bool) -> Numbers:
    """The mean where so many events or more (or, for the upper limit, fewer) are as rare as the tail."""
    few = events < MANY
    means = np.empty(len(events))
    if few.any():
        means[few] = _by_series(events[few], tail, upper=upper)
    if not few.all():
        means[~few] = _by_points(events[~few], tail, z, upper=upper)
    return means


def _by_series(events: Numbers, tail: float, *, upper: bool) -> Numbers:
    """P(a, x) = x^a e^-x / gamma(a + 1) times a series; its logarithm over that of x rises ever more slowly."""
    gamma = np.array([lgamma(a + 1) for a in events.tolist()])
    if not upper:
        mean: Numbers = np.maximum(np.exp((log(tail) + gamma) / events), _LEAST)
        for _ in range(_STEPS):
            total = _series(events, mean)
            step = (events * np.log(mean) - mean - gamma + np.log(total) - log(tail)) * total / events
            mean = np.maximum(mean * np.exp(-step), _LEAST)
            if np.abs(step).max() < _STILL:
                break
        return mean
    mean = events + 3 * np.sqrt(events) + 1
    for _ in range(_STEPS):
        front = np.exp(events * np.log(mean) - mean - gamma)
        left = np.maximum(1 - front * _series(events, mean), 1e-12)
        step = np.log(left / tail) * left * mean / (front * events)
        mean = np.maximum(mean + step, events * 0.5)
        if np.abs(step / mean).max() < _STILL:
            break
    return mean


def _series(events: Numbers, mean: Numbers) -> Numbers:
    total, term, at = np.ones(len(events)), np.ones(len(events)), events.copy()
    for _ in range(500):
        at += 1
        term *= mean / at
        total += term
        if (term < 1e-17 * total).all():
            break
    return total


def _by_points(events: Numbers, tail: float, z: float, *, upper: bool) -> Numbers:
    """The tail of the gamma density by Gauss and Legendre's points, from the guess of Wilson and Hilferty."""
    mean = events * (1 - 1 / (9 * events) + z / (3 * np.sqrt(events))) ** 3
    places, weights = (np.array(one) for one in zip(*legendre(_POINTS), strict=True))
    places = (places + 1) / 2
    side = 1.0 if upper else -1.0
    for _ in range(_STEPS):
        reach = _WIDE * np.sqrt(events) + 10
        if not upper:
            reach = np.minimum(reach, mean)
        points = mean[:, None] + side * reach[:, None] * places
        rarity = (_density(events[:, None], points) * weights).sum(axis=1) * reach / 2
        step = np.log(rarity / tail) * rarity / _density(events, mean) * side
        mean = mean + step
        if np.abs(step / mean).max() < _LAST_STEP:
            break
    return mean


def _density(events: Numbers, at: Numbers) -> Numbers:
    """The gamma density t^(a - 1) e^-t / gamma(a), by Stirling's series, without loss for large counts."""
    off = (at - events) / events
    inverse = 1 / (events * events)
    stirling = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / events
    with np.errstate(divide="ignore"):
        depth = events * (off - np.log1p(np.maximum(off, -1.0)))
    return np.asarray(np.sqrt(events / (2 * pi)) * np.exp(-depth - stirling) / np.maximum(at, 1e-300))
