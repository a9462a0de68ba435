"""Student's t for many sizes at once: the numbers of `student.t_of`, as arrays."""

from __future__ import annotations

from functools import lru_cache
from math import pi
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.statistics.intervals import z_of
from fivefold.statistics.poisson_arrays import of_each
from fivefold.statistics.quadrature import legendre
from fivefold.statistics.student import FAR, FEWEST_FOR_MEAN, STEPS, STILL

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
else:
    np = Late("numpy")

# Groups up to this size come again and again: their reaches are kept, half a megabyte for each confidence.
KEPT = 1 << 16


def reaches(sizes: Numbers, confidence: float) -> Numbers:
    """How far the limits of a mean lie from it, in standard deviations: t over the root of the size.

    Sizes below two, and those that are not known, have none (NaN).
    """
    if not len(sizes):
        return sizes.copy()
    whole = sizes.astype(np.int32) if sizes.min() >= 0 and sizes.max() < KEPT else None
    if whole is None or not np.array_equal(whole, sizes):
        return _of_any(sizes, confidence)
    kept = _kept(confidence)
    found: Numbers = kept.take(whole, mode="clip")
    if np.isnan(found).any():
        asked = np.zeros(KEPT, dtype=bool)
        asked[whole] = True
        asked[:FEWEST_FOR_MEAN] = False
        new = np.flatnonzero(asked & np.isnan(kept))
        if len(new):
            kept[new] = _reach(new.astype(np.float64), confidence)
            found = kept.take(whole, mode="clip")
    return found


@lru_cache(maxsize=8)
def _kept(confidence: float) -> Numbers:
    """Reaches that were asked for before; any two who work at once write the same numbers."""
    return np.full(KEPT, np.nan)


def _of_any(sizes: Numbers, confidence: float) -> Numbers:
    found = np.full(len(sizes), np.nan)
    enough = np.isfinite(sizes) & (sizes >= FEWEST_FOR_MEAN)
    if enough.any():
        found[enough] = of_each(sizes[enough], lambda some: (_reach(some, confidence),))[0]
    return found


def _reach(sizes: Numbers, confidence: float) -> Numbers:
    return np.asarray(t_of_each(sizes - 1, confidence) / np.sqrt(sizes))


def t_of_each(degrees: Numbers, confidence: float) -> Numbers:
    """The two-sided quantile of Student's t for each of these degrees of freedom, at least one."""
    places, weights = (np.array(one) for one in zip(*legendre(), strict=True))
    places, half = (places + 1) / 2, (degrees - 1) / 2

    def curve(angle: Numbers, power: Numbers) -> Numbers:
        return np.asarray(np.exp(power * np.log1p(-(np.sin(angle) ** 2))))

    def area(to: Numbers) -> Numbers:
        return np.asarray((curve(to[:, None] * places, half[:, None]) * weights).sum(axis=1) * to / 2)

    share = confidence * area(np.minimum(pi / 2, FAR / np.sqrt(degrees)))
    angle = np.arctan(z_of(confidence) / np.sqrt(degrees))
    for _ in range(STEPS):
        step = (share - area(angle)) / curve(angle, half)
        angle = angle + step
        if (np.abs(step) < STILL * angle).all():
            break
    return np.asarray(np.sqrt(degrees) * np.tan(angle))
