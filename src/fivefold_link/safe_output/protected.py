"""Tables after disclosure control: what may be shown, what is hidden and why, and how hard somebody tried to undo it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from fivefold.release.policy import Policy
from fivefold.vocabulary.value import State
from fivefold_link.exposure.tables import Dimension

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]

TOTAL = "total"
"""Category of every dimension under which its total stands; it is the last index of each axis."""


class CellState(IntEnum):
    """The code in `state`. Suppressed is never a zero and has no number."""

    OBSERVED = 0
    SUPPRESSED = 1
    ZERO = 2
    MISSING = 3

    @property
    def word(self) -> State:
        return _STATES[self]


_STATES = {
    CellState.OBSERVED: State.OBSERVED,
    CellState.SUPPRESSED: State.SUPPRESSED,
    CellState.ZERO: State.ZERO,
    CellState.MISSING: State.MISSING,
}


class Reason(IntEnum):
    """Why a cell has no number. For the checker inside; a release should not tell primary from secondary."""

    NONE = 0
    PRIMARY = 1
    SECONDARY = 2
    DIFFERENCING = 3
    MISSING = 4

    @property
    def word(self) -> str:
        return self.name.lower() if self else ""


@dataclass(frozen=True, eq=False)
class ProtectedTable:
    """A table with all its totals. Each array has one axis a dimension, one longer than its categories: the last is the total.

    `shown` is -1 where there is no number. `low` and `high` (linkage doubt, in steps of 5) are NaN where a cell has
    no number or the table brought no doubt. `incomplete` marks totals that leave out cells whose answer is missing.
    """

    name: str
    title: str
    dimensions: tuple[Dimension, ...]
    state: Codes
    shown: Numbers
    reason: Codes
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    incomplete: npt.NDArray[np.bool_]
    period: str
    population: str
    basis: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProtectedCombination:
    """Children who face all `factors` (names), as it may be shown."""

    factors: tuple[str, ...]
    state: CellState
    shown: int | None
    reason: Reason
    expected: float | None = None


@dataclass(frozen=True)
class ProtectedCombinations:
    """Counts of combinations, safe to show. The row without factors is everyone."""

    name: str
    title: str
    factors: tuple[str, ...]
    rows: tuple[ProtectedCombination, ...]
    period: str
    population: str
    basis: str
    exact: bool = False
    area: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attack:
    """One way in which somebody tried to work out hidden counts, and what came of it."""

    name: str
    how: str
    cells: int
    pinned: int
    fewest_values: int | None = None
    not_attacked: int = 0
    said: str = ""


@dataclass(frozen=True)
class TableAudit:
    """What was done to one table. `children_hidden` is the share of children who stand in hidden inner cells."""

    name: str
    cells: int
    observed: int
    zero: int
    missing: int
    primary: int
    secondary: int
    differencing: int
    children_hidden: float


@dataclass(frozen=True)
class Audit:
    """What disclosure control did and what the attack on its own result found."""

    tables: tuple[TableAudit, ...]
    attacks: tuple[Attack, ...]
    rounds: int
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no attack narrowed a hidden count beyond the policy."""
        return all(attack.pinned == 0 for attack in self.attacks)


@dataclass(frozen=True)
class Protected:
    """Everything that may leave, under one policy."""

    policy: Policy
    tables: tuple[ProtectedTable, ...]
    combinations: tuple[ProtectedCombinations, ...]
    audit: Audit


@dataclass(frozen=True, eq=False)
class Published:
    """A table that has left before. `state` and `shown` are as in `ProtectedTable`."""

    release: str
    name: str
    dimensions: tuple[Dimension, ...]
    state: Codes
    shown: Numbers
    period: str
    population: str
    basis: str
    nearest: int = 1


@dataclass(frozen=True)
class Overlap:
    """Two ways to divide the same children that cut across each other, such as small areas and a place's own areas.

    `children` counts children by category of `first` (rows) and of `second` (columns): it is not published, but
    somebody with a map knows which of its cells can hold anybody.
    """

    first: str
    second: str
    first_categories: tuple[str, ...]
    second_categories: tuple[str, ...]
    children: Numbers = field(compare=False)
