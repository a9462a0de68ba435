"""The signs of a map of services: a shape for each group, a label for several, a star for the point that ways start from."""

from __future__ import annotations

from math import cos, pi, sin

from fivefold.charts.gathered_marks import SIZE, Spot
from fivefold.charts.markup import tag, words
from fivefold.charts.palette import INK, PAPER, TEAL

COLOURS = (TEAL, "#3b4c92", "#8f4a12", "#7a1f45", "#4a5961")
SHAPES = ("circle", "square", "diamond", "triangle", "six corners", "dashed ring")
NOT_GIVEN = len(SHAPES) - 1


def sign(group: int, x: float, y: float, number: str = "") -> str:
    """The shape of a group around a place, with a number in it. What is not given is a dashed ring."""
    shape = _dashed(x, y) if group == NOT_GIVEN else _shape(group, x, y)
    if not number:
        return shape
    low = 6.5 if group == 3 else 4.2
    small = SIZE if len(number) < 3 and group != 3 else SIZE - 2
    ink = INK if group == NOT_GIVEN else PAPER
    return shape + words(number, x, _r(y + low), small, fill=ink, text_anchor="middle", font_weight="bold")


def _dashed(x: float, y: float) -> str:
    return tag("circle", cx=x, cy=y, r=11, fill=PAPER, stroke=INK, stroke_width=1.5, stroke_dasharray="3 2")


def _shape(group: int, x: float, y: float) -> str:
    paint: dict[str, str | float] = {
        "fill": COLOURS[group], "stroke": PAPER, "stroke_width": 1.5, "stroke_linejoin": "round",
    }  # fmt: skip
    if group == 0:
        return tag("circle", cx=x, cy=y, r=11, **paint)
    if group == 1:
        return tag("rect", x=_r(x - 10), y=_r(y - 10), width=20, height=20, rx=2, **paint)
    points = " ".join(f"{_r(a)},{_r(b)}" for a, b in _corners(group, x, y))
    return tag("polygon", points=points, **paint)


def _corners(group: int, x: float, y: float) -> list[tuple[float, float]]:
    if group == 2:
        return [(x, y - 13), (x + 13, y), (x, y + 13), (x - 13, y)]
    if group == 3:
        return [(x, y - 14), (x + 14.5, y + 11), (x - 14.5, y + 11)]
    return [(x + 12.5 * cos(n * pi / 3), y + 12.5 * sin(n * pi / 3)) for n in range(6)]


def alone(drawn: str, size: float = 28) -> str:
    """A sign as a small picture of its own, for a list or a legend beside words."""
    return tag(
        "svg",
        drawn,
        viewBox="0 0 34 28",
        width=round(34 * size / 28),
        height=size,
        aria_hidden="true",
        focusable="false",
    )


def label(spot: Spot) -> str:
    """The numbers of several services at one place."""
    half = spot.half_width
    box = tag(
        "rect", x=_r(spot.x - half), y=_r(spot.y - 11), width=_r(2 * half), height=22, rx=11, fill=PAPER, stroke=INK,
        stroke_width=2,
    )  # fmt: skip
    return box + words(spot.label, spot.x, _r(spot.y + 4.2), SIZE, text_anchor="middle", font_weight="bold")


def star(x: float, y: float) -> str:
    """The point that ways start from: five points, in ink on paper."""
    points = " ".join(
        f"{_r(x + far * sin(n * pi / 5))},{_r(y - far * cos(n * pi / 5))}"
        for n in range(10)
        for far in (13.0 if n % 2 == 0 else 5.5,)
    )
    return tag("polygon", points=points, fill=INK, stroke=PAPER, stroke_width=2, stroke_linejoin="round")


def _r(number: float) -> float:
    return round(number, 1)
