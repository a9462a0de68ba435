"""Facts as tables of the report: columns, rows and, where it helps, a picture of the same rows."""

from __future__ import annotations

from collections.abc import Iterable

from fivefold.release.manifest import QualityFigure
from fivefold.vocabulary.value import Value, figure, value_words
from fivefold_link.report.facts import (
    Cell,
    CombinationFacts,
    CountFacts,
    FactorFacts,
    FileFacts,
    Picture,
    StepFacts,
    TableFacts,
)

MISSING = "missing"


def of_files(files: Iterable[FileFacts]) -> TableFacts:
    return TableFacts(
        title="Files that were read",
        columns=("Data set", "Owner", "File", "Rows", "Found", "SHA-256 of the file"),
        rows=tuple((f.title, f.owner, f.file, f.rows, _found(f), f.sha256[:16] or "not kept") for f in files),
    )


def _found(file: FileFacts) -> str:
    stops = sum(p.stops for p in file.problems)
    if not file.problems:
        return "nothing wrong"
    return f"{len(file.problems)} {'thing' if len(file.problems) == 1 else 'things'}" + (
        f", {stops} must be mended" if stops else ""
    )


def of_problems(files: Iterable[FileFacts]) -> TableFacts | None:
    rows = tuple(
        (
            f.title,
            "must be mended" if p.stops else "to know",
            p.what,
            p.where or "whole file",
            p.count,
            p.remedy,
        )
        for f in files
        for p in f.problems
    )
    columns = ("Data set", "Weight", "What", "Where", "How often", "What to do")
    return TableFacts(title="What the check found", columns=columns, rows=rows) if rows else None


def of_steps(steps: Iterable[StepFacts]) -> TableFacts:
    rows = tuple((s.title, figure(s.seconds, places=1), sum(s.rows.values()) or "none") for s in steps)
    return TableFacts(title="Steps of the run", columns=("Step", "Seconds", "Rows written"), rows=rows)


def of_quality(quality: Iterable[QualityFigure], title: str) -> TableFacts:
    """Quality by group, a column a measure, each share with its interval: never bare."""
    figures = list(quality)
    measures = list(dict.fromkeys(q.measure for q in figures))
    groups: dict[tuple[str, str], dict[str, QualityFigure]] = {}
    for q in figures:
        groups.setdefault((q.dimension, _group(q)), {})[q.measure] = q
    bases = list(dict.fromkeys(q.basis for q in figures))
    return TableFacts(
        title=title,
        columns=(
            "By",
            "Group",
            *(m.capitalize() for m in measures),
            *(["How it was made"] if len(bases) > 1 else []),
        ),
        rows=tuple(
            (
                *group,
                *(value_words(value_of(found[m])) if m in found else None for m in measures),
                *([next(iter(found.values())).basis] if len(bases) > 1 else []),
            )
            for group, found in groups.items()
        ),
        notes=tuple(bases) if len(bases) == 1 else (),
        pictures=tuple(_picture(m, [q for q in figures if q.measure == m]) for m in measures),
    )


def _group(q: QualityFigure) -> str:
    return "Everyone" if q.dimension.casefold() == q.group.casefold() == "all" else q.group


def _picture(measure: str, figures: list[QualityFigure]) -> Picture:
    """One measure drawn: everyone first, then each group."""
    lines = tuple(
        (
            _group(q) if q.dimension.casefold() == "all" else f"{q.dimension}: {q.group}",
            q.value,
            q.low,
            q.high,
        )
        for q in figures
    )
    return Picture(title=measure.capitalize(), lines=lines, unit=figures[0].unit, points=True)


def value_of(q: QualityFigure) -> Value:
    return Value(q.state, q.value, q.low, q.high, basis=q.basis, unit=q.unit)


def of_factors(factors: Iterable[FactorFacts]) -> TableFacts:
    rows = tuple(
        (f.title, f.direction.value, f.children, f.known, _share(f.children, f.known), f.low, f.high)
        for f in factors
    )
    return TableFacts(
        title="Children who face each factor",
        columns=("Factor", "Kind", "Children", "Of whom it is known", "Share", "Low", "High"),
        rows=rows,
        notes=(
            "A child whom no source could show is left out of the share: not recorded is missing, never absent.",
        ),
        picture=Picture(bars="Children", low="Low", high="High"),
    )


def _share(children: int, known: int) -> str | None:
    return figure(100 * children / known, "%") if known else None


def of_counts(counts: Iterable[CountFacts]) -> TableFacts:
    rows = tuple(
        (c.label, c.children, c.low, c.high, _rounded(c.expected), _times(c.children, c.expected))
        for c in counts
    )
    return TableFacts(
        title="Children by number of risk factors",
        columns=("Risk factors", "Children", "Low", "High", "If factors fell by chance", "Times chance"),
        rows=rows,
        notes=("Low and high show what doubt about links does to the count.",),
        picture=Picture(bars="Children", low="Low", high="High", against="If factors fell by chance"),
    )


def of_combinations(combinations: Iterable[CombinationFacts]) -> TableFacts:
    rows = tuple(
        (
            " + ".join(c.factors) or "Everyone",
            c.children,
            _rounded(c.expected),
            _times(c.children, c.expected),
        )
        for c in combinations
    )
    return TableFacts(
        title="Factors that children face together most often",
        columns=("Factors together", "Children", "If factors fell by chance", "Times chance"),
        rows=rows,
        picture=Picture(bars="Children", against="If factors fell by chance"),
    )


def _rounded(number: float | None) -> Cell:
    return None if number is None else round(number)


def _times(children: int, expected: float | None) -> str | None:
    return figure(children / expected, places=1) if expected else None


def cell_words(cell: Cell) -> str:
    """A cell in print: thousands with a comma, what is not there in a word."""
    if cell is None:
        return MISSING
    return cell if isinstance(cell, str) else figure(cell)
