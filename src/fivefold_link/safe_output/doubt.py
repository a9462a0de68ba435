"""The range that linkage doubt gives a shown count, coarse enough that it tells nothing about hidden ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from fivefold_link.exposure.tables import CountTable
from fivefold_link.safe_output.linked import Mask
from fivefold_link.safe_output.protected import Numbers

STEP = 5
Bounds = npt.NDArray[np.float64]


def doubt_shown(table: CountTable, counts: Numbers, shown: Numbers, bare: Mask) -> tuple[Bounds, Bounds]:
    """Low and high of each cell and total, outward to steps of 5; not a number where the cell has none.

    The doubt is a share of the shown number, so that it tells no more than the number does. A cell whose line holds
    a hidden one carries the doubt of the table as a whole: its own would, with its neighbours', give the hidden
    cell's range away.
    """
    if table.low is None or table.high is None:
        return np.full(counts.shape, np.nan), np.full(counts.shape, np.nan)
    watched = _beside_hidden(bare)
    low = np.floor(np.minimum(_share(table.low, counts, watched), 1) * shown / STEP) * STEP
    high = np.ceil(np.maximum(_share(table.high, counts, watched), 1) * shown / STEP) * STEP
    return np.where(bare, np.nan, low), np.where(bare, np.nan, high)


def added_up(bounds: Bounds) -> Bounds:
    """Bounds added up as if all doubt ran the same way: the widest that a total can be."""
    for axis in range(bounds.ndim):
        bounds = np.concatenate([bounds, bounds.sum(axis=axis, keepdims=True)], axis=axis)
    return bounds


def _beside_hidden(bare: Mask) -> Mask:
    beside = np.zeros_like(bare)
    for axis in range(bare.ndim):
        beside |= bare.any(axis=axis, keepdims=True)
    return beside


def _share(bounds: Bounds, counts: Numbers, watched: Mask) -> Bounds:
    """Each bound as a share of its count, to two places."""
    full = added_up(bounds)
    own = np.divide(full, counts, out=np.ones(counts.shape), where=counts > 0)
    return np.asarray(np.round(np.where(watched, own.flat[-1], own), 2))
