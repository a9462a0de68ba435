"""Fifths, tenths and other quantiles of areas, as OHID assigns them.

Reference: OHID guidance "Assigning Deprivation Categories"; areas are ranked and cut into groups as equal as their
number allows; equal values share the lower rank, and with it the group.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil


def quantiles_of(
    values: Sequence[float | None], of: int = 10, *, highest_first: bool = True
) -> list[int | None]:
    """The quantile of each value, 1 being the highest values (or the lowest). None where a value is not known, and
    for all where there are fewer values than quantiles.

    >>> quantiles_of([5, 1, 9, 3], 2)
    [1, 2, 1, 2]
    """
    if of < 1:
        raise ValueError(f"there is at least one quantile, not {of}")
    sign = -1 if highest_first else 1
    known = sorted(sign * value for value in values if value is not None)
    many = len(known)
    if many < of:
        return [None] * len(values)
    return [
        None if value is None else _place(bisect_left(known, sign * value) + 1, many, of) for value in values
    ]


def _place(rank: int, many: int, of: int) -> int:
    return max(of + 1 - ceil((many + 1 - rank) / (many / of)), 1)
