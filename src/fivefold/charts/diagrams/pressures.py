"""Pressures to reduce and capabilities to build, families in the middle (toolkit, Part 4, pp30-31)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.figures import in_the_middle
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import CREAM, LEAF, LINES, PAPER, PEACH, SOFT_INK, SUN, Hue
from fivefold.charts.scene import Group, Look, Oval, Part, Polygon, Stroke, Text
from fivefold.vocabulary.words import marked

GAP, ICON = 12, 36


@dataclass(frozen=True, kw_only=True)
class PressuresAndCapabilities(Sheet):
    """`note` of an item says what is local about it; `advice` is a remark that the picture itself calls for."""

    named_by: ClassVar[tuple[int, ...]] = (0, 1)

    pressures: tuple[Item, ...]
    capabilities: tuple[Item, ...]
    also: tuple[Item, ...] = ()
    advice: str = ""
    centre: str = marked("Families")
    pressures_word: str = marked("Reducing pressures")
    capabilities_word: str = marked("Building capabilities")
    also_word: str = marked("Other matters")
    side_word: str = marked("Side")
    item_word: str = marked("What")
    means_word: str = marked("What it means")

    def twin(self) -> Twin:
        sides = ((self.pressures_word, self.pressures), (self.capabilities_word, self.capabilities))
        rows = [(side, i.title, i.told, self.here_words(i)) for side, items in sides for i in items]
        rows += [(self.also_word, item.title, item.note, "") for item in self.also]
        return Twin((self.side_word, self.item_word, self.means_word, self.here_word), tuple(rows))

    def description(self) -> str:
        return f"{super().description()} {self.advice}".strip()

    def wide(self, area: Area) -> Drawn:
        w = area.w * 0.35
        right = area.x + area.w - w
        floor = cards.column(0, 0, area.w - 28, self._floor(15))
        floor_h = floor.bottom + 30 if floor.parts else 0
        low = area.bottom - floor_h - (GAP if floor_h else 0)
        parts: list[Part] = [
            *_heading(area.x, area.y, w, self.pressures_word, PEACH, down=True),
            *_heading(right, area.y, w, self.capabilities_word, LEAF, down=False),
        ]
        top = _below(parts, 17)
        bottom = max(low, *(top + self._least(items, w) for items in (self.pressures, self.capabilities)))
        middle = (area.middle, (top + bottom) / 2 - 10)
        radius = min((area.w - 2 * w) / 2 - 70, (bottom - top) / 2 - 10)
        room = bottom - top
        parts += self._column(self.pressures, area.x, top, w, room, PEACH, middle, radius)
        parts += self._column(self.capabilities, right, top, w, room, LEAF, middle, radius)
        parts += [
            in_the_middle(*middle, radius, self.centre, 19, SUN.fill),
            *self._floor_card(area, bottom + GAP, 15),
        ]
        return Drawn(tuple(parts), bottom + (floor_h + GAP if floor_h else 0))

    def tall(self, area: Area) -> Drawn:
        parts: list[Part] = [in_the_middle(area.middle, area.y + 92, 92, self.centre, 19, SUN.fill)]
        y = area.y + 200
        sides = (
            (self.pressures_word, self.pressures, PEACH, True),
            (self.capabilities_word, self.capabilities, LEAF, False),
        )
        for name, items, hue, down in sides:
            parts += _heading(area.x, y, area.w, name, hue, down=down)
            y = _below(parts, 9)
            for item in items:
                parts.append(self._card(item, area.x, y, area.w, 0, hue))
                y += cards.height(area.w, self._says(item), inset=ICON) + 8
            y += 10
        floor = self._floor_card(area, y, 16)
        for part in floor:
            y += cards.column(0, 0, area.w - 28, self._floor(16)).bottom + 26
            parts.append(part)
        return Drawn(tuple(parts), y)

    def _says(self, item: Item) -> tuple[Say, ...]:
        return (
            Say(item.title, 17, bold=True),
            Say(item.text, 15, before=2),
            *self.here_lines(item, 15),
            Say(item.note, 15, bold=True, ink=SOFT_INK, before=4),
        )

    def _card(self, item: Item, x: float, y: float, w: float, h: float, hue: Hue) -> Group:
        look = cards.gap_look() if item.is_gap else cards.tinted(hue)
        sign = _sign(x + 25, y + 26, hue, plus=hue is LEAF)
        return cards.card(x, y, w, self._says(item), look, h=h, inset=ICON, also=sign, href=item.href).part

    def _least(self, items: tuple[Item, ...], w: float) -> float:
        """The height that a side needs."""
        return sum(cards.height(w, self._says(item), inset=ICON) + GAP for item in items) - GAP

    def _column(
        self, items: tuple[Item, ...], x: float, y: float, w: float, room: float, hue: Hue,
        middle: tuple[float, float], radius: float,
    ) -> list[Part]:  # fmt: skip
        """Cards below one another, each with an arrow: pressures push, capabilities carry."""
        parts: list[Part] = []
        slack = (room - self._least(items, w)) / max(len(items), 1)
        side = x + w + 6 if x < middle[0] else x - 6
        for item in items:
            h = cards.height(w, self._says(item), inset=ICON) + slack
            start = (side, y + h / 2)
            reach = start, _edge(start, middle, radius + 14)
            parts += [cards.join(*reach, hue.line, arrow=True, width=2.5), self._card(item, x, y, w, h, hue)]
            y += h + GAP
        return parts

    def _floor(self, size: float) -> tuple[Say, ...]:
        listed = " · ".join(
            " ".join(w for w in (i.title, f"({i.note})" if i.note else "") if w) for i in self.also
        )
        return (
            Say(self.also_word if self.also else "", size + 1, bold=True),
            Say(listed, size, before=2),
            Say(self.advice, size, bold=True, ink=SOFT_INK, before=6),
        )

    def _floor_card(self, area: Area, y: float, size: float) -> tuple[Part, ...]:
        if not (self.also or self.advice):
            return ()
        return (cards.card(area.x, y, area.w, self._floor(size), Look(CREAM, LINES)).part,)


def _heading(x: float, y: float, w: float, words: str, hue: Hue, *, down: bool) -> list[Part]:
    turn = 1 if down else -1
    cx, cy = x + 16, y + 15
    shape = ((-6, -12), (6, -12), (6, 0), (13, 0), (0, 13), (-13, 0), (-6, 0))
    arrow = Polygon(tuple((cx + px, cy + py * turn) for px, py in shape), Look(hue.line))
    return [arrow, *cards.column(x + 40, y + 1, w - 40, (Say(words, 20, bold=True),)).parts]


def _below(parts: list[Part], gap: float) -> float:
    """Where the next thing begins below these words."""
    return max(part.bottom for part in parts if isinstance(part, Text)) + gap


def _sign(x: float, y: float, hue: Hue, *, plus: bool) -> tuple[Part, ...]:
    """A minus or a plus in a circle."""
    stroke = Look(line=PAPER, width=2.5)
    flat = Stroke(((x - 5, y), (x + 5, y)), stroke)
    upright = (Stroke(((x, y - 5), (x, y + 5)), stroke),) if plus else ()
    return (Oval(x, y, 11, 11, Look(hue.line)), flat, *upright)


def _edge(start: tuple[float, float], middle: tuple[float, float], radius: float) -> tuple[float, float]:
    """Where a line from `start` meets the circle."""
    dx, dy = start[0] - middle[0], start[1] - middle[1]
    far = (dx * dx + dy * dy) ** 0.5 or 1
    return middle[0] + dx / far * radius, middle[1] + dy / far * radius
