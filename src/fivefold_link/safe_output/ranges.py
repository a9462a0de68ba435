"""What somebody who knows the policy and all that is published can say about each cell on its own, and line by line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fivefold.release.policy import Policy
from fivefold_link.safe_output.linked import Mask, Web
from fivefold_link.safe_output.protected import Numbers
from fivefold_link.safe_output.rounding import is_small, range_when_hidden, range_when_shown


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Ranges of every cell when shown and when hidden; `small` cells must keep `need` possible values."""

    shown_low: Numbers
    shown_high: Numbers
    hidden_low: Numbers
    hidden_high: Numbers
    small: Mask
    need: Numbers

    def ranges(self, hidden: Mask) -> tuple[Numbers, Numbers]:
        """Smallest and largest possible count of each cell, taken alone."""
        return (
            np.where(hidden, self.hidden_low, self.shown_low),
            np.where(hidden, self.hidden_high, self.shown_high),
        )


def what_is_known(web: Web, policy: Policy, shown: tuple[Numbers, Numbers] | None = None) -> Knowledge:
    """Knowledge under `policy`; `shown` are the ranges of shown cells where the method is not the policy's rounding."""
    most = int(web.counts.max(initial=0)) + policy.nearest + policy.hidden_to + policy.protection
    shown_low, shown_high = shown or range_when_shown(web.counts, policy)
    hidden_low, hidden_high = range_when_hidden(web.counts, policy, most)
    derived = ~web.published
    # A difference is not labelled: nobody is told that it is small.
    hidden_low, hidden_high = np.where(derived, 0, hidden_low), np.where(derived, most, hidden_high)
    shown_low, shown_high = np.where(derived, 0, shown_low), np.where(derived, most, shown_high)
    # What left before stays as wide as it was.
    hidden_low = np.where(web.kept, shown_low, hidden_low)
    hidden_high = np.where(web.kept, shown_high, hidden_high)
    out = web.fixed
    small = is_small(web.counts, policy) & ~out
    need = np.where(out, 1, np.minimum(policy.protection, hidden_high - hidden_low + 1))
    known = web.counts
    return Knowledge(
        np.where(out, known, shown_low),
        np.where(out, known, shown_high),
        np.where(out, known, hidden_low),
        np.where(out, known, hidden_high),
        small,
        need,
    )


def taken(web: Web, lines: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """`starts`, `cells` and `signs` of some lines only."""
    lengths = web.starts[lines + 1] - web.starts[lines]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    at = np.arange(starts[-1]) + np.repeat(web.starts[lines] - starts[:-1], lengths)
    return starts, web.cells[at], web.signs[at]


def line_by_line(
    starts: Numbers, cells: Numbers, signs: Numbers, low: Numbers, high: Numbers
) -> tuple[Numbers, Numbers]:
    """For each entry of each line: the range of its cell when the rest of that line is taken into account."""
    up = signs > 0
    mine_low, mine_high = low[cells], high[cells]
    least, most = np.where(up, mine_low, -mine_high), np.where(up, mine_high, -mine_low)
    line = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    rest_least = np.add.reduceat(least, starts[:-1])[line] - least
    rest_most = np.add.reduceat(most, starts[:-1])[line] - most
    return (
        np.maximum(mine_low, np.where(up, -rest_most, rest_least)),
        np.minimum(mine_high, np.where(up, -rest_least, rest_most)),
    )
