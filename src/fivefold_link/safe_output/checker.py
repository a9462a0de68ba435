"""The checker's report: what was hidden and why, who tried to undo it and what they found, in plain words and as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from fivefold.release.policy import Method, Policy
from fivefold_link.safe_output.protected import (
    Attack,
    Protected,
    ProtectedCombinations,
    ProtectedTable,
    TableAudit,
)


@dataclass(frozen=True)
class Line:
    """One fact for the checker: what it is, its figure, and what it means."""

    what: str
    figure: str
    words: str


@dataclass(frozen=True)
class TableReport:
    """One table as the checker reads it."""

    name: str
    title: str
    period: str
    population: str
    counts: TableAudit
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CheckerReport:
    """What the second person reads before a release leaves. `safe` is the verdict of the attack, not of the person."""

    policy: str
    rule: tuple[str, ...]
    citation: str
    certainty: str
    safe: bool
    complete: bool
    verdict: str
    tables: tuple[TableReport, ...]
    attacks: tuple[Line, ...]
    notes: tuple[str, ...]

    def as_data(self) -> Mapping[str, object]:
        return asdict(self)

    def as_json(self) -> str:
        return json.dumps(self.as_data(), ensure_ascii=False, indent=2, sort_keys=True)


def checker_report(protected: Protected, policy: Policy) -> CheckerReport:
    """The report on everything in one release. No hidden count stands in it."""
    made: tuple[ProtectedTable | ProtectedCombinations, ...] = (*protected.tables, *protected.combinations)
    titles = {table.name: table for table in made}
    audit = protected.audit
    return CheckerReport(
        policy=policy.title,
        rule=rule_in_words(policy),
        citation=policy.citation,
        certainty=policy.certainty,
        safe=audit.holds,
        complete=all(attack.not_attacked == 0 for attack in audit.attacks),
        verdict=_verdict(protected),
        tables=tuple(
            TableReport(
                counts.name,
                titles[counts.name].title,
                titles[counts.name].period,
                titles[counts.name].population,
                counts,
                _table_lines(counts),
            )
            for counts in audit.tables
        ),
        attacks=tuple(_attack_line(attack) for attack in audit.attacks),
        notes=audit.notes,
    )


def rule_in_words(policy: Policy) -> tuple[str, ...]:
    """The policy in sentences that somebody who does not know the method can check."""
    hidden = f"Counts from {policy.hidden_from} to {policy.hidden_to} are hidden."
    if policy.method is Method.MIDPOINT:
        hidden = f"Every count is shown as the middle of its band of {policy.nearest}."
    rounded = (
        "Other counts are exact."
        if policy.nearest == 1
        else f"Other counts go to the nearest {policy.nearest}."
    )
    if policy.method is Method.CELL_KEY:
        rounded = "Other counts carry small noise that is the same wherever the same children are counted."
    said = [hidden, "" if policy.method is Method.MIDPOINT else rounded]
    said.append("A true zero is shown." if policy.zero_is_shown else "A zero is hidden like any small count.")
    said.append("Totals are worked out from exact counts before anything is hidden or rounded.")
    said.append(
        f"A small count must keep at least {policy.protection} possible values for somebody who knows all of this."
    )
    return tuple(filter(None, said))


def _verdict(protected: Protected) -> str:
    attacks = protected.audit.attacks
    left_out = sum(attack.not_attacked for attack in attacks)
    pinned = sum(attack.pinned for attack in attacks)
    if pinned:
        return f"Do not release: {pinned} hidden counts can be worked out."
    if left_out:
        return f"No hidden count could be worked out; {left_out} were not attacked, see below."
    return "No hidden count could be worked out from everything that is to be published."


def _table_lines(counts: TableAudit) -> tuple[Line, ...]:
    lines = [
        Line("Cells and totals", f"{counts.cells:,}", "all cells of the table, each total among them"),
        Line("Shown", f"{counts.observed:,}", "with a number"),
        Line("True zeros", f"{counts.zero:,}", "shown as none"),
        Line("Missing", f"{counts.missing:,}", "no source covers them; they are not zeros"),
        Line("Hidden: small", f"{counts.primary:,}", "the rule names them"),
        Line(
            "Hidden to protect others",
            f"{counts.secondary:,}",
            "sums would give a small count away without them",
        ),
        Line(
            "Hidden: differences",
            f"{counts.differencing:,}",
            "an earlier release would give a few children away",
        ),
        Line(
            "Children in hidden cells", f"{counts.children_hidden:.1%}", "share of all children in the table"
        ),
    ]
    return tuple(line for line in lines if line.figure != "0")


def _attack_line(attack: Attack) -> Line:
    fewest = (
        ""
        if attack.fewest_values is None
        else f" The narrowest was shown to keep at least {attack.fewest_values} values."
    )
    left = "" if not attack.not_attacked else f" Not attacked: {attack.not_attacked}. {attack.said}"
    return Line(
        f"Attack through {attack.name}",
        f"{attack.pinned} of {attack.cells} worked out",
        f"Tried: {attack.how}.{fewest}{left}",
    )
