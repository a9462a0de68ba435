"""How young children are spread over small areas by deprivation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fivefold.need.population import PopulationCount, under_fives, whole_children
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

TENTHS = range(1, 11)
BASIS = marked("our own sum over small areas")


@dataclass(frozen=True, slots=True)
class Tenth:
    """Young children in the small areas of one tenth; 1 is the most deprived."""

    decile: int
    small_areas: int
    children: Value


@dataclass(frozen=True, slots=True)
class Spread:
    """Young children of one area by tenth of deprivation, and what the sum rests on."""

    tenths: tuple[Tenth, ...]
    total: Value
    edition: int
    vintage: int
    period: str

    @property
    def small_areas(self) -> int:
        return sum(tenth.small_areas for tenth in self.tenths)

    @property
    def rounded(self) -> Spread:
        """The same in whole children."""
        tenths = tuple(replace(t, children=whole_children(t.children)) for t in self.tenths)
        return replace(self, tenths=tenths, total=whole_children(self.total))

    @property
    def most_deprived_fifth(self) -> Value:
        """Children in tenths 1 and 2."""
        return _sum(t.children for t in self.tenths[:2])


def spread(
    counts: Iterable[PopulationCount],
    deciles: Mapping[str, int],
    *,
    whole: float | None,
    year: int,
    edition: int,
    vintage: int,
) -> Spread | None:
    """The spread, or None where boundaries of different years do not fit together.

    They do not fit where a small area lacks its children, or where all together are not the `whole` of the area.
    """
    counts = list(counts)
    tenths = []
    for decile in TENTHS:
        codes = [code for code, found in deciles.items() if found == decile]
        children = under_fives(counts, area_codes=codes, area_name="", year=year).total
        if not codes:
            children = Value(State.ZERO, 0, basis=BASIS, period=f"mid-{year}", unit="children")
        if children.state is State.MISSING:
            return None
        tenths.append(Tenth(decile, len(codes), children.about(basis=BASIS)))
    total = _sum(t.children for t in tenths)
    if not deciles or not total.number or not close(total.number, whole):
        return None
    return Spread(tuple(tenths), total, edition, vintage, f"mid-{year}")


def close(total: float, whole: float | None) -> bool:
    """Whether small areas make up their area but for one child in a hundred; else a boundary has moved."""
    return whole is not None and abs(total - whole) <= whole / 100


def _sum(values: Iterable[Value]) -> Value:
    total, *rest = values
    for value in rest:
        total = total + value
    return total.about(basis=BASIS)
