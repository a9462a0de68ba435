"""The children that an estimate is about, with the doubt of their number where there is one."""

from __future__ import annotations

from collections.abc import Iterable

from fivefold.need.own_areas import Part, children_in
from fivefold.need.population import PopulationCount, YoungChildren
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

TYPED = marked("entered by hand")
BETWEEN = marked(
    "an area of our own: at least the children of small areas wholly inside, at most those of every small area it touches"
)


def typed_range(fewest: float, most: float, *, period: str, source: str) -> Value:
    """A number of children that is only known to lie between two."""
    if fewest > most:
        raise ValueError(f"{fewest:g} is more than {most:g}")
    return Value(State.ESTIMATED, None, fewest, most, basis=TYPED, period=period, source=source, unit="children")  # fmt: skip


def in_own_area(
    parts: Iterable[Part], counts: Iterable[PopulationCount], *, name: str, year: int
) -> YoungChildren:
    """Children of an own area; where it cuts small areas, between those wholly inside and all that it touches."""
    parts, counts = tuple(parts), tuple(counts)
    shared = children_in(parts, counts, name=name, year=year, basis=BETWEEN)
    if all(part.share == 1 for part in parts):
        return shared
    inside = tuple(part for part in parts if part.share == 1)
    touched = tuple(Part(part.code, 1.0) for part in parts)
    most = children_in(touched, counts, name=name, year=year, basis=BETWEEN)
    fewest = children_in(inside, counts, name=name, year=year, basis=BETWEEN) if inside else None
    by_age = tuple(
        _between(value, fewest.of_age(age) if fewest else None, most.of_age(age))
        for age, value in enumerate(shared.by_age)
    )
    total = _between(shared.total, fewest.total if fewest else None, most.total)
    return YoungChildren(shared.area_codes, name, year, by_age, total)


def _between(value: Value, fewest: Value | None, most: Value) -> Value:
    if value.number is None or most.number is None:
        return value
    low = fewest.number if fewest is not None and fewest.number is not None else 0.0
    return value.about(state=State.ESTIMATED, number=round(value.number), low=low, high=most.number)
