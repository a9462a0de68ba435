"""Splink's probabilities put right by pairs whose truth the identifier tells.

Name, birth date and postcode agree together within families, so independence makes Splink too sure. Among blocked
pairs that both hold an identifier the truth is known; hidden from the weight, it says how often each pattern of
agreement is right. Patterns with few such pairs lean on all pairs of similar weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

FEWEST = 200
"""Labelled pairs below which nothing is put right; both matches and others must be among them."""

LEAN = 5.0
"""A pattern's own pairs count against this many of its neighbours."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """One row a pattern of agreement: mean weight, labelled pairs and how many of them are matches."""

    names: tuple[str, ...]
    weight: Floats
    pairs: Floats
    matches: Floats


def rising(values: Floats, weights: Floats) -> Floats:
    """The nearest sequence that never falls (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        blocks.append((value, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            last, before = blocks.pop(), blocks.pop()
            total = before[1] + last[1]
            mean = (before[0] * before[1] + last[0] * last[1]) / total if total else before[0]
            blocks.append((mean, total, before[2] + last[2]))
    return np.repeat([b[0] for b in blocks], [b[2] for b in blocks]).astype(np.float64)


def calibrated(patterns: Patterns) -> Floats | None:
    """How likely each pattern is a match; None where too little is known."""
    matches = float(patterns.matches.sum())
    pairs = float(patterns.pairs.sum())
    if pairs < FEWEST or matches == 0 or matches == pairs:
        return None
    known = np.flatnonzero(patterns.pairs > 0)
    order = known[np.lexsort((known, patterns.weight[known]))]
    rate = (patterns.matches[order] + 0.5) / (patterns.pairs[order] + 1)
    curve = rising(rate, patterns.pairs[order] + 1)
    along = np.interp(patterns.weight, patterns.weight[order], curve)
    return (patterns.matches + LEAN * along) / (patterns.pairs + LEAN)
