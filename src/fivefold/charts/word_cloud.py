"""The words that a room uses, larger the more often they were said, beside the words that were there before.

Rows of words, the most said in the middle: the same words always lie the same way and never on one another. What a word
is shows in its frame, what people think of it in signs; no meaning hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.letters import width
from fivefold.charts.palette import PAPER, SEA, SOFT_INK, TEAL
from fivefold.charts.scene import Box, Group, Look, Part, Scene, Text, moved, text
from fivefold.charts.scene_svg import svg as scene_svg

MOST_DRAWN = 45
GROWS = 0.7  # between by height (1) and by area (0.5): rare words stay readable, common ones stand out
GAP, PAD_X, PAD_Y, EDGE = 10.0, 10.0, 6.0, 14.0
PREFERRED, AVOIDED, SAME = "+", "−", "="


@dataclass(frozen=True, slots=True)
class CloudWord:
    """A word: how often it was said, by how many as one to prefer, to avoid, or the same as another; whether the list had it."""

    word: str
    said: int
    prefer: int = 0
    avoid: int = 0
    same_as: int = 0
    on_the_list: bool = False

    @property
    def caption(self) -> str:
        """What stands below the word: how often it was said, and what people think of it."""
        signs = ((PREFERRED, self.prefer), (AVOIDED, self.avoid), (SAME, self.same_as))
        return "  ".join([f"{self.said}×", *(f"{sign}{number}" for sign, number in signs if number)])


@dataclass(frozen=True, slots=True)
class CloudLabels:
    """The words around the cloud; pages pass them in the reader's language."""

    framed: str = "Solid frame: a word of the toolkit that was said here"
    unframed: str = "No frame: a word that people here added"
    unsaid: str = "Broken frame: a word of the toolkit that nobody said"
    signs: str = "3×: said three times. + let us use it, − let us avoid it, = the same as another word"
    headers: tuple[str, ...] = (
        "Word", "Said", "Would like us to use it", "Use it", "Would avoid it", "Same as another", "In the toolkit",
    )  # fmt: skip
    yes: str = "yes"
    no: str = "no"
    described: str = (
        "{said} words that were said, largest first: {most}. {unsaid} words of the toolkit were not said."
    )
    more: str = "{n} more words are in the table."


@dataclass(frozen=True)
class WordCloud:
    """Words by how often they were said. `big` is for the wall: larger letters, no table beside it."""

    title: str
    words: tuple[CloudWord, ...]
    labels: CloudLabels = CloudLabels()
    big: bool = False

    def __post_init__(self) -> None:
        if len({one.word.casefold() for one in self.words}) < len(self.words):
            raise ValueError("a word stands twice in one cloud")

    @property
    def ranked(self) -> tuple[CloudWord, ...]:
        """The most said first; equal ones from A to Z."""
        return tuple(sorted(self.words, key=lambda one: (-one.said, one.word.casefold(), one.word)))

    def svg(self) -> str:
        return scene_svg(self.scene())

    def scene(self) -> Scene:
        room = 1080.0 if self.big else 700.0
        body: list[Part] = []
        y = EDGE
        for row in _from_the_middle(_rows(self._cells(), room)):
            high = max(cell.h for cell in row)
            x = EDGE + (room - _wide(row)) / 2
            for cell in row:
                body.append(cell.at(x, y + (high - cell.h) / 2))
                x += cell.w + GAP
            y += high + GAP
        legend = tuple(self._legend(y + 8, room))
        bottom = max((part.bottom for part in legend), default=y)
        return Scene(self.title, self.description(), room + 2 * EDGE, bottom + EDGE, tuple(body), foot=legend)

    def _cells(self) -> list[_Cell]:
        shown = self.ranked[:MOST_DRAWN]
        most = max((one.said for one in shown), default=1) or 1
        smallest, largest = (22.0, 68.0) if self.big else (15.0, 42.0)
        return [
            _Cell.of(one, smallest + (largest - smallest) * (one.said / most) ** GROWS if one.said else smallest, self.big)
            for one in shown
        ]  # fmt: skip

    def _legend(self, y: float, room: float) -> Iterator[Text]:
        size = 18.0 if self.big else 12.5
        left = len(self.words) - MOST_DRAWN
        kinds = {(one.on_the_list, one.said > 0) for one in self.words}
        said = [
            (self.labels.framed, (True, True)),
            (self.labels.unframed, (False, True)),
            (self.labels.unsaid, (True, False)),
        ]
        lines = [self.labels.signs, *(line for line, kind in said if kind in kinds)]
        for line in [*lines, *([self.labels.more.format(n=left)] if left > 0 else [])]:
            block = text(EDGE, y, room, line, size, ink=SOFT_INK)
            yield block
            y = block.bottom + 2

    def twin(self) -> Twin:
        yes, no = self.labels.yes, self.labels.no
        rows = (
            (
                one.word,
                str(one.said),
                str(one.prefer),
                str(one.said - one.prefer - one.avoid - one.same_as),
                str(one.avoid),
                str(one.same_as),
                yes if one.on_the_list else no,
            )
            for one in self.ranked
        )
        return Twin(self.labels.headers, tuple(rows))

    def description(self) -> str:
        said = [one for one in self.ranked if one.said]
        most = ", ".join(f"{one.word} ({one.said})" for one in said[:5]) or "–"
        unsaid = sum(not one.said for one in self.words)
        return self.labels.described.format(said=len(said), most=most, unsaid=unsaid)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A word with its caption and frame, at the origin."""

    w: float
    h: float
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, one: CloudWord, size: float, big: bool) -> _Cell:
        small = 17.0 if big else 12.0
        bold = one.said > 1
        room = min(width(one.word, size, bold), size * 14) + 1
        w = max(room, width(one.caption, small) if one.said else 0) + 2 * PAD_X
        head = text(PAD_X, PAD_Y, w - 2 * PAD_X, one.word, size, bold=bold, align="middle",
                    ink=TEAL if one.said else SOFT_INK)  # fmt: skip
        parts: list[Part] = [head]
        bottom = head.bottom
        if one.said:
            below = text(PAD_X, bottom, w - 2 * PAD_X, one.caption, small, align="middle")
            parts, bottom = [head, below], below.bottom
        h = bottom + PAD_Y
        frame = Box(0, 0, w, h, _frame(one), 8)
        return cls(w, h, (frame, *parts) if one.on_the_list else tuple(parts))

    def at(self, x: float, y: float) -> Part:
        return Group(tuple(moved(part, x, y) for part in self.parts))


def _frame(one: CloudWord) -> Look:
    return Look(SEA.pale, TEAL, 1.5) if one.said else Look(PAPER, "#8a949a", 1.2, dashed=True)


def _wide(row: Sequence[_Cell]) -> float:
    return sum(cell.w for cell in row) + GAP * (len(row) - 1)


def _rows(cells: Sequence[_Cell], room: float) -> list[list[_Cell]]:
    """Words in the order given, as many a row as have room."""
    rows: list[list[_Cell]] = []
    for cell in cells:
        if rows and _wide([*rows[-1], cell]) <= room:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _from_the_middle(rows: Sequence[list[_Cell]]) -> list[list[_Cell]]:
    """The first row in the middle, the following ones in turn above and below it; the largest word amid its row."""
    placed: list[list[_Cell]] = []
    for number, row in enumerate(rows):
        centred = [*reversed(row[1::2]), *row[0::2]]
        placed = [*placed, centred] if number % 2 == 0 else [centred, *placed]
    return placed
