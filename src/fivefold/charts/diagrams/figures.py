"""People as a few round shapes: no face, no sex, no skin; anybody can be meant."""

from math import cos, pi, sin

from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.fitting import set_inside
from fivefold.charts.palette import INDIGO, PAPER, PEACH, SEA, SUN
from fivefold.charts.scene import Group, Look, Oval, Part, Polygon


def person(x: float, y: float, h: float, fill: str, rim: str = PAPER) -> tuple[Part, ...]:
    """Head and shoulders that stand on (x, y), `h` high."""
    head, body, half = h * 0.21, h * 0.54, h * 0.34
    around = [pi * n / 20 for n in range(21)]
    shoulders = tuple((round(x - half * cos(a), 2), round(y - body * sin(a) ** 0.7, 2)) for a in around)
    look = Look(fill, rim, max(h / 40, 1))
    return (Polygon(shoulders, look), Oval(x, y - h + head, head, head, look))


def family(x: float, y: float, h: float) -> Group:
    """Two adults and a child between them, with a baby in front: as high as the adults."""
    return Group(
        (
            *person(x - h * 0.3, y, h, SEA.line),
            *person(x + h * 0.3, y, h * 0.96, INDIGO.line),
            *person(x + h * 0.1, y, h * 0.6, SUN.line),
            *person(x - h * 0.2, y, h * 0.42, PEACH.line),
        )
    )


def in_the_middle(x: float, y: float, radius: float, name: str, size: float, rim: str) -> Group:
    """A family in a warm circle, with its name below."""
    circle = Oval(x, y, radius, radius, Look(SUN.pale, rim, 3))
    says = (Say(name, size, bold=True, align="middle"),)
    words = set_inside(circle, (x, y + radius * 0.5), radius * 1.4, says)
    return Group((circle, family(x, y + radius * 0.2, radius * 0.85), *words.parts))


def child(x: float, y: float, h: float) -> Group:
    """One small child who stands on (x, y)."""
    return Group(person(x, y, h, SUN.line))
