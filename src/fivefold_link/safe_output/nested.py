"""Combination tables in the web of cells: their rows, their sums over areas, and the lattices that they form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.tables import CombinationTable
from fivefold_link.safe_output.lattices import Lattices, lattices_of
from fivefold_link.safe_output.linked import Weaver
from fivefold_link.safe_output.protected import Numbers


@dataclass(frozen=True, eq=False)
class Nested:
    """Where the rows of one combination table stand in the web, and the lattices among them."""

    ids: Numbers
    lattices: tuple[Lattices, ...]


def place_combinations(weaver: Weaver, tables: Sequence[CombinationTable]) -> list[Nested]:
    """Ids of every row of every table, with the sums that tie them."""
    placed = [_place(weaver, table) for table in tables]
    _tie_areas(weaver, tables, placed)
    return placed


def _place(weaver: Weaver, table: CombinationTable) -> Nested:
    counts = np.array([row.children for row in table.rows], dtype=np.int64)
    if (counts > table.everyone).any() or (counts < 0).any():
        raise Refused(
            "a combination has more children than there are", where=table.name, remedy="Make the table again."
        )
    levels = np.array([_level(row.factors) for row in table.rows], dtype=np.int64)
    ids = weaver.add(counts, level=levels)
    everyone = _everyone(weaver, table)
    if table.exact:
        _tie_exact(weaver, table, ids, everyone)
        return Nested(ids, ())
    for at, row in enumerate(table.rows):
        if not row.factors:
            _same(weaver, ids[at : at + 1], everyone)
    return Nested(ids, lattices_of(table.rows, ids))


def _level(factors: tuple[int, ...]) -> int:
    """The fewer factors, the more a row is a total."""
    return max(0, 4 - len(factors))


def _everyone(weaver: Weaver, table: CombinationTable) -> Numbers:
    """The cell of everyone: the grand total of the count tables where that is the same number."""
    block = weaver.blocks.get((table.population, table.period, ()))
    if not table.area and block is not None and int(block[0]) >= 0 and int(block[1]) == table.everyone:
        return block[0].reshape(1)
    return weaver.add(np.array([table.everyone], dtype=np.int64), level=5)


def _same(weaver: Weaver, one: Numbers, other: Numbers) -> None:
    weaver.tie(one.reshape(1, 1), other)


def _tie_exact(weaver: Weaver, table: CombinationTable, ids: Numbers, everyone: Numbers) -> None:
    """Exact sets do not overlap: with the sets that are not listed they add up to everyone."""
    rest = table.everyone - sum(row.children for row in table.rows)
    if rest < 0:
        raise Refused(
            "exact sets add up to more than everyone", where=table.name, remedy="Make the table again."
        )
    others = weaver.add(np.array([rest], dtype=np.int64), published=False, fixed=np.array([rest == 0]))
    weaver.tie(np.concatenate([ids, others]).reshape(1, -1), everyone)


def _tie_areas(weaver: Weaver, tables: Sequence[CombinationTable], placed: Sequence[Nested]) -> None:
    """The same row over all areas adds up to the row of the whole place, where the areas make up the place."""
    for whole, place in zip(tables, placed, strict=True):
        parts = [
            (table, nested)
            for table, nested in zip(tables, placed, strict=True)
            if table.area and not whole.area and _alike(table, whole)
        ]
        if parts and sum(table.everyone for table, _ in parts) == whole.everyone:
            _tie_rows(weaver, whole, place.ids, parts)


def _alike(one: CombinationTable, other: CombinationTable) -> bool:
    return (one.factors, one.exact, one.period, one.population) == (
        other.factors,
        other.exact,
        other.period,
        other.population,
    )


def _tie_rows(
    weaver: Weaver, whole: CombinationTable, ids: Numbers, parts: Sequence[tuple[CombinationTable, Nested]]
) -> None:
    where = [{row.factors: int(cell) for row, cell in zip(t.rows, n.ids, strict=True)} for t, n in parts]
    counted = [{row.factors: row.children for row in table.rows} for table, _ in parts]
    for row, cell in zip(whole.rows, ids, strict=True):
        cells = [place.get(row.factors) for place in where]
        if None not in cells and sum(counts[row.factors] for counts in counted) == row.children:
            weaver.tie(np.array([cells], dtype=np.int64), np.array([cell]))
