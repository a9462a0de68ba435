"""How far the headline, the share of children with three risk factors or more, hangs on what was asked and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fivefold.statistics.intervals import Estimate, wilson
from fivefold_link.engine.protocol import Engine
from fivefold_link.exposure.faced import Counts, Faced, words_by_child
from fivefold_link.exposure.flagging import Names, sources_in
from fivefold_link.exposure.planes import Words, planes_from_bits, single_counts
from fivefold_link.study.schema import Study

MANY = 3


@dataclass(frozen=True)
class Variant:
    """The headline another way. `kind` is one of: all, factor, source, complete, unknown as seen, window."""

    kind: str
    left_out: str
    words: str
    children: int
    of: int
    share: Estimate | None
    """None where no child is left to count."""


def variants(engine: Engine, study: Study, faced: Faced, names: Names) -> tuple[Variant, ...]:
    """The headline, then each other way of counting it."""
    return tuple(_all(engine, study, faced, names))


def _all(engine: Engine, study: Study, faced: Faced, names: Names) -> Iterator[Variant]:
    yield _variant("all", "", "As defined", faced.risks)
    yield from _without_factors(study, faced)
    yield from _without_sources(engine, study, faced, names)
    complete = faced.risks[faced.complete]
    yield _variant("complete", "", "Only children of whom every risk factor is known", complete)
    most = np.bitwise_count((faced.seen | faced.unknown) & faced.bits.risk_mask)
    yield _variant("unknown as seen", "", "If every factor not known were there: the most it can be", most)
    yield from _narrower(engine, study, faced, names)


def _variant(kind: str, left_out: str, words: str, risks: Counts) -> Variant:
    return _shared(kind, left_out, words, int(np.count_nonzero(risks >= MANY)), len(risks))


def _shared(kind: str, left_out: str, words: str, children: int, of: int) -> Variant:
    return Variant(kind, left_out, words, children, of, wilson(children, of) if of else None)


def _without_factors(study: Study, faced: Faced) -> Iterator[Variant]:
    """Without one factor only children with exactly three, this one among them, fall below."""
    many = int(np.count_nonzero(faced.risks >= MANY))
    just = faced.seen[faced.risks == MANY] & faced.bits.risk_mask
    falling = single_counts(planes_from_bits(just, faced.bits.risks))
    for bit in range(faced.bits.risks):
        factor = study.factors[faced.bits.factors[bit]]
        words = f"Without the factor: {factor.title}"
        yield _shared("factor", factor.slug, words, many - int(falling[bit]), faced.children)


def _without_sources(engine: Engine, study: Study, faced: Faced, names: Names) -> Iterator[Variant]:
    """Without one source the factors that it alone shows are not seen."""
    engine.make(
        "shown_once",
        f"SELECT child, factor, min(dataset) AS dataset FROM {names.exposures}"
        " GROUP BY child, factor HAVING min(dataset) = max(dataset)",
    )
    for number, dataset in enumerate(study.datasets):
        if sources_in(study, dataset):
            alone = f"(SELECT child, factor FROM shown_once WHERE dataset = {number}) AS alone"
            lost = words_by_child(engine, alone, faced.bits, faced.children)
            left = _risks(faced, faced.seen & ~lost)
            yield _variant("source", dataset.slug, f"Without the source: {dataset.title}", left)
    engine.drop("shown_once")


def _narrower(engine: Engine, study: Study, faced: Faced, names: Names) -> Iterator[Variant]:
    """Only what was first seen before an age; what has no day is left out."""
    for months in study.output.age_bands:
        if 0 < months < study.population.to_months:
            engine.make(
                "seen_early",
                f"SELECT e.child, e.factor FROM {names.exposures} e JOIN {names.children} c ON c.child = e.child"
                f" WHERE e.first_seen < c.birth_date + INTERVAL {months} MONTH",
            )
            early = words_by_child(engine, "seen_early", faced.bits, faced.children)
            words = f"Only what was seen before the age of {months} months"
            yield _variant("window", str(months), words, _risks(faced, early))
    engine.drop("seen_early")


def _risks(faced: Faced, seen: Words) -> Counts:
    counts: Counts = np.bitwise_count(seen & faced.bits.risk_mask)
    return counts
