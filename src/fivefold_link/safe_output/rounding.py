"""What a shown count says about the true one: the number that is printed, and the range that it leaves open."""

from __future__ import annotations

import numpy as np

from fivefold.release.policy import Method, Policy
from fivefold_link.safe_output.protected import Numbers


def shown_number(counts: Numbers, policy: Policy) -> Numbers:
    """The number that stands for each count when it is not hidden (nearest step, halves up, or the middle of its band)."""
    step = policy.nearest
    if policy.method is Method.MIDPOINT:
        return np.where(counts > 0, -(-counts // step) * step - step // 2, 0)
    return (2 * counts + step) // (2 * step) * step


def range_when_shown(counts: Numbers, policy: Policy) -> tuple[Numbers, Numbers]:
    """Smallest and largest count that would be shown as the same number under this policy."""
    step, shown = policy.nearest, shown_number(counts, policy)
    if policy.method is Method.MIDPOINT:
        low, high = shown - (step - 1 - step // 2), shown + step // 2
    else:
        low, high = shown - step // 2, shown + (step - 1) // 2
        low = np.maximum(low, np.where(counts > policy.hidden_to, policy.hidden_to + 1, 0))
    none = (counts == 0) & policy.zero_is_shown
    return np.where(none, 0, low), np.where(none, 0, high)


def range_when_hidden(counts: Numbers, policy: Policy, most: int) -> tuple[Numbers, Numbers]:
    """What remains possible for a hidden count, for somebody who knows which cells are hidden because they are small."""
    small = is_small(counts, policy)
    low = np.where(small, policy.hidden_from, np.where(counts > policy.hidden_to, policy.hidden_to + 1, 0))
    high = np.where(small, policy.hidden_to, np.where(counts > policy.hidden_to, most, 0))
    return low.astype(np.int64), high.astype(np.int64)


def is_small(counts: Numbers, policy: Policy) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether the policy names this count as one that points at too few children."""
    return (counts >= policy.hidden_from) & (counts <= policy.hidden_to)
