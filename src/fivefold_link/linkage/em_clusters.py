"""From pairs to persons, under a rule that some records can never be one person.

Where a whole connected group keeps the rule it is one person. Where it does not, its links are taken from the surest
on, and a link that would break the rule is left out. Whole columns in NumPy; only the few groups that break the rule
are walked link by link.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def connected(count: int, left: Ints, right: Ints) -> Ints:
    """For each of `count` nodes the smallest node that it is connected with."""
    label = np.arange(count, dtype=np.int64)
    while left.size:
        smaller = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, label[left], smaller)
        np.minimum.at(label, label[right], smaller)
        while True:
            jumped = label[label]
            if np.array_equal(jumped, label):
                break
            label = jumped
        open_still = label[left] != label[right]
        if not open_still.any() and np.array_equal(before, label):
            break
        left, right = left[open_still], right[open_still]
    return label


def breaking(label: Ints, marks: Ints) -> Flags:
    """For each label whether two different marks (above zero) stand in its group."""
    marked = marks > 0
    highest, lowest = np.zeros_like(label), np.full_like(label, np.iinfo(np.int64).max)
    np.maximum.at(highest, label[marked], marks[marked])
    np.minimum.at(lowest, label[marked], marks[marked])
    return highest > lowest


def persons(
    count: int,
    left: Ints,
    right: Ints,
    sureness: Floats,
    *,
    one_value: Sequence[Ints] = (),
    once: Sequence[Flags] = (),
) -> Ints:
    """The person of each node: the smallest node of its group.

    `one_value`: marks of which a person has one at most (0 is none). `once`: nodes of which a person has one at most.
    Ties in sureness are settled by the nodes' own numbers, so the answer does not hang on the order of the pairs.
    """
    marks = [*one_value, *(np.where(flag, np.arange(1, count + 1), 0).astype(np.int64) for flag in once)]
    label = connected(count, left, right)
    broken = np.zeros(count, dtype=np.bool_)
    for mark in marks:
        broken |= breaking(label, mark)
    inside = broken[label[left]]
    if inside.any():
        again = np.flatnonzero(broken[label])
        label[again] = again
        _walk(label, left[inside], right[inside], sureness[inside], marks)
    return label


def _walk(label: Ints, left: Ints, right: Ints, sureness: Floats, marks: Sequence[Ints]) -> None:
    """Join from the surest link on; what would put two marks of one kind together is not joined."""
    parent: dict[int, int] = {}
    held = [{int(n): int(mark[n]) for n in np.unique(np.concatenate([left, right]))} for mark in marks]

    def top(node: int) -> int:
        while parent.get(node, node) != node:
            parent[node] = parent.get(parent[node], parent[node])
            node = parent[node]
        return node

    order = np.lexsort((right, left, -sureness))
    for a, b in zip(left[order].tolist(), right[order].tolist(), strict=True):
        low, high = sorted((top(a), top(b)))
        if low == high or any(of[low] and of[high] and of[low] != of[high] for of in held):
            continue
        parent[high] = low
        for of in held:
            of[low] = of[low] or of[high]
    for node in held[0] if held else ():
        label[node] = top(node)
