"""A small study and its protected tables, all invented, as disclosure control hands them on."""

from datetime import date

import numpy as np

from fivefold.release.manifest import AreaName, Areas, Linkage, Method
from fivefold.release.policy import policies
from fivefold_link.exposure.tables import Dimension
from fivefold_link.safe_output.protected import (
    Attack,
    Audit,
    CellState,
    Protected,
    ProtectedCombination,
    ProtectedCombinations,
    ProtectedTable,
    Reason,
    TableAudit,
)
from fivefold_link.safe_output.releasing_tables import ReleaseFacts
from fivefold_link.study.schema import Study

AREA = Dimension("area", "Area", ("X01", "X02"), ("Harbour", "Moorside"))
FACTORS = Dimension("factors", "Risk factors", ("0", "1", "2+"), ("None", "One", "Two or more"))
HIDDEN, UNKNOWN = None, "?"


def a_study(**changes):
    said = {
        "fivefold_study": 1,
        "title": "Risks together in Harbourside",
        "purpose": "To plan support before birth and up to five.",
        "controller": "Harbourside Council (invented)",
        "fictional": True,
        "factor_edition": "2026-1",
        "agreements": [
            {
                "reference": "ISA-1",
                "between": ["Harbourside Council", "Moors NHS Trust"],
                "data_items": "names, dates of birth, contacts",
                "lawful_basis": ["6(1)(e)", "9(2)(h)"],
                "status": "fictional",
                "retention": "one year",
                "contacts": ["data-protection officer"],
            }
        ],
        "datasets": [
            {
                "slug": slug,
                "title": title,
                "owner": owner,
                "agreement": "ISA-1",
                "source": {"path": f"{slug}.csv"},
                "columns": {"id": "id"},
                "covers_from": "2021-04-01",
                "covers_to": "2026-03-31",
            }
            for slug, title, owner in (
                ("births", "Births", "Moors NHS Trust"),
                ("housing", "Housing", "Harbourside Council"),
            )
        ],
        "factors": [
            {
                "slug": "housing",
                "title": "Crowded housing",
                "direction": "risk",
                "definition": "The home was recorded as overcrowded.",
                "seen_in": [{"dataset": "housing", "column": "crowded", "value": "Y"}],
            },
            {
                "slug": "smoking",
                "title": "Smoking in pregnancy",
                "direction": "risk",
                "definition": "The mother smoked at birth.",
                "seen_in": [
                    {"dataset": "births", "column": "smoked", "value": 1, "from_months": -9, "to_months": 1}
                ],
            },
        ],
        "population": {"title": "Children under five", "on": "2026-03-31"},
        "areas": {"vintage": "fictional"},
    }
    return Study.model_validate(said | changes)


def a_protected_table(numbers, dimensions=(AREA, FACTORS), name="factors_by_area", doubt=None):
    """A table from rows of numbers with totals last; None is hidden, "?" is missing."""
    grid = np.array(numbers, dtype=object)
    hidden, unknown = grid == HIDDEN, grid == UNKNOWN
    shown = np.where(hidden | unknown, -1, grid).astype(np.int64)
    state = np.where(hidden, CellState.SUPPRESSED, np.where(unknown, CellState.MISSING, CellState.OBSERVED))
    state = np.where(shown == 0, CellState.ZERO, state).astype(np.int8)
    bound = np.where(shown > 0, shown, np.nan).astype(np.float64) if doubt else np.full(grid.shape, np.nan)
    return ProtectedTable(
        name=name,
        title="Children by number of risk factors and area",
        dimensions=dimensions,
        state=state,
        shown=shown,
        reason=np.where(hidden, Reason.PRIMARY, Reason.NONE).astype(np.int8),
        low=bound - (doubt or 0),
        high=bound + (doubt or 0),
        incomplete=np.zeros(grid.shape, dtype=np.bool_),
        period="31 March 2026",
        population="Children under five",
        basis="count, rounded to the nearest 5",
    )


def some_protected_combinations(rows=None, area=""):
    rows = rows or {(): 300, ("housing",): 60, ("smoking",): 45, ("housing", "smoking"): None}
    return ProtectedCombinations(
        name="combinations",
        title="Children who face these factors together",
        factors=("housing", "smoking"),
        rows=tuple(
            ProtectedCombination(
                factors,
                CellState.SUPPRESSED if number is None else CellState.OBSERVED,
                number,
                Reason.PRIMARY if number is None else Reason.NONE,
                expected=9.0,
            )
            for factors, number in rows.items()
        ),
        period="31 March 2026",
        population="Children under five",
        basis="count, rounded to the nearest 5",
        area=area,
    )


def some_protected(*tables, pinned=0, policy="nhs-england-subnational"):
    tables = tables or (
        a_protected_table([[120, 40, 10, 170], [100, 30, None, 130], [220, 70, 15, 300]], doubt=5),
    )
    audit = Audit(
        tables=tuple(TableAudit(t.name, t.state.size, 11, 0, 0, 1, 0, 0, 0.0133) for t in tables),
        attacks=(Attack("programme", "a linear programme over all tables", 1, pinned, 7),),
        rounds=1,
    )
    return Protected(policies()[policy], tables, (some_protected_combinations(),), audit)


def release_facts(**changes):
    facts = {
        "study_sha256": "a" * 64,
        "methods": (
            Method(step="linkage", tool="fivefold-link", version="0.1.0", words="Grouped by NHS number."),
        ),
        "linkage": Linkage(
            method="staged", why="Most carry a number.", sentences=("We miss few.",), quality=()
        ),
        "areas": Areas(
            level="neighbourhood",
            vintage="fictional",
            names=(AreaName(code="X01", name="Harbour"), AreaName(code="X02", name="Moorside")),
        ),
    }
    return ReleaseFacts(**(facts | changes))


TODAY, LATER = date(2026, 4, 14), date(2026, 4, 20)
