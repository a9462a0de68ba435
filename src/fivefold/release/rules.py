"""The disclosure rule again, on what is about to be let out or in: a second pair of eyes, simple and exact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from fivefold.release.manifest import ALL, StatedPolicy, TableKind
from fivefold.release.policy import Method
from fivefold.release.tables import Cell, Table
from fivefold.vocabulary.value import State

SHOWN = (State.OBSERVED, State.ZERO, State.ESTIMATED)
COARSE = 5
"""Bounds of linkage doubt are written in steps of this size, so that they do not give the exact count away."""
_COUNT_STATES = (*SHOWN, State.SUPPRESSED, State.MISSING)


class FailedRule(NamedTuple):
    """Which rule a table breaks and where; `where` never repeats a count that should be hidden."""

    rule: str
    where: str


def failed_rules(table: Table, policy: StatedPolicy) -> list[FailedRule]:
    """Every way in which a table breaks its policy; an empty list means it may be shown.

    | rule | says |
    |---|---|
    | states | a count is shown, a true zero, hidden or missing; what is hidden carries no number and no bounds |
    | hidden range | no count shown lies in the range that the policy hides |
    | rounding | every count and bound shown is a multiple of the policy's base |
    | recovery | no hidden cell follows from a total and the other cells of its line |
    | difference | no two combinations shown differ by a number that the policy hides |
    """
    if table.about.kind is TableKind.FIGURES:
        return list(_figures_are_no_counts(table))
    failed = [*_states(table), *_in_hidden_range(table, policy), *_unrounded(table, policy)]
    if policy.method is Method.SUPPRESS:
        # Rounded totals do not add up, so nothing follows exactly from them.
        failed += _recovered(table)
        if table.about.kind is TableKind.COMBINATIONS and not table.about.exact:
            failed += _differenced(table, policy)
    return failed


def _place(table: Table, cell: Cell) -> str:
    return f"{table.about.name} at {', '.join(code or 'everyone' for code in cell.at) or 'its one row'}"


def _figures_are_no_counts(table: Table) -> Iterator[FailedRule]:
    if table.about.unit.strip().lower() in ("children", "people", "persons", "families", "records"):
        yield FailedRule("states", f"{table.about.name}: counts of {table.about.unit} sent as plain figures")
    yield from _bounded_when_hidden(table)


def _states(table: Table) -> Iterator[FailedRule]:
    for cell in table.rows:
        if cell.state not in _COUNT_STATES:
            yield FailedRule("states", f"{_place(table, cell)}: a count cannot be {cell.state.value}")
    yield from _bounded_when_hidden(table)


def _bounded_when_hidden(table: Table) -> Iterator[FailedRule]:
    for cell in table.rows:
        if cell.state not in SHOWN and (cell.low is not None or cell.high is not None):
            yield FailedRule("states", f"{_place(table, cell)}: bounds around a cell that is not shown")


def _in_hidden_range(table: Table, policy: StatedPolicy) -> Iterator[FailedRule]:
    if policy.method is Method.MIDPOINT:
        return  # small counts are shown as the middle of their step; the rule of rounding looks at those
    for cell in table.rows:
        if cell.number is not None and policy.hides(int(cell.number)):
            span = f"{policy.hidden_from} to {policy.hidden_to}"
            yield FailedRule("hidden range", f"{_place(table, cell)}: a count from {span} is shown")


def _unrounded(table: Table, policy: StatedPolicy) -> Iterator[FailedRule]:
    for cell in table.rows:
        if cell.number is None:
            continue
        bounds = [n for n in (cell.low, cell.high) if n is not None]
        coarse = all(n % COARSE == 0 or is_rounded(n, policy) for n in bounds)
        if not coarse or not is_rounded(cell.number, policy):
            yield FailedRule(
                "rounding", f"{_place(table, cell)}: not a number that rounding to {policy.nearest} can give"
            )


def is_rounded(number: float, policy: StatedPolicy) -> bool:
    """Whether a number is one that the policy's rounding can give."""
    if policy.method is Method.MIDPOINT:
        return number == 0 or number % policy.nearest == policy.nearest // 2
    return policy.nearest == 1 or number % policy.nearest == 0


def _recovered(table: Table) -> Iterator[FailedRule]:
    """A line is a total and its parts. With one of them hidden, or nothing left for the hidden ones, it speaks."""
    first = 1 if table.about.kind is TableKind.COMBINATIONS else 0
    for axis, dimension in enumerate(table.about.dimensions, first):
        if not (dimension.additive and dimension.total):
            continue
        lines: dict[tuple[str, ...], dict[str, Cell]] = defaultdict(dict)
        for cell in table.rows:
            lines[cell.at[:axis] + cell.at[axis + 1 :]][cell.at[axis]] = cell
        for line in lines.values():
            if speaks(line, [c.code for c in dimension.categories]):
                hidden = next((c for c in line.values() if c.number is None), None)
                where = _place(table, hidden) if hidden else f"{table.about.name}, a cell that is left out"
                yield FailedRule("recovery", f"{where}: what is hidden follows from the rest of its line")


def speaks(line: dict[str, Cell], codes: list[str]) -> bool:
    """Whether a line gives back a hidden cell. A cell that is not in the table counts as hidden."""
    total = line.get(ALL)
    if total is not None and total.state is State.MISSING:
        return False
    parts = [line.get(code) for code in codes]
    hidden = [c for c in parts if c is None or c.state is State.SUPPRESSED]
    if total is None or total.number is None:
        return not hidden and total is not None
    if not hidden:
        return False
    rest = total.number - sum(c.number or 0 for c in parts if c is not None)
    return len(hidden) == 1 or rest == 0


def _differenced(table: Table, policy: StatedPolicy) -> Iterator[FailedRule]:
    """Those who face A, less those who face A and B, face A without B: that must not be a hidden number either."""
    by_code = {cell.at: cell for cell in table.rows}
    for cell in table.rows:
        slugs = cell.at[0].split("+") if cell.at[0] else []
        for left_out in slugs:
            fewer = ("+".join(s for s in slugs if s != left_out), *cell.at[1:])
            parent = by_code.get(fewer)
            if parent is None or parent.number is None or cell.number is None:
                continue
            if parent.number - cell.number and policy.hides(int(parent.number - cell.number)):
                yield FailedRule(
                    "difference",
                    f"{_place(table, cell)}: less {left_out} it leaves a number that the policy hides",
                )
