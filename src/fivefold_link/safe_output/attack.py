"""An attempt to undo the protection: what can somebody work out who knows every published number and the policy?

All cells whose count is not certain are unknowns of a linear programme, every sum a line of it. The attack moves a
hidden count as far up and as far down as the sums let it. A move in whole numbers is a table that could stand behind
what is published, so each one is proof for all the cells that it moves. Moves are looked for in small neighbourhoods
first; only cells that found none are asked about in the whole programme, one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fivefold_link.safe_output.bridges import components
from fivefold_link.safe_output.linked import Mask, Web
from fivefold_link.safe_output.moves import Moves
from fivefold_link.safe_output.neighbourhoods import Neighbourhoods
from fivefold_link.safe_output.programme import WHOLE, Solution
from fivefold_link.safe_output.protected import Numbers
from fivefold_link.safe_output.ranges import Knowledge, taken
from fivefold_link.safe_output.secondary import Lines

SEED = 20_260_401
ROUNDS = 2
ATTEMPTS = 3
SMALL = 300
MOST_UNKNOWN = 1_500
MOST_ASKED = 100
MOST_NEIGHBOURHOODS = 4_000
THRIFT = 0.05
"""What it costs to move a cell one step, where moving a wanted one is worth 1."""
FAR = 1 << 40
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Found:
    """What the attack found. `low` and `high` are values that some possible table gives a cell, so the true range is
    at least as wide; for the `narrow` cells nothing wider exists. For `unproven` cells the programme leaves enough
    room, but no table in whole numbers was found; `unasked` cells are not known.
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

    counts: Numbers
    low: Numbers
    high: Numbers
    need: Numbers

    def learn(self, cells: Numbers, move: Numbers) -> None:
        self.low[cells] = np.minimum(self.low[cells], self.counts[cells] + move)
        self.high[cells] = np.maximum(self.high[cells], self.counts[cells] + move)

    def short(self, cells: Numbers) -> Numbers:
        """Those of `cells` that have not been moved far enough."""
        return cells[(self.high - self.low + 1)[cells] < self.need[cells]]


@dataclass(eq=False)
class _Group:
    """Unknown cells that hang together through sums: `cells` by their place in the web, `at` the way back."""

    cells: Numbers
    at: Numbers
    moves: Moves
    widest: _Widest

    def push(self, cells: Numbers, signs: Numbers, thrift: float) -> Solution | None:
        """Push cells of the web and learn from the answer."""
        move = self.moves.push(self.at[cells], signs, thrift)
        if move is not None:
            self.widest.learn(self.cells, self.moves.sound(move))
        return move


@dataclass(eq=False)
class _Attempt:
    """One attack: the web, what each cell can be on its own, and what has been learnt."""

    web: Web
    lines: Lines
    low: Numbers
    high: Numbers
    widest: _Widest
    near: Neighbourhoods

    def group(self, cells: Numbers) -> _Group:
        """These cells with their sums; all others stay as they are."""
        at = np.full(len(self.web.counts), -1)
        at[cells] = np.arange(len(cells))
        starts, entries, signs = taken(self.web, self.lines.of(cells))
        inside = at[entries] >= 0
        begins = np.concatenate([[0], np.cumsum(inside)])[starts]
        counts = self.web.counts[cells]
        sums = begins, at[entries[inside]], signs[inside]
        return _Group(
            cells, at, Moves(counts - self.low[cells], self.high[cells] - counts, sums), self.widest
        )


def attack(web: Web, know: Knowledge, hidden: Mask, lines: Lines, near: Neighbourhoods) -> Found:
    """Try every small count that the published numbers might give away."""
    low, high = know.ranges(hidden)
    unknown = low < high
    widest = _Widest(web.counts, web.counts.copy(), web.counts.copy(), know.need)
    attempt = _Attempt(web, lines, low, high, widest, near)
    targets = np.flatnonzero(know.small)
    _learn_of_loners(attempt, targets)
    # A small count that is shown exactly is simply read off.
    narrow, unproven, unasked = [targets[~unknown[targets]]], [_NONE], [_NONE]
    for cells in _groups(web, unknown, widest.short(targets[unknown[targets]])):
        parts = _attacked(attempt, cells, cells[know.small[cells]], unknown)
        narrow.append(parts[0])
        unproven.append(parts[1])
        unasked.append(parts[2])
    return Found(widest.low, widest.high, targets, *map(np.concatenate, (narrow, unproven, unasked)))


def _learn_of_loners(attempt: _Attempt, targets: Numbers) -> None:
    """A cell that stands in no sum can be all that it can be on its own."""
    alone = targets[np.diff(attempt.lines.first)[targets] == 0]
    attempt.widest.low[alone] = attempt.low[alone]
    attempt.widest.high[alone] = attempt.high[alone]


def _attacked(
    attempt: _Attempt, cells: Numbers, aims: Numbers, unknown: Mask
) -> tuple[Numbers, Numbers, Numbers]:
    """Of one group: cells that are too narrow, cells without a proof in whole numbers, cells not asked about."""
    if len(cells) <= SMALL:
        group = attempt.group(cells)
        _push_each(group, aims)
        return _asked(group, attempt.widest.short(aims))
    left = _nearby(attempt, aims, unknown)
    if len(cells) > MOST_UNKNOWN or not len(left):
        return _NONE, _NONE, left
    return _asked(attempt.group(cells), left)


def _nearby(attempt: _Attempt, aims: Numbers, unknown: Mask) -> Numbers:
    """Look for moves around each cell; returns the cells for which none was found."""
    widest, left = attempt.widest, attempt.widest.short(aims)
    for number in range(ATTEMPTS):
        for cell in left[: MOST_NEIGHBOURHOODS >> number]:
            one = np.array([cell])
            around = attempt.near.around(int(cell), unknown, number) if len(widest.short(one)) else None
            if around is not None:
                _push_alone(attempt.group(around[unknown[around]]), one)
        left = widest.short(left)
    return left


def _push_each(group: _Group, aims: Numbers) -> None:
    """Push all cells together, then those that did not move far enough one by one."""
    _many_at_once(group, aims)
    for cell in group.widest.short(aims):
        _push_alone(group, np.array([cell]))


def _push_alone(group: _Group, cell: Numbers) -> None:
    """Push one cell up and down, no further than it needs."""
    group.moves.at_most(int(group.widest.need[cell[0]]) - 1)
    for way in (1, -1):
        if len(group.widest.short(cell)):
            group.push(cell, np.array([way]), THRIFT)


def _many_at_once(group: _Group, aims: Numbers) -> None:
    """Push many cells at a time, half of them up and half down."""
    chance = np.random.default_rng(SEED)
    left = group.widest.short(aims)
    if len(left):
        group.moves.at_most(int(group.widest.need[left].max()) - 1)
    for _ in range(ROUNDS):
        if len(left) < 2:
            break
        signs = chance.choice(np.array([-1, 1]), len(left))
        for way in (signs, -signs):
            group.push(left, way, THRIFT)
        left = group.widest.short(left)


def _groups(web: Web, unknown: Mask, wanted: Numbers) -> list[Numbers]:
    """Unknown cells that hang together through sums, as far as a wanted cell is among them."""
    if not len(wanted):
        return []
    entry = unknown[web.cells]
    cells, lines = web.cells[entry], web.line_of[entry]
    size = len(web.counts)
    label = components(np.stack([cells, lines + size]), size + web.lines)[:size]
    inside = np.flatnonzero(unknown & np.isin(label, label[wanted]))
    order = inside[np.argsort(label[inside], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1)


def _asked(group: _Group, aims: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Of one group: cells that are too narrow, cells without a proof in whole numbers, cells not asked about."""
    narrow, unproven = [], []
    for cell in aims[:MOST_ASKED].tolist():
        room = _one(group, np.array([cell]))
        if room < group.widest.need[cell]:
            narrow.append(cell)
        elif len(group.widest.short(np.array([cell]))):
            unproven.append(cell)
    unasked = group.widest.short(aims[MOST_ASKED:])
    return np.array(narrow, dtype=np.int64), np.array(unproven, dtype=np.int64), unasked


def _one(group: _Group, cell: Numbers) -> int:
    """How many values the programme leaves one cell; on the way, look for tables that prove it."""
    need, at = int(group.widest.need[cell[0]]), group.at[cell[0]]
    group.moves.at_most(FAR)
    most, least = group.push(cell, np.array([1]), 0.0), group.push(cell, np.array([-1]), 0.0)
    if most is None or least is None or not len(group.widest.short(cell)):
        return need
    room = int(np.floor(most[at] + WHOLE) - np.ceil(least[at] - WHOLE)) + 1
    if room >= need:
        _in_whole_numbers(group, cell)
    return room


def _in_whole_numbers(group: _Group, cell: Numbers) -> None:
    """Where the programme answers in fractions, ask small groups for whole numbers outright."""
    for way in (1, -1):
        if not len(group.widest.short(cell)):
            return
        move = group.moves.push_whole(group.at[cell], np.array([way]))
        if move is not None:
            group.widest.learn(group.cells, group.moves.sound(move))
