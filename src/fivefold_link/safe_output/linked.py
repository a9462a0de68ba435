"""All cells that are to be published, once each, and the sums that tie them together.

Tables that share a margin share its cells, so that the same number gets the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

import numpy as np
import numpy.typing as npt

from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.tables import CountTable
from fivefold_link.safe_output.protected import Numbers

Mask = npt.NDArray[np.bool_]
BlockKey = tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]]


@dataclass(frozen=True, eq=False)
class Web:
    """Cells and sums. In each line, the cells times their `signs` add up to nothing; `starts` has one entry more than lines.

    `published`: the cell is printed or hidden by us; the others can only be worked out (a difference), or are missing.
    `fixed`: known to everybody (a missing cell adds nothing to its totals). `kept`: left before, so hiding it protects
    nothing.
    `level`: over how many dimensions the cell is a total.
    """

    counts: Numbers
    published: Mask
    fixed: Mask
    level: Numbers
    starts: Numbers
    cells: Numbers
    signs: Numbers
    kept: Mask

    @property
    def lines(self) -> int:
        return len(self.starts) - 1

    @property
    def line_of(self) -> Numbers:
        """The line of each entry of `cells`."""
        return np.repeat(np.arange(self.lines), np.diff(self.starts))


@dataclass(frozen=True, eq=False)
class Place:
    """Where one table's cells stand in the web: `ids` has the table's shape with totals last."""

    ids: Numbers
    missing: Mask
    incomplete: Mask


def with_totals(counts: Numbers) -> Numbers:
    """The table with a total at the end of each axis."""
    for axis in range(counts.ndim):
        counts = np.concatenate([counts, counts.sum(axis=axis, keepdims=True)], axis=axis)
    return counts


def _spread(missing: Mask) -> tuple[Mask, Mask]:
    """For cells and totals: all that goes in is missing; some of it is."""
    every, some = missing, missing
    for axis in range(missing.ndim):
        every = np.concatenate([every, every.all(axis=axis, keepdims=True)], axis=axis)
        some = np.concatenate([some, some.any(axis=axis, keepdims=True)], axis=axis)
    return every, some & ~every


@dataclass
class Weaver:
    """Collects tables, then ties them."""

    parts: list[Numbers] = field(default_factory=list)
    published: list[Mask] = field(default_factory=list)
    fixed: list[Mask] = field(default_factory=list)
    levels: list[Numbers] = field(default_factory=list)
    lines: list[tuple[Numbers, Numbers]] = field(default_factory=list)
    blocks: dict[BlockKey, tuple[Numbers, Numbers]] = field(default_factory=dict)
    tied: set[tuple[BlockKey, str]] = field(default_factory=set)
    size: int = 0

    def add(
        self, counts: Numbers, *, published: bool = True, fixed: Mask | None = None, level: int | Numbers = 0
    ) -> Numbers:
        """New cells; their ids in the shape of `counts`."""
        ids = np.arange(self.size, self.size + counts.size).reshape(counts.shape)
        self.size += counts.size
        self.parts.append(counts.ravel())
        self.published.append(np.full(counts.size, published))
        self.fixed.append(np.zeros(counts.size, dtype=bool) if fixed is None else fixed.ravel())
        self.levels.append(np.full(counts.size, level))
        return ids

    def tie(self, parts: Numbers, whole: Numbers) -> None:
        """Each row of `parts` adds up to the same place of `whole`."""
        cells = np.concatenate([parts, whole.reshape(-1, 1)], axis=1)
        signs = np.ones(cells.shape[1], dtype=np.int64)
        signs[-1] = -1
        self.lines.append((cells, np.broadcast_to(signs, cells.shape)))

    def web(self) -> Web:
        lengths = [np.full(len(cells), cells.shape[1]) for cells, _ in self.lines]
        joined = np.concatenate(lengths) if lengths else np.empty(0, dtype=np.int64)
        return Web(
            counts=_joined(self.parts),
            published=_joined(self.published).astype(bool),
            fixed=_joined(self.fixed).astype(bool),
            level=_joined(self.levels),
            starts=np.concatenate([[0], np.cumsum(joined)]).astype(np.int64),
            cells=_joined([cells.ravel() for cells, _ in self.lines]),
            signs=_joined([signs.ravel() for _, signs in self.lines]),
            kept=np.zeros(self.size, dtype=bool),
        )


def _joined(parts: Sequence[Numbers] | Sequence[Mask]) -> Numbers:
    return np.concatenate(parts).astype(np.int64) if parts else np.empty(0, dtype=np.int64)


def place(weaver: Weaver, table: CountTable) -> Place:
    """Give the table's cells and totals their ids, shared where another table has the same number, and tie the sums."""
    counts = _checked(table)
    missing = np.zeros(counts.shape, dtype=bool) if table.missing is None else table.missing
    full = with_totals(np.where(missing, 0, counts))
    every, some = _spread(missing)
    ids = np.full(full.shape, -1)
    for kept in _subsets(counts.ndim):
        where = tuple(slice(0, size) if axis in kept else size for axis, size in enumerate(counts.shape))
        ids[where] = _block(weaver, table, kept, full[where], every[where], some[where])
    for axis in range(counts.ndim):
        _tie_axis(weaver, table, axis, ids, untied=bool(every.any() or some.any()))
    return Place(ids, every, some)


def _checked(table: CountTable) -> Numbers:
    shape = tuple(len(dimension.categories) for dimension in table.dimensions)
    if table.counts.shape != shape:
        raise Refused(
            f"the counts have shape {table.counts.shape}, the categories {shape}",
            where=table.name,
            remedy="Make the table again.",
        )
    if (table.counts < 0).any():
        raise Refused("a count is below nothing", where=table.name, remedy="Make the table again.")
    return table.counts.astype(np.int64)


def _subsets(axes: int) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(range(axes), size) for size in range(axes + 1))


def key_of(table: CountTable, kept: tuple[int, ...]) -> BlockKey:
    """What the numbers of this margin are: whose count, when, by what. The order of dimensions does not matter."""
    named = sorted((table.dimensions[axis].name, table.dimensions[axis].categories) for axis in kept)
    return table.population, table.period, tuple(named)


def _block(
    weaver: Weaver, table: CountTable, kept: tuple[int, ...], counts: Numbers, every: Mask, some: Mask
) -> Numbers:
    """Ids of one margin, in the table's own order of dimensions."""
    order = sorted(range(len(kept)), key=lambda at: table.dimensions[kept[at]].name)
    back = tuple(np.argsort(order)) if kept else ()
    counts, every = np.transpose(np.asarray(counts), order), np.transpose(np.asarray(every), order)
    own = every | np.transpose(np.asarray(some), order)
    key, level = key_of(table, kept), len(table.dimensions) - len(kept)
    if key not in weaver.blocks:
        ids = weaver.add(counts, fixed=every, level=level)
        weaver.blocks[key] = np.where(own, -1, ids), counts
        return np.transpose(ids, back)
    before, numbers = weaver.blocks[key]
    shared = (before >= 0) & ~own
    if (numbers != counts)[shared].any():
        raise Refused(
            "two tables give different numbers for the same children",
            where=f"{table.name}, by {', '.join(name for name, _ in key[2]) or 'nothing (everyone)'}",
            remedy="Make both tables from the same extract, or name their populations differently.",
        )
    ids = before.copy()
    ids[~shared] = weaver.add(counts[~shared], fixed=every[~shared], level=level)
    weaver.blocks[key] = np.where(own, before, ids), np.where(own, numbers, counts)
    return np.transpose(ids, back)


def _tie_axis(weaver: Weaver, table: CountTable, axis: int, ids: Numbers, *, untied: bool) -> None:
    """Along one dimension, every line of cells adds up to its total; sums that stand already are passed over."""
    others = [other for other in range(ids.ndim) if other != axis]
    for size in range(len(others) + 1):
        for rest in combinations(others, size):
            name = key_of(table, tuple(sorted((*rest, axis)))), table.dimensions[axis].name
            if name in weaver.tied and not untied:
                continue
            weaver.tied.add(name)
            where = tuple(
                slice(None) if other == axis else slice(0, ids.shape[other] - 1) if other in rest else -1
                for other in range(ids.ndim)
            )
            block = np.moveaxis(ids[where], sorted((*rest, axis)).index(axis), -1).reshape(
                -1, ids.shape[axis]
            )
            weaver.tie(block[:, :-1], block[:, -1])
