"""What would leave, as the second person sees it: every table as it would be read outside, what is hidden and what was tried."""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.release.manifest import ALL, TableKind
from fivefold.release.readme import policy_words
from fivefold.release.tables import EVERYONE, JOIN, Table
from fivefold.vocabulary.value import figure, value_words
from fivefold_link.report.facts import TableFacts
from fivefold_link.safe_output.protected import Protected
from fivefold_link.safe_output.releasing_tables import combinations_of, factor_of, table_of
from fivefold_link.study.schema import Study

MOST_ROWS = 300


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


def leaving(study: Study, protected: Protected) -> Leaving:
    audit = protected.audit
    hidden = sum(t.primary + t.secondary + t.differencing for t in audit.tables)
    tables = [table_of(table, study.title) for table in protected.tables]
    factors = tuple(factor_of(factor, study) for factor in study.factors)
    tables += [combinations_of(table, factors, study.title) for table in protected.combinations]
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
    about = table.about
    if about.kind is TableKind.COUNT and len(about.dimensions) == 2:
        return _crossed(table)
    labels = [d.labels() for d in about.dimensions]
    first = 1 if about.kind is TableKind.COMBINATIONS else 0
    rows = []
    for cell in table.rows[:MOST_ROWS]:
        words = (
            [JOIN.join(titles[s] for s in cell.at[0].split("+")) if cell.at[0] else EVERYONE] if first else []
        )
        words += [known[code] for known, code in zip(labels, cell.at[first:], strict=True)]
        rows.append((*words, value_words(table.value(cell))))
    columns = (*(["Factors together"] if first else []), *(d.title for d in about.dimensions), "Children")
    return TableFacts(title=about.title, columns=columns, rows=tuple(rows), notes=_notes(table, MOST_ROWS))


def _crossed(table: Table) -> TableFacts:
    """Two dimensions as rows and columns."""
    down, across = table.about.dimensions
    codes = list(across.labels())
    lines = list(down.labels().items())
    most = max(1, MOST_ROWS // len(codes))
    rows = tuple(
        (label, *(value_words(table.at(**{down.name: code, across.name: other})) for other in codes))
        for code, label in (lines if len(lines) <= most else [*lines[: most - 1], (ALL, lines[-1][1])])
    )
    return TableFacts(
        title=table.about.title,
        columns=(f"{down.title} by {across.title.lower()}", *across.labels().values()),
        rows=rows,
        notes=_notes(table, most * len(codes)),
    )


def _notes(table: Table, most: int) -> tuple[str, ...]:
    said = (f"{table.about.population}. {table.about.period}. {table.about.basis}.", *table.about.notes)
    if len(table.rows) <= most:
        return said
    more = f"Only a part is printed here: all {figure(len(table.rows))} cells are in tables/{table.about.name}.csv."
    return (*said, f"{more} Look at the whole file before you sign.")
