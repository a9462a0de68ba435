"""Bit planes: for each factor one bit a child, 64 children a word, so that facing several factors at once is one AND.

Children of one area stand together and every area begins on a word of its own: its counts are sums over a slice.
Padding bits are never set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
Whole = npt.NDArray[np.int64]
Part = TypeVar("Part")
Found = TypeVar("Found")

WORD = 64
MOST_FACTORS = 64
BLOCK = 1024
"""Words of each plane looked at together: 40 planes of them stay in the second-level cache. Fewer words than this hold
fewer than 65,536 children, so that their counts fit 16 bits, which are added up quickest."""
TURNED_AT_ONCE = 1 << 15


@dataclass(frozen=True, eq=False)
class Layout:
    """Where each child's bit stands. `starts` has the first word of each segment and, last, the number of words."""

    slots: Whole
    starts: Whole

    @property
    def words(self) -> int:
        return int(self.starts[-1])

    @property
    def segments(self) -> int:
        return len(self.starts) - 1


def layout_of(codes: npt.NDArray[np.integer], segments: int) -> Layout:
    """Children by the segment they belong to (0 to `segments` - 1), in their own order inside it."""
    sizes = np.bincount(codes, minlength=segments).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(-(-sizes // WORD))]).astype(np.int64)
    shift = starts[:-1] * WORD - np.concatenate([[0], np.cumsum(sizes)[:-1]])
    slots = np.arange(len(codes), dtype=np.int64) + np.repeat(shift, sizes)
    if len(codes) and np.any(codes[1:] < codes[:-1]):
        turned = np.empty_like(slots)
        turned[np.argsort(codes, kind="stable")] = slots
        slots = turned
    return Layout(slots, starts)


@dataclass(frozen=True, eq=False)
class Planes:
    """`words[f]` is the plane of factor f. `starts` are those of the layout."""

    words: Words
    starts: Whole

    @property
    def factors(self) -> int:
        return len(self.words)


def plain(words: Words) -> Planes:
    """Planes with no segments."""
    return Planes(words, np.array([0, words.shape[1]], np.int64))


def planes_from_bits(bits: Words, factors: int, layout: Layout | None = None) -> Planes:
    """Planes out of one word a child whose bit f says whether it faces factor f."""
    where = layout or layout_of(np.zeros(len(bits), np.uint8), 1)
    placed = np.zeros(where.words * WORD, np.uint64)
    placed[where.slots] = bits
    return Planes(turned(placed, factors), where.starts)


def turned(bits: Words, factors: int) -> Words:
    """A matrix of bits, children by factors, turned to factors by children. Children come in whole words."""
    planes = np.empty((factors, len(bits) // WORD), np.uint64)
    rows = planes.view(np.uint8)
    for first in range(0, len(bits), TURNED_AT_ONCE):
        octets = bits[first : first + TURNED_AT_ONCE].view(np.uint8).reshape(-1, 8)
        for octet in range(-(-factors // 8)):
            column = np.ascontiguousarray(octets[:, octet])
            for factor in range(octet * 8, min(octet * 8 + 8, factors)):
                packed = np.packbits(column & np.uint8(1 << factor % 8), bitorder="little")
                rows[factor, first // 8 : first // 8 + len(packed)] = packed
    return planes


def single_counts(planes: Planes) -> Whole:
    """Children who face each factor."""
    total = np.zeros(planes.factors, np.int64)
    for block in _blocks(planes):
        total += _counted(planes.words[:, block])
    return total


def pair_counts(planes: Planes, *, threads: int = 1) -> Whole:
    """Children who face both, above the diagonal; those who face the one, on it. Below it stand zeros."""
    total = np.zeros((planes.factors, planes.factors), np.int64)
    for part in _spread(lambda block: _pairs_of(planes.words[:, block]), _blocks(planes), threads):
        total += part
    return total


def _pairs_of(window: Words) -> Whole:
    here = np.ascontiguousarray(window)
    found = np.zeros((len(here), len(here)), np.int64)
    for factor in range(len(here)):
        found[factor, factor:] = _counted(here[factor:] & here[factor])
    return found


def cross_counts(ones: Planes, others: Planes) -> Whole:
    """Children in plane i of the one and plane j of the other, for all i and j."""
    total = np.zeros((ones.factors, others.factors), np.int64)
    for block in _blocks(ones):
        rows, columns = ones.words[:, block], np.ascontiguousarray(others.words[:, block])
        for factor in range(ones.factors):
            total[factor] += _counted(columns & rows[factor])
    return total


def pair_counts_by_segment(planes: Planes, *, threads: int = 1) -> npt.NDArray[np.int32]:
    """Children who face each single factor and pair (rows as in `pair_index`) in each segment."""
    rows = pair_index(planes.factors)
    total = np.zeros((len(rows), len(planes.starts) - 1), np.int32)
    runs = list(_runs(planes.starts))
    parts = _spread(lambda run: _pairs_in_run(planes, *run), runs, threads)
    for (first, last), part in zip(runs, parts, strict=True):
        total[:, first:last] = part
    return total


def pair_index(factors: int) -> npt.NDArray[np.int64]:
    """(i, j) with i <= j, in order; i = j stands for the factor alone."""
    return np.stack(np.triu_indices(factors), axis=1)


def _pairs_in_run(planes: Planes, first: int, last: int) -> npt.NDArray[np.int32]:
    """All pairs in the segments from `first` up to `last`, which are looked at together."""
    starts = planes.starts[first : last + 1]
    here = np.ascontiguousarray(planes.words[:, starts[0] : starts[-1]])
    filled = np.flatnonzero(starts[1:] > starts[:-1])
    begins = (starts[:-1] - starts[0])[filled]
    found = np.zeros((len(here) * (len(here) + 1) // 2, last - first), np.int32)
    small = np.uint16 if np.diff(starts).max(initial=0) < BLOCK else np.int32
    # Room that is used again and again stays in the cache of the processor.
    both, bits, at = np.empty_like(here), np.empty(here.shape, np.uint8), 0
    for factor in range(len(here) if len(filled) else 0):
        rows = len(here) - factor
        np.bitwise_and(here[factor:], here[factor], out=both[:rows])
        np.bitwise_count(both[:rows], out=bits[:rows])
        found[at : at + rows, filled] = np.add.reduceat(bits[:rows], begins, axis=1, dtype=small)
        at += rows
    return found


def _runs(starts: Whole) -> Iterator[tuple[int, int]]:
    """Neighbouring segments put together until they fill two blocks; a larger segment stands alone."""
    first = 0
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + 2 * BLOCK, side="right")) - 1
        last = min(max(last, first + 1), len(starts) - 1)
        yield first, last
        first = last


def _counted(words: Words) -> npt.NDArray[np.uint16]:
    """Bits set in each row of at most a block."""
    found: npt.NDArray[np.uint16] = np.add.reduce(np.bitwise_count(words), axis=1, dtype=np.uint16)
    return found


def _blocks(planes: Planes) -> Iterator[slice]:
    size = BLOCK - 1
    return (slice(first, first + size) for first in range(0, planes.words.shape[1], size))


def _spread(work: Callable[[Part], Found], parts: Iterable[Part], threads: int) -> Iterator[Found]:
    """Each part's answer in order; whole numbers are added, so any number of threads gives the same."""
    if threads == 1:
        yield from map(work, parts)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, parts)
