"""What the steps said about themselves, as the facts that the report is written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fivefold.release.manifest import QualityFigure
from fivefold.vocabulary.value import State
from fivefold_link.cohort.result import cohort_from_json
from fivefold_link.exposure.result import Exposure
from fivefold_link.linkage import words
from fivefold_link.linkage.doubt import DRAWS
from fivefold_link.linkage.quality import GroupQuality, LinkageQuality, Share, quality_from
from fivefold_link.report.facts import (
    CohortFacts,
    CombinationFacts,
    CountFacts,
    ExposureFacts,
    FactorFacts,
    FileFacts,
    LinkFacts,
    Problem,
    RunFacts,
    StepFacts,
    TableFacts,
)
from fivefold_link.running.ledger import Ledger
from fivefold_link.study.schema import FileSource, Study

COMMONEST = 12
DIVISIONS = {"number": "NHS number"}
NUMBERS = {"no number": "Missing", "number": "Present"}
FEWEST_RECORDS = 100
"""A group with fewer records is not told in figures of quality: the figure would be about a few children."""


MOST_GROUPS = 12


def facts_of_run(study: Study, ledger: Ledger, exposure: Exposure, *, on: date) -> RunFacts:
    """Everything that the report tells, out of the ledger and the counts."""
    figures = {name: done.figures for name, done in ledger.done.items()}
    return RunFacts(
        study=study,
        study_sha256=ledger.about["study_sha256"],
        ran_on=on,
        versions=ledger.about["versions"],
        settings=settings_of(study),
        files=tuple(_files(study, ledger, figures["check"])),
        steps=tuple(
            StepFacts(title=ledger.about["titles"].get(name, name), seconds=done.seconds, rows=done.tables)
            for name, done in ledger.done.items()
        ),
        linkage=linkage_facts(study, figures["link"], quality_from(figures["quality"])),
        parents=_parents(figures["adults"]),
        cohort=_cohort(figures["cohort"]),
        exposure=exposure_facts(study, exposure),
    )


def settings_of(study: Study) -> dict[str, str]:
    """The engine as it was in this run."""
    engine = study.engine
    return {
        "engine": engine.name,
        "memory": engine.memory_limit,
        "threads": str(engine.threads or "all"),
        "linkage": study.linkage.method,
        "seed": str(study.linkage.seed),
        "policy": study.output.policy,
    }


def _files(study: Study, ledger: Ledger, check: Mapping[str, Any]) -> Iterator[FileFacts]:
    for dataset in study.datasets:
        source = dataset.source
        yield FileFacts(
            title=dataset.title,
            owner=dataset.owner,
            file=source.path.name if isinstance(source, FileSource) else source.table,
            rows=check["rows"].get(dataset.slug, 0),
            sha256=ledger.about["inputs"].get(dataset.slug, ""),
            problems=tuple(_problems(check["faults"], dataset.slug)),
        )


def _problems(faults: list[dict[str, Any]], dataset: str) -> Iterator[Problem]:
    for fault in faults:
        if fault["dataset"] == dataset:
            where = f"column {fault['column']}" if fault["column"] else ""
            if fault["first_row"]:
                where = f"{where}, rows {fault['first_row']} to {fault['last_row']}".strip(", ")
            yield Problem(
                what=fault["what"], where=where, count=fault["count"], remedy=fault["remedy"],
                stops=fault["severity"] == "stops",
            )  # fmt: skip


def linkage_facts(study: Study, link: Mapping[str, Any], quality: LinkageQuality) -> LinkFacts:
    """How the children's records were linked, and how well."""
    titles = {dataset.slug: dataset.title for dataset in study.datasets}
    counts = {name: value for name, value in link["figures"].items() if isinstance(value, int)}
    return LinkFacts(
        method={"staged": "In stages: the NHS number first, then what it teaches"}.get(
            link["method"], link["method"]
        ),
        why=link["why"],
        sentences=words.in_words(quality, titles),
        quality=tuple(quality_figures(quality, titles)),
        counts={name.capitalize(): value for name, value in counts.items()},
    )


def quality_figures(quality: LinkageQuality, titles: Mapping[str, str]) -> Iterator[QualityFigure]:
    """Precision and recall with their intervals: overall, then each group with enough records.

    Of a division with many groups, such as small areas, those with the lowest recall.
    """
    for group in (quality.overall, *_groups_told(quality)):
        yield _figure("Precision", group, group.precision, titles)
        yield _figure("Recall", group, group.recall, titles)


def _groups_told(quality: LinkageQuality) -> Iterator[GroupQuality]:
    for dimension in dict.fromkeys(group.dimension for group in quality.groups):
        groups = [group for group in quality.of(dimension) if group.records >= FEWEST_RECORDS]
        lowest = sorted(groups, key=lambda group: group.recall.value if group.recall else 2)[:MOST_GROUPS]
        yield from sorted(
            lowest,
            key=lambda group: group.category.rjust(4, "0") if group.category.isdigit() else group.category,
        )


def _figure(
    measure: str, group: GroupQuality, share: Share | None, titles: Mapping[str, str]
) -> QualityFigure:
    known = (
        {"state": State.MISSING}
        if share is None
        else {
            "state": State.ESTIMATED, "value": round(100 * share.value, 1),
            "low": round(100 * share.low, 1), "high": round(100 * share.high, 1),
        }
    )  # fmt: skip
    borrowed = "; leans on other sources" if group.borrowed > 0.5 else ""
    return QualityFigure(
        measure=measure,
        dimension=DIVISIONS.get(group.dimension, group.dimension.capitalize()),
        group=titles.get(group.category) or NUMBERS.get(group.category, group.category.capitalize()),
        unit="%",
        basis=f"numbers hidden and linked blind, 95% interval{borrowed}",
        **known,
    )


def _parents(adults: Mapping[str, Any]) -> LinkFacts | None:
    if not adults:
        return None
    return LinkFacts(**adults)


def _cohort(kept: dict[str, Any]) -> CohortFacts:
    cohort = cohort_from_json(kept)
    return CohortFacts(sentences=cohort.sentences(), counts=cohort.counts())


def exposure_facts(study: Study, exposure: Exposure) -> ExposureFacts:
    """Factors, counts, combinations, clustering, sensitivity and doubt, for inside."""
    return ExposureFacts(
        sentences=exposure.sentences,
        factors=tuple(_factors(study, exposure)),
        counts=tuple(_counts(study, exposure)),
        combinations=tuple(_combinations(study, exposure)),
        clustering=tuple(_clustering(exposure)),
        sensitivity=(_sensitivity(exposure),),
        doubt=tuple(_doubt(exposure)),
    )


def _factors(study: Study, exposure: Exposure) -> Iterator[FactorFacts]:
    for factor in study.factors:
        table = next((one for one in exposure.tables if one.name == f"factor_{factor.slug}_by_area"), None)
        if table is not None:
            axis = next(n for n, one in enumerate(table.dimensions) if one.name.startswith("answer"))
            others = tuple(n for n in range(len(table.dimensions)) if n != axis)
            seen, absent, _unknown = (int(number) for number in table.counts.sum(axis=others))
            yield FactorFacts(
                title=factor.title, direction=factor.direction, definition=factor.definition,
                children=seen, known=seen + absent,
            )  # fmt: skip


def _counts(study: Study, exposure: Exposure) -> Iterator[CountFacts]:
    """Children by number of factors, with what independence would give and what doubt about links allows."""
    everywhere = next((one for one in exposure.clustering if not one.strata), None)
    table = exposure.table("risks")
    most = study.output.most_counted
    for number, label in enumerate(table.dimensions[0].labels):
        expected = None
        if everywhere:
            part = (
                everywhere.expected[number:] if number == most else everywhere.expected[number : number + 1]
            )
            expected = float(sum(part))
        bounds = (
            (None, None)
            if table.low is None or table.high is None
            else (table.low[number], table.high[number])
        )
        yield CountFacts(
            label=f"{label} risk factors",
            children=int(table.counts[number]),
            expected=expected,
            low=None if bounds[0] is None else float(bounds[0]),
            high=None if bounds[1] is None else float(bounds[1]),
        )


def _combinations(study: Study, exposure: Exposure) -> Iterator[CombinationFacts]:
    table = next(one for one in exposure.combinations if one.exact)
    for row in table.rows[:COMMONEST]:
        if row.factors:
            titles = tuple(study.factors[number].title for number in row.factors)
            yield CombinationFacts(factors=titles, children=row.children, expected=row.expected)


def _clustering(exposure: Exposure) -> Iterator[str]:
    for one in exposure.clustering:
        among = f", among children of the same {one.strata}" if one.strata else ""
        yield (
            f"The number of risk factors varies {one.index.value:.2f} times as much as if they fell on children "
            f"independently{among} ({one.index.low:.2f} to {one.index.high:.2f}; 1 would be no clustering)."
        )


def _sensitivity(exposure: Exposure) -> TableFacts:
    rows = tuple(
        (
            one.words, one.children, one.of,
            round(100 * one.share.value, 1) if one.share else None,
            round(100 * one.share.low, 1) if one.share else None,
            round(100 * one.share.high, 1) if one.share else None,
        )
        for one in exposure.sensitivity
    )  # fmt: skip
    return TableFacts(
        title="Children with three risk factors or more, counted in other ways",
        columns=("Counted how", "Children", "Of", "Share (%)", "From (%)", "To (%)"),
        rows=rows,
        sentence="How far the headline hangs on the choice of factors and sources.",
        notes=("Wilson 95% interval",),
    )


def _doubt(exposure: Exposure) -> Iterator[str]:
    table = exposure.table("risks")
    if table.low is None or table.high is None:
        return
    for number, label in enumerate(table.dimensions[0].labels):
        what = f"Children with {label} risk factors"
        yield words.moved(
            what, int(table.counts[number]), float(table.low[number]), float(table.high[number]), DRAWS
        )
