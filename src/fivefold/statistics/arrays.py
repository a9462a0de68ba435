"""The intervals of `intervals` and `standardisation` for many areas at once: the same numbers, as arrays.

Each function takes numbers or arrays and gives `Estimates`. Where a denominator is zero, or a number is not known
(NaN), nothing is applicable: `holds` is False there and value, low and high are NaN. What cannot be, such as a
negative count or a count above its denominator, is refused with its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.statistics.intervals import CHILDREN_PER_FAMILY, FEWEST_FOR_BYAR, Estimate, z_of
from fivefold.statistics.poisson_arrays import exact_limits
from fivefold.statistics.standardisation import FEWEST_FOR_DSR
from fivefold.statistics.student_arrays import reaches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
else:
    np = Late("numpy")

# Portions that stay in the processor's own memory are three times as quick as whole columns.
BLOCK = 16_384

# Under the root of nought: the limit is then nought times something finite.
_LEAST = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Values with their doubt, area by area; `holds` says where there is one."""

    value: Numbers
    low: Numbers
    high: Numbers
    holds: np.ndarray[Any, np.dtype[np.bool_]]
    basis: str

    def __len__(self) -> int:
        return len(self.value)

    def times(self, factor: float) -> Estimates:
        """The same estimates on another scale."""
        return Estimates(self.value * factor, self.low * factor, self.high * factor, self.holds, self.basis)

    def at(self, place: int) -> Estimate | None:
        """One of them as the front door gives it; None where nothing is applicable."""
        if not self.holds[place]:
            return None
        return Estimate(float(self.value[place]), float(self.low[place]), float(self.high[place]), self.basis)


def wilson(count: ArrayLike, of: ArrayLike, *, confidence: float = 0.95) -> Estimates:
    """Wilson score limits of proportions."""
    return _wilson(count, of, 1.0, confidence, f"Wilson {_percent(confidence)}")


def clustered_wilson(
    count: ArrayLike, of: ArrayLike, *, cluster: float = CHILDREN_PER_FAMILY, confidence: float = 0.95
) -> Estimates:
    """Wilson limits where people come in clusters."""
    if cluster < 1:
        raise ValueError(f"a cluster holds at least one person, not {cluster}")
    basis = f"Wilson {_percent(confidence)}, clusters of {cluster:g}"
    return _wilson(count, of, cluster, confidence, basis)


def _wilson(count: ArrayLike, of: ArrayLike, cluster: float, confidence: float, basis: str) -> Estimates:
    counts, people = _together(count, of)
    _not_negative(counts, "a count is not negative")
    _refuse(counts > people, "a count is not above its denominator")
    z = z_of(confidence)

    def limits(events: Numbers, everybody: Numbers, out: tuple[Numbers, ...]) -> None:
        value, low, high = out
        np.divide(events, everybody, out=value)
        middle = 2 / cluster * events
        reach = np.sqrt(z * z + 2 * middle * (1 - value)) * z
        middle += z * z
        below = 2 * (everybody / cluster + z * z)
        np.maximum((middle - reach) / below, 0.0, out=low)
        np.minimum((middle + reach) / below, 1.0, out=high)

    return _filled(limits, counts, people, basis)


def byar(count: ArrayLike, *, confidence: float = 0.95) -> Estimates:
    """Byar's approximation to the Poisson limits of counts."""
    counts, people = _together(count, 1.0)
    return _poisson(counts, people, 1.0, confidence, f"Byar {_percent(confidence)}", _byar)


def exact_poisson(count: ArrayLike, *, confidence: float = 0.95) -> Estimates:
    """Exact Poisson limits of counts."""
    counts, people = _together(count, 1.0)
    _refuse(counts < 0, "a count of events is not negative")
    holds = np.isfinite(counts)
    low, high = np.full_like(counts, np.nan), np.full_like(counts, np.nan)
    if holds.all():
        low, high = exact_limits(counts, confidence)
    else:
        low[holds], high[holds] = exact_limits(counts[holds], confidence)
    return Estimates(
        np.where(holds, counts, np.nan), low, high, holds, f"exact Poisson {_percent(confidence)}"
    )


def count_limits(count: ArrayLike, *, confidence: float = 0.95) -> Estimates:
    """Byar from ten events, exact Poisson below."""
    return crude_rate(count, 1.0, per=1.0, confidence=confidence)


def crude_rate(
    count: ArrayLike, population: ArrayLike, *, per: float = 1000, confidence: float = 0.95
) -> Estimates:
    """Events per so many people, with the limits of the count."""
    counts, people = _together(count, population)
    basis = f"Byar {_percent(confidence)}, exact Poisson below {FEWEST_FOR_BYAR} events"
    return _poisson(counts, people, per, confidence, basis, _byar_or_exact)


def ratio(
    observed: ArrayLike, expected: ArrayLike, *, per: float = 100, confidence: float = 0.95
) -> Estimates:
    """Observed over expected events (indirectly standardised ratio), with the limits of the observed count."""
    return crude_rate(observed, expected, per=per, confidence=confidence)


Limits = tuple["Numbers", "Numbers"]


def _poisson(
    counts: Numbers,
    people: Numbers,
    per: float,
    confidence: float,
    basis: str,
    limits_of: Callable[[Numbers, float], Limits],
) -> Estimates:
    _not_negative(counts, "a count of events is not negative")

    def limits(events: Numbers, everybody: Numbers, out: tuple[Numbers, ...]) -> None:
        low, high = limits_of(events, confidence)
        factor = per / everybody
        for place, found in zip(out, (events, low, high), strict=True):
            np.multiply(found, factor, out=place)

    return _filled(limits, counts, people, basis)


def _byar(events: Numbers, confidence: float) -> Limits:
    third = z_of(confidence) / 3
    return np.maximum(_cubed(np.maximum(events, _LEAST), -third) * events, 0.0), _cubed(events + 1, third) * (
        events + 1
    )


def _cubed(events: Numbers, third: float) -> Numbers:
    """(1 - 1 / 9n + z / 3 root n) to the power of three."""
    root = np.sqrt(events)
    np.divide(1.0, root, out=root)
    inner = (third - root / 9) * root + 1
    return np.asarray(inner * inner * inner)


def _byar_or_exact(events: Numbers, confidence: float) -> Limits:
    low, high = _byar(events, confidence)
    few = events < FEWEST_FOR_BYAR
    if few.any():
        low[few], high[few] = exact_limits(events[few], confidence)
    return low, high


def directly_standardised_rates(
    counts: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    *,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Estimates:
    """Rates on the standard population with Dobson limits: a row for each area, a column for each age band.

    Nothing holds for an area with fewer than ten events, or with an age band without people.
    """
    events, people = np.broadcast_arrays(np.atleast_2d(_floats(counts)), np.atleast_2d(_floats(populations)))
    weights = _floats(standard)
    _refuse(events < 0, "a count of events is not negative")
    _refuse(people < 0, "a population is not negative")
    if not (np.isfinite(weights).all() and (weights >= 0).all() and weights.sum() > 0):
        raise ValueError("a standard population is not negative and not empty")
    shares = weights / weights.sum()
    total = events.sum(axis=1)
    holds = (total >= FEWEST_FOR_DSR) & (people > 0).all(axis=1) & np.isfinite(events).all(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = (shares * events / people).sum(axis=1)
        variance = (shares**2 * events / people**2).sum(axis=1)
    safe = np.where(holds, total, float(FEWEST_FOR_DSR))
    low, high = _byar(safe, confidence)
    scale = np.sqrt(np.where(holds, variance, 0.0) / safe)
    found = [
        np.where(holds, one, np.nan) * per
        for one in (rate, rate + scale * (low - safe), rate + scale * (high - safe))
    ]
    return Estimates(found[0], found[1], found[2], holds, f"Dobson with Byar {_percent(confidence)}")


def mean(
    count: ArrayLike, average: ArrayLike, deviation: ArrayLike, *, confidence: float = 0.95
) -> Estimates:
    """Means with the limits of Student's t, from how many, their average and their standard deviation.

    Nothing holds where there are fewer than two.
    """
    many, middle, spread = np.broadcast_arrays(
        *(np.atleast_1d(_floats(one)) for one in (count, average, deviation))
    )
    _not_negative(spread, "a standard deviation is not negative")
    reach = reaches(many, confidence)
    reach *= spread
    low, high = middle - reach, middle + reach
    basis = f"Student's t {_percent(confidence)}"
    holds = np.isfinite(high)
    if holds.all():
        return Estimates(middle.copy(), low, high, holds, basis)
    value, low, high = (np.where(holds, one, np.nan) for one in (middle, low, high))
    return Estimates(value, low, high, holds, basis)


def _filled(
    limits: Callable[[Numbers, Numbers, tuple[Numbers, ...]], None],
    counts: Numbers,
    people: Numbers,
    basis: str,
) -> Estimates:
    """Values and limits, a portion at a time; where nothing is applicable, NaN."""
    every = _all_usual(counts, people)
    holds = (
        np.ones(len(counts), dtype=bool)
        if every
        else (people > 0) & np.isfinite(counts) & np.isfinite(people)
    )
    if not every:
        _refuse(people < 0, "a denominator is not negative")
        counts, people = np.where(holds, counts, 0.0), np.where(holds, people, 1.0)
    out = tuple(np.empty(len(counts)) for _ in range(3))
    for start in range(0, len(counts), BLOCK):
        part = slice(start, start + BLOCK)
        limits(counts[part], people[part], tuple(one[part] for one in out))
    if not every:
        for one in out:
            one[~holds] = np.nan
    return Estimates(out[0], out[1], out[2], holds, basis)


def _all_usual(counts: Numbers, people: Numbers) -> bool:
    """Whether every number is known and every denominator above zero: four quick looks, without a mask."""
    if not len(counts):
        return True
    return bool(people.min() > 0 and counts.min() >= 0 and np.isfinite(counts.max() + people.max()))


def _together(count: ArrayLike, of: ArrayLike) -> tuple[Numbers, Numbers]:
    counts, people = np.broadcast_arrays(np.atleast_1d(_floats(count)), np.atleast_1d(_floats(of)))
    if counts.ndim != 1:
        raise ValueError("counts and denominators are single rows of numbers")
    return counts, people


def _floats(numbers: ArrayLike) -> Numbers:
    return np.asarray(numbers, dtype=np.float64)


def _not_negative(counts: Numbers, rule: str) -> None:
    # Of an array with numbers that are not known the least is not known either: then each is looked at.
    if len(counts) and not counts.min() >= 0:
        _refuse(counts < 0, rule)


def _refuse(wrong: Any, rule: str) -> None:
    """What cannot be is named with its first place; counted from 0."""
    if wrong.any():
        place = tuple(int(one) for one in np.argwhere(wrong)[0])
        raise ValueError(f"{rule}; see place {', '.join(map(str, place))}")


def _percent(confidence: float) -> str:
    return f"{confidence * 100:g}%"
