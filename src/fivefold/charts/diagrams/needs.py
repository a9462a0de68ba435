"""Five need groups as a flower: thriving in the heart, four kinds of need around it. Our own drawing of the groups
that the THRIVE Framework names (toolkit, Part 5, pp60-61)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.fitting import set_inside
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import GREY, INDIGO, LEAF, LINES, PAPER, PEACH, SEA, SUN, Hue
from fivefold.charts.scene import Box, Group, Look, Oval, Part, Point, on_circle
from fivefold.vocabulary.words import marked

GAP = 14
HUES = (SEA, SUN, PEACH, INDIGO)  # clockwise from the upper right
TURNS = (45, 135, 225, 315)


@dataclass(frozen=True, kw_only=True)
class Needs(Sheet):
    """`note` of a group is its count in words: "4 services". `groups` are the four around thriving, clockwise."""

    named_by: ClassVar[tuple[int, ...]] = (0, 2)

    thriving: Item
    groups: tuple[Item, Item, Item, Item]
    ground: str = marked("Promotion and prevention for everyone")
    group_word: str = marked("Need group")
    means_word: str = marked("Who it means")
    count_word: str = marked("How many")

    def twin(self) -> Twin:
        rows = [(g.title, g.text, g.note, self.here_words(g)) for g in (self.thriving, *self.groups)]
        return Twin((self.group_word, self.means_word, self.count_word, self.here_word), tuple(rows))

    def wide(self, area: Area) -> Drawn:
        w = (area.w - area.h * 0.92) / 2 - 26
        right = area.x + area.w - w
        sides = (
            (right, (self.groups[0], self.groups[1]), (HUES[0], HUES[1])),
            (area.x, (self.groups[3], self.groups[2]), (HUES[3], HUES[2])),
        )
        low = cards.height(area.w, self._says(self.thriving, 15), inset=cards.STRIPE)
        floor = area.bottom - low
        tallest = max(cards.height(w, self._says(g, 15), inset=cards.STRIPE) for g in self.groups)
        h = max((floor - area.y - 2 * GAP) / 2, tallest)
        floor = area.y + 2 * (h + GAP)
        radius = min((floor - GAP - area.y) / 2, area.w / 2 - w - 10)
        parts: list[Part] = [*self._flower(area.middle, (area.y + floor - GAP) / 2, radius, 16)]
        for x, pair, hues in sides:
            for n, (group, hue) in enumerate(zip(pair, hues, strict=True)):
                parts.append(self._card(group, hue, x, area.y + n * (h + GAP), w, h, 15).part)
        card = self._card(self.thriving, LEAF, area.x, floor, area.w, low, 15)
        return Drawn((*parts, card.part), card.bottom)

    def tall(self, area: Area) -> Drawn:
        radius = area.w / 2
        parts: list[Part] = list(self._flower(area.middle, area.y + radius, radius, 15))
        y = area.y + 2 * radius + 12
        for group, hue in zip((self.thriving, *self.groups), (LEAF, *HUES), strict=True):
            drawn = self._card(group, hue, area.x, y, area.w, 0, 16)
            parts.append(drawn.part)
            y = drawn.bottom + 10
        return Drawn(tuple(parts), y - 10)

    def _says(self, group: Item, size: float) -> tuple[Say, ...]:
        return (
            Say(group.title, size + 2, bold=True),
            Say(group.text, size, before=2),
            *self.here_lines(group, size, joined=group is self.thriving),
        )

    def _card(self, g: Item, hue: Hue, x: float, y: float, w: float, h: float, size: float) -> cards.Card:
        return cards.striped(x, y, w, self._says(g, size), hue, h=h, gap=g.is_gap, href=g.href)

    def _flower(self, x: float, y: float, radius: float, size: float) -> tuple[Part, ...]:
        """Round petals that touch the heart, on a soft ground with its own words below."""
        ground = Box(x - radius, y - radius, 2 * radius, 2 * radius, Look(LEAF.pale, LINES), radius * 0.2)
        says = (Say(self.ground, 15, bold=True, align="middle"),)
        h = cards.column(0, 0, radius * 1.84, says).bottom
        words = cards.column(x - radius * 0.92, y + radius - h - 8, radius * 1.84, says)
        # What is left above those words holds the flower.
        x, y, radius = x, y - (h + 8) / 2, radius - (h + 8) / 2
        petal, far, heart = radius * 0.46, radius * 0.65, radius * 0.33
        petals = [
            _petal(g, hue, on_circle(x, y, far, turn), petal, size, on_circle(0, 0, petal * 0.2, turn))
            for g, hue, turn in zip(self.groups, HUES, TURNS, strict=True)
        ]
        petals.sort(key=lambda petal: isinstance(petal.parts[0], Oval) and petal.parts[0].look.dashed)
        core = _petal(self.thriving, LEAF, (x, y), heart, size)
        return (Group((ground, *words.parts)), *petals, core)


def _petal(group: Item, hue: Hue, centre: Point, radius: float, size: float, lean: Point = (0, 0)) -> Group:
    """A round leaf; its words `lean` away from the heart, which lies over it."""
    x, y = centre
    look = Look(PAPER, GREY, 1.8, dashed=True) if group.is_gap else Look(hue.fill, PAPER, 4)
    says = (
        Say(group.title, size, bold=True, align="middle"),
        Say(group.note, max(size - 1, 15), align="middle", before=2),
    )
    shape = Oval(x, y, radius, radius, look)
    return Group(
        (shape, *set_inside(shape, (x + lean[0], y + lean[1]), radius * 1.75, says).parts), group.href
    )
