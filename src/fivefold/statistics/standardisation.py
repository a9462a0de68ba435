"""Rates made comparable across age structures.

Reference: PHE (2018) "Technical Guide: Confidence Intervals"; Dobson, Kuulasmaa, Eberle and Scherer (1991).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from fivefold.statistics.intervals import Estimate, byar, count_limits

FEWEST_FOR_DSR = 10
"""A directly standardised rate from fewer than ten events is not published."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """One age band: events, the people they happened to, and the standard population of the band."""

    count: float
    population: float
    standard: float

    def __post_init__(self) -> None:
        if self.population <= 0:
            raise ValueError("each age band needs a population above zero")
        if self.count < 0 or self.standard < 0:
            raise ValueError("counts and standard populations are not negative")


def directly_standardised_rate(
    strata: Sequence[Stratum], *, per: float = 100_000, confidence: float = 0.95
) -> Estimate | None:
    """Rate on the standard population with Dobson limits; None below ten events, where none is published."""
    total = sum(s.count for s in strata)
    if total < FEWEST_FOR_DSR:
        return None
    standard = sum(s.standard for s in strata)
    rate = sum(s.standard * s.count / s.population for s in strata) / standard
    variance = sum(s.standard**2 * s.count / s.population**2 for s in strata) / standard**2
    limits = byar(total, confidence=confidence)
    scale = sqrt(variance / total)
    low, high = rate + scale * (limits.low - total), rate + scale * (limits.high - total)
    return Estimate(rate, low, high, f"Dobson with {limits.basis}").times(per)


def indirectly_standardised_ratio(
    observed: float, expected: float, *, per: float = 100, confidence: float = 0.95
) -> Estimate:
    """Observed over expected events, with the limits of the observed count."""
    if expected <= 0:
        raise ValueError("a standardised ratio needs expected events above zero")
    return count_limits(observed, confidence=confidence).times(per / expected)
