"""An attempt to undo the protection: what can somebody work out who knows every published number and the policy?

All cells whose count is not certain are unknowns of a linear programme, every sum a line of it. The attack moves a
hidden count as far up and as far down as the sums let it. A solution in whole numbers is a table that could stand
behind what is published, so each one is proof for all the cells that it moves; only cells that no such table has
moved far enough are asked about one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fivefold_link.safe_output.bridges import components
from fivefold_link.safe_output.linked import Mask, Web
from fivefold_link.safe_output.programme import WHOLE, Programme, Solution
from fivefold_link.safe_output.protected import Numbers
from fivefold_link.safe_output.ranges import Knowledge, taken

SEED = 20_260_401
ROUNDS = 16
MOST_UNKNOWN = 20_000
MOST_ASKED = 400


@dataclass(frozen=True, eq=False)
class Found:
    """What the attack found. `low` and `high` are the values that some possible table gives a cell, so the true range
    is at least as wide; for the `narrow` cells nothing wider exists. `unproven` cells may be safe, `unasked` are not known.
    """

    low: Numbers
    high: Numbers
    asked: Numbers
    narrow: Numbers
    unproven: Numbers
    unasked: Numbers

    @property
    def fewest(self) -> int | None:
        """The fewest values that were left to an attacked cell."""
        seen = np.setdiff1d(self.asked, self.unasked)
        return int((self.high - self.low + 1)[seen].min()) if len(seen) else None


@dataclass(eq=False)
class _Widest:
    """The widest range that possible tables have given each cell so far."""

    low: Numbers
    high: Numbers

    def learn(self, cells: Numbers, values: Solution) -> bool:
        """Take in one solution; whether it is in whole numbers and so a table that could be."""
        whole = np.rint(values).astype(np.int64)
        if (np.abs(values - whole) > WHOLE).any():
            return False
        self.low[cells] = np.minimum(self.low[cells], whole)
        self.high[cells] = np.maximum(self.high[cells], whole)
        return True

    def short(self, cells: Numbers, need: Numbers) -> Numbers:
        """Those of `cells` that have not been moved far enough."""
        return cells[(self.high - self.low + 1)[cells] < need[cells]]


def attack(web: Web, know: Knowledge, hidden: Mask) -> Found:
    """Try every small count that the published numbers might give away."""
    low, high = know.ranges(hidden)
    unknown = low < high
    widest = _Widest(web.counts.copy(), web.counts.copy())
    targets = np.flatnonzero(know.small)
    results: list[tuple[Numbers, Numbers, Numbers]] = []
    # Where the rest is certain a small count that is shown exactly is simply read off.
    read = targets[~unknown[targets]]
    for cells in _groups(web, unknown, know.small):
        aims = cells[know.small[cells]]
        if len(cells) > MOST_UNKNOWN:
            results.append((_NONE, _NONE, aims))
            continue
        results.append(_group(web, low, high, unknown, cells, aims, know.need, widest))
    narrow, unproven, unasked = (
        (np.concatenate([_NONE, *part]) for part in zip(*results, strict=True)) if results else (_NONE,) * 3
    )
    return Found(widest.low, widest.high, targets, np.concatenate([read, narrow]), unproven, unasked)


_NONE = np.empty(0, dtype=np.int64)


def _groups(web: Web, unknown: Mask, small: Mask) -> list[Numbers]:
    """Unknown cells that hang together through sums, as far as there is a small count among them."""
    entry = unknown[web.cells]
    cells, lines = web.cells[entry], web.line_of[entry]
    size = len(web.counts)
    label = components(np.stack([cells, lines + size]), size + web.lines)[:size]
    wanted = np.zeros(size, dtype=bool)
    wanted[label[small & unknown]] = True
    inside = np.flatnonzero(unknown & wanted[label])
    order = inside[np.argsort(label[inside], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if len(order) else []


def _programme(web: Web, low: Numbers, high: Numbers, unknown: Mask, cells: Numbers) -> Programme:
    """The programme of one group; what is certain goes to the right-hand side."""
    at = np.full(len(web.counts), -1)
    at[cells] = np.arange(len(cells))
    mine = np.flatnonzero(np.logical_or.reduceat(at[web.cells] >= 0, web.starts[:-1]))
    starts, entries, signs = taken(web, mine)
    certain = np.add.reduceat(np.where(unknown[entries], 0, signs * low[entries]), starts[:-1])
    inside = at[entries] >= 0
    lengths = np.add.reduceat(inside.astype(np.int64), starts[:-1])
    begins = np.concatenate([[0], np.cumsum(lengths)])
    return Programme(
        low[cells], high[cells], (begins, at[entries[inside]], signs[inside]), -certain, -certain
    )


def _group(
    web: Web,
    low: Numbers,
    high: Numbers,
    unknown: Mask,
    cells: Numbers,
    aims: Numbers,
    need: Numbers,
    widest: _Widest,
) -> tuple[Numbers, Numbers, Numbers]:
    """Of one group: cells that are too narrow, cells without a proof in whole numbers, cells that were not asked about."""
    programme = _programme(web, low, high, unknown, cells)
    at = np.full(len(web.counts), -1)
    at[cells] = np.arange(len(cells))
    left = _all_at_once(programme, cells, at, aims, need, widest)
    narrow, unproven = [], []
    for cell in left[:MOST_ASKED].tolist():
        if len(widest.short(np.array([cell]), need)):
            proven, least, most = _one(programme, cells, int(at[cell]), cell, need, widest)
            if most - least + 1 < need[cell]:
                narrow.append(cell)
            elif not proven:
                unproven.append(cell)
    unasked = widest.short(left[MOST_ASKED:], need)
    return np.array(narrow, dtype=np.int64), np.array(unproven, dtype=np.int64), unasked


def _all_at_once(
    programme: Programme, cells: Numbers, at: Numbers, aims: Numbers, need: Numbers, widest: _Widest
) -> Numbers:
    """Push many cells at a time, half of them up and half down, and return those that never moved far enough."""
    chance = np.random.default_rng(SEED)
    left = widest.short(aims, need)
    for _ in range(ROUNDS):
        if not len(left):
            break
        signs = chance.choice(np.array([-1, 1]), len(left))
        for way in (signs, -signs):
            values = programme.push(at[left], way)
            if values is not None:
                widest.learn(cells, values)
        before, left = len(left), widest.short(left, need)
        if len(left) > 0.9 * before:
            break
    return left


def _one(
    programme: Programme, cells: Numbers, position: int, cell: int, need: Numbers, widest: _Widest
) -> tuple[bool, int, int]:
    """Smallest and largest value of one cell, and whether possible tables prove that it keeps enough values."""
    ends = _ends(programme, cells, position, widest)
    if len(widest.short(np.array([cell]), need)) and ends[1] - ends[0] + 1 >= need[cell]:
        programme.whole_numbers(only=True)
        _ends(programme, cells, position, widest)
        programme.whole_numbers(only=False)
    return not len(widest.short(np.array([cell]), need)), *ends


def _ends(programme: Programme, cells: Numbers, position: int, widest: _Widest) -> tuple[int, int]:
    """The programme's range for one cell, drawn in to whole numbers."""
    up, down = programme.push([position], [1]), programme.push([position], [-1])
    for values in (up, down):
        if values is not None:
            widest.learn(cells, values)
    cell = cells[position]
    least = widest.low[cell] if down is None else np.ceil(down[position] - WHOLE)
    most = widest.high[cell] if up is None else np.floor(up[position] + WHOLE)
    return int(least), int(most)
