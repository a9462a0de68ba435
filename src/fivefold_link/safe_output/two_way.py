"""Secondary suppression of a two-way table with totals, and the proof that no hidden cell can be worked out exactly.

Rows and columns (the totals among them) are the nodes of a graph, hidden cells its edges. The sums fix a hidden cell
exactly when its edge is a bridge (Gusfield 1988), so a table without bridges gives nothing away to arithmetic alone.
Ranges are another matter: see `attack`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fivefold_link.safe_output.bridges import bridges_of, sides_of
from fivefold_link.safe_output.linked import Mask
from fivefold_link.safe_output.protected import Numbers

Costs = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
NEVER = np.inf


@dataclass(frozen=True, eq=False)
class TwoWay:
    """Which cells of the table with totals are hidden; `exact` lists (row, column) that can still be worked out."""

    hidden: Mask
    exact: Numbers


def protect_two_way(full: Numbers, primary: Mask, may: Mask | None = None) -> TwoWay:
    """Hide what must be hidden with `primary`. `full` has totals in its last row and column; `may` can be hidden."""
    costs = _costs(full, (full > 0) if may is None else may & (full > 0))
    hidden = _pair_up(primary.copy(), costs)
    while True:
        bridges = bridges_of(hidden)
        wanted = primary[bridges[:, 0], bridges[:, 1]]
        exact = bridges[wanted]
        if not len(exact) or not _closed(hidden, costs, exact):
            break
    # A secondary cell that the sums give away lies on no circle, so it protects nothing: it is shown again.
    idle = bridges[~wanted]
    hidden[idle[:, 0], idle[:, 1]] = False
    return TwoWay(hidden, exact)


def _costs(full: Numbers, may: Mask) -> Costs:
    """Fewest children first; totals last. Only cells that may be hidden have a finite cost."""
    costs = 1 + np.log2(1.0 + full)
    costs[-1, :] += 64
    costs[:, -1] += 64
    return np.where(may, costs, NEVER)


def _pair_up(hidden: Mask, costs: Costs) -> Mask:
    """No row and no column keeps a single hidden cell, as far as something else in it may be hidden."""
    while True:
        before = int(hidden.sum())
        _pair_rows(hidden, costs)
        _pair_rows(hidden.T, costs.T)
        if int(hidden.sum()) == before:
            return hidden


def _pair_rows(hidden: Mask, costs: Costs) -> None:
    """Each row with one hidden cell gets a second, in a column that needs one too if there is such a column."""
    in_column = hidden.sum(axis=0)
    for row in np.flatnonzero(hidden.sum(axis=1) == 1):
        price = np.where(hidden[row], NEVER, costs[row] + _COLUMN[np.minimum(in_column, 2)])
        column = int(price.argmin())
        if price[column] < NEVER:
            hidden[row, column] = True
            in_column[column] += 1


_COLUMN = np.array([16.0, 0.0, 8.0])
"""What it costs to hide a cell in a column with no hidden cell (another must follow), with one (both are mended), with more."""


def _closed(hidden: Mask, costs: Costs, exact: Numbers) -> bool:
    """Hide what puts the first bridge on a circle, one cell or two; whether there was anything to hide."""
    rows, columns = sides_of(hidden, int(exact[0, 0]), int(exact[0, 1]))
    free = np.where(hidden, NEVER, costs)
    across = np.where(np.multiply.outer(rows, columns) == 2, free, NEVER)
    best = int(across.argmin())
    if across.flat[best] < NEVER:
        hidden.flat[best] = True
        return True
    return _closed_by_way_of(hidden, free, columns) or _closed_by_way_of(hidden.T, free.T, rows)


def _closed_by_way_of(hidden: Mask, free: Costs, columns: Numbers) -> bool:
    """Join the two sides through a row that stands on neither."""
    near, far = np.where(columns == 1, free, NEVER), np.where(columns == 2, free, NEVER)
    price = near.min(axis=1) + far.min(axis=1)
    row = int(price.argmin())
    if price[row] == NEVER:
        return False
    hidden[row, [int(near[row].argmin()), int(far[row].argmin())]] = True
    return True
