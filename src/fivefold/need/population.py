"""Young children by single year of age, from official population estimates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

AGES = range(5)
PERSONS = "Persons"
BASIS = marked("official mid-year estimate; no interval is published")


@dataclass(frozen=True, slots=True)
class PopulationCount:
    """People of one sex and one single year of age in one area, in the middle of one year."""

    area_code: str
    area_name: str
    year: int
    sex: str
    age: int
    count: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class YoungChildren:
    """Children under five in one area: a figure for each single year of age, and their sum."""

    area_codes: tuple[str, ...]
    area_name: str
    year: int
    by_age: tuple[Value, ...]
    total: Value

    def of_age(self, age: int) -> Value:
        return self.by_age[age]

    @property
    def rounded(self) -> YoungChildren:
        """The same in whole children: shares of small areas give parts of children."""
        return replace(
            self, by_age=tuple(whole_children(v) for v in self.by_age), total=whole_children(self.total)
        )


def whole_children(value: Value) -> Value:
    """An estimated number of children without decimals; every other figure as it is."""
    if value.state is State.ESTIMATED and value.number is not None:
        return value.about(number=float(round(value.number)))
    return value


def under_fives(
    counts: Iterable[PopulationCount], *, area_codes: Iterable[str], area_name: str, year: int
) -> YoungChildren:
    """Children of 0, 1, 2, 3 and 4 in the areas together. An age that one area lacks is missing, never fewer."""
    codes = tuple(area_codes)
    held = _persons(c for c in counts if c.year == year and c.area_code in codes and c.age in AGES)
    by_age = tuple(_of_age(held, codes, age, year) for age in AGES)
    total = by_age[0]
    for value in by_age[1:]:
        total = total + value
    return YoungChildren(codes, area_name, year, by_age, total.about(basis=BASIS))


def _of_age(
    held: dict[tuple[str, int], PopulationCount], codes: tuple[str, ...], age: int, year: int
) -> Value:
    found = [held.get((code, age)) for code in codes]
    period = f"mid-{year}"
    if not found or any(count is None for count in found):
        return Value(State.MISSING, basis=BASIS, period=period, unit="children")
    counts = [count for count in found if count is not None]
    number = sum(count.count for count in counts)
    return Value.observed(number, basis=BASIS, period=period, source=counts[0].source, unit="children")


def _persons(counts: Iterable[PopulationCount]) -> dict[tuple[str, int], PopulationCount]:
    """One count for each area and age: the row for all persons, or females and males together."""
    by_sex: dict[tuple[str, int], dict[str, PopulationCount]] = defaultdict(dict)
    for count in counts:
        by_sex[count.area_code, count.age].setdefault(count.sex.strip().lower(), count)
    found = {}
    for key, sexes in by_sex.items():
        if together := _together(sexes):
            found[key] = together
    return found


def _together(sexes: dict[str, PopulationCount]) -> PopulationCount | None:
    if all_persons := sexes.get(PERSONS.lower()):
        return all_persons
    female, male = (_any(sexes, names) for names in (("female", "females", "f"), ("male", "males", "m")))
    if female is None or male is None:
        return None
    return PopulationCount(
        female.area_code,
        female.area_name,
        female.year,
        PERSONS,
        female.age,
        female.count + male.count,
        female.source,
    )


def _any(sexes: dict[str, PopulationCount], names: tuple[str, ...]) -> PopulationCount | None:
    return next((sexes[name] for name in names if name in sexes), None)


def years_held(counts: Iterable[PopulationCount], area: str) -> list[int]:
    """Years in which the files hold young children of this area, newest first."""
    return sorted({c.year for c in counts if c.area_code == area and c.age in AGES}, reverse=True)
