"""How far counts move because some links are doubtful: the same file linked again with doubtful links left to chance.

A record without a number has some candidates, each with its probability. In every draw it goes to one of them or to
none, by arithmetic on its own number and the draw's: the same draw gives the same answer on every engine and day.
Records that share a believed number stay together. No drawn person holds two numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage.em_clusters import Flags, Floats, Ints, persons
from fivefold_link.linkage.quality import LinkageQuality
from fivefold_link.study.schema import Study

DRAWS = 20
DRAWN = "clusters_draw"
STEPS = 1_000_003
SURE = 1e-4
"""Candidates below this probability are never drawn."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A count as it is, and where nine of ten draws lie (the fifth and ninety-fifth of a hundred)."""

    count: int
    low: float
    high: float
    draws: int


def replicate_links(engine: Engine, study: Study, draw: int) -> str:
    """Make `clusters_draw`, shaped like `clusters`, with doubtful links drawn; the table's name."""
    numbered = engine.arrow(
        """SELECT c.record, c.person, CASE WHEN r.nhs IS NULL THEN 0 ELSE 1 END AS has
        FROM clusters c JOIN records r ON r.record = c.record ORDER BY c.record"""
    )
    records: Ints = numbered["record"].to_numpy().astype(np.int64)
    person: Ints = numbered["person"].to_numpy().astype(np.int64)
    has = numbered["has"].to_numpy() == 1
    doubtful = _doubtful(engine, records, has)
    kept = _kept(records, person, doubtful.one)
    drawn = doubtful.draw(study.linkage.seed + 7919 * draw)
    left = np.concatenate([kept[0], doubtful.place_of_one[drawn]])
    right = np.concatenate([kept[1], doubtful.place_of_other[drawn]])
    sure = np.concatenate([np.ones(kept[0].size), doubtful.probability[drawn]])
    marks = np.where(has, np.searchsorted(np.unique(person[has]), person) + 1, 0).astype(np.int64)
    who = persons(records.size, left, right, sure, one_value=(marks,))
    engine.put(DRAWN, pa.table({"record": records, "person": records[who]}))
    return DRAWN


@dataclass(frozen=True, eq=False)
class Doubtful:
    """Candidates of records without a number, those of one record side by side, the likeliest first.

    `one` is the record in doubt, `other` whom it may join; places are positions among all records.
    """

    one: Ints
    place_of_one: Ints
    place_of_other: Ints
    probability: Floats

    def draw(self, seed: int) -> Flags:
        """For each record at most one of its candidates, each as often as its probability says."""
        if not self.one.size:
            return np.zeros(0, dtype=np.bool_)
        start = np.flatnonzero(np.diff(self.one, prepend=self.one[0] - 1))
        first = np.repeat(start, np.diff(start, append=self.one.size))
        up_to = np.cumsum(self.probability)
        below = up_to - self.probability - (up_to[first] - self.probability[first])
        total = np.add.reduceat(self.probability, start)[np.searchsorted(start, first)]
        scale = np.maximum(total, 1.0)
        chance = scrambled(self.one, seed)
        return (below / scale <= chance) & (chance < (below + self.probability) / scale)


def scrambled(numbers: Ints, seed: int) -> Floats:
    """Numbers from 0 to below 1 that look like chance: splitmix64 on the record's number and the seed."""
    start = (seed + 1) * 0x9E3779B97F4A7C15 % 2**64
    z = numbers.astype(np.uint64) + np.uint64(start)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)).astype(np.float64) / float(2**53)


def _doubtful(engine: Engine, records: Ints, has: Flags) -> Doubtful:
    """Weighed pairs as candidates of the end that has no number; of two such ends, the later record is in doubt.

    Several records of one person are one candidate, with the highest of their probabilities.
    """
    table = engine.arrow(
        f"""SELECT one, min(candidate) AS other, max(chance) AS probability FROM (
            SELECT CASE WHEN r.nhs IS NULL THEN p."right" ELSE p."left" END AS one,
                CASE WHEN r.nhs IS NULL THEN p."left" ELSE p."right" END AS candidate,
                CASE WHEN r.nhs IS NULL THEN l.person ELSE m.person END AS whose, p.probability AS chance
            FROM scored_pairs p JOIN records r ON r.record = p."right" JOIN records q ON q.record = p."left"
            JOIN clusters l ON l.record = p."left" JOIN clusters m ON m.record = p."right"
            WHERE (r.nhs IS NULL OR q.nhs IS NULL) AND p.probability >= {SURE}
        ) AS candidates GROUP BY one, whose ORDER BY one, probability DESC, other"""
    )
    one: Ints = table["one"].to_numpy().astype(np.int64)
    other: Ints = table["other"].to_numpy().astype(np.int64)
    return Doubtful(
        one,
        np.searchsorted(records, one),
        np.searchsorted(records, other),
        table["probability"].to_numpy().astype(np.float64),
    )


def _kept(records: Ints, person: Ints, in_doubt: Ints) -> tuple[Ints, Ints]:
    """Links that no draw touches: all records of a person that are not in doubt hang on the first such one."""
    sure = np.flatnonzero(~np.isin(records, in_doubt))
    order = sure[np.argsort(person[sure], kind="stable")]
    same = person[order][1:] == person[order][:-1]
    return order[1:][same], order[:-1][same]


def spread_of(count: int, draws: list[int]) -> Spread:
    """Where a count lies over draws."""
    low, high = np.percentile(draws, [5, 95]) if draws else (count, count)
    return Spread(count, float(min(low, count)), float(max(high, count)), len(draws))


def cheap_bound(count: int, quality: LinkageQuality, *, linked: bool) -> tuple[float, float] | None:
    """Low and high of a count without linking again; None where quality is not known.

    A count that rests on links (`linked`: children found in two sources or more) could lose every wrong link and
    gain every missed one. A count of persons moves the other way: a missed link splits one child into two.
    """
    precision, recall = quality.overall.precision, quality.overall.recall
    if precision is None or recall is None:
        return None
    if linked:
        return count * precision.low, count / max(recall.low, 1e-9)
    share = quality.overall.links / max(quality.overall.records, 1)
    most_missed = share * (1 - recall.low) / max(recall.low, 1e-9)
    return count * max(0.0, 1 - most_missed), count * (1 + share * (1 - precision.low))


def spreads(counts: Mapping[str, int], draws: list[Mapping[str, int]]) -> dict[str, Spread]:
    """The spread of every named count."""
    return {name: spread_of(count, [d.get(name, 0) for d in draws]) for name, count in counts.items()}
