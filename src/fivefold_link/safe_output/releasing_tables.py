"""From protected tables and the study to the contents of a release, in the words that readers outside will see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from fivefold.release.policy import Policy
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
_About = Literal["area", "age", "sex", "ethnicity", "deprivation", "factors", "other"]
_ABOUTS: dict[str, _About] = {
    "area": "area", "wider": "area", "age": "age", "sex": "sex", "ethnicity": "ethnicity",
    "deprivation": "deprivation", "factors": "factors", "risks": "factors", "count": "factors",
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
    tables = tables_of(protected, about.factors, facts.areas, source)
    return Contents(about, (*tables, *facts.figures), checker_words(protected, report))


def tables_of(
    protected: Protected, factors: tuple[Factor, ...], areas: manifest.Areas, source: str
) -> tuple[Table, ...]:
    """All protected counts as tables of a release. Combinations of one kind, area by area, are one table."""
    names = {area.code: area.name for area in areas.names}
    kinds: dict[str, list[ProtectedCombinations]] = {}
    for table in protected.combinations:
        kinds.setdefault(f"{table.name} {'by area' if table.area else ''}", []).append(table)
    counted = [table_of(table, names, source, protected.policy) for table in protected.tables]
    return (
        *counted,
        *(combinations_of(some, factors, names, source, protected.policy) for some in kinds.values()),
    )


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


def dimension_of(dimension: Dimension, names: Mapping[str, str]) -> manifest.Dimension:
    """A dimension with its total. Areas go by their names, and labels that are the same are told apart by codes."""
    about: _About = _ABOUTS.get(dimension.name, "other")
    labels = dimension.labels or dimension.categories
    if about == "area" and tuple(labels) == dimension.categories:
        labels = tuple(names.get(code, code) for code in dimension.categories)
    twice = {label for label, often in Counter(labels).items() if often > 1}
    named = [
        f"{label} ({code})" if label in twice else label
        for code, label in zip(dimension.categories, labels, strict=True)
    ]
    total = next(word for word in ("All", "All together", "All (total)") if word not in named)
    return manifest.Dimension(
        name=slug(dimension.name),
        title=dimension.title,
        about=about,
        categories=tuple(Category(code=c, label=n) for c, n in zip(dimension.categories, named, strict=True)),
        total=total,
    )


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "table"


def table_of(table: ProtectedTable, names: Mapping[str, str], source: str, policy: Policy) -> Table:
    """A protected table as rows; every hidden cell gives the same reason, whichever rule hid it."""
    about = TableAbout(
        name=slug(table.name),
        title=table.title,
        kind=TableKind.COUNT,
        dimensions=tuple(dimension_of(d, names) for d in table.dimensions),
        unit="children",
        basis=basis_of(table.basis, policy),
        period=table.period,
        population=table.population,
        source=source,
        notes=table.notes,
    )
    codes = [(*d.categories, ALL) for d in table.dimensions]
    return Table(about, tuple(_cells(table, codes)))


def basis_of(counted: str, policy: Policy) -> str:
    """How a shown number was made: counted, then protected."""
    return f"{counted.removesuffix(', before disclosure control')}; protected under {policy.title}"


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


def combinations_of(
    tables: Sequence[ProtectedCombinations],
    factors: tuple[Factor, ...],
    names: Mapping[str, str],
    source: str,
    policy: Policy,
) -> Table:
    """Combinations as rows, with a column for the area where there is one table an area.

    What chance would give is not written: it follows from the rows of single factors.
    """
    first = tables[0]
    areas = tuple(table.area for table in tables if table.area)
    about = TableAbout(
        name=slug(first.name if not areas or first.name.endswith("by_area") else f"{first.name}_by_area"),
        title=first.title.removesuffix(first.area).rstrip(": ") + (", by area" if areas else ""),
        kind=TableKind.COMBINATIONS,
        dimensions=(_areas_alone(areas, names),) if areas else (),
        unit="children",
        basis=basis_of(first.basis, policy),
        period=first.period,
        population=first.population,
        source=source,
        exact=first.exact,
        notes=first.notes,
    )
    order = {name: n for n, factor in enumerate(factors) for name in (factor.slug, factor.title)}
    return Table(about, tuple(cell for table in tables for cell in _combined(table, factors, order)))


def _areas_alone(areas: tuple[str, ...], names: Mapping[str, str]) -> manifest.Dimension:
    """Areas without a row for all: a table of the whole place stands beside it."""
    whole = dimension_of(Dimension("area", "Area", areas), names)
    return whole.model_copy(update={"total": None})


def _combined(
    table: ProtectedCombinations, factors: tuple[Factor, ...], order: Mapping[str, int]
) -> Iterable[Cell]:
    for row in table.rows:
        slugs = "+".join(factors[n].slug for n in sorted(order[name] for name in row.factors))
        at = (slugs, table.area) if table.area else (slugs,)
        yield Cell(at, row.state.word, row.shown, reason=HIDDEN if row.state is CellState.SUPPRESSED else "")


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
