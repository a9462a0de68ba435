"""The signs by which a figure says how it stands: a shape for each word, so that nobody needs the colours."""

from __future__ import annotations

from fivefold.charts.palette import COMPARED, INK, PAPER
from fivefold.charts.scene import Look, Oval, Part, Polygon, Stroke, sector
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value

SIZE = 6.5


def mark(word: Comparison, x: float, y: float, size: float = SIZE) -> tuple[Part, ...]:
    """Better is a full circle, similar a half one, worse a full triangle; higher and lower are open triangles."""
    colour = COMPARED[word]
    full, open_ = Look(fill=colour, line=PAPER, width=1), Look(fill=PAPER, line=colour, width=2)
    match word:
        case Comparison.BETTER:
            return (Oval(x, y, size, size, full),)
        case Comparison.SIMILAR:
            half = sector(x, y, 0, size, 180, 360, Look(fill=colour))
            return Oval(x, y, size, size, open_), half
        case Comparison.WORSE:
            return (_triangle(x, y, size, 1, full),)
        case Comparison.HIGHER:
            return (_triangle(x, y, size, -1, open_),)
        case Comparison.LOWER:
            return (_triangle(x, y, size, 1, open_),)
        case _:
            r = size * 0.85
            return (Polygon(((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)), open_),)


def diamond(x: float, y: float, size: float = SIZE) -> Polygon:
    """The sign of a larger area beside: region, neighbours together."""
    return Polygon(
        ((x, y - size), (x + size, y), (x, y + size), (x - size, y)), Look(fill=PAPER, line=INK, width=1.5)
    )


def interval(low: float, high: float, y: float, colour: str) -> tuple[Part, ...]:
    """A line from end to end with small stops."""
    look = Look(line=colour, width=2.5)
    thin = Look(line=colour, width=2)
    ends = tuple(Stroke(((x, y - 4), (x, y + 4)), thin) for x in (low, high))
    return Stroke(((low, y), (high, y)), look), *ends


def drawable(value: Value | None) -> bool:
    """Whether a figure has a number that may stand at a place."""
    return value is not None and value.state.has_number and value.number is not None


def ends(*values: Value | None) -> list[float]:
    """All numbers of these figures that a scale must hold; of one that contradicts itself the number alone."""
    found: list[float] = []
    for value in values:
        if value is not None and value.number is not None and value.state.has_number:
            bounds = () if value.contradicts_itself else (value.low, value.high)
            found.extend(n for n in (value.number, *bounds) if n is not None)
    return found


def _triangle(x: float, y: float, size: float, way: int, look: Look) -> Polygon:
    """A triangle whose point looks down (1) or up (-1)."""
    tall = size * 0.9 * way
    return Polygon(((x - size, y - tall), (x + size, y - tall), (x, y + tall)), look)
