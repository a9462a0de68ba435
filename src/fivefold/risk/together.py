"""Which factors children face together: sets of factors with their counts, the commonest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.release.manifest import FactorKind, TableKind
from fivefold.release.reading import Release
from fivefold.release.tables import Table
from fivefold.risk.numbers import everybody
from fivefold.risk.once import once
from fivefold.vocabulary.value import State, Value

LARGEST = 4


@dataclass(frozen=True, slots=True)
class Combination:
    """Children who face all of these factors: whatever else they face, or exactly these."""

    slugs: tuple[str, ...]
    titles: tuple[str, ...]
    children: Value

    @property
    def size(self) -> int:
        return len(self.slugs)

    @property
    def is_shown(self) -> bool:
        return self.children.number is not None


@dataclass(frozen=True, slots=True)
class Combinations:
    """The sets of one table: those shown by how many children face them, then the hidden ones as they stand."""

    everyone: Value
    rows: tuple[Combination, ...]
    is_exact: bool
    area: str = ""
    notes: tuple[str, ...] = ()

    def of_size(self, least: int, most: int = LARGEST) -> tuple[Combination, ...]:
        return tuple(row for row in self.rows if least <= row.size <= most)

    def single(self, slug: str) -> Value:
        """The children who face this factor; missing where the table does not say."""
        return next(
            (r.children for r in self.rows if r.slugs == (slug,)), Value(State.MISSING, unit="children")
        )

    def companions(self, slug: str) -> tuple[Combination, ...]:
        """The pairs that hold this factor."""
        return tuple(row for row in self.rows if row.size == 2 and slug in row.slugs)


@once
def combinations(release: Release, *, exact: bool = False, area: str = "") -> Combinations | None:
    """The sets of all children, or of one area where the release has them."""
    for table in release.tables:
        by_area = any(d.about == "area" for d in table.about.dimensions)
        if (
            table.about.kind is TableKind.COMBINATIONS
            and table.about.exact is exact
            and by_area is bool(area)
            and len(table.about.dimensions) == int(by_area)
        ):
            return _combinations(release, table, area)
    return None


@once
def areas_with_combinations(release: Release) -> tuple[tuple[str, str], ...]:
    """Areas of which the release has sets of their own: code and name."""
    return tuple(
        (category.code, category.label)
        for table in release.tables
        if table.about.kind is TableKind.COMBINATIONS and not table.about.exact
        for dimension in table.about.dimensions
        if dimension.about == "area"
        for category in dimension.categories
    )


def risk_titles(release: Release) -> dict[str, str]:
    """Title of every risk factor by its slug, in the order of the release."""
    return {f.slug: f.title for f in release.about.factors if f.direction is FactorKind.RISK}


def _combinations(release: Release, table: Table, area: str) -> Combinations:
    titles = {f.slug: f.title for f in release.about.factors}
    rows = list(_rows(table, titles, area))
    shown = sorted((row for row in rows if row.is_shown), key=lambda row: -(row.children.number or 0))
    hidden = [row for row in rows if not row.is_shown]
    base = next((row.children for row in rows if not row.slugs), None) or _everyone(release, area)
    # The base itself stays among exact sets: there it counts the children with no factor at all.
    kept = tuple(row for row in (*shown, *hidden) if row.slugs or table.about.exact)
    base = _everyone(release, area) if table.about.exact else base
    return Combinations(base, kept, table.about.exact, area, table.about.notes)


def _rows(table: Table, titles: dict[str, str], area: str) -> Iterator[Combination]:
    for at, value in table.cells():
        if not area or at[1] == area:
            slugs = tuple(at[0].split("+")) if at[0] else ()
            yield Combination(slugs, tuple(titles[s] for s in slugs), value)


def _everyone(release: Release, area: str) -> Value:
    """The base of sets: where the table of sets does not name it, it is the total of the counts."""
    if not area:
        whole = everybody(release)
        return whole.everyone if whole else Value(State.MISSING, unit="children")
    for table in release.tables:
        named = {d.about: d for d in table.about.dimensions}
        others = [d for d in table.about.dimensions if d.about != "area"]
        if table.about.kind is TableKind.COUNT and "area" in named and all(d.total for d in others):
            return table.at(**{named["area"].name: area})
    return Value(State.MISSING, unit="children")
