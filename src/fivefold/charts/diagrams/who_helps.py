"""Who helps this child: a family in the middle, the people around it, and what each can say (toolkit, Part 2, p11)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.figures import in_the_middle, person
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import CREAM, GREY, HUES, LINES, SOFT_INK, SUN, Hue
from fivefold.charts.scene import Group, Look, Oval, Part
from fivefold.vocabulary.words import marked

ACROSS, GAP, ICON = 5, 14, 30


@dataclass(frozen=True, kw_only=True)
class WhoHelps(Sheet):
    """Each person: `title` who it is, `text` what they say, `here` the local service that they belong to."""

    never_empty: ClassVar[tuple[str, ...]] = ("people",)

    people: tuple[Item, ...]
    centre: str = marked("A child and their family")
    person_word: str = marked("Who")
    says_word: str = marked("What they say")

    def twin(self) -> Twin:
        return Twin(
            (self.person_word, self.says_word, self.here_word),
            tuple((p.title, p.told, self.here_words(p)) for p in self.people),
        )

    def wide(self, area: Area) -> Drawn:
        """Rows above and below the family, and people at its sides."""
        above, left, right, below = _seats(self.people)
        w = (area.w - (ACROSS - 1) * GAP) / ACROSS
        top_h = self._height(above, w)
        bottom_h = self._height(below, w)
        sides = max(len(left), len(right))
        side_h = self._height((*left, *right), w)
        slack = max(area.h - top_h - bottom_h - sides * side_h - (sides + 1) * GAP, 0)
        between = GAP + slack / (sides + 1)
        placed: list[tuple[Item, float, float, float]] = []
        placed += _row(above, area, area.y, w, top_h)
        y = area.y + top_h + between
        for n in range(sides):
            at = y + n * (side_h + between)
            placed += [(p, area.x, at, side_h) for p in left[n : n + 1]]
            placed += [(p, area.x + area.w - w, at, side_h) for p in right[n : n + 1]]
        low = y + sides * (side_h + between)
        placed += _row(below, area, low, w, bottom_h)
        middle = (area.middle, (area.y + top_h + low) / 2)
        room = (low - area.y - top_h) / 2 - GAP
        lines = [_thread(middle, _nearest(middle, x, at, w, h), p) for p, x, at, h in placed]
        drawn = [self._person(p, n, x, at, w, h) for n, (p, x, at, h) in enumerate(placed)]
        return Drawn((*lines, *self._family(*middle, min(room, 185)), *drawn), low + bottom_h)

    def tall(self, area: Area) -> Drawn:
        radius = 112
        y = area.y + 2 * radius + 16
        parts: list[Part] = [*self._family(area.middle, area.y + radius, radius)]
        for n, someone in enumerate(self.people):
            drawn = self._person(someone, n, area.x, y, area.w, 0)
            parts.append(drawn)
            y += self._height((someone,), area.w) + 10
        return Drawn(tuple(parts), y - 10)

    def _says(self, someone: Item) -> tuple[Say, ...]:
        return (
            Say(someone.title, 16, bold=True),
            Say(f"“{someone.text}”" if someone.text else "", 15, before=3),
            *self.here_lines(someone, 15),
            Say(someone.note, 15, ink=SOFT_INK, before=3),
        )

    def _height(self, people: tuple[Item, ...], w: float) -> float:
        return max((cards.height(w, self._says(p), inset=ICON) for p in people), default=0)

    def _person(self, someone: Item, n: int, x: float, y: float, w: float, h: float) -> Group:
        hue = HUES[n % len(HUES)]
        look = cards.gap_look() if someone.is_gap else Look(hue.pale, hue.fill, 1.5)
        icon = person(x + 24, y + 42, 29, GREY if someone.is_gap else hue.line)
        return cards.card(
            x, y, w, self._says(someone), look, h=h, inset=ICON, href=someone.href, also=icon
        ).part

    def _family(self, x: float, y: float, radius: float) -> tuple[Part, ...]:
        halo = Oval(x, y, radius, radius, Look(CREAM, LINES))
        return (halo, in_the_middle(x, y, radius * 0.9, self.centre, 17, SUN.fill))


def _seats(people: tuple[Item, ...]) -> tuple[tuple[Item, ...], ...]:
    """Who sits above, left, right and below: clockwise in the order given, at most five in a row."""
    n = len(people)
    beside = max(1 if n < 8 else 2, -(-(n - 2 * ACROSS) // 2))
    above = -(-max(n - 2 * beside, 0) // 2)
    below = max(n - 2 * beside - above, 0)
    right = people[above : above + beside]
    bottom = people[above + beside : above + beside + below]
    left = people[above + beside + below :]
    return people[:above], tuple(reversed(left)), right, tuple(reversed(bottom))


def _row(
    people: tuple[Item, ...], area: Area, y: float, w: float, h: float
) -> list[tuple[Item, float, float, float]]:
    start = area.middle - (len(people) * (w + GAP) - GAP) / 2
    return [(p, start + n * (w + GAP), y, h) for n, p in enumerate(people)]


def _nearest(to: tuple[float, float], x: float, y: float, w: float, h: float) -> tuple[float, float]:
    """The place of a card, a little inside it, that is nearest to a point."""
    return min(max(to[0], x + 20), x + w - 20), min(max(to[1], y + 20), y + h - 20)


def _thread(middle: tuple[float, float], to: tuple[float, float], someone: Item) -> Part:
    hue: Hue = HUES[1]
    line = cards.join(middle, to, GREY if someone.is_gap else hue.fill, width=2.5)
    return (
        line if not someone.is_gap else type(line)(line.points, Look(line=SOFT_INK, width=1.5, dashed=True))
    )
