"""A small part of a large table in which a hidden count can be moved while all the rest stays as it is.

Some categories of each dimension, and the totals, make a small table inside the large one: every sum runs within it.
What moves there moves in the whole table too, so a proof in the small one is a proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fivefold_link.safe_output.linked import Mask
from fivefold_link.safe_output.protected import Numbers

WIDTH = {1: 30, 2: 6, 3: 3, 4: 2}
WIDEST = 1
"""How many categories of each dimension a neighbourhood takes, by the number of dimensions."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One table's cells with totals, and the names of its dimensions with their categories."""

    ids: Numbers
    dimensions: tuple[tuple[str, tuple[str, ...]], ...]


class Neighbourhoods:
    """Finds, for a cell, the part of the tables around it that has most room to move."""

    def __init__(self, frames: Sequence[Frame], cells: int) -> None:
        self._frames = frames
        self._home = np.full((cells, 2), -1)
        for number, frame in enumerate(frames):
            flat = frame.ids.ravel()
            fresh = self._home[flat, 0] < 0
            self._home[flat[fresh]] = np.stack(
                [np.full(int(fresh.sum()), number), np.flatnonzero(fresh)], axis=1
            )

    def around(self, cell: int, room: Mask, attempt: int) -> Numbers | None:
        """Cells of the part around `cell`; None where the cell stands in no table. `room`: cells that can move."""
        number, flat = self._home[cell]
        if number < 0:
            return None
        frame = self._frames[number]
        place = np.unravel_index(int(flat), frame.ids.shape)
        picked = {
            dimension: _picked(frame, axis, place, room, attempt)
            for axis, dimension in enumerate(frame.dimensions)
        }
        parts = [_part(other, picked, room, attempt) for other in self._linked(frame)]
        return np.unique(np.concatenate(parts))

    def _linked(self, frame: Frame) -> list[Frame]:
        """The table and those that share cells with it through a common dimension or the grand total."""
        total = frame.ids.flat[-1]
        return [other for other in self._frames if other is frame or other.ids.flat[-1] == total]


def _picked(frame: Frame, axis: int, place: tuple[np.intp, ...], room: Mask, attempt: int) -> Numbers:
    """Categories along one dimension: the cell's own, and those where its line has room, a few further on each attempt."""
    line = tuple(slice(0, -1) if other == axis else at for other, at in enumerate(place))
    free = room[frame.ids[line]].astype(np.int64)
    slabs = np.moveaxis(frame.ids, axis, 0)[:-1].reshape(len(free), -1)
    width = WIDTH.get(frame.ids.ndim, WIDEST)
    if slabs.size < 1 << 16:
        free = free * slabs.shape[1] + room[slabs].sum(axis=1)
    best = np.argsort(-free, kind="stable")
    best = np.roll(best, -attempt * (width - 1))[:width]
    return np.union1d(best, place[axis]) if place[axis] < len(free) else best


def _part(
    frame: Frame, picked: dict[tuple[str, tuple[str, ...]], Numbers], room: Mask, attempt: int
) -> Numbers:
    """The cells of one table at the picked categories, its own choice where it divides children otherwise, and totals."""
    totals = tuple(np.intp(size - 1) for size in frame.ids.shape)
    axes = []
    for axis, dimension in enumerate(frame.dimensions):
        if dimension not in picked:
            picked[dimension] = _picked(frame, axis, totals, room, attempt)
        axes.append(np.append(picked[dimension], frame.ids.shape[axis] - 1))
    return np.asarray(frame.ids[np.ix_(*axes)].ravel())
