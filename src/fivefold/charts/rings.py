"""The five levels as nested rings: Fivefold's own picture (after the socio-ecological model, toolkit Part 4, p21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from fivefold.charts.drawing import Twin
from fivefold.charts.markup import lines, picture, tag, words
from fivefold.charts.palette import PAPER, RING_FILL
from fivefold.vocabulary.support import Level

OUTSIDE_IN = tuple(reversed(Level))
SIZE = 540
FLOOR = 530  # all rings stand on one line
RADIUS = dict(zip(OUTSIDE_IN, (258, 226, 183, 134, 78), strict=True))
_LETTER = 0.53  # width of a bold letter in parts of the font size, measured in Arial
_LABEL, _COUNTS = 17, 14


@dataclass(frozen=True, slots=True)
class Ring:
    """What stands in one ring: its label, a line of counts, and an address inside the workspace."""

    level: Level
    label: str
    counts: str = ""
    href: str = ""

    def __post_init__(self) -> None:
        if self.href and not self.href.startswith(("/", "#")):
            raise ValueError(f"a ring leads to an address inside the workspace, not to {self.href!r}")


@dataclass(frozen=True)
class Rings:
    """Five nested rings, the environment outside and the child inside."""

    title: str
    rings: tuple[Ring, ...]

    def __post_init__(self) -> None:
        if sorted(r.level for r in self.rings) != sorted(Level):
            raise ValueError("the picture has one ring for each of the five levels")

    def svg(self) -> str:
        by_level = {ring.level: ring for ring in self.rings}
        drawn = [_ring(by_level[level], inner) for level, inner in zip(OUTSIDE_IN, _INNER, strict=True)]
        return picture(
            *drawn,
            size=(SIZE, SIZE),
            title=self.title,
            description=self.description(),
            has_links=any(r.href for r in self.rings),
        )

    def twin(self) -> Twin:
        by_level = {ring.level: ring for ring in self.rings}
        inside_out = [by_level[level] for level in Level]
        return Twin(("Level", "What is there"), tuple((r.label, r.counts or "–") for r in inside_out))

    def description(self) -> str:
        said = "; ".join(f"{label}: {counts}" for label, counts in self.twin().rows)
        return f"Five nested rings, from the inside out. {said}."


_INNER = tuple(FLOOR - 2 * RADIUS[level] for level in OUTSIDE_IN[1:]) + (FLOOR - 20,)


def rings(title: str, counts: Mapping[Level, str], hrefs: Mapping[Level, str]) -> Rings:
    """The five rings with the levels' own names."""
    return Rings(title, tuple(Ring(le, le.label, counts.get(le, ""), hrefs.get(le, "")) for le in OUTSIDE_IN))


def _ring(ring: Ring, inner_top: float) -> str:
    """A circle and its words; as one link where it leads somewhere."""
    radius = RADIUS[ring.level]
    circle = tag(
        "circle",
        cx=SIZE / 2,
        cy=FLOOR - radius,
        r=radius,
        fill=RING_FILL[ring.level],
        stroke=PAPER,
        stroke_width=3,
    )
    parts = (circle, *_label(ring, radius, inner_top))
    if not ring.href:
        return tag("g", *parts)
    return tag("a", *parts, href=ring.href, class_="ff-ring")


def _label(ring: Ring, radius: float, inner_top: float) -> list[str]:
    """Label and counts, in the middle of the band above the next ring, broken where the ring is too narrow."""
    top = FLOOR - 2 * radius
    middle = (top + inner_top) / 2 if ring.level is not Level.CHILD else FLOOR - radius
    chord = 2 * sqrt(max(radius**2 - (FLOOR - radius - middle + 14) ** 2, 0)) - 16
    bold = lines(ring.label, max(int(chord / (_LABEL * _LETTER)), 8))
    small = lines(ring.counts, max(int(chord / (_COUNTS * 0.5)), 8)) if ring.counts else []
    height = len(bold) * 20 + len(small) * 18
    y = middle - height / 2 + 15
    said = []
    for line in bold:
        said.append(words(line, SIZE / 2, y, _LABEL, text_anchor="middle", font_weight="bold"))
        y += 20
    for line in small:
        said.append(words(line, SIZE / 2, y - 1, _COUNTS, text_anchor="middle"))
        y += 18
    return said
