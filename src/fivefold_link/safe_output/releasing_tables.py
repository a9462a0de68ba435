"""From protected tables and the study to the contents of a release, in the words that readers outside will see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Any, Literal

import numpy as np

from fivefold.release import manifest
from fivefold.release.manifest import (
    ALL,
    Category,
    EarlierRelease,
    Factor,
    FactorKind,
    Method,
    TableAbout,
    TableKind,
)
from fivefold.release.packing import Contents
from fivefold.release.tables import Cell, Table
from fivefold.vocabulary.ages import age_words
from fivefold_link.exposure.tables import Dimension
from fivefold_link.safe_output.protected import (
    CellState,
    Protected,
    ProtectedCombinations,
    ProtectedTable,
)
from fivefold_link.study.schema import Population, Study, StudyFactor

HIDDEN = "hidden so that small numbers cannot be worked out"
UNKNOWN = "not known: no source covers it"
INCOMPLETE = "a total that leaves out cells which are not known"
_ABOUTS: dict[str, Literal["area", "age", "sex", "ethnicity", "deprivation", "factors"]] = {
    "area": "area", "wider": "area", "age": "age", "sex": "sex", "ethnicity": "ethnicity",
    "deprivation": "deprivation", "factors": "factors", "count": "factors",
}  # fmt: skip


@dataclass(frozen=True)
class ReleaseFacts:
    """What a release says besides its counts. `figures` are tables of ratios and shares that are safe already."""

    study_sha256: str
    methods: tuple[Method, ...]
    linkage: manifest.Linkage
    areas: manifest.Areas
    figures: tuple[Table, ...] = ()
    earlier: tuple[EarlierRelease, ...] = ()


def contents_for(
    study: Study, protected: Protected, facts: ReleaseFacts, *, by: str, on: date, report: str
) -> Contents:
    """Everything that one release holds; `report` is the SHA-256 of the checker's full report, which stays inside."""
    source = f"{study.title} ({study.controller})"
    about = manifest.About(
        title=study.title,
        fictional=study.fictional,
        controller=study.controller,
        purpose=study.purpose,
        study_sha256=facts.study_sha256,
        factor_edition=study.factor_edition,
        factors=tuple(factor_of(factor, study) for factor in study.factors),
        population=study.population.title,
        period=period_of(study.population),
        areas=facts.areas,
        policy=manifest.StatedPolicy.of(protected.policy),
        methods=facts.methods,
        linkage=facts.linkage,
        prepared=manifest.Prepared(by=by, on=on),
        earlier=facts.earlier,
    )
    tables = [table_of(table, source) for table in protected.tables]
    tables += [combinations_of(table, about.factors, source) for table in protected.combinations]
    return Contents(about, (*tables, *facts.figures), checker_words(protected, report))


def period_of(population: Population) -> str:
    """When the children were in scope, in words."""
    if population.on:
        return f"{population.on.day} {population.on:%B %Y}"
    if population.window:
        start, end = population.window
        return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"
    return "the period of the sources"


def factor_of(factor: StudyFactor, study: Study) -> Factor:
    titles = {dataset.slug: dataset.title for dataset in study.datasets}
    windows = (
        f"{titles.get(seen.dataset, seen.dataset)}, from {age_words(seen.from_months)} to {age_words(seen.to_months)}"
        for seen in factor.seen_in
    )
    return Factor(
        slug=factor.slug,
        title=factor.title,
        direction=FactorKind(factor.direction.value),
        definition=factor.definition,
        window="; ".join(windows),
        library=factor.library,
    )


def dimension_of(dimension: Dimension) -> manifest.Dimension:
    """A dimension with its total, its labels told apart by their codes where two are the same."""
    labels = dimension.labels or dimension.categories
    twice = {label for label, often in Counter(labels).items() if often > 1}
    named = [
        f"{label} ({code})" if label in twice else label
        for code, label in zip(dimension.categories, labels, strict=True)
    ]
    total = next(word for word in ("All", "All together", "All (total)") if word not in named)
    return manifest.Dimension(
        name=slug(dimension.name),
        title=dimension.title,
        about=_ABOUTS.get(dimension.name, "other"),
        categories=tuple(Category(code=c, label=n) for c, n in zip(dimension.categories, named, strict=True)),
        total=total,
    )


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "table"


def table_of(table: ProtectedTable, source: str) -> Table:
    """A protected table as rows; every hidden cell gives the same reason, whichever rule hid it."""
    about = TableAbout(
        name=slug(table.name),
        title=table.title,
        kind=TableKind.COUNT,
        dimensions=tuple(dimension_of(d) for d in table.dimensions),
        unit="children",
        basis=table.basis,
        period=table.period,
        population=table.population,
        source=source,
        notes=table.notes,
    )
    codes = [(*d.categories, ALL) for d in table.dimensions]
    return Table(about, tuple(_cells(table, codes)))


def _cells(table: ProtectedTable, codes: list[tuple[str, ...]]) -> Iterable[Cell]:
    for place in np.ndindex(*table.state.shape):
        at = tuple(known[i] for known, i in zip(codes, place, strict=True))
        state = CellState(int(table.state[place]))
        if state is CellState.SUPPRESSED:
            yield Cell(at, state.word, reason=HIDDEN)
        elif state is CellState.MISSING:
            yield Cell(at, state.word, reason=UNKNOWN)
        else:
            low, high = _number(float(table.low[place])), _number(float(table.high[place]))
            if low is None or high is None:
                low = high = None
            reason = INCOMPLETE if table.incomplete[place] else ""
            yield Cell(at, state.word, int(table.shown[place]), low, high, reason)


def _number(found: float) -> float | None:
    return None if isnan(found) else found


def combinations_of(table: ProtectedCombinations, factors: tuple[Factor, ...], source: str) -> Table:
    """Combinations as rows. What chance would give is not written: it follows from the rows of single factors."""
    about = TableAbout(
        name=slug("_".join(filter(None, (table.name, table.area)))),
        title=table.title,
        kind=TableKind.COMBINATIONS,
        dimensions=(),
        unit="children",
        basis=table.basis,
        period=table.period,
        population=table.population,
        source=source,
        exact=table.exact,
        notes=table.notes,
    )
    order = {name: n for n, factor in enumerate(factors) for name in (factor.slug, factor.title)}
    rows = []
    for row in table.rows:
        places = sorted(order[name] for name in row.factors)
        at = ("+".join(factors[n].slug for n in places),)
        reason = HIDDEN if row.state is CellState.SUPPRESSED else ""
        rows.append(Cell(at, row.state.word, row.shown, reason=reason))
    return Table(about, tuple(rows))


def checker_words(protected: Protected, report: str) -> dict[str, Any]:
    """What readers outside may know of the check: how much was hidden, never why a single cell was.

    The share of children in hidden cells stays inside: with one hidden cell it would be that cell.
    """
    audit = protected.audit
    return {
        "policy": protected.policy.slug,
        "report_sha256": report,
        "holds": audit.holds,
        "rounds": audit.rounds,
        "tables": [
            {
                "table": slug(t.name),
                "cells": t.cells,
                "shown": t.observed + t.zero,
                "hidden": t.primary + t.secondary + t.differencing,
                "missing": t.missing,
            }
            for t in audit.tables
        ],
        "attacks": [
            {
                "name": a.name,
                "how": a.how,
                "cells": a.cells,
                "pinned": a.pinned,
                "not_attacked": a.not_attacked,
            }
            for a in audit.attacks
        ],
        "notes": list(audit.notes),
    }
