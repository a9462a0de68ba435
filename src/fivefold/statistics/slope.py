"""Slope and relative index of inequality: the difference, and the ratio, between the ends of a social gradient.

Reference: Low and Low (2004), "Measuring the gap"; the OHID method as in PHEindicatormethods `phe_sii`: a straight
line, weighted by population, through the steps at the middle of their share of people. There the interval comes
from random draws of the steps; here it is worked out, so that it is the same each time:

* values of steps that vary as normal (`PLAIN`) give a normal slope and the ratio by Fieller's theorem: exact;
* rates vary as normal on the log scale and proportions on the logit scale. Their sum has known skew and kurtosis,
  and its quantiles follow by the expansion of Cornish and Fisher. Against draws without end this is wrong by less
  than a hundredth of a standard error for the standard errors that official figures have;
* a line through logs or logits (`line_on_scale`) is worked out with Gauss and Legendre's points, to ten digits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from math import erf, exp, inf, log, sqrt

from fivefold.statistics.intervals import Estimate, z_of
from fivefold.statistics.quadrature import area, root

FEWEST_STEPS = 3
_FAR = 9.0


class Scale(StrEnum):
    """On which scale the doubt of a step is even-sided."""

    PLAIN = "plain"
    LOG = "log"
    LOGIT = "logit"


@dataclass(frozen=True, slots=True)
class GradientStep:
    """One category of deprivation: people, value, and the standard error on the scale of the method."""

    population: float
    value: float
    standard_error: float

    def __post_init__(self) -> None:
        if not self.population > 0:
            raise ValueError("each step needs a population above zero")
        if not self.standard_error >= 0:
            raise ValueError("a standard error is not negative")


@dataclass(frozen=True, slots=True)
class SlopeIndex:
    """Slope (least minus most deprived end), ratio of the same ends, and the value at the most deprived end."""

    slope: Estimate
    relative: Estimate | None
    most_deprived_end: float


def slope_index(
    steps: Sequence[GradientStep],
    *,
    scale: Scale = Scale.PLAIN,
    line_on_scale: bool = False,
    confidence: float = 0.95,
) -> SlopeIndex:
    """The line through steps from the most to the least deprived.

    A relative index needs both ends of the line above zero; where one is not, it is None.
    """
    if len(steps) < FEWEST_STEPS:
        raise ValueError(f"a slope needs {FEWEST_STEPS} steps; there are {len(steps)}")
    _check_values(steps, scale)
    made = _curved if line_on_scale and scale is not Scale.PLAIN else _straight
    return made(steps, scale, confidence)


def _check_values(steps: Sequence[GradientStep], scale: Scale) -> None:
    if scale is Scale.LOG and any(step.value <= 0 for step in steps):
        raise ValueError("a rate of zero has no logarithm; use the plain scale")
    if scale is Scale.LOGIT and any(not 0 < step.value < 1 for step in steps):
        raise ValueError("a proportion of 0 or 1 has no logit; use the plain scale")


def standard_error_of(
    low: float, high: float, *, scale: Scale = Scale.PLAIN, confidence: float = 0.95
) -> float:
    """The standard error that an interval stands for on a scale."""
    return (_onto(scale, high) - _onto(scale, low)) / (2 * z_of(confidence))


def _weights(steps: Sequence[GradientStep]) -> tuple[list[float], list[float]]:
    """What each step counts in the slope and in the most deprived end of the line."""
    everybody = sum(step.population for step in steps)
    shares = [step.population / everybody for step in steps]
    places = [end - share / 2 for end, share in zip(accumulate(shares), shares, strict=True)]
    middle = sum(s * x for s, x in zip(shares, places, strict=True))
    spread = sum(s * (x - middle) ** 2 for s, x in zip(shares, places, strict=True))
    slope = [s * (x - middle) / spread for s, x in zip(shares, places, strict=True)]
    return slope, [s - middle * c for s, c in zip(shares, slope, strict=True)]


# --- a straight line through the values ---------------------------------------------------------------------------


def _straight(steps: Sequence[GradientStep], scale: Scale, confidence: float) -> SlopeIndex:
    slope, end = _weights(steps)
    values = [step.value for step in steps]
    rise, start = _dot(slope, values), _dot(end, values)
    cumulants = [_cumulants(step, scale) for step in steps]
    z = z_of(confidence)
    basis = f"slope index, line weighted by population, {_percent(confidence)}"
    low, high = (_quantile(slope, cumulants, by) for by in (-z, z))
    return SlopeIndex(
        Estimate(rise, low, high, basis), _ratio(slope, end, values, cumulants, confidence), start
    )


def _ratio(
    slope: list[float],
    end: list[float],
    values: list[float],
    cumulants: list[tuple[float, float, float, float]],
    confidence: float,
) -> Estimate | None:
    """Limits r where the least deprived end less r times the most deprived end is as rare as the tail."""
    start, finish = _dot(end, values), _dot(end, values) + _dot(slope, values)
    z = z_of(confidence)
    if start <= 0 or finish <= 0 or _quantile(end, cumulants, -z) <= 0:
        return None

    def beyond(ratio: float, by: float) -> float:
        mixed = [c + (1 - ratio) * e for c, e in zip(slope, end, strict=True)]
        return -_quantile(mixed, cumulants, by)

    widest = 1.0
    while beyond(widest, z) < 0 and widest < 1e9:
        widest *= 2
    low = root(lambda r: beyond(r, -z), 0.0, widest)
    high = root(lambda r: beyond(r, z), 0.0, widest)
    return Estimate(finish / start, low, high, f"relative index, {_percent(confidence)}")


def _cumulants(step: GradientStep, scale: Scale) -> tuple[float, float, float, float]:
    """Mean, variance, third and fourth cumulant of what the step may have been."""
    se = step.standard_error
    if scale is Scale.PLAIN or se == 0:
        return step.value, se * se, 0.0, 0.0
    if scale is Scale.LOG:
        w, s = exp(se * se), step.value
        return (
            s * sqrt(w),
            s**2 * w * (w - 1),
            (s * sqrt(w)) ** 3 * (w - 1) ** 2 * (w + 2),
            (s * sqrt(w)) ** 4 * (w - 1) ** 2 * (w**4 + 2 * w**3 + 3 * w**2 - 6),
        )
    middle = _onto(scale, step.value)

    def mean(of: Callable[[float], float]) -> float:
        return area(lambda z: of(_off(scale, middle + se * z)) * _density(z), -_FAR, _FAR)

    def power(k: int) -> float:
        return mean(lambda v: float((v - first) ** k))

    first = mean(lambda v: v)
    second, third, fourth = power(2), power(3), power(4)
    return first, second, third, fourth - 3 * second**2


def _quantile(weights: Sequence[float], cumulants: Sequence[tuple[float, ...]], z: float) -> float:
    """Quantile of a weighted sum, by its first four cumulants (Cornish and Fisher 1938)."""
    k1, k2, k3, k4 = (
        sum(float(w**n) * c[n - 1] for w, c in zip(weights, cumulants, strict=True)) for n in (1, 2, 3, 4)
    )
    if k2 <= 0:
        return k1
    skew, kurt = k3 / k2**1.5, k4 / k2**2
    shifted = z + skew * (z * z - 1) / 6 + kurt * (z**3 - 3 * z) / 24 - skew**2 * (2 * z**3 - 5 * z) / 36
    return float(k1 + sqrt(k2) * shifted)


# --- a line through logs or logits --------------------------------------------------------------------------------


def _curved(steps: Sequence[GradientStep], scale: Scale, confidence: float) -> SlopeIndex:
    slope, end = _weights(steps)
    onto = [_onto(scale, step.value) for step in steps]
    rise, start = _dot(slope, onto), _dot(end, onto)
    line = _Line(start, rise, slope, end, [step.standard_error for step in steps], scale)
    most, least = _off(scale, start), _off(scale, start + rise)
    basis = f"line through {scale}s weighted by population, {_percent(confidence)}"
    tails = ((1 - confidence) / 2, 1 - (1 - confidence) / 2)
    low, high = (line.quantile(lambda m, d: _off(scale, _onto_safely(scale, m + d)), p) for p in tails)
    ratio = [
        line.quantile(lambda m, r: _off(scale, _onto_safely(scale, m * r)), p, ratio=True) for p in tails
    ]
    return SlopeIndex(
        Estimate(least - most, low, high, f"slope index, {basis}"),
        Estimate(least / most, ratio[0], ratio[1], f"relative index, {basis}"),
        most,
    )


@dataclass(frozen=True)
class _Line:
    """A line with its doubt: both ends of it vary together as normal on the scale."""

    start: float
    rise: float
    slope: list[float]
    end: list[float]
    errors: list[float]
    scale: Scale

    def _variance(self, a: list[float], b: list[float]) -> float:
        return sum(x * y * e * e for x, y, e in zip(a, b, self.errors, strict=True))

    def quantile(self, least: Callable[[float, float], float], tail: float, *, ratio: bool = False) -> float:
        """The difference (or ratio) of the ends that is not reached with this probability."""
        far = sqrt(self._variance(self.slope, self.slope)) * _FAR
        if far == 0:
            far = 1e-12
        most = _off(self.scale, self.start)
        ends = [_off(self.scale, self.start + self.rise + by) for by in (-far, far)]
        low, high = (e / most for e in ends) if ratio else (e - most for e in ends)
        wide = high - low
        start, finish = (0.0 if ratio else low - wide), high + wide
        return root(lambda x: self._below(least, x) - tail, start, finish)

    def _below(self, least: Callable[[float, float], float], x: float) -> float:
        """Probability that the least deprived end lies below what `least` makes of the most deprived end and x."""
        var_end = self._variance(self.end, self.end)
        shared = self._variance(self.end, self.slope) / var_end if var_end else 0.0
        left = self._variance(self.slope, self.slope) - shared**2 * var_end
        spread = sqrt(max(left, 0.0)) or 1e-15

        def given(z: float) -> float:
            at = self.start + sqrt(var_end) * z
            bound = _onto_safely(self.scale, least(_off(self.scale, at), x))
            return _normal((bound - at - self.rise - shared * (at - self.start)) / spread) * _density(z)

        return area(given, -_FAR, _FAR)


def _onto(scale: Scale, value: float) -> float:
    if scale is Scale.LOG:
        return log(value)
    if scale is Scale.LOGIT:
        return log(value / (1 - value))
    return value


def _onto_safely(scale: Scale, value: float) -> float:
    """The value on the scale; beyond the ends of the scale, its end."""
    if scale is not Scale.PLAIN and value <= 0:
        return -inf
    if scale is Scale.LOGIT and value >= 1:
        return inf
    return _onto(scale, value)


def _off(scale: Scale, value: float) -> float:
    if scale is Scale.LOG:
        return exp(value)
    if scale is Scale.LOGIT:
        return 1 / (1 + exp(-value)) if value > -700 else 0.0
    return value


def _density(z: float) -> float:
    return exp(-z * z / 2) / 2.5066282746310002


def _normal(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(weights, values, strict=True))


def _percent(confidence: float) -> str:
    return f"{confidence * 100:g}%"
