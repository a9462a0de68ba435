"""Do risk factors cluster? What was counted beside what chance would give if factors fell on children independently.

Chances are those of the children whose answer is known; a child is expected to face as many as its known answers
give. With strata (area, deprivation) chances are those of the child's own stratum: conditional independence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from fivefold.statistics.intervals import Estimate, count_limits, z_of
from fivefold_link.exposure.combinations import rising
from fivefold_link.exposure.faced import Codes, Faced
from fivefold_link.exposure.planes import (
    Whole,
    Words,
    cross_counts,
    pair_counts,
    planes_from_bits,
    single_counts,
)

Floats = npt.NDArray[np.float64]
CHUNK = 1 << 16


@dataclass(frozen=True)
class Clustering:
    """Children by number of risk factors: counted, and expected under independence (within `strata`, if named).

    `index` is how many times as much the number varies as it would under independence; 1 is no clustering.
    """

    observed: tuple[int, ...]
    expected: tuple[float, ...]
    index: Estimate
    strata: str = ""


@dataclass(frozen=True)
class Together:
    """Two factors: children who face both, how many would under independence, and the ratio.

    `rank` only where the interval lies apart from 1: one more than the number of pairs whose interval lies wholly
    beyond this one's. Pairs of one rank cannot be told apart.
    """

    factors: tuple[int, int]
    observed: int
    expected: float
    ratio: Estimate
    rank: int | None = None


def poisson_binomial(chances: Floats) -> Floats:
    """The chance of facing 0, 1, 2 ... factors, a row for each row of chances, by exact convolution."""
    rows, factors = chances.shape
    spread = np.zeros((rows, factors + 1))
    spread[:, 0] = 1.0
    for factor in range(factors):
        chance = chances[:, factor, None]
        spread[:, 1:] = spread[:, 1:] * (1 - chance) + spread[:, :-1] * chance
        spread[:, :1] *= 1 - chance
    return spread


def clustering(faced: Faced, strata: Codes | None = None, name: str = "") -> Clustering | None:
    """The spread of the number of risk factors beside independence; nothing where there is nothing to compare."""
    factors = faced.bits.risks
    expected, observed = np.zeros(factors + 1), np.zeros(factors + 1, np.int64)
    moments = _Moments()
    for children in _strata(faced, strata):
        seen = faced.seen[children] & faced.bits.risk_mask
        known = ~faced.unknown[children] & faced.bits.risk_mask
        chances = _chances(seen, known, factors)
        observed += np.bincount(np.bitwise_count(seen), minlength=factors + 1)
        expected += _expected(known, chances)
        moments.add(seen, known, chances)
    index = moments.index()
    if index is None:
        return None
    return Clustering(tuple(map(int, observed)), tuple(map(float, expected)), index, name)


def _strata(faced: Faced, strata: Codes | None) -> Iterator[slice | npt.NDArray[np.int64]]:
    if strata is None:
        yield slice(None)
        return
    order = np.argsort(strata, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(strata[order])) + 1)


def _chances(seen: Words, known: Words, factors: int) -> Floats:
    """The share of each factor among the children whose answer is known."""
    faced = single_counts(planes_from_bits(seen, factors))
    of = single_counts(planes_from_bits(known, factors))
    return np.asarray(faced / np.maximum(of, 1), np.float64)


def _expected(known: Words, chances: Floats) -> Floats:
    """Children expected by number of factors: those whose same answers are known are looked at together."""
    kinds, children = np.unique(known, return_counts=True)
    total = np.zeros(len(chances) + 1)
    for first in range(0, len(kinds), CHUNK):
        flags = _flags(kinds[first : first + CHUNK], len(chances))
        total += children[first : first + CHUNK] @ poisson_binomial(flags * chances)
    return total


def _flags(words: Words, factors: int) -> npt.NDArray[np.uint8]:
    octets = np.ascontiguousarray(words).view(np.uint8).reshape(-1, 8)
    return np.unpackbits(octets, axis=1, bitorder="little")[:, :factors]


def sums_by_bits(words: Words, values: Floats) -> Floats:
    """For each word the sum of the values whose bits are set, a look-up for each eight bits."""
    octets = np.ascontiguousarray(words).view(np.uint8).reshape(-1, 8)
    padded = np.zeros(64)
    padded[: len(values)] = values
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little")
    total = np.zeros(len(words))
    for octet in range(-(-len(values) // 8)):
        total += (bits @ padded[octet * 8 : octet * 8 + 8])[octets[:, octet]]
    return total


class _Moments:
    """Squared distances from what is expected, their expected size, and how much each child sways the ratio."""

    def __init__(self) -> None:
        # Sums over children of d, e, d*d, d*e, e*e: d = squared distance, e = expected variance with the child's
        # own pull on the shares (delta method). Their ratio's variance is (dd - 2 R de + R R ee) / V**2.
        self.sums = np.zeros(5)
        self.variance = 0.0

    def add(self, seen: Words, known: Words, chances: Floats) -> None:
        for first in range(0, len(seen), CHUNK):
            part = slice(first, first + CHUNK)
            spread = sums_by_bits(known[part], chances * (1 - chances))
            distance = (np.bitwise_count(seen[part]) - sums_by_bits(known[part], chances)) ** 2
            tilt = 1 - 2 * chances
            pull = sums_by_bits(seen[part], tilt) - sums_by_bits(known[part], tilt * chances)
            sway = spread + pull
            products = (distance @ distance, distance @ sway, sway @ sway)
            self.sums += np.array([distance.sum(), sway.sum(), *products])
            self.variance += float(spread.sum())

    def index(self) -> Estimate | None:
        if self.variance <= 0:
            return None
        squared, _, dd, de, ee = (float(one) for one in self.sums)
        ratio = squared / self.variance
        error = sqrt(max(0.0, dd - 2 * ratio * de + ratio * ratio * ee)) / self.variance
        reach = z_of() * error
        return Estimate(ratio, max(0.0, ratio - reach), ratio + reach, "variance ratio, delta method 95%")


def pairs_together(faced: Faced, *, threads: int = 1) -> tuple[Together, ...]:
    """Every pair of risk factors beside independence, those furthest above it first; none without an expectation.

    The intervals hold for all pairs at once (Bonferroni): of many pairs some would lie apart from 1 by chance.
    """
    factors = faced.bits.risks
    observed, expected = _pair_expectation(faced, threads)
    rows = [(i, j) for i, j in rising(factors, 2) if expected[i, j] > 0] if factors > 1 else []
    confidence = 1 - 0.05 / max(1, len(rows))
    pairs = []
    for i, j in rows:
        count, base = int(observed[i, j]), float(expected[i, j])
        limits = count_limits(count, confidence=confidence).times(1 / base)
        basis = f"{limits.basis.split(' 9')[0]} 95% over {len(rows)} pairs at once"
        ratio = Estimate(limits.value, limits.low, limits.high, basis)
        numbers = (faced.bits.factors[i], faced.bits.factors[j])
        pairs.append(Together(numbers, count, base, ratio))
    return _ranked(pairs)


def _pair_expectation(faced: Faced, threads: int) -> tuple[Whole, Floats]:
    """Children who face both, and the product of the two shares among the children of whom both are known."""
    seen = planes_from_bits(faced.seen & faced.bits.risk_mask, faced.bits.risks)
    known = planes_from_bits(~faced.unknown & faced.bits.risk_mask, faced.bits.risks)
    one_of_both = cross_counts(seen, known)
    both_known = cross_counts(known, known)
    return pair_counts(seen, threads=threads), one_of_both * one_of_both.T / np.maximum(both_known, 1)


def _ranked(pairs: list[Together]) -> tuple[Together, ...]:
    more = [pair for pair in pairs if pair.ratio.low > 1]
    less = [pair for pair in pairs if pair.ratio.high < 1]
    lows, highs = np.sort([p.ratio.low for p in more]), np.sort([p.ratio.high for p in less])
    ranks: dict[tuple[int, int], int] = {}
    for pair in more:
        ranks[pair.factors] = 1 + len(lows) - int(np.searchsorted(lows, pair.ratio.high, side="right"))
    for pair in less:
        ranks[pair.factors] = 1 + int(np.searchsorted(highs, pair.ratio.low, side="left"))
    ordered = sorted(pairs, key=lambda pair: (-pair.ratio.value, pair.factors))
    return tuple(Together(p.factors, p.observed, p.expected, p.ratio, ranks.get(p.factors)) for p in ordered)
