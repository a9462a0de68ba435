"""Two-way tables: nothing can be worked out exactly, and the fast search for bridges agrees with a slow one."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold_link.safe_output.bridges import bridges_of
from fivefold_link.safe_output.linked import with_totals
from fivefold_link.safe_output.two_way import protect_two_way

from .making import some_counts


def slow_bridges(hidden: np.ndarray) -> set[tuple[int, int]]:
    """A hidden cell is fixed by the sums when the equations allow no change of it: linear algebra, cell by cell."""
    cells = [tuple(at) for at in np.argwhere(hidden).tolist()]
    sums = np.zeros((sum(hidden.shape), len(cells)))
    for number, (row, column) in enumerate(cells):
        sums[row, number] = 1
        sums[hidden.shape[0] + column, number] = 1
    fixed = set()
    for number, cell in enumerate(cells):
        alone = np.zeros(len(cells))
        alone[number] = 1
        if np.linalg.matrix_rank(np.vstack([sums, alone])) == np.linalg.matrix_rank(sums):
            fixed.add(cell)
    return fixed


@given(
    seed=st.integers(0, 2**32), rows=st.integers(1, 6), columns=st.integers(1, 6), share=st.floats(0.1, 0.9)
)
@settings(max_examples=120, deadline=None)
def test_bridges_are_the_cells_that_the_sums_fix(seed: int, rows: int, columns: int, share: float) -> None:
    hidden = np.random.default_rng(seed).random((rows, columns)) < share
    assert {tuple(at) for at in bridges_of(hidden).tolist()} == slow_bridges(hidden)


def test_after_protection_no_hidden_cell_can_be_worked_out_exactly() -> None:
    for seed in range(1000):
        shape = [(4, 3), (8, 5), (3, 12), (20, 6)][seed % 4]
        full = with_totals(some_counts(seed, shape, 4.0 + seed % 30))
        primary = (full >= 1) & (full <= 7)
        made = protect_two_way(full, primary)
        assert not len(made.exact)
        assert not len(bridges_of(made.hidden))
        assert (made.hidden >= primary).all()
        assert (full[made.hidden] > 0).all()


def test_without_secondary_cells_small_counts_can_be_worked_out() -> None:
    exact = 0
    for seed in range(50):
        full = with_totals(some_counts(seed, (6, 5), 20.0))
        exact += len(bridges_of((full >= 1) & (full <= 7)))
    assert exact > 50
