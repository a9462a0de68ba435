"""How a room voted: a bar for each line, its parts with their sign and their count, readable without colour.

The words of a line stand above its bar, so that a long statement wraps and a phone needs little width. In big type the
same picture is made for a projector.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fivefold.charts.drawing import Twin
from fivefold.charts.letters import width
from fivefold.charts.palette import HEAT, INK, LINES, PAPER, SOFT_INK, TEAL, on
from fivefold.charts.scene import Box, Look, Part, Scene, Stroke, Text, moved, text
from fivefold.charts.scene_svg import svg as scene_svg

ENDS = (
    TEAL,
    "#eef2f0",
    "#e39a5b",
)  # one side, between, other side: dark, very light and middling in grey print
PLAIN = ("#3a7578", "#cfe0de", "#e39a5b", "#eef2f0")
OUTLINE = SOFT_INK


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that could be answered: its words, the sign that stands in its bars, its ground."""

    words: str
    sign: str
    fill: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A line with its counts. None: hidden, and `said` tells why. `inner`: it belongs to the line above it."""

    label: str
    counts: tuple[float, ...] | None
    said: str = ""
    inner: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Type:
    """Measures of a picture: for a page, or in large type for a projector."""

    width: float
    size: float
    bar: float
    said: float

    @property
    def gap(self) -> float:
        return self.size * 0.8

    @property
    def bars(self) -> float:
        """The room for bars."""
        return self.width - self.said - 3 * PAD


PAD = 12.0
PAGE = Type(width=640, size=15, bar=26, said=130)
SCREEN = Type(width=1280, size=30, bar=52, said=270)
PHONE = Type(width=300, size=16, bar=30, said=84)


@dataclass(frozen=True)
class Votes:
    """Lines in the order given. `by_count`: bars are as long as their count; otherwise each fills its line.

    `big` is for the wall, `small` for a phone, which shows it whole at its own width.
    """

    title: str
    reading: str
    answers: tuple[Answer, ...]
    rows: tuple[VoteRow, ...]
    table: Twin
    by_count: bool = False
    big: bool = False
    small: bool = False
    type: Type = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", SCREEN if self.big else PHONE if self.small else PAGE)

    def svg(self) -> str:
        return scene_svg(self.scene())

    def twin(self) -> Twin:
        return self.table

    def description(self) -> str:
        return self.reading

    def scene(self) -> Scene:
        parts: list[Part] = []
        y = PAD
        if len(self.answers) > 1:
            key, y = legend(self.answers, self.type, y)
            parts += key
        longest = max((sum(row.counts) for row in self.rows if row.counts), default=0)
        for row in self.rows:
            drawn, y = row_parts(row, self.answers, self.type, y, longest if self.by_count else 0)
            parts += drawn
        return Scene(self.title, self.description(), self.type.width, y + PAD / 2, tuple(parts))


def legend(answers: tuple[Answer, ...], kind: Type, y: float) -> tuple[list[Part], float]:
    """What each sign means, in as many lines as it takes; and where the picture goes on."""
    parts: list[Part] = []
    x, high = PAD, kind.size * 1.5
    for answer in answers:
        label = text(0, 0, kind.width, answer.words, kind.size)
        wide = high + 8 + width(answer.words, kind.size) + 22
        if x > PAD and x + wide > kind.width - PAD:
            x, y = PAD, y + high + 8
        parts += [_segment(x, y, high, high, answer), _within(answer.sign, x, y, high, high, kind, answer)]
        parts.append(moved(label, x + high + 8, y + (high - label.h) / 2))
        x += wide
    return parts, y + high + kind.gap


def row_parts(
    row: VoteRow, answers: tuple[Answer, ...], kind: Type, y: float, longest: float
) -> tuple[list[Part], float]:
    """A line: heading if it begins a part, words, bar; and where the next begins. `longest` 0: a full line."""
    parts, y = heading_parts(row.heading, kind, y)
    indent = kind.size * 1.4 if row.inner else 0.0
    label = text(
        PAD + indent, y, kind.width - 2 * PAD - indent, row.label, kind.size * (0.9 if row.inner else 1),
        bold=not row.inner, ink=SOFT_INK if row.inner else INK,
    )  # fmt: skip
    parts.append(label)
    if row.counts is None and not row.said:
        return parts, label.bottom + kind.gap / 2
    high = kind.bar * (0.8 if row.inner else 1)
    top = label.bottom + 3
    parts += bar_parts(row, answers, kind, (PAD + indent, top, kind.bars - indent, high), longest)
    said = text(kind.width - PAD - kind.said, 0, kind.said, row.said, kind.size * 0.9)
    parts.append(moved(said, dy=top + max((high - said.h) / 2, 0)))
    return parts, top + max(high, said.h) + kind.gap


def heading_parts(heading: str, kind: Type, y: float) -> tuple[list[Part], float]:
    """A heading with a line above it, where there is one."""
    if not heading:
        return [], y
    rule = Stroke(((PAD, y + 4), (kind.width - PAD, y + 4)), Look(line=LINES, width=2))
    words = text(PAD, y + 12, kind.width - 2 * PAD, heading, kind.size * 1.15, bold=True)
    return [rule, words], words.bottom + kind.gap / 2


Place = tuple[float, float, float, float]  # x, y, width, height


def bar_parts(
    row: VoteRow, answers: tuple[Answer, ...], kind: Type, place: Place, longest: float
) -> Iterator[Part]:
    """The parts of a bar. What is hidden is a dashed, empty field; what nobody said is a line at the left end."""
    x, y, wide, high = place
    if row.counts is None:
        yield Box(x, y, wide, high, Look(fill=PAPER, line=SOFT_INK, width=1.2, dashed=True), 3)
        return
    total = longest or sum(row.counts)
    if not sum(row.counts):
        yield Stroke(((x + 1, y), (x + 1, y + high)), Look(line=SOFT_INK, width=2))
        return
    for count, answer in zip(row.counts, answers, strict=True):
        if not count:
            continue
        part = max(wide * count / total, 3)
        yield _segment(x, y, part - 2, high, answer)
        written = f"{answer.sign} {count:g}".strip()
        for words in (written, f"{count:g}"):
            if width(words, kind.size * 0.9, bold=True) + 6 <= part:
                yield _within(words, x, y, part - 2, high, kind, answer)
                break
        x += part


def _segment(x: float, y: float, wide: float, high: float, answer: Answer) -> Box:
    return Box(x, y, wide, high, Look(fill=answer.fill, line=OUTLINE, width=1), 2)


def _within(words: str, x: float, y: float, wide: float, high: float, kind: Type, answer: Answer) -> Part:
    block: Text = text(x, 0, wide, words, kind.size * 0.9, bold=True, align="middle", ink=on(answer.fill))
    return moved(block, dy=y + (high - block.h) / 2)


def shades(number: int) -> tuple[str, ...]:
    """Grounds for the points of a scale, from light to dark."""
    last = max(number - 1, 1)
    return tuple(HEAT[round(n * (len(HEAT) - 1) / last)] for n in range(number))
