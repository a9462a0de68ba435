"""The cell key method: small noise that is the same wherever the same children are counted.

Each child has a random record key that never leaves. The keys of a cell's children, added up modulo the number of
keys, choose the cell's noise from a table: so a cell that appears in two tables gets the same number in both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fivefold_link.safe_output.linked import Mask
from fivefold_link.safe_output.protected import Numbers

KEYS = 256
FIRST_REPEATED = 501
REPEATED = 250
"""Counts above the table reuse its last 250 rows, as the ONS package does."""


@dataclass(frozen=True, eq=False)
class NoiseTable:
    """`noise[count - 1, key]` is added to a count; counts above the last row reuse the last 250 rows."""

    noise: Numbers

    @property
    def keys(self) -> int:
        return int(self.noise.shape[1])

    def row_of(self, counts: Numbers) -> Numbers:
        """The row of each count; an empty cell gets the first."""
        last = FIRST_REPEATED + REPEATED - 1
        rows = np.where(counts <= last, counts, (counts - 1) % REPEATED + FIRST_REPEATED)
        return np.maximum(rows, 1) - 1

    def added(self, counts: Numbers, keys: Numbers) -> Numbers:
        """Noise for each count; an empty cell gets none."""
        return np.where(counts > 0, self.noise[self.row_of(counts), keys % self.keys], 0)

    def could_add(self, counts: Numbers, noise: int) -> Mask:
        """Whether some key adds this noise to each count."""
        able = (self.noise == noise).any(axis=1)[self.row_of(counts)]
        return np.asarray(np.where(counts > 0, able, noise == 0))


def ten_five_table(most: int = FIRST_REPEATED + REPEATED - 1, keys: int = KEYS) -> NoiseTable:
    """The 10-5 rule as a noise table: counts under 10 become 0, others go to the nearest 5."""
    counts = np.arange(1, most + 1)
    noise = np.where(counts < 10, -counts, (counts + 2) // 5 * 5 - counts)
    return NoiseTable(np.repeat(noise[:, None], keys, axis=1))


def record_keys(children: int, seed: int, keys: int = KEYS) -> Numbers:
    """One key for each child, from the study's seed. They stay inside."""
    return np.random.default_rng(seed).integers(0, keys, children)


def key_sums(cell_of_child: Numbers, keys: Numbers, cells: int) -> Numbers:
    """The record keys of each cell, added up. Sums of a table's totals are sums of these."""
    return np.bincount(cell_of_child, weights=keys, minlength=cells).astype(np.int64)


def perturbed(counts: Numbers, keys: Numbers, table: NoiseTable) -> Numbers:
    """The counts with their noise; what falls below the threshold is still to be hidden."""
    return counts + table.added(counts, keys)


def range_behind(shown: Numbers, table: NoiseTable, threshold: int) -> tuple[Numbers, Numbers]:
    """Smallest and largest count that some key could have turned into each shown number (at or above `threshold`)."""
    low, high = shown.copy(), shown.copy()
    for noise in np.unique(table.noise).tolist():
        counts = np.maximum(shown - noise, 0)
        could = table.could_add(counts, noise) & (counts + noise == shown) & (shown >= threshold)
        low = np.where(could, np.minimum(low, counts), low)
        high = np.where(could, np.maximum(high, counts), high)
    return low, high
