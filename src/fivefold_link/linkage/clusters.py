"""Groups of linked records: everything that hangs together, unless the study or a person says that two records differ.

Edges are few (only records that no identifier and no group has claimed), so they come into NumPy whatever the engine.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def whole_numbers(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def smallest_of_each(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """The records of all edges, and for each the smallest record that it hangs together with."""
    records, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    left, right = places[: len(one)], places[len(one) :]
    label = np.arange(len(records))
    while True:
        lower = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, left, lower)
        np.minimum.at(label, right, lower)
        label = label[label]
        if (label == before).all():
            return records, records[label]


def components(
    one: Ints,
    other: Ints,
    score: Ints,
    *,
    slot: dict[int, int] | None = None,
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[Ints, Ints]:
    """Records and the smallest record of their cluster. No cluster holds two records of one `slot` (a dataset that
    knows each person once), nor a pair that is judged `apart`; the most likely edges come first."""
    records, person = smallest_of_each(one, other)
    doubtful = _doubtful(records, person, slot or {}, list(apart))
    if not len(doubtful):
        return records, person
    of = dict(zip(records.tolist(), person.tolist(), strict=True))
    inside = np.isin([of[record] for record in one.tolist()], doubtful)
    edges = sorted(zip((-score[inside]).tolist(), one[inside].tolist(), other[inside].tolist(), strict=True))
    of.update(_one_by_one([edge[1:] for edge in edges], slot or {}, {frozenset(pair) for pair in apart}))
    return records, np.array([of[record] for record in records.tolist()], dtype=np.int64)


def _doubtful(records: Ints, person: Ints, slot: dict[int, int], apart: list[tuple[int, int]]) -> Ints:
    """Clusters that hold two records which may not be together."""
    slots = np.array([slot.get(record, -1) for record in records.tolist()], dtype=np.int64)
    held, counts = np.unique(np.stack([person, slots])[:, slots >= 0], axis=1, return_counts=True)
    crowded = held[0][counts > 1] if held.size else np.empty(0, dtype=np.int64)
    of = dict(zip(records.tolist(), person.tolist(), strict=True))
    split = [of[a] for a, b in apart if a in of and of.get(b) == of[a]]
    return np.unique(np.concatenate([crowded, np.array(split, dtype=np.int64)]))


def _one_by_one(
    edges: list[tuple[int, int]], slot: dict[int, int], apart: set[frozenset[int]]
) -> dict[int, int]:
    """Join the two clusters of each edge in turn, unless they may not be together."""
    cluster: dict[int, list[int]] = {}
    for one, other in edges:
        first, second = cluster.setdefault(one, [one]), cluster.setdefault(other, [other])
        if first is second or _clash(first, second, slot, apart):
            continue
        joined = first + second
        cluster.update(dict.fromkeys(joined, joined))
    return {record: min(together) for record, together in cluster.items()}


def _clash(first: list[int], second: list[int], slot: dict[int, int], apart: set[frozenset[int]]) -> bool:
    taken = {slot[record] for record in first if record in slot}
    if any(slot.get(record) in taken for record in second):
        return True
    return any(frozenset((one, other)) in apart for one in first for other in second)
