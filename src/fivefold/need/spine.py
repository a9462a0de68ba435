"""How the areas that the files hold are spread around a benchmark: ends and quarters, never fewer areas than can bear it.

Quarters are read off by straight lines between neighbouring areas (the definition that spreadsheets and R use).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 10
"""A spread of fewer areas would show quarters that one or two areas decide."""


@dataclass(frozen=True, slots=True)
class AreaSpread:
    """Lowest, lower quarter, upper quarter and highest number of so many areas."""

    areas: int
    lowest: float
    quarter: float
    three_quarters: float
    highest: float


def spread_of(numbers: Iterable[float]) -> AreaSpread | None:
    """The spread of the areas' published numbers; None where fewer than ten areas are held.

    >>> spread_of(range(1, 12))
    AreaSpread(areas=11, lowest=1, quarter=3.5, three_quarters=8.5, highest=11)
    """
    held = sorted(numbers)
    if len(held) < FEWEST:
        return None
    return AreaSpread(len(held), held[0], _at(held, 0.25), _at(held, 0.75), held[-1])


def _at(held: list[float], share: float) -> float:
    place = share * (len(held) - 1)
    below = int(place)
    above = min(below + 1, len(held) - 1)
    return held[below] + (held[above] - held[below]) * (place - below)
