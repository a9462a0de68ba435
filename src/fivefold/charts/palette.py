"""Colours of all pictures. No meaning hangs on a colour alone: shapes and words always stand beside it."""

from typing import NamedTuple

from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.support import Level

INK = "#15232b"
SOFT_INK = "#4a5961"
LINES = "#d9dfdc"
PAPER = "#ffffff"
TEAL = "#0b5c5f"
TEAL_BAND = "#cfe0de"
GREY = "#5b6770"

COMPARED = {
    Comparison.BETTER: TEAL,
    Comparison.SIMILAR: GREY,
    Comparison.WORSE: "#b3261e",
    Comparison.HIGHER: "#3b4c92",
    Comparison.LOWER: "#3b4c92",
    Comparison.NOT_COMPARED: GREY,
}
# In grey print amber is light and the other two are dark: every bar carries its letter too.
RATED = {Rag.RED: "#a3211b", Rag.AMBER: "#f2b544", Rag.GREEN: "#2f7548"}
ON_RATED = {Rag.RED: PAPER, Rag.AMBER: INK, Rag.GREEN: PAPER}

RING_FILL = {
    Level.ENVIRONMENT: "#b9c3e6",
    Level.COMMUNITY: "#a9d3d1",
    Level.FAMILY: "#cfe0b4",
    Level.RELATIONSHIP: "#f7d09b",
    Level.CHILD: "#fbe2d2",
}
RING_LINE = {
    Level.ENVIRONMENT: "#3b4c92",
    Level.COMMUNITY: "#1f7a7e",
    Level.FAMILY: "#5a8a3c",
    Level.RELATIONSHIP: "#d9822b",
    Level.CHILD: "#c1440e",
}
HEAT = ("#e4eeec", "#bcd4d1", "#86afad", "#3a7578", TEAL)


def heat(share: float) -> str:
    """The shade for a share between 0 and 1 of the largest cell."""
    return HEAT[min(int(share * len(HEAT)), len(HEAT) - 1)]


def on(shade: str) -> str:
    """Ink or paper, whichever reads better on this shade (relative luminance, WCAG)."""
    parts = [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return INK if luminance > 0.19 else PAPER


class Hue(NamedTuple):
    """One colour in three strengths: as a ground for words, as a shape, as a line. Ink is readable on the first two."""

    pale: str
    fill: str
    line: str


INDIGO = Hue("#eef1fa", RING_FILL[Level.ENVIRONMENT], RING_LINE[Level.ENVIRONMENT])
SEA = Hue("#e6f3f2", RING_FILL[Level.COMMUNITY], RING_LINE[Level.COMMUNITY])
LEAF = Hue("#f0f6e5", RING_FILL[Level.FAMILY], RING_LINE[Level.FAMILY])
SUN = Hue("#fef3e2", RING_FILL[Level.RELATIONSHIP], RING_LINE[Level.RELATIONSHIP])
PEACH = Hue("#fef4ee", RING_FILL[Level.CHILD], RING_LINE[Level.CHILD])
HUES = (PEACH, SUN, LEAF, SEA, INDIGO)
CREAM = "#fbfaf5"
LAND = "#f1ecdf"
