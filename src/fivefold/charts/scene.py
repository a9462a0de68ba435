"""A picture as a few plain shapes, so that one drawing serves the page (SVG), print (PNG) and slides (native shapes).

Measures are units of the picture; y grows downward. A group whose first part is a closed shape holds its words:
no word of the group leaves that shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, radians, sin

from fivefold.charts.palette import INK
from fivefold.charts.wrapping import Line as WordLine
from fivefold.charts.wrapping import Run, said, wrapped

LEADING = 1.3  # height of a line in parts of the font size
NOTHING = "none"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted."""

    fill: str = NOTHING
    line: str = NOTHING
    width: float = 1.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    w: float
    h: float
    look: Look
    radius: float = 10


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse around (x, y)."""

    x: float
    y: float
    rx: float
    ry: float
    look: Look


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line; with `arrow`, a head at its end."""

    points: tuple[Point, ...]
    look: Look
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a column `w` wide that begins at (x, y); they wrap, and `h` follows."""

    x: float
    y: float
    w: float
    runs: WordLine
    size: float
    align: str = "start"
    ink: str = INK

    @property
    def lines(self) -> tuple[WordLine, ...]:
        return wrapped(self.runs, self.w, self.size)

    @property
    def h(self) -> float:
        return len(self.lines) * self.size * LEADING

    @property
    def words(self) -> str:
        return said(self.runs)

    @property
    def bottom(self) -> float:
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together; with an address they are one link."""

    parts: tuple[Part, ...]
    href: str = ""

    def __post_init__(self) -> None:
        if self.href and not self.href.startswith(("/", "#")):
            raise ValueError(
                f"a picture leads to an address inside the workspace that begins with / or #, not to {self.href!r}"
            )


Part = Box | Oval | Polygon | Stroke | Text | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `head` holds its title, `foot` its credit: a slide has places of its own for both."""

    title: str
    description: str
    width: float
    height: float
    body: tuple[Part, ...]
    head: tuple[Part, ...] = ()
    foot: tuple[Part, ...] = field(default=())

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.head, *self.body, *self.foot)


def every(parts: Iterable[Part]) -> Iterator[Part]:
    """All parts, those inside groups too, in the order in which they are drawn."""
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from every(part.parts)


def text(
    x: float, y: float, w: float, words: str | WordLine, size: float = 16, *,
    bold: bool = False, align: str = "start", ink: str = INK,
) -> Text:  # fmt: skip
    """A block of words."""
    runs = (Run(words, bold),) if isinstance(words, str) else words
    return Text(x, y, w, runs, size, align, ink)


def moved(part: Part, dx: float = 0, dy: float = 0) -> Part:
    """The part somewhere else."""
    match part:
        case Box(x, y, w, h, look, radius):
            return Box(x + dx, y + dy, w, h, look, radius)
        case Oval(x, y, rx, ry, look):
            return Oval(x + dx, y + dy, rx, ry, look)
        case Polygon(points, look):
            return Polygon(tuple((x + dx, y + dy) for x, y in points), look)
        case Stroke(points, look, arrow):
            return Stroke(tuple((x + dx, y + dy) for x, y in points), look, arrow)
        case Text(x, y, w, runs, size, align, ink):
            return Text(x + dx, y + dy, w, runs, size, align, ink)
        case Group(parts, href):
            return Group(tuple(moved(p, dx, dy) for p in parts), href)


def on_circle(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point of a circle at an angle; 0 is at the top, and angles grow clockwise."""
    turn = radians(degrees)
    return round(x + radius * sin(turn), 2), round(y - radius * cos(turn), 2)


def sector(x: float, y: float, inner: float, outer: float, start: float, end: float, look: Look) -> Polygon:
    """A part of a ring, drawn fine enough to look round on a poster."""
    steps = max(int((end - start) / 2), 4)
    angles = [start + (end - start) * n / steps for n in range(steps + 1)]
    far = [on_circle(x, y, outer, a) for a in angles]
    near = [on_circle(x, y, inner, a) for a in reversed(angles)]
    return Polygon((*far, *near), look)
