"""The web of cells turned back into tables, with the audit that goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fivefold.release.policy import Policy
from fivefold_link.exposure.tables import Combination, CombinationTable, CountTable
from fivefold_link.safe_output.attack import MOST_UNKNOWN, Found
from fivefold_link.safe_output.doubt import STEP, doubt_shown
from fivefold_link.safe_output.lattices import Undone
from fivefold_link.safe_output.linked import Mask, Place, Web
from fivefold_link.safe_output.nested import Nested
from fivefold_link.safe_output.protected import (
    Attack,
    Audit,
    CellState,
    Codes,
    Numbers,
    Protected,
    ProtectedCombination,
    ProtectedCombinations,
    ProtectedTable,
    Reason,
    TableAudit,
)

HOW = "linear programme over every sum that ties the published cells, whole-number tables as proof"
HOW_NESTED = "linear programme over the 16 atoms of up to four factors (ranges are those of the relaxation)"


@dataclass(frozen=True, eq=False)
class Answer:
    """What was decided about every cell of the web, and what the attack on it found."""

    web: Web
    policy: Policy
    hidden: Mask
    reasons: Numbers
    shown: Numbers
    found: Found
    undone: tuple[Undone, ...]
    rounds: int
    said: tuple[str, ...]


def answered(
    answer: Answer,
    tables: Sequence[CountTable],
    places: Sequence[Place],
    combinations: Sequence[CombinationTable],
    nested: Sequence[Nested],
) -> Protected:
    """Everything that may leave, and the audit."""
    made = tuple(_table(answer, table, place) for table, place in zip(tables, places, strict=True))
    rows = tuple(
        _combinations(answer, table, where) for table, where in zip(combinations, nested, strict=True)
    )
    audits = [
        _audit_table(table, place, safe) for table, place, safe in zip(tables, places, made, strict=True)
    ]
    audits += [_audit_rows(table, safe) for table, safe in zip(combinations, rows, strict=True)]
    audit = Audit(tuple(audits), _attacks(answer), answer.rounds, answer.said)
    return Protected(answer.policy, made, rows, audit)


def _table(answer: Answer, table: CountTable, place: Place) -> ProtectedTable:
    hidden, missing, counts = answer.hidden[place.ids], place.missing, answer.web.counts[place.ids]
    state = np.select(
        [missing, hidden, (counts == 0) & answer.policy.zero_is_shown],
        [CellState.MISSING, CellState.SUPPRESSED, CellState.ZERO],
        CellState.OBSERVED,
    )
    bare = missing | hidden
    low, high = doubt_shown(table, counts, answer.shown[place.ids], bare)
    return ProtectedTable(
        name=table.name,
        title=table.title,
        dimensions=table.dimensions,
        state=state.astype(np.int8),
        shown=np.where(bare, -1, answer.shown[place.ids]),
        reason=np.where(missing, Reason.MISSING, answer.reasons[place.ids]).astype(np.int8),
        low=low,
        high=high,
        incomplete=place.incomplete,
        period=table.period,
        population=table.population,
        basis=table.basis,
        notes=table.notes,
    )


def _combinations(answer: Answer, table: CombinationTable, where: Nested) -> ProtectedCombinations:
    open_ = {row.factors for row, cell in zip(table.rows, where.ids, strict=True) if not answer.hidden[cell]}
    rows = tuple(
        _row(answer, table, row, int(cell), all((factor,) in open_ for factor in row.factors))
        for row, cell in zip(table.rows, where.ids, strict=True)
    )
    return ProtectedCombinations(
        table.name,
        table.title,
        table.factors,
        rows,
        table.period,
        table.population,
        table.basis,
        table.exact,
        table.area,
        table.notes,
    )


def _row(
    answer: Answer, table: CombinationTable, row: Combination, cell: int, told: bool
) -> ProtectedCombination:
    """One row. What independence would give is told only where every factor's own count is, and in steps of 5."""
    factors = tuple(table.factors[factor] for factor in row.factors)
    if answer.hidden[cell]:
        return ProtectedCombination(factors, CellState.SUPPRESSED, None, Reason(int(answer.reasons[cell])))
    none = answer.web.counts[cell] == 0 and answer.policy.zero_is_shown
    state = CellState.ZERO if none else CellState.OBSERVED
    rough = float(round(row.expected / STEP) * STEP) if told and row.expected is not None else None
    return ProtectedCombination(factors, state, int(answer.shown[cell]), Reason.NONE, rough)


def _audit_table(table: CountTable, place: Place, safe: ProtectedTable) -> TableAudit:
    inner = tuple(slice(0, -1) for _ in table.dimensions)
    children = int(table.counts[~place.missing[inner]].sum())
    lost = int(table.counts[safe.state[inner] == CellState.SUPPRESSED].sum())
    return _audit(table.name, safe.state, safe.reason, lost / children if children else 0.0)


def _audit_rows(table: CombinationTable, safe: ProtectedCombinations) -> TableAudit:
    """Rows of a combination table overlap, so the share is of the children counted in its rows."""
    children = sum(row.children for row in table.rows)
    lost = sum(row.children for row, out in zip(table.rows, safe.rows, strict=True) if out.shown is None)
    state = np.array([row.state for row in safe.rows], dtype=np.int8)
    reason = np.array([row.reason for row in safe.rows], dtype=np.int8)
    return _audit(table.name, state, reason, lost / children if children else 0.0)


def _audit(name: str, state: Codes, reason: Codes, share: float) -> TableAudit:
    def cells(which: Codes, code: int) -> int:
        return int((which == code).sum())

    return TableAudit(
        name,
        int(state.size),
        cells(state, CellState.OBSERVED),
        cells(state, CellState.ZERO),
        cells(state, CellState.MISSING),
        cells(reason, Reason.PRIMARY),
        cells(reason, Reason.SECONDARY),
        cells(reason, Reason.DIFFERENCING),
        share,
    )


def _attacks(answer: Answer) -> tuple[Attack, ...]:
    found = answer.found
    tables = Attack(
        "sums",
        HOW,
        len(found.asked),
        len(found.narrow),
        found.fewest,
        len(found.unasked) + len(found.unproven),
        _left_over(found),
    )
    if not answer.undone:
        return (tables,)
    seen = [undone.fewest for undone in answer.undone if undone.fewest is not None]
    passed = sum(undone.passed_over for undone in answer.undone)
    return tables, Attack(
        "nested counts",
        HOW_NESTED,
        sum(undone.targets for undone in answer.undone),
        sum(len(undone.narrow) for undone in answer.undone),
        min(seen, default=None),
        passed,
        f"{passed} lattices of factors are not attacked." if passed else "",
    )


def _left_over(found: Found) -> str:
    """What the attack could not settle, in words."""
    said = []
    if len(found.unasked):
        said.append(
            f"{len(found.unasked)} stand in groups of more than {MOST_UNKNOWN:,} cells that hang together, "
            "and no other possible table was found near by."
        )
    if len(found.unproven):
        said.append(
            f"{len(found.unproven)} keep enough values in fractions of children, but not for certain in whole ones."
        )
    return " ".join(said)
