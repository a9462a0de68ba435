"""Other tables that could stand behind the same published numbers, as moves away from the true one.

A move changes cells so that every sum still holds and every cell stays in its range. Asked to be thrifty, the
programme finds small moves; parts of a move that do not touch are moves of their own, so one answer proves much.
Only moves in whole numbers count: half a child is no proof.
"""

from __future__ import annotations

import numpy as np

from fivefold_link.safe_output.bridges import components
from fivefold_link.safe_output.programme import WHOLE, Programme, Solution, Sums
from fivefold_link.safe_output.protected import Numbers

FEW = 200
"""Groups up to this size are also asked for whole-number answers outright."""


class Moves:
    """Moves of one group of cells, each at most `down` below and `up` above its true count."""

    def __init__(self, down: Numbers, up: Numbers, lines: Sums) -> None:
        starts, cells, signs = lines
        self.size, self._down, self._up = len(down), down, up
        self._starts, self._cells = starts, cells
        self._line = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        doubled = 2 * starts, np.stack([cells, cells + self.size], axis=1), np.stack([signs, -signs], axis=1)
        nothing = np.zeros(len(starts) - 1, dtype=np.int64)
        self._programme = Programme(
            np.zeros(2 * self.size, dtype=np.int64),
            np.concatenate([up, down]),
            (doubled[0], doubled[1].ravel(), doubled[2].ravel()),
            nothing,
            nothing,
        )

    def at_most(self, steps: int) -> None:
        """No cell moves further than this many steps: small moves are found sooner."""
        ends = np.minimum(np.concatenate([self._up, self._down]), steps)
        self._programme.bound(np.zeros(2 * self.size, dtype=np.int64), ends)

    def push(self, cells: Numbers, signs: Numbers, thrift: float) -> Solution | None:
        """A move that takes these cells as far up or down as it can, the others as little as it must."""
        wish = np.zeros(self.size)
        wish[cells] = signs
        moved = self._programme.best(np.concatenate([wish - thrift, -wish - thrift]))
        return None if moved is None else np.asarray(moved[: self.size] - moved[self.size :])

    def push_whole(self, cells: Numbers, signs: Numbers) -> Solution | None:
        """The same in whole numbers, for small groups only."""
        if self.size > FEW:
            return None
        self._programme.whole_numbers(only=True)
        moved = self.push(cells, signs, 0.0)
        self._programme.whole_numbers(only=False)
        return moved

    def sound(self, move: Solution) -> Numbers:
        """The parts of a move that are in whole numbers, or are so when taken twice; the rest stays where it is."""
        whole = np.rint(move).astype(np.int64)
        broken = np.abs(move - whole) > WHOLE
        if not broken.any():
            return whole
        part = self._parts(np.abs(move) > WHOLE)
        bad = np.isin(part, part[broken])
        twice = np.rint(2 * move).astype(np.int64)
        beyond = (np.abs(2 * move - twice) > WHOLE) | (twice > self._up) | (twice < -self._down)
        worse = np.isin(part, part[beyond & bad])
        return np.where(bad, np.where(worse, 0, twice), whole)

    def _parts(self, moved: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Numbers:
        """Which part of the move each cell belongs to; cells that stay are parts of their own."""
        entry = moved[self._cells]
        ends = np.stack([self._cells[entry], self._line[entry] + self.size])
        return components(ends, self.size + len(self._starts) - 1)[: self.size]
