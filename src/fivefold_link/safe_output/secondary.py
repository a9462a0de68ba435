"""Hiding more, so that no line of a table gives a hidden count away.

A line (cells and their total) gives a count away when the rest of the line leaves it fewer values than the policy asks
for. Then the cheapest other cell of the line is hidden too: one that mends other lines as well, opens no new one,
has room to move, and is a total only where nothing else will do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from fivefold_link.safe_output.linked import Mask, Web
from fivefold_link.safe_output.protected import Numbers
from fivefold_link.safe_output.ranges import Knowledge, line_by_line, taken

A_TOTAL_COSTS = 12
NO_ROOM_COSTS = 4


@dataclass(eq=False)
class Lines:
    """The web turned round: in which lines each cell stands."""

    web: Web
    order: Numbers = field(init=False)
    first: Numbers = field(init=False)

    def __post_init__(self) -> None:
        by_cell = np.argsort(self.web.cells, kind="stable")
        self.order = self.web.line_of[by_cell]
        counts = np.bincount(self.web.cells, minlength=len(self.web.counts))
        self.first = np.concatenate([[0], np.cumsum(counts)])

    def of(self, cells: Numbers) -> Numbers:
        """All lines that hold one of these cells."""
        lengths = self.first[cells + 1] - self.first[cells]
        ends = np.cumsum(lengths)
        at = np.arange(lengths.sum()) + np.repeat(self.first[cells] - ends + lengths, lengths)
        return np.unique(self.order[at])


def candidates(web: Web, hidden: Mask) -> Mask:
    """Cells that may be hidden to protect others: a zero protects nothing, nor does what everybody knows."""
    return web.published & ~web.fixed & ~web.kept & ~hidden & (web.counts > 0)


def cost_of_hiding(web: Web, know: Knowledge) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Fewest cells first, then fewest children; totals and cells without room to move cost more."""
    size = 1 + np.log2(1.0 + web.counts) / 16
    cramped = (web.counts - know.hidden_low < know.need - 1) & ~know.small
    return np.asarray(size * A_TOTAL_COSTS ** np.minimum(web.level, 8) * np.where(cramped, NO_ROOM_COSTS, 1))


def line_rule(web: Web, know: Knowledge, hidden: Mask, lines: Lines) -> Mask:
    """`hidden`, and what must be hidden with it, until no line on its own narrows a hidden count too far."""
    hidden = hidden.copy()
    cost = cost_of_hiding(web, know)
    watched = hidden | ~web.published | know.small
    active = lines.of(np.flatnonzero(watched & ~web.fixed))
    while len(active):
        low, high = know.ranges(hidden)
        guarded = (hidden | know.small) & ~web.fixed
        failing = _failing(web, know, active, guarded, low, high)
        more = _cheapest(web, failing, candidates(web, hidden), cost, low == high)
        if not len(more):
            return hidden
        hidden[more] = True
        active = np.union1d(failing, lines.of(more))
    return hidden


def _failing(
    web: Web, know: Knowledge, active: Numbers, guarded: Mask, low: Numbers, high: Numbers
) -> Numbers:
    """Those of the active lines that leave one of their guarded cells too few values."""
    starts, cells, signs = taken(web, active)
    least, most = line_by_line(starts, cells, signs, low, high)
    short = guarded[cells] & (most - least + 1 < know.need[cells])
    return active[np.logical_or.reduceat(short, starts[:-1])]


def _cheapest(
    web: Web,
    failing: Numbers,
    may: Mask,
    cost: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    certain: Mask,
) -> Numbers:
    """One cell for each failing line, the same one for lines that cross."""
    if not len(failing):
        return failing
    starts, cells, _ = taken(web, failing)
    line = np.repeat(failing, np.diff(starts))
    able = may[cells]
    cells, line = cells[able], line[able]
    mends = np.bincount(cells, minlength=len(web.counts))[cells]
    opens = _opened(web, certain, cells, mends)
    price = cost[cells] * (1 + opens) / mends
    order = np.lexsort((cells, price, line))
    _, first = np.unique(line[order], return_index=True)
    return np.unique(cells[order][first])


def _opened(web: Web, certain: Mask, cells: Numbers, mends: Numbers) -> Numbers:
    """How many lines, certain in every cell so far, would have one uncertain cell when this one is hidden."""
    sure = np.logical_and.reduceat(certain[web.cells], web.starts[:-1])
    spoilt = np.bincount(web.cells[sure[web.line_of]], minlength=len(web.counts))
    return np.asarray(spoilt[cells], dtype=np.int64)


def widened(web: Web, know: Knowledge, hidden: Mask, lines: Lines, narrow: Numbers) -> tuple[Mask, Numbers]:
    """`hidden` with one more cell for each narrow one, in the line that says most about it; and those beyond help."""
    hidden, cost = hidden.copy(), cost_of_hiding(web, know)
    helpless = []
    low, high = know.ranges(hidden)
    for cell in narrow.tolist():
        more = _telling(web, lines, cell, low, high, candidates(web, hidden), cost)
        if more is None:
            helpless.append(cell)
        else:
            hidden[more] = True
    return hidden, np.array(helpless, dtype=np.int64)


def _telling(
    web: Web,
    lines: Lines,
    cell: int,
    low: Numbers,
    high: Numbers,
    may: Mask,
    cost: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> int | None:
    """The cheapest cell of the line that narrows this one most; failing that, of the lines around it, ever wider."""
    own = lines.of(np.array([cell]))
    starts, cells, signs = taken(web, own)
    least, most = line_by_line(starts, cells, signs, low, high)
    line, left = np.repeat(own, np.diff(starts)), most - least
    mine = cells == cell
    width = dict(zip(line[mine].tolist(), left[mine].tolist(), strict=True))
    for _, number in sorted((wide, number) for number, wide in width.items()):
        found = _cheapest_of(web.cells[web.starts[number] : web.starts[number + 1]], may, cost)
        if found is not None:
            return found
    reached, before = np.unique(cells), 0
    while len(reached) > before:
        found = _cheapest_of(reached, may, cost)
        if found is not None:
            return found
        before = len(reached)
        reached = np.unique(taken(web, lines.of(reached))[1])
    return None


def _cheapest_of(
    cells: Numbers, may: Mask, cost: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> int | None:
    able = cells[may[cells]]
    return int(able[np.lexsort((able, cost[able]))[0]]) if len(able) else None
