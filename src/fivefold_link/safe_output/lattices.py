"""Nested counts: children with A, with A and B, with A, B and C. Their differences count children too.

All sets within up to four factors form a lattice; its 16 atoms (these factors and not those) follow from the sets by
inclusion and exclusion. An atom may be as small as any cell, so it is guarded like one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fivefold.release.policy import Policy
from fivefold_link.exposure.tables import Combination
from fivefold_link.safe_output.linked import Mask
from fivefold_link.safe_output.programme import WHOLE, Programme
from fivefold_link.safe_output.protected import Numbers
from fivefold_link.safe_output.ranges import Knowledge
from fivefold_link.safe_output.rounding import is_small

AT_ONCE = 500
MOST_ATTACKED = 3_000


@dataclass(frozen=True, eq=False)
class Lattices:
    """Lattices over sets of `order` factors: `cells[i, s]` is the cell that counts the children with all factors of
    the subset s (bit b = the b-th factor of set i), whatever else they face.
    """

    order: int
    cells: Numbers


@dataclass(frozen=True, eq=False)
class Undone:
    """What the attack on lattices found: atoms or sets that keep too few values, as cells of which one must be hidden."""

    attacked: int
    passed_over: int
    targets: int
    narrow: tuple[tuple[int, ...], ...]
    fewest: int | None


def lattices_of(rows: Sequence[Combination], ids: Numbers) -> tuple[Lattices, ...]:
    """The lattices whose every set is among the rows."""
    place = {tuple(sorted(row.factors)): int(cell) for row, cell in zip(rows, ids, strict=True)}
    orders: dict[int, list[list[int]]] = {}
    for factors in place:
        subsets = [tuple(f for at, f in enumerate(factors) if s >> at & 1) for s in range(1 << len(factors))]
        if factors and all(subset in place for subset in subsets):
            orders.setdefault(len(factors), []).append([place[subset] for subset in subsets])
    return tuple(Lattices(order, np.array(cells)) for order, cells in sorted(orders.items()))


def atoms(lattices: Lattices, counts: Numbers) -> Numbers:
    """Children with exactly the subset's factors out of the lattice's, for each lattice and subset."""
    found = counts[lattices.cells].copy()
    for bit in range(lattices.order):
        without = [s for s in range(1 << lattices.order) if not s >> bit & 1]
        found[:, without] -= found[:, [s | 1 << bit for s in without]]
    return found


def _above(order: int) -> Mask:
    """Whether the second subset holds all of the first."""
    s = np.arange(1 << order)
    return np.asarray((s[:, None] & s[None, :]) == s[:, None])


def hidden_by_difference(
    lattices: Lattices, policy: Policy, counts: Numbers, hidden: Mask, may: Mask
) -> Numbers:
    """Cells to hide so that no small atom is the exact sum and difference of shown counts."""
    more: set[int] = set()
    above, small = _above(lattices.order), is_small(atoms(lattices, counts), policy)
    for subset in range((1 << lattices.order) - 1):
        sets = lattices.cells[:, above[subset]]
        bare = small[:, subset] & ~hidden[sets].any(axis=1)
        price = np.where(may[sets] & (counts[sets] > 0), counts[sets], np.iinfo(np.int64).max)
        best = sets[np.arange(len(sets)), price.argmin(axis=1)]
        more.update(best[bare & may[best]].tolist())
    return np.array(sorted(more), dtype=np.int64)


def attack_lattices(
    lattices: Lattices, policy: Policy, know: Knowledge, counts: Numbers, hidden: Mask
) -> Undone:
    """For every small atom and every small set: the range that all shown sets of its lattice leave it."""
    low, high = know.ranges(hidden)
    inner = atoms(lattices, counts)
    small = is_small(inner, policy), know.small[lattices.cells]
    wanted = np.flatnonzero(small[0].any(axis=1) | small[1].any(axis=1))
    chosen, narrow, widths = wanted[:MOST_ATTACKED], [], []
    for at in range(0, len(chosen), AT_ONCE):
        part = chosen[at : at + AT_ONCE]
        for aims, ranges in _ranges(lattices, low, high, part, small):
            widths.append(ranges)
            for row in part[aims[ranges < policy.protection]].tolist():
                narrow.append(tuple(lattices.cells[row].tolist()))
    wide = np.concatenate(widths) if widths else np.empty(0, dtype=np.int64)
    fewest = int(wide.min()) if len(wide) else None
    return Undone(len(chosen), len(wanted) - len(chosen), len(wide), tuple(dict.fromkeys(narrow)), fewest)


def _ranges(
    lattices: Lattices, low: Numbers, high: Numbers, part: Numbers, small: tuple[Mask, Mask]
) -> list[tuple[Numbers, Numbers]]:
    """For each kind of target: the lattices (places in `part`) that have it, and how many values it keeps in each."""
    above = _above(lattices.order)
    programme = _programme(lattices, low, high, part, above)
    found = []
    for kind, subset in ((kind, subset) for kind in (0, 1) for subset in range(1 << lattices.order)):
        aims = np.flatnonzero(small[kind][part, subset])
        if kind == 0 and subset == (1 << lattices.order) - 1:
            continue
        if len(aims):
            sums = np.array([subset]) if kind == 0 else np.flatnonzero(above[subset])
            found.append((aims, _values_left(programme, aims, sums, 1 << lattices.order)))
    return found


def _programme(lattices: Lattices, low: Numbers, high: Numbers, part: Numbers, above: Mask) -> Programme:
    """All lattices of a part in one programme; they do not touch, so one answer solves each of them."""
    size, count = 1 << lattices.order, len(part)
    lengths = np.tile(above.sum(axis=1), count)
    columns = np.tile(np.nonzero(above)[1], count) + np.repeat(np.arange(count) * size, int(above.sum()))
    sets = lattices.cells[part].ravel()
    starts = np.concatenate([[0], np.cumsum(lengths)])
    most = np.repeat(high[sets].reshape(count, size).max(axis=1), size)
    lines = (starts, columns, np.ones(len(columns), dtype=np.int64))
    return Programme(np.zeros(size * count, dtype=np.int64), most, lines, low[sets], high[sets])


def _values_left(programme: Programme, aims: Numbers, sums: Numbers, size: int) -> Numbers:
    columns = aims[:, None] * size + sums[None, :]
    ends = []
    for sign in (1.0, -1.0):
        costs = np.zeros(programme.size)
        costs[columns.ravel()] = sign
        values = programme.best(costs)
        if values is None:
            raise ArithmeticError("the programme of nested counts has no answer")
        ends.append(values[columns].sum(axis=1))
    most, least = np.floor(ends[0] + WHOLE), np.ceil(ends[1] - WHOLE)
    return np.asarray(most - least + 1, dtype=np.int64)
