"""Nurturing care: five components in a ring around a child, and what the place has for each (toolkit, Part 3, p17)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.figures import child
from fivefold.charts.diagrams.fitting import set_inside
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import GREY, HUES, PAPER, SUN
from fivefold.charts.scene import Group, Look, Oval, Part, Point, on_circle, sector
from fivefold.vocabulary.words import marked

GAP = 12


@dataclass(frozen=True, kw_only=True)
class NurturingCare(Sheet):
    """`note` of a component stands in its part of the ring: "3 services"."""

    named_by: ClassVar[tuple[int, ...]] = (0, 2)
    never_empty: ClassVar[tuple[str, ...]] = ("components",)

    components: tuple[Item, ...]
    centre: str = marked("Child")
    component_word: str = marked("Component")
    means_word: str = marked("What it means")
    count_word: str = marked("How many")

    def twin(self) -> Twin:
        return Twin(
            (self.component_word, self.means_word, self.count_word, self.here_word),
            tuple((c.title, c.text, c.note, self.here_words(c)) for c in self.components),
        )

    def wide(self, area: Area) -> Drawn:
        radius = min(area.h / 2, area.w * 0.225)
        x, y = area.x + radius, area.y + area.h / 2
        left = area.x + 2 * radius + 44
        w = area.x + area.w - left
        heights = [cards.height(w, self._says(c, 16, False), inset=cards.STRIPE) for c in self.components]
        slack = max(area.h - sum(heights) - GAP * (len(heights) - 1), 0) / len(heights)
        parts: list[Part] = list(self._ring(x, y, radius))
        at = area.y
        for n, (component, h) in enumerate(zip(self.components, heights, strict=True)):
            drawn = self._card(component, n, left, at, w, h + min(slack, 24), 16)
            parts.append(drawn.part)
            at = drawn.bottom + GAP + max(slack - 24, 0)
        return Drawn(tuple(parts), at - GAP - max(slack - 24, 0))

    def tall(self, area: Area) -> Drawn:
        radius = area.w / 2
        parts: list[Part] = list(self._ring(area.middle, area.y + radius, radius, slim=True))
        y = area.y + 2 * radius + 16
        for n, component in enumerate(self.components):
            drawn = self._card(component, n, area.x, y, area.w, 0, 16)
            parts.append(drawn.part)
            y = drawn.bottom + 10
        return Drawn(tuple(parts), y - 10)

    def _says(self, component: Item, size: float, counted: bool) -> tuple[Say, ...]:
        return (
            Say(component.title, size + 1, bold=True),
            Say(component.text, size - 1, before=2),
            Say(component.note if counted else "", size - 1, bold=True, before=3),
            *self.here_lines(component, size - 1, joined=True),
        )

    def _card(self, c: Item, n: int, x: float, y: float, w: float, h: float, size: float) -> cards.Card:
        hue = HUES[n % len(HUES)]
        return cards.striped(x, y, w, self._says(c, size, h == 0), hue, h=h, gap=c.is_gap, href=c.href)

    def _ring(self, x: float, y: float, radius: float, *, slim: bool = False) -> tuple[Part, ...]:
        turn = 360 / len(self.components)
        wedges = [self._wedge(c, n, (x, y), radius, turn, slim) for n, c in enumerate(self.components)]
        heart = radius * (0.245 if slim else 0.33)
        middle = Oval(x, y, heart, heart, Look(SUN.pale, SUN.fill, 2))
        says = (Say(self.centre, 15, bold=True, align="middle"),)
        name = set_inside(middle, (x, y + heart * 0.6), heart * 1.5, says)
        return (*wedges, Group((middle, child(x, y + heart * 0.34, heart * 1.05), *name.parts)))

    def _wedge(self, c: Item, n: int, middle: Point, radius: float, turn: float, slim: bool) -> Part:
        hue = HUES[n % len(HUES)]
        look = Look(PAPER, GREY, 1.8, dashed=True) if c.is_gap else Look(hue.fill)
        shape = sector(
            *middle,
            radius * (0.28 if slim else 0.38),
            radius,
            turn * (n - 0.5) + 1.2,
            turn * (n + 0.5) - 1.2,
            look,
        )
        size = 15 if slim else 17
        says = (
            Say(c.title, size, bold=True, align="middle"),
            Say("" if slim else c.note, size - 1, align="middle", before=2),
        )
        words = set_inside(
            shape, on_circle(*middle, radius * (0.655 if slim else 0.71), turn * n), radius * 0.75, says
        )
        return Group((shape, *words.parts), c.href)
