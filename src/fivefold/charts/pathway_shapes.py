"""The boxes of a pathway: a shape and a word for each kind of step, and the words that stand on a line."""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.charts.palette import GREY, INK, LEAF, LINES, PAPER, PEACH, SEA, SOFT_INK, SUN, Hue
from fivefold.charts.scene import NOTHING, Box, Group, Look, Part, Polygon, text
from fivefold.charts.wrapping import Run, said, wrapped
from fivefold.services.pathway import Route, StepKind

SMALL, NAME = 12, 14
PAD, CORNER, BEHIND = 12, 12, 5
MOST_LINES = 5
HUES = {
    StepKind.ENTRY: SEA,
    StepKind.ASSESSMENT: SUN,
    StepKind.SUPPORT: LEAF,
    StepKind.HANDOVER: PEACH,
    StepKind.EXIT: Hue("#f3f5f4", LINES, GREY),
}
ASIDE = Hue(PAPER, PAPER, "#b9c2c6")
ASIDE_INK = "#667177"
ON_LINE = "#f3f6f5"


@dataclass(frozen=True, slots=True)
class Stop:
    """One step in words. `facts` stand below its name; one that is `aside` is not on the way of the chosen step."""

    key: str
    kind: StepKind
    kind_words: str
    name: str
    facts: tuple[str, ...] = ()
    lacking: bool = False
    chosen: bool = False
    aside: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One link in words: the word of its route, then condition and wait. A way without words is a plain line."""

    start: str
    end: str
    route: Route
    route_words: str = ""
    words: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Parts at (0, 0) and the room that they take."""

    parts: tuple[Part, ...] = ()
    w: float = 0
    h: float = 0


def step_box(stop: Stop, width: float) -> Drawn:
    """The step with its words, one link as a whole."""
    room = width - 2 * PAD - (BEHIND if stop.kind is StepKind.HANDOVER else 0)
    ink, quiet = (ASIDE_INK, ASIDE_INK) if stop.aside else (INK, SOFT_INK)
    words, y = [], float(PAD)
    for line, size, bold, colour in (
        (stop.kind_words, 11, stop.chosen, quiet),
        (stop.name, NAME, True, ink),
        *((fact, SMALL, False, ink) for fact in stop.facts),
    ):
        block = text(PAD, y, room, clipped(line, room, size, bold), size, bold=bold, ink=colour)
        words.append(block)
        y = block.bottom + 3
    height = y - 3 + PAD
    behind, shape = _shape(stop, width, height)
    return Drawn((*behind, Group((*shape, *words), stop.href)), width, height + (BEHIND if behind else 0))


def words_on_line(way: Way, width: float) -> Drawn:
    """The words that interrupt a line; nothing where it has none."""
    if not way.route_words and not way.words:
        return Drawn()
    ink = ASIDE_INK if way.aside else INK
    room = width - 12
    blocks, y = [], 4.0
    for line, bold in ((way.route_words, True), (way.words, False)):
        if line:
            block = text(
                6, y, room, clipped(line, room, SMALL, bold), SMALL, bold=bold, align="middle", ink=ink
            )
            blocks.append(block)
            y = block.bottom
    ground = Box(0, 0, width, y + 4, Look(fill=ON_LINE), radius=6)
    return Drawn((Group((ground, *blocks)),), width, y + 4)


def clipped(words: str, room: float, size: float, bold: bool = False) -> str:
    """The words in a few lines at most; what is left out stands in the table."""
    lines = wrapped((Run(words, bold),), room, size)
    if len(lines) <= MOST_LINES:
        return words
    shown = " ".join(said(line) for line in lines[: MOST_LINES - 1])
    last = said(lines[MOST_LINES - 1])
    return f"{shown} {last.rsplit(' ', 1)[0][: max(len(last) - 2, 1)]}…"


def _shape(stop: Stop, width: float, height: float) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What stands behind a step, and its shape: round, cut at the corners, square, doubled, or with a second line."""
    hue = ASIDE if stop.aside else HUES[stop.kind]
    line = INK if stop.chosen else hue.line
    look = Look(PAPER if stop.lacking else hue.pale, line, 3.5 if stop.chosen else 1.75, stop.lacking)
    match stop.kind:
        case StepKind.ENTRY:
            return (), (Box(0, 0, width, height, look, 24),)
        case StepKind.ASSESSMENT:
            return (), (_cut(width, height, look),)
        case StepKind.HANDOVER:
            plain = Look(look.fill, look.line, 1.75, stop.lacking)
            main = Box(0, 0, width - BEHIND, height, look, 3)
            return (Box(BEHIND, BEHIND, width - BEHIND, height, plain, 3),), (main,)
        case StepKind.EXIT:
            inner = Box(4, 4, width - 8, height - 8, Look(NOTHING, line, 1), 18)
            return (), (Box(0, 0, width, height, look, 22), inner)
        case _:
            return (), (Box(0, 0, width, height, look, 3),)


def _cut(w: float, h: float, look: Look) -> Polygon:
    """A box without corners."""
    c = CORNER
    return Polygon(((c, 0), (w - c, 0), (w, c), (w, h - c), (w - c, h), (c, h), (0, h - c), (0, c)), look)
