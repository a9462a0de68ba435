"""The slow attacker: tries every table of whole numbers that could stand behind what is published."""

from __future__ import annotations

import numpy as np

from fivefold.release.policy import Policy
from fivefold_link.safe_output.protected import CellState, ProtectedTable, Reason


def could_be(policy: Policy, state: int, reason: int, shown: int, value: int) -> bool:
    """Whether a cell that is published like this could hold this count."""
    if state == CellState.ZERO:
        return value == 0
    if state == CellState.SUPPRESSED:
        return policy.hides(value) if reason == Reason.PRIMARY else value > policy.hidden_to
    rounded = (2 * value + policy.nearest) // (2 * policy.nearest) * policy.nearest
    return rounded == shown and not policy.hides(value) and not (value == 0 and policy.zero_is_shown)


def values_left(policy: Policy, table: ProtectedTable, most: int) -> dict[tuple[int, ...], set[int]]:
    """For every cell hidden because it is small: all counts that some possible table gives it."""
    may = _allowed(policy, table, most * table.state.size)
    inner = [
        at
        for at in np.ndindex(table.state.shape)
        if all(a < s - 1 for a, s in zip(at, table.state.shape, strict=True))
    ]
    choices = [np.flatnonzero(may[at][: most + 1]) for at in inner]
    every = np.stack([axis.ravel() for axis in np.meshgrid(*choices, indexing="ij")], axis=1)
    sums = {
        at: every[:, _parts(at, inner, table.state.shape)].sum(axis=1) for at in np.ndindex(table.state.shape)
    }
    fits = np.logical_and.reduce([may[at][total] for at, total in sums.items()])
    small = np.argwhere(table.reason == Reason.PRIMARY).tolist()
    return {tuple(at): set(sums[tuple(at)][fits].tolist()) for at in small}


def _allowed(policy: Policy, table: ProtectedTable, most: int) -> dict[tuple[int, ...], np.ndarray]:
    return {
        at: np.array(
            [could_be(policy, table.state[at], table.reason[at], table.shown[at], v) for v in range(most + 1)]
        )
        for at in np.ndindex(table.state.shape)
    }


def _parts(at: tuple[int, ...], inner: list[tuple[int, ...]], shape: tuple[int, ...]) -> list[int]:
    """Places of the inner cells that add up to this cell."""
    return [
        number
        for number, cell in enumerate(inner)
        if all(a == s - 1 or a == c for a, c, s in zip(at, cell, shape, strict=True))
    ]
