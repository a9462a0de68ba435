"""Intervals around proportions, counts and rates, as official public health figures publish them.

Reference: Public Health England (2018), "Technical Guide: Confidence Intervals"; the Fingertips metadata name
the method of each indicator. Every function here reproduces the published limits (tests/realdata).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from statistics import NormalDist

from fivefold.statistics.poisson import mean_where

FEWEST_FOR_BYAR = 10
"""Byar's approximation is good from ten events; below it the exact Poisson limits are published."""

CHILDREN_PER_FAMILY = 2
"""Children in low-income families come in families, 1.99 children on average: the limits of indicator 93701
are Wilson limits on half the numerator and half the denominator (indicator metadata, 'Details of CI')."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its doubt: never pass the value on alone."""

    value: float
    low: float
    high: float
    basis: str

    def times(self, factor: float) -> Estimate:
        """The same estimate on another scale (per 100, per 1,000, a number of children)."""
        return Estimate(self.value * factor, self.low * factor, self.high * factor, self.basis)


def z_of(confidence: float = 0.95) -> float:
    """Standard normal quantile of a two-sided confidence level: 1.959964 for 95%, 3.090232 for 99.8%."""
    _check_confidence(confidence)
    return NormalDist().inv_cdf(1 - (1 - confidence) / 2)


def _check_confidence(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {confidence}")


def wilson(count: float, of: float, *, confidence: float = 0.95) -> Estimate:
    """Wilson score limits of a proportion (Wilson 1927; Newcombe and Altman 2000).

    >>> e = wilson(36, 211); round(e.low, 3), round(e.high, 3)
    (0.126, 0.227)
    """
    _check_share(count, of)
    low, high = _wilson_limits(count, of, z_of(confidence))
    return Estimate(count / of, low, high, f"Wilson {_percent(confidence)}")


def clustered_wilson(
    count: float, of: float, *, cluster: float = CHILDREN_PER_FAMILY, confidence: float = 0.95
) -> Estimate:
    """Wilson limits where people come in clusters: both numbers are divided by the cluster size first."""
    _check_share(count, of)
    if cluster < 1:
        raise ValueError(f"a cluster holds at least one person, not {cluster}")
    low, high = _wilson_limits(count / cluster, of / cluster, z_of(confidence))
    return Estimate(count / of, low, high, f"Wilson {_percent(confidence)}, clusters of {cluster:g}")


def _wilson_limits(count: float, of: float, z: float) -> tuple[float, float]:
    middle = 2 * count + z * z
    reach = z * sqrt(z * z + 4 * count * (1 - count / of))
    below = 2 * (of + z * z)
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


def _check_share(count: float, of: float) -> None:
    if of <= 0:
        raise ValueError("a proportion needs a denominator above zero")
    if not 0 <= count <= of:
        raise ValueError(
            f"{count:g} of {of:g} is not a proportion: the count lies between 0 and the denominator"
        )


def byar(count: float, *, confidence: float = 0.95) -> Estimate:
    """Byar's approximation to the Poisson limits of a count (Breslow and Day 1987, volume II, p69)."""
    _check_count(count)
    z = z_of(confidence)
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    above = count + 1
    high = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return Estimate(count, max(0.0, low), high, f"Byar {_percent(confidence)}")


def exact_poisson(count: float, *, confidence: float = 0.95) -> Estimate:
    """Exact Poisson limits of a count: the means between which it is not rarer than the tail (Garwood 1936)."""
    _check_count(count)
    _check_confidence(confidence)
    tail = (1 - confidence) / 2
    low = mean_where(count, tail) if count else 0.0
    high = mean_where(count + 1, 1 - tail)
    return Estimate(count, low, high, f"exact Poisson {_percent(confidence)}")


def count_limits(count: float, *, confidence: float = 0.95) -> Estimate:
    """Limits of a count of events: Byar from ten events, exact Poisson below."""
    method = byar if count >= FEWEST_FOR_BYAR else exact_poisson
    return method(count, confidence=confidence)


def crude_rate(count: float, population: float, *, per: float = 1000, confidence: float = 0.95) -> Estimate:
    """Events per so many people, with the limits of the count (Fingertips value type 'Crude rate')."""
    if population <= 0:
        raise ValueError("a rate needs a population above zero")
    return count_limits(count, confidence=confidence).times(per / population)


def _check_count(count: float) -> None:
    if count < 0:
        raise ValueError(f"a count of events is not negative: {count:g}")
    if not isfinite(count):
        raise ValueError(f"a count of events is a number, not {count:g}")


def _percent(confidence: float) -> str:
    return f"{confidence * 100:g}%"
