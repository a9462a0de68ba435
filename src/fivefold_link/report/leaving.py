"""What would leave, as the second person sees it: every table as it would be read outside, what is hidden and what was tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fivefold.release.manifest import Areas, TableKind
from fivefold.release.readme import policy_words
from fivefold.release.tables import EVERYONE, JOIN, TOGETHER, Table
from fivefold.vocabulary.value import figure, value_words
from fivefold_link.report.facts import TableFacts
from fivefold_link.safe_output.protected import Protected
from fivefold_link.safe_output.releasing_tables import factor_of, tables_of
from fivefold_link.study.schema import Study

MOST_CELLS = 600
NO_NAMES = Areas(level="area", vintage="as in the study", names=())


@dataclass(frozen=True)
class Leaving:
    """The checker's pages, in words."""

    policy: str
    citation: str
    rule: str
    holds: bool
    verdict: str
    hidden: TableFacts
    attacks: TableFacts
    tables: tuple[TableFacts, ...]
    cells: int
    cells_hidden: int
    notes: tuple[str, ...]


def leaving(study: Study, protected: Protected, areas: Areas = NO_NAMES) -> Leaving:
    """The checker's pages; `areas` are those of the release, so that the checker reads the names that readers will."""
    audit = protected.audit
    hidden = sum(t.primary + t.secondary + t.differencing for t in audit.tables)
    factors = tuple(factor_of(factor, study) for factor in study.factors)
    tables = tables_of(protected, factors, areas, study.title)
    return Leaving(
        policy=protected.policy.title,
        citation=protected.policy.citation,
        rule=policy_words(protected.policy),
        holds=audit.holds,
        verdict=_verdict(protected),
        hidden=_hidden(protected),
        attacks=_attacks(protected),
        tables=tuple(_shown(table, {f.slug: f.title for f in factors}) for table in tables),
        cells=sum(t.cells for t in audit.tables),
        cells_hidden=hidden,
        notes=audit.notes,
    )


def _verdict(protected: Protected) -> str:
    pinned = sum(attack.pinned for attack in protected.audit.attacks)
    if pinned:
        return f"{figure(pinned)} hidden {_counts(pinned)} could be worked out. These tables must not leave."
    tried = sum(attack.cells for attack in protected.audit.attacks)
    if not tried:
        return "Nothing is hidden, so there was nothing to work out."
    return "No hidden count could be worked out more closely than the policy allows."


def _counts(number: int) -> str:
    return "count" if number == 1 else "counts"


def _hidden(protected: Protected) -> TableFacts:
    """How much of each table is hidden, and by which rule: this split stays inside."""
    rows = tuple(
        (t.name, t.cells, t.observed, t.zero, t.missing, t.primary, t.secondary, t.differencing)
        for t in protected.audit.tables
    )
    return TableFacts(
        title="What is hidden, and why",
        columns=(
            "Table", "Cells", "Shown", "True zero", "Missing",
            "Hidden: small", "Hidden: would give a small one back", "Hidden: difference to another release or area",
        ),
        rows=rows,
        notes=("Outside, every hidden cell gives the same reason, so that nobody can tell small ones from others.",),
    )  # fmt: skip


def _attacks(protected: Protected) -> TableFacts:
    rows = tuple(
        (
            a.name,
            a.how,
            a.cells,
            a.pinned,
            a.fewest_values,
            a.not_attacked,
            a.said or ("held" if not a.pinned else "broken"),
        )
        for a in protected.audit.attacks
    )
    return TableFacts(
        title="Attempts to undo it",
        columns=(
            "Attempt", "How", "Hidden counts tried", "Worked out", "Fewest values left open", "Not tried", "Result",
        ),
        rows=rows,
    )  # fmt: skip


def _shown(table: Table, titles: dict[str, str]) -> TableFacts:
    """A table with its last dimension across, so that a person sees lines and their totals at once."""
    about = table.about
    across = (
        about.dimensions[-1] if len(about.dimensions) > (about.kind is not TableKind.COMBINATIONS) else None
    )
    columns = list(across.labels()) if across else [""]
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for cell in table.rows:
        line, column = (cell.at[:-1], cell.at[-1]) if across else (cell.at, "")
        rows.setdefault(line, {})[column] = value_words(table.value(cell))
    most = max(12, MOST_CELLS // len(columns))
    labels = [dict(_combination_words(rows, titles))] if about.kind is TableKind.COMBINATIONS else []
    labels += [d.labels() for d in (about.dimensions[:-1] if across else about.dimensions)]
    return TableFacts(
        title=about.title,
        columns=(
            *_first_columns(table, across is not None),
            *(across.labels().values() if across else ["Children"]),
        ),
        rows=tuple(
            (
                *(known[code] for known, code in zip(labels, line, strict=True)),
                *(found.get(c) for c in columns),
            )
            for line, found in list(rows.items())[:most]
        ),
        notes=_notes(table, most, len(rows)),
    )


def _combination_words(rows: Iterable[tuple[str, ...]], titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for line in rows:
        yield line[0], JOIN.join(titles[s] for s in line[0].split("+")) if line[0] else EVERYONE


def _first_columns(table: Table, crossed: bool) -> list[str]:
    dimensions = table.about.dimensions[:-1] if crossed else table.about.dimensions
    first = [TOGETHER] if table.about.kind is TableKind.COMBINATIONS else []
    return [*first, *(d.title for d in dimensions)]


def _notes(table: Table, most: int, lines: int) -> tuple[str, ...]:
    across = table.about.dimensions[-1].title.lower() if table.about.dimensions else ""
    said = (f"{table.about.population}. {table.about.period}. {table.about.basis}.", *table.about.notes)
    if len(table.about.dimensions) > (table.about.kind is not TableKind.COMBINATIONS):
        said = (f"Columns: {across}.", *said)
    if lines <= most:
        return said
    more = f"Only the first {most} of {figure(lines)} rows are printed here: all are in tables/{table.about.name}.csv."
    return (*said, f"{more} Look at the whole file before you sign.")
