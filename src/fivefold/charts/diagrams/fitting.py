"""Whether words stay inside a shape, and how to set them so that they do."""

from collections.abc import Iterable, Sequence

from fivefold.charts.diagrams.cards import Column, Say, column
from fivefold.charts.letters import width
from fivefold.charts.scene import LEADING, Box, Oval, Point, Polygon, Text
from fivefold.charts.wrapping import Line, said

_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}
_NARROWER = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_SMALLER = (1.0, 0.94, 0.88)
Closed = Box | Oval | Polygon


def line_box(block: Text, n: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the letters of a line: from the height of capitals to below the line."""
    w = _wide(block.lines[n], block.size)
    left = block.x + (block.w - w) * _ANCHOR[block.align]
    top = block.y + block.size * LEADING * n
    return left, top + block.size * 0.24, left + w, top + block.size * 1.22


def holds(shape: Closed, block: Text) -> bool:
    """Whether every line of the words lies inside the shape."""
    return all(
        _covers(shape, corner)
        for n in range(len(block.lines))
        for left, top, right, bottom in [line_box(block, n)]
        for corner in ((left, top), (right, top), (left, bottom), (right, bottom))
    )


def set_inside(shape: Closed, centre: Point, room: float, says: Sequence[Say]) -> Column:
    """Words around a centre, as large and wide as the shape allows.

    Narrower columns are tried first, then smaller letters, then broken words. What still does not fit ends with "…":
    it stands in full on a card beside the shape, and in the table.
    """
    for shrink in _SMALLER:
        smaller = [say._replace(size=say.size * shrink) for say in says]
        for share in _NARROWER:
            placed = _around(centre, room * share, smaller)
            if _fits(shape, placed) and not any(_broken(block) for block in placed.parts):
                return placed
    smallest = [say._replace(size=say.size * _SMALLER[-1]) for say in says]
    for length in range(60, 0, -2):
        for share in _NARROWER:
            placed = _around(centre, room * share, [_cut(say, length) for say in smallest])
            if _fits(shape, placed):
                return placed
    return Column((), centre[1])


def _fits(shape: Closed, placed: Column) -> bool:
    return all(holds(shape, block) for block in placed.parts)


def _cut(say: Say, length: int) -> Say:
    words = said(say.words) if not isinstance(say.words, str) else say.words
    return say if len(words) <= length else say._replace(words=words[:length].rstrip() + "…")


def _around(centre: Point, w: float, says: Iterable[Say]) -> Column:
    listed = list(says)
    h = column(0, 0, w, listed).bottom
    return column(centre[0] - w / 2, centre[1] - h / 2, w, listed)


def _broken(block: Text) -> bool:
    """Whether a word had to be broken."""
    return any(
        width(word, block.size, run.bold) > block.w for run in block.runs for word in run.words.split()
    )


def _wide(line: Line, size: float) -> float:
    return sum(width(run.words, size, run.bold) for run in line)


def _covers(shape: Closed, point: Point) -> bool:
    x, y = point
    match shape:
        case Box(left, top, w, h, _, _):
            return left - 0.5 <= x <= left + w + 0.5 and top - 0.5 <= y <= top + h + 0.5
        case Oval(cx, cy, rx, ry, _):
            return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
        case Polygon(points, _):
            return _within(points, x, y)


def _within(points: tuple[Point, ...], x: float, y: float) -> bool:
    """The even-odd rule: a ray to the right crosses the outline an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
