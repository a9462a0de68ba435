"""How likely a pattern of agreement is a true match, learnt from pairs whose truth the shared identifier tells.

A logistic regression on the levels and on every two levels together: so it learns that surname, birth date and
postcode go together in twins and are no threefold proof. Where a pattern has been seen often, what was seen weighs
more than the curve. Probabilities become whole millionths, so that no decision hangs on the last bit of a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from fivefold_link.engine.protocol import Refused
from fivefold_link.linkage.patterns import FIELDS, levels_of

Floats = npt.NDArray[np.float64]
VERSION = 1
CERTAIN = 1_000_000
CURVE_COUNTS_AS = 8.0
"""The curve weighs as much as this many pairs of a pattern."""
RIDGE_ALONE, RIDGE_TOGETHER, STEPS, ENOUGH = 0.05, 1.0, 40, 1e-9


def _features(patterns: list[int]) -> Floats:
    """A column for 1, one for each level of each field, one for every two levels of two fields."""
    levels = np.array([levels_of(pattern) for pattern in patterns], dtype=np.int64).reshape(-1, len(FIELDS))
    alone = [
        np.eye(len(field.levels))[np.minimum(levels[:, place], len(field.levels) - 1)]
        for place, field in enumerate(FIELDS)
    ]
    together = [
        (one[:, :, None] * other[:, None, :]).reshape(len(patterns), -1)
        for one, other in combinations(alone, 2)
    ]
    return np.hstack([np.ones((len(patterns), 1)), *alone, *together])


def _ridge() -> Floats:
    alone = sum(len(field.levels) for field in FIELDS)
    together = sum(len(one.levels) * len(other.levels) for one, other in combinations(FIELDS, 2))
    return np.array([1e-6] + [RIDGE_ALONE] * alone + [RIDGE_TOGETHER] * together)


def _curve(features: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(features @ weights, -30, 30))))


def _fit(features: Floats, matches: Floats, pairs: Floats) -> Floats:
    """Iteratively reweighted least squares with a ridge; columns that are never used keep the weight 0."""
    used = (features * pairs[:, None]).sum(axis=0) > 0
    x, ridge = features[:, used], _ridge()[used]
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        fitted = _curve(x, weights)
        spread = pairs * np.maximum(fitted * (1 - fitted), 1e-9)
        gradient = x.T @ (matches - pairs * fitted) - ridge * weights
        step = np.linalg.solve(x.T @ (x * spread[:, None]) + np.diag(ridge), gradient)
        weights = weights + step
        if np.abs(step).max() < ENOUGH:
            break
    whole = np.zeros(features.shape[1])
    whole[used] = weights
    return whole


@dataclass(frozen=True)
class Model:
    """What was learnt: weights of the curve, and matches and pairs seen for each pattern."""

    weights: tuple[float, ...]
    seen: Mapping[int, tuple[float, float]]

    def millionths(self, patterns: list[int]) -> npt.NDArray[np.int64]:
        """The probability of each pattern; never 0 and never 1, for certainty comes from people."""
        if not patterns:
            return np.empty(0, dtype=np.int64)
        curve = _curve(_features(patterns), np.array(self.weights))
        seen = np.array([self.seen.get(pattern, (0.0, 0.0)) for pattern in patterns]).reshape(-1, 2)
        mixed = (seen[:, 0] + CURVE_COUNTS_AS * curve) / (seen[:, 1] + CURVE_COUNTS_AS)
        return np.clip(np.rint(mixed * CERTAIN), 1, CERTAIN - 1).astype(np.int64)

    def as_json(self) -> dict[str, Any]:
        return {
            "method": "staged",
            "version": VERSION,
            "fields": [[field.name, len(field.levels)] for field in FIELDS],
            "weights": list(self.weights),
            "seen": [[pattern, *counts] for pattern, counts in sorted(self.seen.items())],
        }


def learn(patterns: list[int], matches: list[float], pairs: list[float]) -> Model:
    """The model of these counts; patterns are taken in order, so that the same counts give the same model."""
    rows = sorted(zip(patterns, matches, pairs, strict=True))
    ordered = [row[0] for row in rows]
    matched, counted = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    weights = _fit(_features(ordered), matched, counted)
    return Model(tuple(float(weight) for weight in weights), {row[0]: (row[1], row[2]) for row in rows})


def from_json(saved: Mapping[str, Any]) -> Model:
    """A model that was written before; refuses one that knows other fields."""
    fields = [[field.name, len(field.levels)] for field in FIELDS]
    if saved.get("method") != "staged" or saved.get("version") != VERSION or saved.get("fields") != fields:
        raise Refused(
            "the saved linkage model was made by another version",
            remedy="Take it away; the next run learns anew.",
        )
    seen = {int(pattern): (float(matches), float(pairs)) for pattern, matches, pairs in saved["seen"]}
    return Model(tuple(float(weight) for weight in saved["weights"]), seen)
