"""Counts of children before disclosure control; they never leave the secure environment in this form."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Dimension:
    """One way to divide children. Categories are exhaustive and do not overlap unless `nested` says otherwise."""

    name: str
    title: str
    categories: tuple[str, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CountTable:
    """How many children stand in each cell; no totals inside, they are sums over dimensions.

    `counts` has one axis a dimension (int64). `missing` marks cells whose answer is not known (a source that does
    not cover them); their count is 0 and means nothing. `low` and `high` bound a count under linkage doubt.
    """

    name: str
    title: str
    dimensions: tuple[Dimension, ...]
    counts: npt.NDArray[np.int64]
    period: str
    population: str
    basis: str
    missing: npt.NDArray[np.bool_] | None = None
    low: npt.NDArray[np.float64] | None = None
    high: npt.NDArray[np.float64] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Combination:
    """Children who face all `factors` (indices into the study's factors), whatever else they face, or exactly these."""

    factors: tuple[int, ...]
    children: int
    expected: float | None = None


@dataclass(frozen=True, eq=False)
class CombinationTable:
    """Counts of combinations; not a partition: a child stands in many rows. `everyone` is the base.

    `parents` of a row are the rows with one factor fewer; all of them are in the table (the empty one is `everyone`).
    """

    name: str
    title: str
    factors: tuple[str, ...]
    rows: tuple[Combination, ...]
    everyone: int
    period: str
    population: str
    basis: str
    exact: bool = False
    area: str = ""
    notes: tuple[str, ...] = field(default=())
