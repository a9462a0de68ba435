"""How many children face each set of factors, whatever else they face, and which exact sets are the commonest.

Sets of three and more are counted on the distinct patterns: far fewer than there are children.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from fivefold_link.exposure.planes import (
    WORD,
    Planes,
    Whole,
    Words,
    pair_counts,
    plain,
    single_counts,
    turned,
)

FEW = 4096
AT_ONCE = 1 << 17


@dataclass(frozen=True, eq=False)
class Sets:
    """Sets of one size in dictionary order (`factors` has a row a set) and the children who face all of each."""

    factors: npt.NDArray[np.int64]
    children: Whole


@dataclass(frozen=True, eq=False)
class Patterns:
    """Exact sets (a word each, bit f = factor f) and their children, most children first, then by word."""

    bits: Words
    children: Whole


def patterns_of(bits: Words) -> Patterns:
    """Every exact set that some child faces, the empty one too."""
    kinds, children = np.unique(bits, return_counts=True)
    order = np.argsort(-children, kind="stable")
    return Patterns(kinds[order], children[order].astype(np.int64))


def commonest(patterns: Patterns, most: int) -> Patterns:
    """The `most` commonest sets, and all that tie with the last of them."""
    if most >= len(patterns.bits):
        return patterns
    kept = int(np.searchsorted(-patterns.children, -patterns.children[most - 1], side="right"))
    return Patterns(patterns.bits[:kept], patterns.children[:kept])


def factors_of(word: int) -> tuple[int, ...]:
    """The factors whose bits are set."""
    return tuple(factor for factor in range(WORD) if word >> factor & 1)


def pair_sets(planes: Planes, size: int, *, threads: int = 1) -> Sets:
    """Single factors (size 1) or pairs (size 2) out of planes that are there already."""
    counts = pair_counts(planes, threads=threads)
    rows = rising(planes.factors, size)
    return Sets(rows, counts[rows[:, 0], rows[:, -1]])


def sets_of(patterns: Patterns, factors: int, size: int) -> Sets:
    """All sets of `size` factors, two or more.

    Numbers of children are taken apart into powers of two: the patterns whose number holds the same power are
    counted together as bit planes, and where they are few each adds its children to its sets.
    """
    rows = rising(factors, size)
    total = np.zeros(len(rows), np.int64)
    rich = np.bitwise_count(patterns.bits) >= size
    bits, children = patterns.bits[rich], patterns.children[rich]
    few: list[tuple[Words, Whole]] = []
    for power in range(int(children.max(initial=0)).bit_length()):
        some = bits[(children >> power & 1) != 0]
        if len(some) < FEW:
            few.append((some, np.full(len(some), 1 << power, np.int64)))
        else:
            total += down(some, factors, size) << power
    if few:
        total += across(Patterns(*map(np.concatenate, zip(*few, strict=True))), factors, size)
    return Sets(rows, total)


def across(patterns: Patterns, factors: int, size: int) -> Whole:
    """Children by set, in dictionary order: each pattern adds its own to every set that it holds."""
    total = np.zeros(comb(factors, size), np.float64)  # whole numbers below 2**53: exact
    each = np.bitwise_count(patterns.bits)
    for held in range(size, int(each.max(initial=0)) + 1):
        chosen = each == held
        weights = patterns.children[chosen].astype(np.float64)
        if len(weights):
            for numbers, weight in _numbers(patterns.bits[chosen], weights, factors, held, size):
                total += np.bincount(numbers, weight, minlength=len(total))
    return total.astype(np.int64)


def _numbers(
    bits: Words, weights: npt.NDArray[np.float64], factors: int, held: int, size: int
) -> Iterator[tuple[Whole, npt.NDArray[np.float64]]]:
    """Row numbers of all sets held by patterns of `held` factors, with the children of each, a batch at a time."""
    places = np.array(list(combinations(range(held), size)), np.int64).T
    steps = _steps(factors, size)
    batch = max(1, AT_ONCE // places.shape[1])
    for first in range(0, len(bits), batch):
        some = bits[first : first + batch]
        flags = np.unpackbits(some.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
        which = np.flatnonzero(flags).reshape(-1, held).T % WORD
        numbers = sum(steps[k][which][places[k]] for k in range(size)) + comb(factors, size) - 1
        yield numbers.ravel(), np.tile(weights[first : first + batch], places.shape[1])


def _steps(factors: int, size: int) -> Whole:
    """What each factor takes off the number of the last row, by its place in the set (dictionary order)."""
    return np.array(
        [[-comb(factors - 1 - f, size - k) for f in range(factors)] for k in range(size)], np.int64
    )


def down(bits: Words, factors: int, size: int) -> Whole:
    """Words by set, in dictionary order: an AND a set, shared by the sets that begin alike.

    The rarest factor of a set comes first: only the few words that hold it are turned into planes for its sets.
    """
    planes = turned(_whole_words(bits), factors)
    rarest_first = np.argsort(single_counts(plain(planes)), kind="stable")
    found = np.zeros((factors,) * size, np.int64)
    for place, factor in enumerate(rarest_first[: factors - size + 1]):
        holding = np.flatnonzero(
            np.unpackbits(planes[factor].view(np.uint8), bitorder="little").view(np.bool_)
        )
        facing = turned(_whole_words(bits[holding]), factors)[rarest_first[place + 1 :]]
        _fill(found[place], facing, place + 1)
    places = rising(factors, size)
    rows = np.sort(rarest_first[places], axis=1)
    counts: Whole = found[tuple(places.T)][np.lexsort(rows.T[::-1])]
    return counts


def _whole_words(bits: Words) -> Words:
    return np.concatenate([bits, np.zeros(-len(bits) % WORD, np.uint64)])


def _fill(found: Whole, planes: Words, first: int) -> None:
    """Sets of as many factors as `found` has axes out of `planes`, the first of which is number `first` on each."""
    if found.ndim == 1:
        found[first:] = single_counts(plain(planes))
    elif found.ndim == 2:
        found[first:, first:] = pair_counts(plain(planes))
    else:
        for place in range(len(planes) - 1):
            _fill(found[first + place], planes[place + 1 :] & planes[place], first + place + 1)


def rising(factors: int, size: int) -> npt.NDArray[np.int64]:
    """All sets of `size` numbers below `factors`, each rising, in dictionary order."""
    rows = np.arange(factors)[:, None]
    for _ in range(size - 1):
        more = factors - 1 - rows[:, -1]
        again = np.repeat(rows, more, axis=0)
        step = np.arange(more.sum()) - np.repeat(np.cumsum(more) - more, more)
        rows = np.column_stack([again, again[:, -1] + 1 + step])
    return rows
