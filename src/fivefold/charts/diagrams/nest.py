"""NEST / NYTH: four values as eggs in a nest, six principles around it, in English and Welsh. Our own drawing of what
the Welsh framework names (toolkit, Part 5, p62)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.fitting import set_inside
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import HUES, PAPER, SOFT_INK
from fivefold.charts.scene import Group, Look, Oval, Part, Point, Polygon, Stroke, Text
from fivefold.vocabulary.words import marked

GAP = 14
TWIG, STRAW, HAY = "#8a6a3f", "#d9c19a", "#efe2c8"
RIM = 0.46


@dataclass(frozen=True, kw_only=True)
class Nest(Sheet):
    """`values` lie in the nest; `principles` stand around it. `other_language` holds the Welsh name."""

    named_by: ClassVar[tuple[int, ...]] = (1, 2)
    never_empty: ClassVar[tuple[str, ...]] = ("values", "principles")

    values: tuple[Item, ...]
    principles: tuple[Item, ...]
    values_word: str = marked("How support should feel")
    principles_word: str = marked("Core principles")
    group_word: str = marked("Group")
    name_word: str = marked("English name")
    welsh_word: str = marked("Welsh name")
    means_word: str = marked("What it means")

    def twin(self) -> Twin:
        rows = [
            (kind, i.title, i.other_language, i.told, self.here_words(i))
            for kind, items in ((self.values_word, self.values), (self.principles_word, self.principles))
            for i in items
        ]
        headers = (self.group_word, self.name_word, self.welsh_word, self.means_word, self.here_word)
        return Twin(headers, tuple(rows))

    def wide(self, area: Area) -> Drawn:
        """The nest in the middle, what its eggs mean below it, principles at both sides."""
        w = area.w * 0.29
        middle_w = area.w - 2 * w - 2 * 26
        half = -(-len(self.principles) // 2)
        names = _names(area, w, self.principles_word)
        top = max(name.bottom for name in names) + 8
        least = max(cards.height(w, self._says(p, 15), inset=cards.STRIPE) for p in self.principles)
        h = max((area.bottom - top - GAP * (half - 1)) / half, least)
        parts: list[Part] = []
        for n, principle in enumerate(self.principles):
            x = area.x if n < half else area.x + area.w - w
            parts.append(self._card(principle, n, x, top + (n % half) * (h + GAP), w, h, 15).part)
        bottom = top + half * (h + GAP) - GAP
        x = area.middle - middle_w / 2
        told = self._values(x, 0, middle_w)
        nest_h = bottom - area.y - told.bottom - 16
        parts += self._nest(area.middle, area.y, middle_w, max(nest_h, 250), 17)
        told = self._values(x, area.y + max(nest_h, 250) + 16, middle_w)
        return Drawn((*names, *parts, *told.parts), max(bottom, told.bottom))

    def tall(self, area: Area) -> Drawn:
        parts: list[Part] = [*self._nest(area.middle, area.y, area.w, 235, 15)]
        y = area.y + 250
        for heading, items in ((self.values_word, self.values), (self.principles_word, self.principles)):
            name = cards.column(area.x, y, area.w, (Say(heading, 19, bold=True),))
            parts += name.parts
            y = name.bottom + 6
            for n, item in enumerate(items):
                drawn = self._card(item, n, area.x, y, area.w, 0, 16)
                parts.append(drawn.part)
                y = drawn.bottom + 9
            y += 8
        return Drawn(tuple(parts), y - 17)

    def _says(self, item: Item, size: float) -> tuple[Say, ...]:
        return (
            Say(item.title, size + 1, bold=True),
            Say(item.other_language, size, bold=True, ink=SOFT_INK),
            Say(item.text, size, before=2),
            *self.here_lines(item, size),
            Say(item.note, size, ink=SOFT_INK, before=3),
        )

    def _card(self, i: Item, n: int, x: float, y: float, w: float, h: float, size: float) -> cards.Card:
        hue = HUES[n % len(HUES)]
        return cards.striped(x, y, w, self._says(i, size), hue, h=h, gap=i.is_gap, href=i.href)

    def _values(self, x: float, y: float, w: float) -> Drawn:
        """What each egg means, two by two."""
        title = cards.column(x, y, w, (Say(self.values_word, 17, bold=True, align="middle"),))
        each = (w - GAP) / 2
        y = title.bottom + 8
        parts: list[Part] = [*title.parts]
        for start in range(0, len(self.values), 2):
            pair = self.values[start : start + 2]
            h = max(cards.height(each, self._says(v, 15), pad=12, inset=cards.STRIPE) for v in pair)
            for n, value in enumerate(pair):
                hue = HUES[(start + n) % len(HUES)]
                parts.append(
                    cards.striped(
                        x + n * (each + GAP), y, each, self._says(value, 15), hue,
                        h=h, gap=value.is_gap, href=value.href, pad=12,
                    ).part
                )  # fmt: skip
            y += h + 10
        return Drawn(tuple(parts), y - 10)

    def _nest(self, x: float, y: float, w: float, h: float, size: float) -> tuple[Part, ...]:
        """Straws in an open bowl, and an egg for each value."""
        rx, ry = w * 0.48, h * 0.52
        rim = y + h * 0.46
        egg = min(w * 0.36, h * 0.5)
        behind = self.values[: len(self.values) // 2]
        row = [
            _egg(v, n, x + (n - (len(behind) - 1) / 2) * egg * 1.02, y + egg * 0.6, egg, size, 0.22)
            for n, v in enumerate(behind)
        ]
        front = self.values[len(behind) :]
        row += [
            _egg(
                v,
                n + len(behind),
                x + (n - (len(front) - 1) / 2) * egg * 1.12,
                rim + egg * 0.22,
                egg,
                size,
                0.14,
            )
            for n, v in enumerate(front)
        ]
        low = rim + h * 0.06
        return (_hollow(x, low, rx, ry * 0.9), *row, *_bowl(x, low, rx, ry * 0.9))


def _straw(x: float, rim: float, rx: float, ry: float, deep: float) -> tuple[Point, ...]:
    """A line from tip to tip that hangs `deep` parts of the nest's depth; below 0 it rises."""
    across = (2 * s / 40 - 1 for s in range(41))
    return tuple((x + rx * a, rim + ry * deep * max(1 - a * a, 0) ** 0.5) for a in across)


def _hollow(x: float, rim: float, rx: float, ry: float) -> Part:
    """The inside of the nest, behind what lies in it."""
    far, near = _straw(x, rim, rx, ry, -0.34), _straw(x, rim, rx, ry, RIM)
    return Polygon((*far, *reversed(near)), Look(HAY, STRAW, 2))


def _bowl(x: float, rim: float, rx: float, ry: float) -> tuple[Part, ...]:
    """The front of the nest: straws, each lower than the one before."""
    top, low = _straw(x, rim, rx, ry, RIM), _straw(x, rim, rx, ry, 1)
    front = Polygon((*top, *reversed(low)), Look("#ead9b6", TWIG, 2))
    straws = (
        Stroke(_straw(x, rim, rx, ry, RIM + 0.09 * n), Look(line=TWIG if n % 2 else STRAW, width=3))
        for n in range(1, 6)
    )
    return (front, *straws, Stroke(top, Look(line=TWIG, width=5)))


def _egg(value: Item, n: int, x: float, y: float, w: float, size: float, lift: float) -> Group:
    hue = HUES[n % len(HUES)]
    shape = Oval(x, y, w / 2, w * 0.6, Look(hue.fill, PAPER, 3))
    says = (
        Say(value.title, size, bold=True, align="middle"),
        Say(value.other_language, size - 1, align="middle", before=2),
    )
    return Group((shape, *set_inside(shape, (x, y - w * lift), w * 0.96, says).parts), value.href)


def _names(area: Area, w: float, words: str) -> tuple[Text, ...]:
    return tuple(
        part
        for x in (area.x, area.x + area.w - w)
        for part in cards.column(x, area.y - 2, w, (Say(words, 17, bold=True),)).parts
    )
