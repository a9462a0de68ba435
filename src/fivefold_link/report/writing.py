"""The report of a run as two self-contained HTML files: one for inside, one for the person who checks what leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from fivefold.release.manifest import Areas
from fivefold.vocabulary.value import figure
from fivefold_link.engine.whole import write_whole
from fivefold_link.report import tables
from fivefold_link.report.facts import RunFacts, TableFacts
from fivefold_link.report.leaving import NO_NAMES, Leaving, leaving
from fivefold_link.report.pictures import pictures_of
from fivefold_link.safe_output.protected import Protected

_PRINTED = re.compile(r"[−-]?[\d,.]+%?|none")
INSIDE, FOR_CHECKER = "report.html", "checker.html"


@dataclass(frozen=True)
class Written:
    """Where the two reports lie. `checker` is absent until tables were protected."""

    report: Path
    checker: Path | None


def write_report(
    facts: RunFacts, folder: Path, *, protected: Protected | None = None, areas: Areas = NO_NAMES
) -> Written:
    """Write `report.html` and, once tables are protected, `checker.html`; each appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    would_leave = leaving(facts.study, protected, areas) if protected else None
    inside, for_checker = folder / INSIDE, folder / FOR_CHECKER
    write_whole(inside, report_page(facts, would_leave).encode())
    if would_leave is None:
        for_checker.unlink(missing_ok=True)
        return Written(inside, None)
    write_whole(for_checker, checker_page(facts, would_leave).encode())
    return Written(inside, for_checker)


def report_page(facts: RunFacts, would_leave: Leaving | None) -> str:
    """The analyst's report. It may hold counts that are not protected, and says so."""
    return _page("report.jinja", facts, leaving=would_leave)


def checker_page(facts: RunFacts, would_leave: Leaving) -> str:
    """The checker's report: nothing in it that is not protected. Quality by small area stays inside."""
    return _page("checker.jinja", _outside(facts), leaving=would_leave)


def _outside(facts: RunFacts) -> RunFacts:
    """The facts of a run without what stays inside, so that no template can let it slip."""
    linkage = facts.linkage
    if linkage:
        told = tuple(q for q in linkage.quality if q.dimension.casefold() != "area")
        linkage = linkage.model_copy(update={"quality": told, "counts": {}, "tables": ()})
    inside = {"files": (), "steps": (), "parents": None, "cohort": None, "exposure": None}
    return facts.model_copy(update={**inside, "linkage": linkage})


def _page(template: str, facts: RunFacts, **more: Any) -> str:
    return _TEMPLATES.get_template(template).render(
        facts=facts, study=facts.study, cards=cards_of(facts), **more
    )


def cards_of(facts: RunFacts) -> list[tuple[str, str, str]]:
    """The few figures that are read first: figure, what it counts, where it stands from."""
    found: list[tuple[str, str, str]] = []
    if facts.cohort and facts.cohort.counts:
        words, number = list(facts.cohort.counts.items())[-1]
        found.append((figure(number), words, facts.study.population.title))
    if facts.exposure and facts.exposure.counts:
        last = facts.exposure.counts[-1]
        doubt = (
            f"{figure(last.low)} to {figure(last.high)}"
            if last.low is not None and last.high is not None
            else ""
        )
        found.append(
            (
                figure(last.children),
                f"face {last.label.lower()}",
                f"with linkage doubt {doubt}" if doubt else "",
            )
        )
    if facts.linkage:
        for q in facts.linkage.quality:
            if q.dimension == "All" and q.value is not None:
                found.append(
                    (figure(q.value, q.unit), f"{q.measure} of links", _between(q.low, q.high, q.unit))
                )
    return found[:4]


def _between(low: float | None, high: float | None, unit: str) -> str:
    return "" if low is None or high is None else f"{figure(low, unit)} to {figure(high, unit)}"


def counts_table(counts: Mapping[str, int], title: str) -> TableFacts:
    return TableFacts(title=title, columns=("What", "Number"), rows=tuple(counts.items()))


def numeric(facts: TableFacts, place: int) -> bool:
    """Whether a column holds numbers, as such or in print: those stand to the right."""
    cells = [row[place] for row in facts.rows if place < len(row) and row[place] is not None]
    return place > 0 and any(cells) and all(not isinstance(c, str) or _PRINTED.fullmatch(c) for c in cells)


def vintage_words(vintage: str) -> str:
    return "invented boundaries" if vintage == "fictional" else f"boundaries of {vintage}"


def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("fivefold_link.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"words": tables.cell_words, "figure": figure}
    found.globals |= {
        "tables": tables,
        "pictures_of": pictures_of,
        "counts_table": counts_table,
        "numeric": numeric,
        "vintage_words": vintage_words,
    }
    return found


_TEMPLATES = _environment()
