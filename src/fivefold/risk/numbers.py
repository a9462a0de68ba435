"""How many children face no, one, two, three, four or more risk factors: everybody, and group by group.

A sum that rests on a hidden count is hidden too: nothing that a release hides is ever worked out from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fivefold.release.manifest import ALL, Dimension, TableKind
from fivefold.release.reading import Release
from fivefold.release.tables import Table
from fivefold.risk.once import once
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

MANY = 3
"""Three factors or more is the headline (the secure engine's own)."""
_NUMBER = re.compile(r"(\d+)(\+?)")
_COMPLETE = "_complete"


class Lens(StrEnum):
    """By what children are divided."""

    AREA = "area"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DEPRIVATION = "deprivation"
    GROUP = "group"
    CONTACT = "contact"
    SERVICES = "services"
    PROTECTIVE = "protective"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LENSES[self]


_LENSES = {
    Lens.AREA: marked("Area"),
    Lens.AGE: marked("Age"),
    Lens.SEX: marked("Girls and boys"),
    Lens.ETHNICITY: marked("Ethnic group"),
    Lens.DEPRIVATION: marked("Deprivation"),
    Lens.GROUP: marked("Groups at higher exposure"),
    Lens.CONTACT: marked("Seen by a service"),
    Lens.SERVICES: marked("Number of services"),
    Lens.PROTECTIVE: marked("Protective factors"),
    Lens.OTHER: marked("Other"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A number of factors, as the release words it; the last one is usually open ("4 or more")."""

    code: str
    label: str
    least: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Faced:
    """One group of children: how many there are, and how many face each number of factors."""

    code: str
    label: str
    everyone: Value
    steps: tuple[Step, ...]
    counts: tuple[Value, ...]

    def at_least(self, number: int) -> Value:
        """Children with this number of factors or more; hidden or missing where one of the counts is.

        The bounds are the sums of the bounds: under doubt about links the sum lies within them for certain.
        """
        parts = [v for step, v in zip(self.steps, self.counts, strict=True) if step.least >= number]
        return self.everyone if number <= 0 else added(parts)

    @property
    def is_whole(self) -> bool:
        return self.code == ALL


@dataclass(frozen=True, slots=True)
class Division:
    """Children divided one way. `is_complete` counts only children of whom every factor is known."""

    name: str
    title: str
    lens: Lens
    groups: tuple[Faced, ...]
    table: str
    basis: str
    is_complete: bool = False


def added(parts: Iterable[Value]) -> Value:
    """The sum of counts with the sum of their bounds. A part without bounds counts as itself."""
    parts = tuple(parts)
    if not parts:
        return Value(State.MISSING, unit="children")
    first = parts[0]
    about: dict[str, Any] = {
        "basis": first.basis,
        "period": first.period,
        "source": first.source,
        "unit": first.unit,
    }
    for stop in (State.MISSING, State.SUPPRESSED, State.NOT_APPLICABLE):
        if any(part.state is stop for part in parts):
            return Value(stop, **about)
    total = sum(part.number or 0 for part in parts)
    if all(part.low is None for part in parts):
        return Value.observed(total, **about)
    low = sum(part.low if part.low is not None else part.number or 0 for part in parts)
    high = sum(part.high if part.high is not None else part.number or 0 for part in parts)
    return Value.observed(total, low=min(low, total), high=max(high, total), **about)


def risk_axis(table: Table) -> Dimension | None:
    """The dimension that counts risk factors, if the table has one."""
    return next((d for d in table.about.dimensions if _counts_risks(d)), None)


def _counts_risks(dimension: Dimension) -> bool:
    said = dimension.about == "factors" or dimension.name in ("risks", "factors")
    return said and all(_NUMBER.fullmatch(c.code) for c in dimension.categories)


def steps_of(dimension: Dimension) -> tuple[Step, ...]:
    """The numbers of factors in rising order."""
    found = []
    for category in dimension.categories:
        number = _NUMBER.fullmatch(category.code)
        if number:
            found.append(Step(category.code, category.label, int(number[1]), bool(number[2])))
    return tuple(sorted(found, key=lambda step: step.least))


def counted(release: Release) -> Iterator[tuple[Table, Dimension]]:
    """Tables that count children by number of risk factors, in the order of the release."""
    for table in release.tables:
        axis = risk_axis(table)
        if table.about.kind is TableKind.COUNT and axis is not None and axis.total is not None:
            yield table, axis


@once
def everybody(release: Release, *, complete: bool = False) -> Faced | None:
    """All children by number of risk factors; with `complete`, only those of whom every factor is known."""
    tables = [found for found in counted(release) if _is_complete(found[0]) is complete]
    for table, axis in sorted(tables, key=lambda found: len(found[0].about.dimensions)):
        others = [d for d in table.about.dimensions if d is not axis]
        if all(d.total is not None for d in others):
            return _faced(table, axis, {}, ALL, others[0].total if others else axis.total)
    return None


@once
def divisions(release: Release, *, complete: bool = False) -> tuple[Division, ...]:
    """Every table that divides the children one way and counts their factors."""
    return tuple(
        _division(table, axis, other, {})
        for table, axis in counted(release)
        for other in _others(table, axis)
        if len(table.about.dimensions) == 2 and _is_complete(table) is complete
    )


def division_by(release: Release, lens: Lens, *, complete: bool = False) -> Division | None:
    """The first division through this lens."""
    return next((d for d in divisions(release, complete=complete) if d.lens is lens), None)


def ages_across_areas(release: Release) -> Dimension | None:
    """The ages by which areas are divided too, if the release crosses the two."""
    found = _crossed(release)
    return found[3] if found else None


@once
def areas_at_age(release: Release, age: str) -> Division | None:
    """Areas, counting only the children of one age."""
    found = _crossed(release)
    if found is None or age not in {c.code for c in found[3].categories}:
        return None
    table, axis, area, ages = found
    return _division(table, axis, area, {ages.name: age})


def _crossed(release: Release) -> tuple[Table, Dimension, Dimension, Dimension] | None:
    for table, axis in counted(release):
        by_lens = {lens_of(d): d for d in _others(table, axis)}
        if set(by_lens) == {Lens.AREA, Lens.AGE} and not _is_complete(table):
            return table, axis, by_lens[Lens.AREA], by_lens[Lens.AGE]
    return None


def lens_of(dimension: Dimension) -> Lens:
    """By what a dimension divides. The engine names groups, contacts and services by the name of the dimension."""
    if dimension.about in _ABOUT:
        return _ABOUT[dimension.about]
    first = dimension.name.partition("_")[0]
    return _NAMED.get(first, Lens.OTHER)


_ABOUT = {
    "area": Lens.AREA,
    "age": Lens.AGE,
    "sex": Lens.SEX,
    "ethnicity": Lens.ETHNICITY,
    "deprivation": Lens.DEPRIVATION,
}
_NAMED = {
    "answer": Lens.GROUP,
    "group": Lens.GROUP,
    "contact": Lens.CONTACT,
    "services": Lens.SERVICES,
    "protective": Lens.PROTECTIVE,
}


def _others(table: Table, axis: Dimension) -> list[Dimension]:
    return [d for d in table.about.dimensions if d is not axis]


def _is_complete(table: Table) -> bool:
    return table.about.name.endswith(_COMPLETE)


def _division(table: Table, axis: Dimension, other: Dimension, fixed: dict[str, str]) -> Division:
    labels = other.labels()
    groups = tuple(
        _faced(table, axis, {**fixed, other.name: code}, code, label) for code, label in labels.items()
    )
    return Division(
        other.name, other.title, lens_of(other), groups, table.about.name, table.about.basis, _is_complete(table)
    )  # fmt: skip


def _title(table: Table, other: Dimension) -> str:
    """Contacts share one title; which service it was stands in the title of the table, after the colon."""
    _first, colon, rest = table.about.title.partition(": ")
    return rest if colon and lens_of(other) is Lens.CONTACT else other.title


def _faced(table: Table, axis: Dimension, at: dict[str, str], code: str, label: str | None) -> Faced:
    steps = steps_of(axis)
    counts = tuple(table.at(**at, **{axis.name: step.code}) for step in steps)
    return Faced(code, label or "", table.at(**at), steps, counts)
