"""Tables of combinations of risk factors: all sets up to four, the commonest exact sets, and pairs by area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fivefold_link.exposure.combinations import (
    Patterns,
    Sets,
    commonest,
    factors_of,
    pair_sets,
    patterns_of,
    sets_of,
)
from fivefold_link.exposure.counting import BASIS, words_of
from fivefold_link.exposure.faced import Faced
from fivefold_link.exposure.independence import Together
from fivefold_link.exposure.planes import (
    layout_of,
    pair_counts_by_segment,
    pair_index,
    planes_from_bits,
    single_counts,
)
from fivefold_link.exposure.tables import Combination, CombinationTable
from fivefold_link.study.schema import Breakdown, Study

MOST_KINDS = 5_000
"""Where children differ in more ways as to which answers are known, larger sets get no expectation: it would cost
more than everything else together."""

NOTE_AT_LEAST = (
    "A child counts where all factors of the set were seen, whatever else was; what is not known is not seen"
)
NOTE_NOBODY = "Sets of three and more that nobody was seen to face are left out"
NOTE_EXACT = "A child counts in the one set of all that was seen of it"


def combinations_up_to(
    study: Study, faced: Faced, together: Sequence[Together], *, threads: int = 1
) -> CombinationTable:
    """Every set of up to four risk factors (as the study asks), with its expectation under independence."""
    planes = planes_from_bits(faced.seen & faced.bits.risk_mask, faced.bits.risks)
    sizes = range(1, min(study.output.combinations_up_to, faced.bits.risks) + 1)
    patterns = patterns_of(faced.seen & faced.bits.risk_mask)
    expected = {pair.factors: pair.expected for pair in together}
    rows: list[Combination] = []
    for size in sizes:
        if size <= 2:
            sets = pair_sets(planes, size, threads=threads)
            numbers = _numbers(faced, sets)
            rows += [
                Combination(which, count, expected.get((which[0], which[-1])) if size == 2 else None)
                for which, count in zip(numbers, sets.children.tolist(), strict=True)
            ]
        else:
            rows += _larger(faced, sets_of(patterns, faced.bits.risks, size), size)
    notes = (NOTE_AT_LEAST, NOTE_NOBODY)
    return _table(study, "combinations", "Risk factors faced together", rows, faced.children, notes=notes)


def _numbers(faced: Faced, sets: Sets) -> list[tuple[int, ...]]:
    factors = np.asarray(faced.bits.factors, np.int64)
    return [tuple(row) for row in factors[sets.factors].tolist()]


def _larger(faced: Faced, sets: Sets, size: int) -> list[Combination]:
    """Sets that somebody faces; expected are those with all answers known times the shares of the factors."""
    there = sets.children > 0
    kept = Sets(sets.factors[there], sets.children[there])
    expected = _expected_sets(faced, sets, size)
    of_kept = [None] * len(kept.children) if expected is None else expected[there].tolist()
    rows = zip(_numbers(faced, kept), kept.children.tolist(), of_kept, strict=True)
    return [Combination(*row) for row in rows]


def _expected_sets(faced: Faced, sets: Sets, size: int) -> npt.NDArray[np.float64] | None:
    kinds = known_kinds(faced)
    if len(kinds.bits) > MOST_KINDS:
        return None
    known = sets_of(kinds, faced.bits.risks, size).children
    return np.asarray(known * shares(faced)[sets.factors].prod(axis=1), np.float64)


def known_kinds(faced: Faced) -> Patterns:
    """Which answers are known together, and of how many children."""
    return patterns_of(~faced.unknown & faced.bits.risk_mask)


def shares(faced: Faced) -> npt.NDArray[np.float64]:
    """The share of each risk factor among the children of whom it is known."""
    count = faced.bits.risks
    seen = single_counts(planes_from_bits(faced.seen & faced.bits.risk_mask, count))
    known = single_counts(planes_from_bits(~faced.unknown & faced.bits.risk_mask, count))
    return np.asarray(seen / np.maximum(known, 1), np.float64)


def commonest_sets(study: Study, faced: Faced) -> CombinationTable:
    """The exact sets that most children face, ties with the last one included; the empty set is one of them."""
    found = commonest(patterns_of(faced.seen & faced.bits.risk_mask), study.output.commonest)
    kinds, chances = known_kinds(faced), shares(faced)
    rows = []
    for word, children in zip(found.bits.tolist(), found.children.tolist(), strict=True):
        expected = None if len(kinds.bits) > MOST_KINDS else _expected_exact(word, kinds, chances)
        which = tuple(faced.bits.factors[bit] for bit in factors_of(word))
        rows.append(Combination(which, children, expected))
    title = "Commonest exact sets of risk factors"
    return _table(study, "commonest_sets", title, rows, faced.children, notes=(NOTE_EXACT,), exact=True)


def _expected_exact(word: int, kinds: Patterns, chances: npt.NDArray[np.float64]) -> float:
    """Children expected with exactly these seen: each known factor there or not, each unknown one not seen."""
    octets = kinds.bits.view(np.uint8).reshape(-1, 8)
    known = np.unpackbits(octets, axis=1, bitorder="little")[:, : len(chances)].astype(bool)
    wanted = np.array([bool(word >> bit & 1) for bit in range(len(chances))])
    each = np.where(wanted, np.where(known, chances, 0.0), np.where(known, 1 - chances, 1.0))
    return float(kinds.children @ each.prod(axis=1))


def _table(
    study: Study,
    name: str,
    title: str,
    rows: Sequence[Combination],
    everyone: int,
    *,
    notes: tuple[str, ...],
    exact: bool = False,
    area: str = "",
) -> CombinationTable:
    words, slugs = words_of(study), tuple(factor.slug for factor in study.factors)
    return CombinationTable(
        name, title, slugs, tuple(rows), everyone, words.period, words.population, BASIS, exact, area, notes
    )


@dataclass(frozen=True, eq=False)
class AreaPairs:
    """Children who face each risk factor and pair of them, by area: `sets` (one or two factors' numbers) x `areas`."""

    sets: tuple[tuple[int, ...], ...]
    areas: tuple[str, ...]
    counts: npt.NDArray[np.int32]
    everyone: tuple[int, ...]

    def table(self, study: Study, area: str) -> CombinationTable:
        """The pairs of one area."""
        at = self.areas.index(area)
        counts = self.counts[:, at].tolist()
        rows = [Combination(which, count) for which, count in zip(self.sets, counts, strict=True)]
        title = f"Risk factors faced together: {area}"
        notes = (NOTE_AT_LEAST,)
        return _table(study, "pairs_by_area", title, rows, self.everyone[at], notes=notes, area=area)

    def tables(self, study: Study) -> Iterator[CombinationTable]:
        """One table an area, made when it is asked for: areas may be many."""
        return (self.table(study, area) for area in self.areas)


def pairs_by_area(faced: Faced, *, threads: int = 1) -> AreaPairs:
    """All single risk factors and pairs in every area."""
    area = faced.divisions[Breakdown.AREA]
    categories, codes = area.dimension.categories, area.codes
    layout = layout_of(codes, len(categories))
    planes = planes_from_bits(faced.seen & faced.bits.risk_mask, faced.bits.risks, layout)
    order = np.argsort([i != j for i, j in pair_index(faced.bits.risks)], kind="stable")
    pairs = pair_index(faced.bits.risks)[order].tolist()
    numbers = faced.bits.factors
    sets = tuple((numbers[i],) if i == j else (numbers[i], numbers[j]) for i, j in pairs)
    counts = pair_counts_by_segment(planes, threads=threads)[order]
    everyone = np.bincount(codes, minlength=len(categories)).tolist()
    return AreaPairs(sets, categories, counts, tuple(everyone))
