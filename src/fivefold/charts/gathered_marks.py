"""Marks that would lie over one another are gathered into one label, so that every number of a map can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.charts.letters import width

HALF = 13.0
SIZE = 12.0
NAMED = 3
PADDED = 16.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one or several marks are drawn. `members` are their places in the list they came from.

    half_width: half the room that it takes across
    """

    x: float
    y: float
    numbers: tuple[int, ...]
    members: tuple[int, ...]
    half_width: float = HALF

    @property
    def label(self) -> str:
        """The numbers, or how many there are."""
        return _label(self.numbers)


def _label(numbers: tuple[int, ...]) -> str:
    if len(numbers) <= NAMED:
        return ", ".join(map(str, numbers))
    return f"{len(numbers)} here"


def gathered(marks: Iterable[tuple[float, float, int]]) -> tuple[Spot, ...]:
    """The marks (x, y and number of each), each drawn alone or in a label; no two of these overlap."""
    spots = _at_one_place(marks)
    while len(joined := _joined_once(spots)) < len(spots):
        spots = joined
    return tuple(spots)


def spot_of(marks: list[tuple[float, float, int, int]]) -> Spot:
    """One spot for these marks (x, y, number and place in the list), in the middle of them."""
    numbers = tuple(sorted({number for _x, _y, number, _n in marks}))
    x, y = (round(sum(mark[way] for mark in marks) / len(marks), 1) for way in (0, 1))
    return Spot(x, y, numbers, tuple(sorted(mark[3] for mark in marks)), _room(numbers))


def _room(numbers: tuple[int, ...]) -> float:
    return HALF if len(numbers) == 1 else (width(_label(numbers), SIZE, bold=True) + PADDED) / 2


def _at_one_place(marks: Iterable[tuple[float, float, int]]) -> list[Spot]:
    """What lies in one small square is joined first, so that many marks of a town centre take no time."""
    cells: dict[tuple[int, int], list[tuple[float, float, int, int]]] = defaultdict(list)
    for n, (x, y, number) in enumerate(marks):
        cells[round(x / HALF), round(y / HALF)].append((x, y, number, n))
    return [spot_of(cell) for cell in cells.values()]


def _joined_once(spots: list[Spot]) -> list[Spot]:
    """Each spot joined with one that it overlaps. Only spots of the same strip of the picture and its neighbours are tried."""
    kept: dict[int, Spot] = {}
    strips: dict[int, list[int]] = defaultdict(list)
    for spot in spots:
        strip = int(spot.y // (2 * HALF))
        near = [n for row in (strip - 1, strip, strip + 1) for n in strips[row] if n in kept]
        at = next((n for n in near if overlap(spot, kept[n])), None)
        joined = spot if at is None else _both(kept.pop(at), spot)
        strips[int(joined.y // (2 * HALF))].append(joined.members[0])
        kept[joined.members[0]] = joined
    return list(kept.values())


def overlap(a: Spot, b: Spot) -> bool:
    """Whether two spots lie over one another."""
    return abs(a.y - b.y) < 2 * HALF and abs(a.x - b.x) < a.half_width + b.half_width


def _both(a: Spot, b: Spot) -> Spot:
    """One spot for two, in the middle of all their marks."""
    members = a.members + b.members
    part = len(b.members) / len(members)
    numbers = tuple(sorted({*a.numbers, *b.numbers}))
    x, y = round(a.x + (b.x - a.x) * part, 1), round(a.y + (b.y - a.y) * part, 1)
    return Spot(x, y, numbers, tuple(sorted(members)), _room(numbers))
