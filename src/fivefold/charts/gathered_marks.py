"""Marks that would lie over one another are gathered into one label, so that every number of a map can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.charts.letters import width

HALF = 13.0
SIZE = 12.0
NAMED = 3
PADDED = 16.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one or several marks are drawn. `members` are their places in the list they came from."""

    x: float
    y: float
    numbers: tuple[int, ...]
    members: tuple[int, ...]

    @property
    def label(self) -> str:
        """The numbers, or how many there are."""
        if len(self.numbers) <= NAMED:
            return ", ".join(map(str, self.numbers))
        return f"{len(self.numbers)} here"

    @property
    def half_width(self) -> float:
        """Half the room that it takes across."""
        alone = len(self.numbers) == 1
        return HALF if alone else (width(self.label, SIZE, bold=True) + PADDED) / 2


def gathered(marks: Iterable[tuple[float, float, int]]) -> tuple[Spot, ...]:
    """The marks (x, y and number of each), each drawn alone or in a label; no two of these overlap."""
    spots = _at_one_place([Spot(x, y, (number,), (n,)) for n, (x, y, number) in enumerate(marks)])
    while len(joined := _joined_once(spots)) < len(spots):
        spots = joined
    return tuple(spots)


def _at_one_place(spots: list[Spot]) -> list[Spot]:
    """What lies in one small square is joined first, so that many marks of a town centre take no time."""
    cells: dict[tuple[int, int], Spot] = {}
    for spot in spots:
        cell = round(spot.x / HALF), round(spot.y / HALF)
        there = cells.get(cell)
        cells[cell] = spot if there is None else _both(there, spot)
    return list(cells.values())


def _joined_once(spots: list[Spot]) -> list[Spot]:
    """Each spot joined with the first one that it overlaps."""
    kept: list[Spot] = []
    for spot in spots:
        at = next((n for n, other in enumerate(kept) if overlap(spot, other)), None)
        if at is None:
            kept.append(spot)
        else:
            kept[at] = _both(kept[at], spot)
    return kept


def overlap(a: Spot, b: Spot) -> bool:
    """Whether two spots lie over one another."""
    return abs(a.y - b.y) < 2 * HALF and abs(a.x - b.x) < a.half_width + b.half_width


def _both(a: Spot, b: Spot) -> Spot:
    """One spot for two, in the middle of all their marks."""
    members = a.members + b.members
    part = len(b.members) / len(members)
    numbers = tuple(sorted({*a.numbers, *b.numbers}))
    return Spot(
        round(a.x + (b.x - a.x) * part, 1),
        round(a.y + (b.y - a.y) * part, 1),
        numbers,
        tuple(sorted(members)),
    )
