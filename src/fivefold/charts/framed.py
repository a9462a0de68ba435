"""A picture that leaves the workspace: its title above it, and below it the period, the source and the licence.

Inside a page these words stand around the picture; in a slide nobody would know them.
"""

from __future__ import annotations

import re

from fivefold.charts.markup import own_id, tag, words
from fivefold.charts.palette import INK, PAPER, SOFT_INK
from fivefold.charts.wrapping import Run, said, wrapped

TITLE, SMALL, MARGIN = 18, 12, 20
LEADING = 1.35


def framed(svg: str, title: str, notes: tuple[str, ...], least: float = 480) -> str:
    """The picture as a file of its own, on white paper. Every note is a line of small type below it."""
    wide, high = size_of(svg)
    width = max(wide, least) + 2 * MARGIN
    room = width - 2 * MARGIN
    head = _lines(title, TITLE, room, bold=True)
    feet = [line for note in notes if note for line in _lines(note, SMALL, room)]
    top = MARGIN + len(head) * TITLE * LEADING + 8
    bottom = top + high + 12
    height = bottom + len(feet) * SMALL * LEADING + MARGIN
    inside = _placed(svg, (width - wide) / 2, top)
    return tag(
        "svg",
        tag("rect", width=f"{width:g}", height=f"{height:g}", fill=PAPER),
        *_written(head, MARGIN, TITLE, INK, font_weight="bold"),
        inside,
        *_written(feet, bottom, SMALL, SOFT_INK),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        font_family=_family(svg),
        id=f"f{own_id(svg, title, *notes)}",
    )


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a picture of ours."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("this is not a picture of ours: it has no viewBox that begins at 0 0")
    return float(found[1]), float(found[2])


def _family(svg: str) -> str:
    found = re.search(r'font-family="([^"]*)"', svg)
    return found[1].replace("&quot;", '"') if found else "sans-serif"


def _placed(svg: str, x: float, y: float) -> str:
    """A picture inside another stands at a place of its own."""
    return svg.replace("<svg ", f'<svg x="{x:g}" y="{y:g}" ', 1)


def _lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    return [said(line) for line in wrapped((Run(text, bold),), room, size)]


def _written(lines: list[str], y: float, size: float, ink: str, **paint: str) -> list[str]:
    return [
        words(line, MARGIN, round(y + size * (1 + n * LEADING), 1), size, fill=ink, **paint)
        for n, line in enumerate(lines)
    ]
