"""A scene as SVG: presentation attributes only, links as links, text as text."""

from html import escape

from fivefold.charts.markup import picture, tag
from fivefold.charts.palette import PAPER
from fivefold.charts.scene import (
    LEADING,
    NOTHING,
    Box,
    Group,
    Look,
    Oval,
    Part,
    Point,
    Polygon,
    Scene,
    Stroke,
    Text,
    every,
)  # fmt: skip
from fivefold.charts.wrapping import Line

_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}


def svg(scene: Scene) -> str:
    """The whole scene on white paper."""
    paper = tag("rect", width=_r(scene.width), height=_r(scene.height), fill=PAPER)
    return picture(
        paper,
        *(_part(part) for part in scene.parts),
        size=(round(scene.width), round(scene.height)),
        title=scene.title,
        description=scene.description,
        has_links=any(isinstance(p, Group) and p.href for p in every(scene.parts)),
    )


def _part(part: Part) -> str:
    match part:
        case Box(x, y, w, h, look, radius):
            return tag(
                "rect", x=_r(x), y=_r(y), width=_r(w), height=_r(h), rx=_r(min(radius, w / 2, h / 2)), **_paint(look)
            )  # fmt: skip
        case Oval(x, y, rx, ry, look):
            return tag("ellipse", cx=_r(x), cy=_r(y), rx=_r(rx), ry=_r(ry), **_paint(look))
        case Polygon(points, look):
            return tag("polygon", points=_points(points), stroke_linejoin="round", **_paint(look))
        case Stroke(points, look, arrow):
            return _stroke(points, look, arrow)
        case Text():
            return _text(part)
        case Group(parts, href):
            inside = [_part(p) for p in parts]
            return tag("a", *inside, href=href, class_="ff-ring") if href else tag("g", *inside)


def _paint(look: Look) -> dict[str, str | float]:
    paint: dict[str, str | float] = {"fill": look.fill}
    if look.line != NOTHING:
        paint |= {"stroke": look.line, "stroke_width": _r(look.width)}
    if look.dashed:
        paint["stroke_dasharray"] = "6 4"
    return paint


def _stroke(points: tuple[Point, ...], look: Look, arrow: bool) -> str:
    line = tag(
        "polyline", points=_points(points), stroke_linecap="round", stroke_linejoin="round", **_paint(look)
    )
    if not arrow:
        return line
    return line + tag("polygon", points=_points(arrow_head(points, look.width)), fill=look.line)


def arrow_head(points: tuple[Point, ...], width: float) -> tuple[Point, ...]:
    """A small triangle at the end of a line, in the line's direction."""
    (x0, y0), (x, y) = points[-2:]
    length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5 or 1
    ux, uy = (x - x0) / length, (y - y0) / length
    size = 4 + 2.5 * width
    back = (x - ux * size, y - uy * size)
    return (
        (x + ux * size / 2, y + uy * size / 2),
        (back[0] - uy * size * 0.7, back[1] + ux * size * 0.7),
        (back[0] + uy * size * 0.7, back[1] - ux * size * 0.7),
    )


def _text(block: Text) -> str:
    anchor = block.x + block.w * _ANCHOR[block.align]
    return "".join(
        _line(line, anchor, block.y + block.size * (1 + n * LEADING), block)
        for n, line in enumerate(block.lines)
    )


def _line(line: Line, x: float, y: float, block: Text) -> str:
    paint: dict[str, str | float] = {"x": _r(x), "y": _r(y), "font_size": _r(block.size), "fill": block.ink}
    if block.align != "start":
        paint["text_anchor"] = block.align
    if len(line) == 1 and not line[0].marked:
        return tag("text", escape(line[0].words), **paint, **_weight(line[0].bold))
    runs = (
        tag(
            "tspan",
            escape(run.words),
            **_weight(run.bold),
            **({"text_decoration": "underline"} if run.marked else {}),
        )  # fmt: skip
        for run in line
    )
    return tag("text", *runs, **paint)


def _weight(bold: bool) -> dict[str, str | float]:
    return {"font_weight": "bold"} if bold else {}


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _r(number: float) -> float | int:
    """One decimal is a hundredth of a millimetre in print."""
    short = round(number, 1)
    return int(short) if short == int(short) else short
