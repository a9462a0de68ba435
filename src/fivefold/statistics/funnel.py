"""Funnel plots: the limits between which areas of each size lie when they differ by chance alone.

Reference: Spiegelhalter (2005), "Funnel plots for comparing institutional performance"; the limits are those of
PHEindicatormethods: for proportions the values whose Wilson interval just reaches the average, for rates and ratios
the counts whose exact Poisson interval does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from fivefold.statistics.intervals import Estimate, count_limits, exact_poisson, wilson, z_of
from fivefold.vocabulary.words import marked

CONFIDENCES = (0.95, 0.998)


class Outlier(StrEnum):
    """How an area stands to the limits of a funnel."""

    HIGH_998 = "above the 99.8% limit"
    HIGH_95 = "above the 95% limit"
    WITHIN = "within the limits"
    LOW_95 = "below the 95% limit"
    LOW_998 = "below the 99.8% limit"

    @property
    def label(self) -> str:
        return _OUTLIERS[self]


_OUTLIERS = {
    Outlier.HIGH_998: marked("Above the 99.8% limit: unlikely to be chance"),
    Outlier.HIGH_95: marked("Above the 95% limit: one area in forty is there by chance"),
    Outlier.WITHIN: marked("Within the limits: no more than chance explains"),
    Outlier.LOW_95: marked("Below the 95% limit: one area in forty is there by chance"),
    Outlier.LOW_998: marked("Below the 99.8% limit: unlikely to be chance"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The funnel at one size: 95% and 99.8%. An upper limit without events below it is None: it has no end."""

    size: float
    low_95: float
    high_95: float | None
    low_998: float
    high_998: float | None


def proportion_limits(population: float, average: float) -> Limits:
    """Proportions (0 to 1) that an area of this size may have around the average."""
    if population <= 0 or not 0 <= average <= 1:
        raise ValueError("a funnel needs people, and an average between 0 and 1")
    ends = [_proportions(population, average, z_of(confidence)) for confidence in CONFIDENCES]
    return Limits(population, ends[0][0], ends[0][1], ends[1][0], ends[1][1])


def _proportions(population: float, average: float, z: float) -> tuple[float, float]:
    """Where a Wilson limit equals the average: (p - average)^2 = z^2 average (1 - average) / population."""
    reach = z * sqrt(average * (1 - average) / population)
    return max(0.0, average - reach), min(1.0, average + reach)


def rate_limits(events: float, average: float) -> Limits:
    """Rates or ratios, in the unit of the average, that an area with so many events may have."""
    if events < 0:
        raise ValueError("a count of events is not negative")
    limits = [exact_poisson(events, confidence=confidence) for confidence in CONFIDENCES]
    ends = [(average * events / one.high, average * events / one.low if one.low else None) for one in limits]
    return Limits(events, ends[0][0], ends[0][1], ends[1][0], ends[1][1])


def proportion_outlier(count: float, of: float, average: float) -> Outlier:
    """Whether the Wilson interval of a proportion leaves the average out."""
    return _outlier(average, *(wilson(count, of, confidence=confidence) for confidence in CONFIDENCES))


def ratio_outlier(observed: float, expected: float) -> Outlier:
    """Whether the interval of observed events leaves the expected out. For a rate: expected at the average rate."""
    if expected <= 0:
        raise ValueError("a funnel of ratios needs expected events above zero")
    return _outlier(expected, *(count_limits(observed, confidence=confidence) for confidence in CONFIDENCES))


def _outlier(centre: float, at_95: Estimate, at_998: Estimate) -> Outlier:
    if at_998.low > centre:
        return Outlier.HIGH_998
    if at_998.high < centre:
        return Outlier.LOW_998
    if at_95.low > centre:
        return Outlier.HIGH_95
    return Outlier.LOW_95 if at_95.high < centre else Outlier.WITHIN
