"""The whole count: from what was seen of each child to tables, combinations, clustering and what moves them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.exposure.combination_tables import combinations_up_to, commonest_sets, pairs_by_area
from fivefold_link.exposure.counting import contact_tables, tables_of
from fivefold_link.exposure.faced import Codes, Faced, read_faced
from fivefold_link.exposure.flagging import Names
from fivefold_link.exposure.independence import Clustering, clustering, pairs_together
from fivefold_link.exposure.result import Exposure
from fivefold_link.exposure.sensitivity import variants
from fivefold_link.exposure.sentences import sentences
from fivefold_link.study.schema import Breakdown, Study

STEPS = ("tables", "service contact", "combinations", "pairs by area", "clustering", "sensitivity")


def run(engine: Engine, study: Study, progress: Progress) -> Exposure:
    """Count what `exposures` and `unknowns` say of `children`. The same tables give the same answer."""
    progress.step("Factors counted", len(STEPS) + 1)
    names, threads = Names(), study.engine.threads or os.cpu_count() or 1
    faced = read_faced(engine, study, names)
    progress.advance()
    tables = list(tables_of(study, faced))
    progress.advance()
    tables += contact_tables(engine, study, faced, names)
    progress.advance()
    together = pairs_together(faced, threads=threads)
    combinations = (combinations_up_to(study, faced, together, threads=threads), commonest_sets(study, faced))
    progress.advance()
    by_area = pairs_by_area(faced, threads=threads)
    progress.advance()
    clustered = tuple(_clustered(faced))
    progress.advance()
    ways = variants(engine, study, faced, names)
    progress.advance()
    said = tuple(sentences(study, faced, clustered, together, ways))
    return Exposure(faced.children, tuple(tables), combinations, by_area, clustered, together, ways, said)


def _clustered(faced: Faced) -> Iterator[Clustering]:
    """Everywhere, then among children of the same deprivation and of the same area."""
    ways: list[tuple[str, Codes | None]] = [("", None)]
    for breakdown, name in ((Breakdown.DEPRIVATION, "deprivation tenth"), (Breakdown.AREA, "area")):
        if breakdown in faced.divisions:
            ways.append((name, faced.divisions[breakdown].codes))
    for name, codes in ways:
        found = clustering(faced, codes, name)
        if found:
            yield found
