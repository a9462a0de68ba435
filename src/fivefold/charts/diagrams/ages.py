"""Children on an age timeline: mentally healthy ones (toolkit, Part 3, p20) and those to talk about (Part 4, p57)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.sheet import Area, Drawn, Sheet
from fivefold.charts.diagrams.shortening import first_runs
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import HUES, PAPER, SOFT_INK, Hue
from fivefold.charts.scene import Group, Look, Oval, Part, Stroke
from fivefold.charts.wrapping import Line, Run, said
from fivefold.vocabulary.words import marked

GAP, STEM, SUPPORT = 12, 22, "♥"
RAIL = "#c9c3b2"


@dataclass(frozen=True, kw_only=True)
class Age:
    """A child of an age. In `said`, runs that are `marked` tell what an adult does."""

    age: str
    months: float
    title: str
    said: Line
    note: str = ""
    href: str = ""

    def brief(self) -> Age:
        """With the first two sentences of the child's words."""
        return replace(self, said=first_runs(self.said, 2))


@dataclass(frozen=True, kw_only=True)
class _Timeline(Sheet):
    """Children in the order of their ages, above and below one line; the distances are not to scale."""

    named_by: ClassVar[tuple[int, ...]] = (0, 1)
    never_empty: ClassVar[tuple[str, ...]] = ("children",)

    children: tuple[Age, ...]
    age_word: str = marked("Age")
    title_word: str = marked("Title")
    said_word: str = marked("In the child's words")
    note_word: str = marked("Note")

    @property
    def in_order(self) -> tuple[Age, ...]:
        return tuple(sorted(self.children, key=lambda one: one.months))

    def twin(self) -> Twin:
        return Twin(
            (self.age_word, self.title_word, self.said_word, self.note_word),
            tuple((one.age, one.title, said(hearted(one.said)), one.note) for one in self.in_order),
        )

    def wide(self, area: Area) -> Drawn:
        legend, top = self._legend(area)
        rows = (self.in_order[::2], self.in_order[1::2])
        slot = area.w / (len(self.children) + 1)
        placed = (_spread(rows[0], area.x, area.w), _spread(rows[1], area.x + slot, area.w - 2 * slot))
        above, below = (max((h for _, _, _, h in row), default=0) for row in placed)
        spare = max(area.bottom - top - above - below - 2 * STEM, 0) / 2
        line = top + spare + above + STEM
        ends = ((area.x + 8, line), (area.x + area.w - 10, line))
        parts: list[Part] = [*legend, Stroke(ends, Look(line=RAIL, width=5), arrow=True)]
        for up, row in zip((True, False), placed, strict=True):
            for one, x, w, h in row:
                hue = _hue(self.in_order.index(one), len(self.children))
                y = line - STEM - h if up else line + STEM
                at = x + w / 2
                parts += [
                    cards.join((at, line), (at, line - STEM if up else y), hue.line),
                    *_dot(at, line, hue),
                ]
                parts.append(_card(one, hue, x, y, w, h))
        return Drawn(tuple(parts), line + (STEM + below if rows[1] else 12))

    def tall(self, area: Area) -> Drawn:
        legend, y = self._legend(area)
        rail = area.x + 9
        drawn: list[Part] = []
        start = y + 24
        for n, one in enumerate(self.in_order):
            hue = _hue(n, len(self.children))
            part = cards.card(
                area.x + 28, y, area.w - 28, _says(one), Look(hue.pale, hue.fill), href=one.href, pad=12
            )
            drawn += [
                cards.join((rail, y + 24), (area.x + 28, y + 24), hue.line),
                *_dot(rail, y + 24, hue),
                part.part,
            ]
            last, y = y + 24, part.bottom + 10
        line = Stroke(((rail, start), (rail, last)), Look(line=RAIL, width=4))
        return Drawn((*legend, line, *drawn), y - 10)

    def _legend(self, area: Area) -> tuple[tuple[Part, ...], float]:
        """What a mark means, where there are marks."""
        return (), area.y


@dataclass(frozen=True, kw_only=True)
class Vignettes(_Timeline):
    """What adults do is underlined and begins with a heart."""

    support_word: str = marked("underlined: what the adults do")

    def _legend(self, area: Area) -> tuple[tuple[Part, ...], float]:
        words: Line = (Run(SUPPORT, bold=True), Run(self.support_word, marked=True))
        key = cards.column(area.x, area.y - 4, area.w, (Say(words, 15),))
        return key.parts, key.bottom + 10

    def description(self) -> str:
        return f"{super().description()} {SUPPORT} {self.support_word}."


@dataclass(frozen=True, kw_only=True)
class Scenarios(_Timeline):
    """Children whom partners talk about; `note` names the level at which it lies."""


def _spread(row: tuple[Age, ...], x: float, w: float) -> list[tuple[Age, float, float, float]]:
    """Cards side by side with left edge, width and height: who has more to say gets more room."""
    if not row:
        return []
    room = w - GAP * (len(row) - 1)
    lengths = [len(said(one.said)) for one in row]
    shares = [1 + 0.55 * (min(n / (sum(lengths) / len(row) or 1), 2) - 1) for n in lengths]
    placed = []
    for one, share in zip(row, shares, strict=True):
        each = room * share / sum(shares)
        placed.append((one, x, each, cards.height(each, _says(one), 12)))
        x += each + GAP
    return placed


def hearted(runs: Line) -> Line:
    """A heart before each run that tells of support."""
    return tuple(part for run in runs for part in ((Run(SUPPORT), run) if run.marked else (run,)))


def _says(one: Age) -> tuple[Say, ...]:
    return (
        Say(one.age, 17, bold=True),
        Say(one.title, 15, bold=True, ink=SOFT_INK),
        Say(hearted(one.said), 15, before=4),
        Say(one.note, 15, ink=SOFT_INK, before=4),
    )


def _card(one: Age, hue: Hue, x: float, y: float, w: float, h: float) -> Group:
    return cards.card(x, y, w, _says(one), Look(hue.pale, hue.fill), h=h, href=one.href, pad=12).part


def _hue(n: int, count: int) -> Hue:
    """From warm to cool as children grow."""
    return HUES[min(n * len(HUES) // max(count, 1), len(HUES) - 1)]


def _dot(x: float, y: float, hue: Hue) -> tuple[Part, ...]:
    return (Oval(x, y, 9, 9, Look(PAPER, hue.line, 3)), Oval(x, y, 4, 4, Look(hue.line)))
