"""How stable the order of areas is, from the lowest use to the highest, given the doubt of every number seen.

The published share is the same for all areas, so its doubt moves all of them together and leaves the order alone: only
the chance in the numbers seen can change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt

from fivefold.need.use import Used
from fivefold.statistics.ranking import Ranked, ranking
from fivefold.vocabulary.words import marked

BASIS = marked(
    "Chances of every rank (Goldstein and Spiegelhalter 1996), from the Poisson error of the numbers seen on a log scale."
)
HALF = 0.5
"""Added to every count, so that none is nought on the log scale."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An area and its rank; rank 1 is reached least."""

    line: Used
    rank: Ranked


def in_ranks(lines: Iterable[Used]) -> tuple[Placed, ...]:
    """Areas with a number, lowest use first; none where fewer than two can be ranked."""
    known = [line for line in lines if line.count.seen.number is not None and line.count.population]
    if len(known) < 2:
        return ()
    seen = [(line.count.seen.number or 0) + HALF for line in known]
    # The ranking puts the highest first; the lowest use is what is looked for.
    values = [-log(n / (line.count.population or 1)) for n, line in zip(seen, known, strict=True)]
    ranks = ranking(values, [1 / sqrt(n) for n in seen])
    placed = [Placed(line, rank) for line, rank in zip(known, ranks, strict=True)]
    return tuple(sorted(placed, key=lambda one: (one.rank.rank, one.line.count.area_name)))
