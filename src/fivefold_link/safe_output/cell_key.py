"""The cell key method: small noise that is the same wherever the same children are counted.

Each child has a random record key that never leaves. The keys of a cell's children, added up modulo the number of
keys, choose the cell's noise from a table: so a cell that appears in two tables gets the same number in both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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

    def added(self, counts: Numbers, keys: Numbers) -> Numbers:
        """Noise for each count; an empty cell gets none."""
        rows = np.where(
            counts <= FIRST_REPEATED + REPEATED - 1, counts, (counts - 1) % REPEATED + FIRST_REPEATED
        )
        return np.where(counts > 0, self.noise[np.maximum(rows, 1) - 1, keys % self.keys], 0)


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
    reach = int(np.abs(table.noise[threshold - 1 :]).max(initial=0)) if threshold > 0 else 0
    reach = max(reach, int(np.abs(table.noise).max(initial=0)) if threshold <= 0 else reach)
    low, high = shown.copy(), shown.copy()
    for step in range(-reach, reach + 1):
        count = np.maximum(shown + step, 0)
        could = _could_be(count, shown, table)
        low = np.where(could, np.minimum(low, count), low)
        high = np.where(could, np.maximum(high, count), high)
    return low, high


def _could_be(
    counts: Numbers, shown: Numbers, table: NoiseTable
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    every = [table.added(counts, np.full(counts.shape, key)) for key in _distinct_keys(table)]
    return np.asarray(np.any([counts + noise == shown for noise in every], axis=0))


def _distinct_keys(table: NoiseTable) -> list[int]:
    """Keys whose columns differ; a table by rule has one."""
    _, first = np.unique(table.noise, axis=1, return_index=True)
    return sorted(int(at) for at in first)
