"""One factor with what leads to it and what it leads to: three columns joined by arrows."""

from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.markup import lines, own_id, picture, tag, words
from fivefold.charts.palette import GREY, INK, LINES, PAPER, TEAL, TEAL_BAND

WIDTH, BOX_W, GAP, LINE_H, LETTERS = 840, 220, 14, 18, 27
COLUMNS = (0, (WIDTH - BOX_W) / 2, WIDTH - BOX_W)
TOP = 30


@dataclass(frozen=True, slots=True)
class Tie:
    """A factor beside the middle one. `raises` says whether more of the cause means more of the effect."""

    label: str
    raises: bool
    href: str = ""

    def __post_init__(self) -> None:
        if self.href and not self.href.startswith(("/", "#")):
            raise ValueError(f"a tie leads to an address inside the workspace, not to {self.href!r}")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the picture in the reader's language."""

    before: str = "What leads to it"
    after: str = "What it leads to"
    raises: str = "more likely"
    lowers: str = "less likely"
    nothing: str = "nothing linked yet"


@dataclass(frozen=True)
class Causes:
    """A factor, its causes on the left and its effects on the right."""

    title: str
    factor: str
    before: tuple[Tie, ...]
    after: tuple[Tie, ...]
    said: Said = Said()

    def svg(self) -> str:
        height = TOP + max(_column_height(self.before), _column_height(self.after), _height(self.factor)) + 10
        middle = (height + TOP) / 2
        tip = f"a{own_id(repr(self))}"
        return picture(
            _arrow_head(tip),
            words(self.said.before, COLUMNS[0], 18, font_weight="bold"),
            words(self.said.after, COLUMNS[2], 18, font_weight="bold"),
            *self._side(self.before, 0, middle, tip),
            *self._side(self.after, 2, middle, tip),
            _box(self.factor, COLUMNS[1], middle - _height(self.factor) / 2, TEAL, PAPER),
            size=(WIDTH, height),
            title=self.title,
            description=self.description(),
            has_links=any(tie.href for tie in self.before + self.after),
        )

    def twin(self) -> Twin:
        back = tuple((tie.label, self._effect(tie), self.factor) for tie in self.before)
        forth = tuple((self.factor, self._effect(tie), tie.label) for tie in self.after)
        return Twin(("This", "makes", "this"), back + forth)

    def description(self) -> str:
        before = "; ".join(f"{tie.label} ({self._effect(tie)})" for tie in self.before) or self.said.nothing
        after = "; ".join(f"{tie.label} ({self._effect(tie)})" for tie in self.after) or self.said.nothing
        return f"{self.said.before}: {before}. {self.said.after}: {after}."

    def _effect(self, tie: Tie) -> str:
        return self.said.raises if tie.raises else self.said.lowers

    def _side(self, ties: tuple[Tie, ...], column: int, middle: float, tip: str) -> list[str]:
        """Boxes of one side from the top, each with its arrow and the sign on it."""
        drawn = []
        y = TOP + (2 * (middle - TOP) - _column_height(ties)) / 2
        if not ties:
            drawn.append(
                words(self.said.nothing, COLUMNS[column], middle + 5, fill=GREY, font_style="italic")
            )
        for tie in ties:
            box = _box(tie.label, COLUMNS[column], y, TEAL_BAND if tie.raises else PAPER, INK)
            drawn += [
                tag("a", box, href=tie.href) if tie.href else box,
                self._arrow(tie, column, y + _height(tie.label) / 2, middle, tip),
            ]
            y += _height(tie.label) + GAP
        return drawn

    def _arrow(self, tie: Tie, column: int, y: float, middle: float, tip: str) -> str:
        left = COLUMNS[1] + BOX_W if column else BOX_W
        right = COLUMNS[2] if column else COLUMNS[1]
        start, end = ((left, middle), (right, y)) if column else ((left, y), (right, middle))
        dash = {} if tie.raises else {"stroke_dasharray": "6 4"}
        line = tag(
            "line", x1=start[0] + 3, y1=start[1], x2=end[0] - 9, y2=end[1],
            stroke=INK, stroke_width=1.6, marker_end=f"url(#{tip})", **dash,
        )  # fmt: skip
        at = ((start[0] + 2 * end[0]) / 3, (start[1] + 2 * end[1]) / 3) if column else (
            (2 * start[0] + end[0]) / 3, (2 * start[1] + end[1]) / 3)  # fmt: skip
        sign = words(
            "+" if tie.raises else "−", at[0], at[1] + 5, 16, text_anchor="middle", font_weight="bold"
        )
        return line + tag("circle", cx=at[0], cy=at[1], r=11, fill=PAPER, stroke=LINES) + sign


def _height(label: str) -> float:
    return len(lines(label, LETTERS)) * LINE_H + 18


def _column_height(ties: tuple[Tie, ...]) -> float:
    return sum(_height(tie.label) + GAP for tie in ties) - GAP if ties else 0


def _box(label: str, x: float, y: float, fill: str, ink: str) -> str:
    shape = tag(
        "rect", x=x + 1, y=y, width=BOX_W - 2, height=_height(label), rx=6, fill=fill, stroke=TEAL, stroke_width=1.5
    )  # fmt: skip
    said = [
        words(line, x + BOX_W / 2, y + 23 + place * LINE_H, text_anchor="middle", fill=ink)
        for place, line in enumerate(lines(label, LETTERS))
    ]
    return shape + "".join(said)


def _arrow_head(tip: str) -> str:
    triangle = tag("path", d="M0 0 L8 4 L0 8 z", fill=INK)
    return tag(
        "defs",
        tag(
            "marker",
            triangle,
            id=tip,
            viewBox="0 0 8 8",
            refX=1,
            refY=4,
            markerWidth=8,
            markerHeight=8,
            orient="auto",
        ),  # fmt: skip
    )
