"""Cards with words: they grow with what they hold, so nothing stands outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fivefold.charts.letters import longest_word
from fivefold.charts.palette import GREY, INK, PAPER, Hue
from fivefold.charts.scene import Box, Group, Look, Part, Point, Polygon, Stroke, Text, text
from fivefold.charts.wrapping import Line

SMALLEST = 0.8  # how far a long word may shrink a line before the word is broken
STRIPE = 7


class Say(NamedTuple):
    """Words in a column, `before` below what stands above them."""

    words: str | Line
    size: float = 16
    bold: bool = False
    ink: str = INK
    align: str = "start"
    before: float = 0


class Column(NamedTuple):
    parts: tuple[Text, ...]
    bottom: float


class Card(NamedTuple):
    part: Group
    bottom: float


def column(x: float, y: float, w: float, says: Iterable[Say]) -> Column:
    """The words below one another; empty ones take no room."""
    placed: list[Text] = []
    for say in says:
        if not say.words:
            continue
        y += say.before if placed else 0
        size = say.size if not isinstance(say.words, str) else _fitting(say.words, w, say.size, say.bold)
        block = text(x, y, w, say.words, size, bold=say.bold, ink=say.ink, align=say.align)
        placed.append(block)
        y = block.bottom
    return Column(tuple(placed), y)


def _fitting(words: str, w: float, size: float, bold: bool) -> float:
    """The size, made smaller where that saves a word from being broken."""
    longest = longest_word(words, size, bold)
    shrunk = size * w / longest if longest > w else size
    return int(shrunk * 10) / 10 if shrunk >= size * SMALLEST else size


def height(w: float, says: Iterable[Say], pad: float = 14, inset: float = 0) -> float:
    """How high a card of this width becomes."""
    return column(0, 0, w - 2 * pad - inset, says).bottom + 2 * pad - 2


def card(
    x: float, y: float, w: float, says: Sequence[Say], look: Look, *,
    h: float = 0, pad: float = 14, inset: float = 0, href: str = "",
    also: tuple[Part, ...] = (), centred: bool = False,
) -> Card:  # fmt: skip
    """A rounded box with words; `h` is the least height, `inset` room kept free at the left."""
    said = column(x + pad + inset, y + pad - 2, w - 2 * pad - inset, says)
    tall = max(h, said.bottom - y + pad)
    words = said.parts
    if centred:
        shift = (tall - (said.bottom - y + pad)) / 2
        words = column(x + pad + inset, y + pad - 2 + shift, w - 2 * pad - inset, says).parts
    return Card(Group((Box(x, y, w, tall, look), *also, *words), href), y + tall)


def striped(
    x: float, y: float, w: float, says: Sequence[Say], hue: Hue, *,
    h: float = 0, gap: bool = False, href: str = "", pad: float = 14,
) -> Card:  # fmt: skip
    """A card with a coloured edge; a gap is dashed and has no colour."""
    if gap:
        return card(x, y, w, says, gap_look(), h=h, href=href, pad=pad, inset=STRIPE)
    drawn = card(x, y, w, says, Look(PAPER, "#d9dfdc"), h=h, href=href, pad=pad, inset=STRIPE)
    tall = drawn.bottom - y
    edge = Box(x, y, STRIPE, tall, Look(hue.line), 3)
    return Card(Group((drawn.part.parts[0], edge, *drawn.part.parts[1:]), href), drawn.bottom)


def gap_look() -> Look:
    """How a thing that is not there yet is drawn."""
    return Look(PAPER, GREY, 1.8, dashed=True)


def tinted(hue: Hue) -> Look:
    return Look(hue.pale, hue.fill, 1.5)


def join(start: Point, end: Point, hue_line: str, *, arrow: bool = False, width: float = 2) -> Stroke:
    return Stroke((start, end), Look(line=hue_line, width=width), arrow)


def pointer(tip: Point, left: Point, right: Point, fill: str) -> Polygon:
    return Polygon((tip, left, right), Look(fill))
