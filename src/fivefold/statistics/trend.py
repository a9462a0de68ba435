"""Recent trend by the official rule of Fingertips. It is a pointer, not a rigorous analysis.

Reference: Fingertips technical guidance "Trend markers": at least five points, one a year, that do not overlap;
the last five; a weighted straight line through them; chi-squared for the slope above the 99.8% point; and the
direction must hold when any one point is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fivefold.vocabulary.comparison import Polarity, Trend

POINTS = 5
CHI_SQUARED_LIMIT = 9.5495
"""The 99.8% point of chi-squared with one degree of freedom, as it is used in the published markers."""

_WIDTH_OF_95 = 3.92
"""A 95% interval is 2 x 1.96 standard errors wide."""

_LEVEL = 1e-9
"""A slope smaller than this part of the whole is level: the rest is rounding of the arithmetic."""


@dataclass(frozen=True, slots=True)
class Point:
    """One year of an indicator with its 95% interval."""

    year: int
    value: float
    low: float
    high: float

    @property
    def weight(self) -> float:
        return (_WIDTH_OF_95 / (self.high - self.low)) ** 2

    @property
    def has_width(self) -> bool:
        return self.high > self.low


@dataclass(frozen=True, slots=True)
class TrendResult:
    """The marker and what it rests on, so that a page can show the working."""

    trend: Trend
    points: tuple[Point, ...]
    slope: float | None
    chi_squared: float | None
    why: str


def recent_trend(
    points: Sequence[Point], polarity: Polarity, *, years_each: int = 1, breaks: bool = False
) -> TrendResult:
    """The published marker over the last five yearly points, or why there is none.

    `years_each` is how many years one point pools: pooled points overlap, so they have no marker.
    """
    last = tuple(sorted(points, key=lambda p: p.year)[-POINTS:])
    if obstacle := _obstacle(last, years_each, breaks):
        return TrendResult(Trend.CANNOT_BE_CALCULATED, last, None, None, obstacle)
    slope, chi_squared = weighted_slope(last)
    if chi_squared <= CHI_SQUARED_LIMIT:
        why = f"chi-squared {chi_squared:.2f} is not above {CHI_SQUARED_LIMIT}"
        return TrendResult(Trend.NO_CHANGE, last, slope, chi_squared, why)
    if not _keeps_direction(last, slope):
        why = "the direction changes when one of the five years is left out"
        return TrendResult(Trend.NO_CHANGE, last, slope, chi_squared, why)
    why = f"chi-squared {chi_squared:.2f} is above {CHI_SQUARED_LIMIT}; the direction holds without any one year"
    return TrendResult(_in_words(slope, polarity), last, slope, chi_squared, why)


def weighted_slope(points: Sequence[Point]) -> tuple[float, float]:
    """Slope a year of the line weighted by 1 / SE², and its chi-squared (slope² over its variance)."""
    weights = [p.weight for p in points]
    total = sum(weights)
    year = sum(w * p.year for w, p in zip(weights, points, strict=True)) / total
    value = sum(w * p.value for w, p in zip(weights, points, strict=True)) / total
    spread = sum(w * (p.year - year) ** 2 for w, p in zip(weights, points, strict=True))
    slope = (
        sum(w * (p.year - year) * (p.value - value) for w, p in zip(weights, points, strict=True)) / spread
    )
    return slope, slope**2 * spread


def _obstacle(last: tuple[Point, ...], years_each: int, breaks: bool) -> str:
    if breaks:
        return "the definition changed between these years"
    if years_each != 1:
        return f"each point pools {years_each} years, so neighbouring points overlap"
    if len(last) < POINTS:
        return f"it needs {POINTS} yearly points with intervals; there are {len(last)}"
    if any(b.year - a.year != 1 for a, b in zip(last, last[1:], strict=False)):
        return "the last five points are not five years in a row"
    if not all(p.has_width for p in last):
        return "a point without the width of an interval cannot be weighted"
    return ""


def _keeps_direction(points: tuple[Point, ...], slope: float) -> bool:
    """Whether each of the five slopes that leave one year out has the sign of the whole."""
    level = _LEVEL * slope**2
    return all(weighted_slope(points[:i] + points[i + 1 :])[0] * slope > level for i in range(len(points)))


def _in_words(slope: float, polarity: Polarity) -> Trend:
    if polarity is Polarity.NEUTRAL:
        return Trend.INCREASING if slope > 0 else Trend.DECREASING
    better = (slope > 0) == (polarity is Polarity.HIGH_IS_GOOD)
    if slope > 0:
        return Trend.INCREASING_BETTER if better else Trend.INCREASING_WORSE
    return Trend.DECREASING_BETTER if better else Trend.DECREASING_WORSE
