"""Small groups that show only when two published numbers are set side by side.

Two ways to divide the same children: a place's own area less the small areas inside it may leave a few children.
Two releases: the same cell now and before may differ by a few children. Both differences are cells in their own right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from fivefold.release.policy import Policy
from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.tables import CountTable
from fivefold_link.safe_output.linked import BlockKey, Mask, Place, Weaver, Web
from fivefold_link.safe_output.protected import CellState, Numbers, Overlap, Published
from fivefold_link.safe_output.ranges import Knowledge
from fivefold_link.safe_output.rounding import range_when_shown


def tie_overlaps(weaver: Weaver, overlaps: Sequence[Overlap]) -> int:
    """Tie every margin by one division to the same margin by the other; how many differences stand between them."""
    found = 0
    for overlap in overlaps:
        for one, two in _matching(weaver.blocks, overlap):
            found += _tie_pair(weaver, one, two, overlap.children)
            found += _tie_pair(weaver, two, one, overlap.children.T)
    return found


def _matching(
    blocks: Mapping[BlockKey, tuple[Numbers, Numbers]], overlap: Overlap
) -> Iterator[tuple[Numbers, Numbers]]:
    """Ids of margins that differ only in the division, each with the division as its first axis."""
    first = (overlap.first, overlap.first_categories)
    second = (overlap.second, overlap.second_categories)
    if overlap.children.shape != (len(first[1]), len(second[1])):
        raise Refused(
            "the table of areas against areas does not have the size of their lists",
            where=f"{overlap.first} and {overlap.second}",
            remedy="Count children by both divisions again.",
        )
    for population, period, dims in list(blocks):
        if first not in dims:
            continue
        rest = tuple(dim for dim in dims if dim != first)
        other = population, period, tuple(sorted((*rest, second)))
        if second not in dims and other in blocks:
            yield (
                np.moveaxis(blocks[population, period, dims][0], dims.index(first), 0),
                np.moveaxis(blocks[other][0], other[2].index(second), 0),
            )


def _tie_pair(weaver: Weaver, parts: Numbers, wholes: Numbers, children: Numbers) -> int:
    """Each whole, and each two wholes that share a part, against the parts that lie inside; the rest is a new cell."""
    inside, found = children > 0, 0
    counts = np.concatenate(weaver.parts)
    for group in _groups(inside):
        within = inside.any(axis=1) & ~np.delete(inside, list(group), axis=1).any(axis=1)
        touching = inside[:, list(group)].any(axis=1)
        if not within.any():
            continue
        lines = parts[within].reshape(int(within.sum()), -1).T, wholes[list(group)].reshape(len(group), -1).T
        complete = (lines[0] >= 0).all(axis=1) & (lines[1] >= 0).all(axis=1)
        small, large = lines[0][complete], lines[1][complete]
        rest = counts[large].sum(axis=1) - counts[small].sum(axis=1)
        ids = weaver.add(rest, published=False, fixed=np.full(len(rest), bool((touching == within).all())))
        _tie_difference(weaver, small, large, ids)
        found += len(ids)
    return found


def _groups(inside: Mask) -> Iterator[tuple[int, ...]]:
    for whole in range(inside.shape[1]):
        yield (whole,)
    shared = inside.astype(np.int64).T @ inside.astype(np.int64)
    for one, two in combinations(range(inside.shape[1]), 2):
        if shared[one, two]:
            yield one, two


def _tie_difference(weaver: Weaver, small: Numbers, large: Numbers, rest: Numbers) -> None:
    """Parts and the rest add up to the wholes."""
    cells = np.concatenate([small, rest.reshape(-1, 1), large], axis=1)
    signs = np.concatenate([np.ones(small.shape[1] + 1), -np.ones(large.shape[1])]).astype(np.int64)
    weaver.lines.append((cells, np.broadcast_to(signs, cells.shape)))


@dataclass(frozen=True, eq=False)
class Before:
    """What earlier releases mean for this one: cells that must be hidden, the range that is known of them, and why."""

    web: Web
    forced: Mask
    low: Numbers
    high: Numbers
    said: tuple[str, ...]

    def known(self, know: Knowledge) -> Knowledge:
        """Knowledge that takes in what the earlier release says about the forced cells."""
        low = np.where(self.forced, np.maximum(self.low, 0), know.hidden_low)
        high = np.where(self.forced, np.maximum(self.high, low), know.hidden_high)
        guarded = know.small | self.forced
        return replace(
            know, hidden_low=low, hidden_high=high, small=guarded, need=np.minimum(know.need, high - low + 1)
        )


def against_earlier(
    web: Web,
    tables: Sequence[CountTable],
    places: Sequence[Place],
    policy: Policy,
    earlier: Sequence[Published],
) -> Before:
    """Set every table beside what left before under the same dimensions."""
    forced = np.zeros(len(web.counts), dtype=bool)
    low, high, kept = (
        np.zeros_like(web.counts),
        web.counts + policy.hidden_to + policy.protection,
        web.kept.copy(),
    )
    said = []
    for table, place in zip(tables, places, strict=True):
        for old in earlier:
            order = _order(table, old)
            if order is None:
                continue
            state = np.transpose(old.state, order).ravel().astype(np.int64)
            shown = np.transpose(old.shown, order).ravel()
            ids = place.ids.ravel()
            same = (old.population, old.period) == (table.population, table.period)
            hide, out = (
                _again(web, policy, ids, state, shown, old.nearest)
                if same
                else _moved(web, policy, ids, state, shown, old.nearest)
            )
            kept[ids[out]] = True
            _note_forced(ids[hide], shown[hide], same, policy, web.counts, forced, low, high)
            said += _said(table, old, same, int(hide.sum()))
    kept &= ~forced
    return Before(replace(web, kept=kept), forced, low, high, tuple(said))


def _order(table: CountTable, old: Published) -> tuple[int, ...] | None:
    """How to turn the earlier table's axes into this one's; None when it divides children otherwise."""
    now = [(dimension.name, dimension.categories) for dimension in table.dimensions]
    then = [(dimension.name, dimension.categories) for dimension in old.dimensions]
    return tuple(then.index(dimension) for dimension in now) if sorted(now) == sorted(then) else None


def _again(
    web: Web, policy: Policy, ids: Numbers, state: Numbers, shown: Numbers, nearest: int
) -> tuple[Mask, Mask]:
    """The same children again: what was hidden stays hidden, a corrected count that differs by few is hidden, the rest is out."""
    counts = web.counts[ids]
    was_hidden = (state == CellState.SUPPRESSED) & (counts > policy.hidden_to)
    was_shown = (state == CellState.OBSERVED) | (state == CellState.ZERO)
    corrected = was_shown & (nearest == 1) & (policy.nearest == 1) & _few(counts - shown, policy)
    same_number = was_shown & (np.abs(counts - shown) < nearest)
    return was_hidden | (corrected & (counts > policy.hidden_to)), same_number


def _moved(
    web: Web, policy: Policy, ids: Numbers, state: Numbers, shown: Numbers, nearest: int
) -> tuple[Mask, Mask]:
    """Other children or another day: a cell that differs by few from what was shown is hidden, unless rounding blurs it."""
    counts = web.counts[ids]
    was_shown = (state == CellState.OBSERVED) | (state == CellState.ZERO)
    low, high = range_when_shown(counts, policy)
    blurred = (high - low + nearest) >= policy.protection
    few = _few(counts - shown, policy) & was_shown & ~blurred & (counts > policy.hidden_to)
    return few, np.zeros(len(ids), dtype=bool)


def _few(difference: Numbers, policy: Policy) -> Mask:
    size = np.abs(difference)
    return np.asarray((size >= max(policy.hidden_from, 1)) & (size <= policy.hidden_to))


def _note_forced(
    ids: Numbers,
    shown: Numbers,
    same: bool,
    policy: Policy,
    counts: Numbers,
    forced: Mask,
    low: Numbers,
    high: Numbers,
) -> None:
    """Somebody who knows the rule knows that the hidden cell lies near its earlier number."""
    forced[ids] = True
    near = (shown >= 0) if not same else (shown >= 0) & (counts[ids] != shown)
    low[ids] = np.where(
        near, np.maximum(shown - policy.hidden_to, policy.hidden_to + 1), policy.hidden_to + 1
    )
    high[ids] = np.where(near, shown + policy.hidden_to, counts[ids].max(initial=0) + policy.hidden_to + 1)


def _said(table: CountTable, old: Published, same: bool, hidden: int) -> list[str]:
    if not hidden:
        return []
    why = "hidden before" if same else f"differ by few children from {old.period}"
    return [f"{table.name}: {hidden} cells are hidden because they were {why} in {old.release}."]
