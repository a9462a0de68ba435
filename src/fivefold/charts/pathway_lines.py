"""The lines of a pathway: where they leave and reach a box, how they bend between layers, how each route looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from fivefold.charts.layered import Laid, Turn
from fivefold.charts.palette import PAPER, SOFT_INK, TEAL
from fivefold.charts.scene import Look, Part, Point, Stroke
from fivefold.services.pathway import Route

ASIDE_LINE = "#c3cbce"
PORTS = 15  # between two lines that meet one side of a box
CORNERS = 20  # no line meets a box nearer to its corner
BENDS = 8
STRAIGHT = 9  # before the head of an arrow


class Leg(NamedTuple):
    """A line from one box to another (both by number) in the order of the layers, with its turns."""

    start: int
    end: int
    turns: tuple[Turn, ...]


def legs_in_place(
    laid: Laid, legs: Sequence[Leg], along: Sequence[float], across: Sequence[float]
) -> list[list[Point]]:
    """The points of each leg, as (along, across); `along` and `across` are the sizes of the boxes."""
    leaving, arriving = _ports(laid, legs, across)
    found = []
    for number, leg in enumerate(legs):
        here, there = laid.room(leg.start), laid.room(leg.end)
        points = [(here.middle + along[leg.start] / 2, leaving[number]), (here.end, leaving[number])]
        for turn in leg.turns:
            layer = laid.layers[turn.layer]
            points += [(layer.start, turn.across), (layer.end, turn.across)]
        points += [(there.start, arriving[number]), (there.middle - along[leg.end] / 2, arriving[number])]
        found.append(_bent(points))
    return found


def _ports(
    laid: Laid, legs: Sequence[Leg], across: Sequence[float]
) -> tuple[dict[int, float], dict[int, float]]:
    """Where each leg leaves and arrives: the legs of one side stand beside one another in the order of their aims."""
    leaving: dict[int, list[tuple[float, int]]] = defaultdict(list)
    arriving: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, leg in enumerate(legs):
        first = leg.turns[0].across if leg.turns else laid.middle[leg.end]
        last = leg.turns[-1].across if leg.turns else laid.middle[leg.start]
        leaving[leg.start].append((first, number))
        arriving[leg.end].append((last, number))
    return _spread(laid, leaving, across), _spread(laid, arriving, across)


def _spread(
    laid: Laid, sides: dict[int, list[tuple[float, int]]], across: Sequence[float]
) -> dict[int, float]:
    found = {}
    for box, aims in sides.items():
        room = max(across[box] - 2 * CORNERS, 0)
        step = min(PORTS, room / (len(aims) - 1)) if len(aims) > 1 else 0
        for place, (_aim, number) in enumerate(sorted(aims)):
            found[number] = laid.middle[box] + (place - (len(aims) - 1) / 2) * step
    return found


def _bent(points: list[Point]) -> list[Point]:
    """Straight inside a layer, and a soft bend between two of them: every second piece is a gap."""
    found = [points[0]]
    for number, ((a, b), (c, d)) in enumerate(pairwise(points)):
        if number % 2 and abs(b - d) > 1:
            ends = a + 2, max(c - STRAIGHT, a + 3)
            for n in range(BENDS + 1):
                t = n / BENDS
                found.append((ends[0] + (ends[1] - ends[0]) * t, b + (d - b) * t * t * (3 - 2 * t)))
        found.append((c, d))
    return found


def line_of(route: Route, points: Sequence[Point], *, aside: bool, arrow: bool) -> tuple[Part, ...]:
    """A line in the look of its route: thick, dashed, double, thin or plain; grey where it stands aside."""
    ink = ASIDE_LINE if aside else TEAL if route is Route.FAST_TRACK else SOFT_INK
    width, dashed = {
        Route.REFERRAL: (1.75, False),
        Route.SELF: (1.75, True),
        Route.FAST_TRACK: (4.0, False),
        Route.HANDOVER: (5.0, False),
        Route.STEP_DOWN: (1.0, False),
    }[route]
    head = min(width, 2.5)
    reach = _shortened(points, (4 + 2.5 * head) / 2 if arrow else 0)
    parts: list[Part] = [Stroke(tuple(reach), Look(line=ink, width=width, dashed=dashed))]
    if route is Route.HANDOVER:
        parts.append(Stroke(tuple(reach), Look(line=PAPER, width=2)))
    if arrow:
        parts.append(Stroke(tuple(reach[-2:]), Look(line=ink, width=head), arrow=True))
    return tuple(parts)


def _shortened(points: Sequence[Point], by: float) -> list[Point]:
    """The points, ending a little earlier, so that the tip of the arrow and not its middle touches the box."""
    kept = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    (a, b), (c, d) = kept[-2:]
    length = ((c - a) ** 2 + (d - b) ** 2) ** 0.5
    if length <= by:
        return kept
    share = (length - by) / length
    return [*kept[:-1], (a + (c - a) * share, b + (d - b) * share)]
