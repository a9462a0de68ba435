"""One factor at a time: how many children it was seen for, of how many it is known, and where."""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.release.manifest import ALL, Dimension, Factor, FactorKind, TableKind
from fivefold.release.reading import Release
from fivefold.release.tables import Table
from fivefold.risk.numbers import added
from fivefold.risk.once import once
from fivefold.risk.together import combinations
from fivefold.vocabulary.value import State, Value

SEEN, NOT, UNKNOWN = "seen", "not", "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one factor in one group of children. `known` is missing where the release does not say."""

    code: str
    label: str
    everyone: Value
    seen: Value
    known: Value


@dataclass(frozen=True, slots=True)
class FactorSeen:
    """One factor as the study defined it, for all children and area by area where the release has that."""

    factor: Factor
    everybody: Answer
    areas: tuple[Answer, ...] = ()

    @property
    def is_risk(self) -> bool:
        return self.factor.direction is FactorKind.RISK


@once
def factors_seen(release: Release) -> tuple[FactorSeen, ...]:
    """Every factor of the release, in its order."""
    return tuple(_factor_seen(release, factor) for factor in release.about.factors)


def _factor_seen(release: Release, factor: Factor) -> FactorSeen:
    found = _table_of(release, factor)
    if found is None:
        return FactorSeen(factor, _from_sets(release, factor))
    table, axis = found
    area = next((d for d in table.about.dimensions if d.about == "area"), None)
    areas = tuple(_answer(table, axis, area, c.code, c.label) for c in area.categories) if area else ()
    return FactorSeen(factor, _answer(table, axis, None, ALL, ""), areas)


def _table_of(release: Release, factor: Factor) -> tuple[Table, Dimension] | None:
    """The table of this factor's answers: one whose dimension is named for it and says seen, not so, not known.

    Tables that count numbers of factors divide by the same answers; those are left to them.
    """
    for table in release.tables:
        for axis in table.about.dimensions:
            codes = {c.code for c in axis.categories}
            others = [d for d in table.about.dimensions if d is not axis]
            fits = axis.name == f"answer_{factor.slug}" and {SEEN, NOT} <= codes
            alone = all(d.about == "area" and d.total for d in others)
            if table.about.kind is TableKind.COUNT and fits and alone and axis.total:
                return table, axis
    return None


def _answer(table: Table, axis: Dimension, area: Dimension | None, code: str, label: str) -> Answer:
    at = {area.name: code} if area else {}
    seen = table.at(**at, **{axis.name: SEEN})
    known = added((seen, table.at(**at, **{axis.name: NOT})))
    return Answer(code, label, table.at(**at), seen, known)


def _from_sets(release: Release, factor: Factor) -> Answer:
    """Where a factor has no table of its own, its count stands among the sets."""
    missing = Value(State.MISSING, unit="children")
    sets = combinations(release)
    if sets is None:
        return Answer(ALL, "", missing, missing, missing)
    return Answer(ALL, "", sets.everyone, sets.single(factor.slug), missing)
