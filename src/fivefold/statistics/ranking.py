"""A ranking with its stability: which ranks each area may really have, given the doubt of every figure.

Reference: Goldstein and Spiegelhalter (1996), "League tables and their limitations". There ranks are drawn at
random; here the chance of every rank is worked out: given an area's true value, the others lie above it or not each
for itself, so the number above is a sum of unlike coins; fixed points take the average over the true value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, sqrt
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.statistics.quadrature import legendre
from fivefold.vocabulary.words import marked

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
else:
    np = Late("numpy")

MOST = 400
_POINTS = (96, 32)
_FEW_AREAS = 60
_FAR = 6.0
_LEAST_ERROR = 1e-9

LIKELIHOODS = (
    (0.99, marked("almost certainly")), (0.90, marked("very likely")), (0.66, marked("likely")),
    (0.33, marked("as likely as not")), (0.10, marked("unlikely")), (0.01, marked("very unlikely")),
)  # fmt: skip
"""Words for chances, with the least chance that each stands for (the scale of the IPCC)."""
HARDLY = marked("almost certainly not")


@dataclass(frozen=True, slots=True)
class Ranked:
    """An area in a ranking; rank 1 has the highest value. `low` and `high` hold the true rank with the confidence.

    `chance_first_fifth` and `chance_last_fifth` are the chances that it is among the fifth with the highest and the
    lowest values.
    """

    rank: int
    low: int
    high: int
    chance_first_fifth: float
    chance_last_fifth: float

    @property
    def is_stable(self) -> bool:
        """Whether the rank can be said to within one place either way."""
        return self.high - self.low <= 2


def likelihood(chance: float) -> str:
    """A chance in words.

    >>> likelihood(0.7), likelihood(0.002)
    ('likely', 'almost certainly not')
    """
    if not 0 <= chance <= 1:
        raise ValueError(f"a chance lies between 0 and 1, not {chance}")
    return next((words for least, words in LIKELIHOODS if chance >= least), HARDLY)


def ranking(values: Sequence[float], errors: Sequence[float], *, confidence: float = 0.95) -> list[Ranked]:
    """The rank of each value and the ranks that it may really have. `errors` are standard errors."""
    if len(values) != len(errors):
        raise ValueError("each value needs its standard error")
    if len(values) > MOST:
        raise ValueError(f"a ranking of more than {MOST} areas says nothing; compare tenths instead")
    if any(not error >= 0 for error in errors):
        raise ValueError("a standard error is not negative")
    if not values:
        return []
    chances = rank_chances(values, errors)
    ranks = [1 + sum(other > value for other in values) for value in values]
    return [_ranked(rank, row, confidence) for rank, row in zip(ranks, chances, strict=True)]


def rank_chances(values: Sequence[float], errors: Sequence[float]) -> Numbers:
    """The chance of each rank, from the highest, for each value: a row a value."""
    middle = np.array(values, dtype=np.float64)
    spread = np.maximum(np.array(errors, dtype=np.float64), _LEAST_ERROR * (1 + np.abs(middle).max()))
    # An area that is far surer than another makes a sharp step in it: more points where there are few areas.
    rule = legendre(_POINTS[0] if len(values) <= _FEW_AREAS else _POINTS[1])
    points = np.array([place * _FAR for place, _ in rule])
    weights = np.array([weight * exp(-((place * _FAR) ** 2) / 2) for place, weight in rule])
    weights /= weights.sum()
    true = middle[:, None] + spread[:, None] * points
    count = len(middle)
    chances = np.zeros((count, len(points), count))
    chances[:, :, 0] = 1.0
    beyond = np.vectorize(erfc, otypes=[np.float64])
    for other in range(count):
        above = beyond((true - middle[other]) / (spread[other] * sqrt(2))) / 2
        above[other] = 0.0
        moved = chances[:, :, :-1] * above[:, :, None]
        chances *= (1 - above)[:, :, None]
        chances[:, :, 1:] += moved
    return np.asarray((chances * weights[None, :, None]).sum(axis=1))


def _ranked(rank: int, chances: Numbers, confidence: float) -> Ranked:
    tail = (1 - confidence) / 2
    reached = np.cumsum(chances)
    low = int(np.searchsorted(reached, tail)) + 1
    high = int(np.searchsorted(reached, 1 - tail)) + 1
    fifth = max(1, round(len(chances) / 5))
    first, last = float(chances[:fifth].sum()), float(chances[-fifth:].sum())
    return Ranked(rank, min(low, rank), max(min(high, len(chances)), rank), min(first, 1.0), min(last, 1.0))
