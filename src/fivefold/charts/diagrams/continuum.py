"""The continuum of support: three groups, five kinds, and what the place has of each (toolkit, Part 5, pp58-60)."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import INDIGO, LEAF, LINES, PAPER, SEA, SOFT_INK, SUN, Hue
from fivefold.charts.scene import Group, Look, Part, Polygon
from fivefold.vocabulary.words import marked

GAP, HEAD = 12, 46
HUES = (LEAF, SUN, SEA, INDIGO)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of support and the group to which it belongs."""

    group: str
    item: Item


@dataclass(frozen=True, kw_only=True)
class Continuum(Sheet):
    """`kinds` in their order; neighbours of one group stand under one heading."""

    named_by: ClassVar[tuple[int, ...]] = (0, 1)
    never_empty: ClassVar[tuple[str, ...]] = ("kinds",)

    kinds: tuple[Kind, ...]
    from_words: str = marked("For everyone")
    to_words: str = marked("For some, for as long as needed")
    group_word: str = marked("Group")
    kind_word: str = marked("Kind of support")
    looks_word: str = marked("What it looks like")

    def twin(self) -> Twin:
        return Twin(
            (self.group_word, self.kind_word, self.looks_word, self.here_word),
            tuple((k.group, k.item.title, k.item.told, self.here_words(k.item)) for k in self.kinds),
        )

    def wide(self, area: Area) -> Drawn:
        w = (area.w - GAP * (len(self.kinds) - 1)) / len(self.kinds)
        wedge, wedge_h = self._wedge(area)
        top = area.y + wedge_h + 10
        heads = [(g, list(members)) for g, members in groupby(self.kinds, key=lambda k: k.group)]
        parts: list[Part] = [wedge]
        x = area.x
        widths = [len(members) * (w + GAP) - GAP for _, members in heads]
        names = [(Say(group, 19, bold=True, align="middle"),) for group, _ in heads]
        head = max(HEAD, *(cards.height(w, s, pad=11) for w, s in zip(widths, names, strict=True)))
        for n, (across, says) in enumerate(zip(widths, names, strict=True)):
            parts.append(cards.card(x, top, across, says, Look(HUES[n % 4].fill), h=head, pad=11).part)
            x += across + GAP
        told = max(cards.height(w, _kind(k.item, 15)) for k in self.kinds)
        held = max(cards.height(w, self._here(k.item)) for k in self.kinds)
        y = top + head + GAP
        spare = max(area.bottom - y - told - held - 8, 0)
        held += spare
        for n, kind in enumerate(self.kinds):
            at = area.x + n * (w + GAP)
            parts += self._column(kind.item, self._hue(kind), at, y, w, told, held)
        return Drawn(tuple(parts), y + told + 8 + held)

    def tall(self, area: Area) -> Drawn:
        y = area.y
        parts: list[Part] = []
        for group, members in groupby(self.kinds, key=lambda k: k.group):
            kinds = list(members)
            hue = self._hue(kinds[0])
            head = cards.card(area.x, y, area.w, (Say(group, 19, bold=True),), Look(hue.fill), pad=10)
            parts.append(head.part)
            y = head.bottom + 8
            for kind in kinds:
                told = cards.height(area.w, _kind(kind.item, 16))
                held = cards.height(area.w, self._here(kind.item)) if kind.item.here is not None else 0
                parts += self._column(kind.item, hue, area.x, y, area.w, told, held, size=16)
                y += told + held + (16 if held else 10)
            y += 6
        return Drawn(tuple(parts), y - 16)

    def _hue(self, kind: Kind) -> Hue:
        groups = list(dict.fromkeys(k.group for k in self.kinds))
        return HUES[groups.index(kind.group) % len(HUES)]

    def _column(
        self, item: Item, hue: Hue, x: float, y: float, w: float, told: float, held: float, size: float = 15
    ) -> list[Part]:
        """What the kind is, and below it what is here: dashed where that is nothing."""
        parts: list[Part] = [
            cards.card(x, y, w, _kind(item, size), cards.tinted(hue), h=told, href=item.href).part
        ]
        if item.here is not None:
            look = cards.gap_look() if item.is_gap else Look(PAPER, LINES)
            parts.append(cards.card(x, y + told + 8, w, self._here(item), look, h=held).part)
        return parts

    def _here(self, item: Item) -> tuple[Say, ...]:
        if item.here is None:
            return ()
        if item.is_gap:
            return self.here_lines(item, 15)
        return (Say(f"{self.here_word}: {len(item.here)}", 15, bold=True), *self.here_lines(item, 15))

    def _wedge(self, area: Area) -> tuple[Group, float]:
        """A band that grows narrower: fewer families, more help for each."""
        x, y, end = area.x, area.y, area.x + area.w
        half = area.w / 2 - 40
        left = cards.column(x + 14, y + 12, half, (Say(self.from_words, 15, bold=True),))
        right = cards.column(end - 28 - half, y + 12, half, (Say(self.to_words, 15, bold=True, align="end"),))
        h = max(left.bottom, right.bottom) - y + 12
        points = ((x, y), (end - 20, y + 9), (end, y + h / 2), (end - 20, y + h - 9), (x, y + h))
        return Group((Polygon(points, Look(SUN.pale)), *left.parts, *right.parts)), h


def _kind(item: Item, size: float) -> tuple[Say, ...]:
    return (
        Say(item.title, size + 2, bold=True),
        Say(item.text, size, before=3),
        Say(item.note, size, ink=SOFT_INK, before=3),
    )
