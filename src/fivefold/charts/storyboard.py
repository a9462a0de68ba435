"""A family's journey as a board: one card a moment, who does it here, dashed where nobody does (toolkit, Part 5, p65)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.sheet import Area, Drawn, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import GREY, LEAF, PAPER, SEA, SOFT_INK, SUN, TEAL, Hue
from fivefold.charts.scene import Group, Look, Oval, Part, Stroke, text
from fivefold.vocabulary.words import marked

GAP, COLUMNS, MARK = 26, 4, 28


@dataclass(frozen=True, slots=True)
class Moment:
    """One card. `standing` says in words how it stands here; `whole`: all, some (None) or nothing of it is here."""

    title: str
    age: str = ""
    trigger: str = ""
    wanted: str = ""
    local: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    standing: str = ""
    whole: bool | None = True
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Storyboard(Sheet):
    """Moments in their order, in rows of four; on a phone below one another."""

    named_by: ClassVar[tuple[int, ...]] = (0, 1)
    never_empty: ClassVar[tuple[str, ...]] = ("moments",)

    moments: tuple[Moment, ...]
    number_word: str = marked("Step")
    moment_word: str = marked("Moment")
    age_word: str = marked("Age")
    wanted_word: str = marked("What it takes")
    missing_word: str = marked("Missing")
    standing_word: str = marked("In this place")

    def twin(self) -> Twin:
        return Twin(
            (
                self.number_word, self.moment_word, self.age_word, self.wanted_word, self.here_word,
                self.missing_word, self.standing_word,
            ),
            tuple(
                (
                    str(number), one.title, one.age, one.wanted, "; ".join(one.local), "; ".join(one.missing),
                    one.standing,
                )
                for number, one in enumerate(self.moments, 1)
            ),
        )  # fmt: skip

    def wide(self, area: Area) -> Drawn:
        return self._board(area, min(COLUMNS, len(self.moments)), 15)

    def tall(self, area: Area) -> Drawn:
        return self._board(area, 1, 16)

    def _board(self, area: Area, columns: int, size: float) -> Drawn:
        """Rows of cards of one height, with a line from each card to the next."""
        w = (area.w - GAP * (columns - 1)) / columns
        parts: list[Part] = []
        y = area.y + MARK / 2
        for start in range(0, len(self.moments), columns):
            row = list(enumerate(self.moments, 1))[start : start + columns]
            high = max(_height(w, self._says(one, size)) for _, one in row)
            for place, (number, one) in enumerate(row):
                x = area.x + place * (w + GAP)
                last = number == len(self.moments)
                parts += [] if last else [_onward(x, y, w, high, area.x if place == columns - 1 else None)]
                parts.append(self._card(one, number, x, y, w, high, size))
            y += high + GAP + MARK / 2
        return Drawn(tuple(parts), y - GAP - MARK / 2)

    def _card(
        self, one: Moment, number: int, x: float, y: float, w: float, high: float, size: float
    ) -> Group:
        look = cards.gap_look() if one.whole is False else Look(PAPER, _hue(one).line, 1.8)
        drawn = cards.card(x, y, w, self._says(one, size), look, h=high, pad=15)
        mark = Oval(x + 18, y - 4, MARK / 2, MARK / 2, Look(PAPER if one.whole is False else TEAL, GREY, 1.5))
        ink = SOFT_INK if one.whole is False else PAPER
        label = text(x + 18 - MARK / 2, y - 13, MARK, str(number), 14, bold=True, align="middle", ink=ink)
        return Group((*drawn.part.parts, mark, label), one.href)

    def _says(self, one: Moment, size: float) -> tuple[Say, ...]:
        """Words of a card. What is missing stands last, in bold, beside its sign."""
        here = "; ".join(one.local)
        return (
            Say(one.age, size - 1, ink=SOFT_INK),
            Say(one.title, size + 2, bold=True),
            Say(one.trigger, size, before=3),
            Say(f"● {self.here_word}: {here}" if here else "", size, before=8),
            Say(
                f"○ {self.missing_word}: {'; '.join(one.missing)}" if one.missing else "",
                size,
                bold=True,
                before=8,
            ),
            Say("" if here or one.missing else f"? {one.standing}", size, before=8, ink=SOFT_INK),
        )


def _height(w: float, says: tuple[Say, ...]) -> float:
    return cards.height(w, says, pad=15)


def _onward(x: float, y: float, w: float, high: float, back: float | None) -> Stroke:
    """To the card beside it, or from the end of a row down and `back` to the first card of the next."""
    look = Look(line=GREY, width=2)
    if back is None:
        return Stroke(((x + w, y + high / 2), (x + w + GAP, y + high / 2)), look, True)
    middle, below = x + w / 2, y + high + GAP / 2
    first = back + w / 2
    return Stroke(
        ((middle, y + high), (middle, below), (first, below), (first, below + GAP / 2 + MARK / 2)), look, True
    )


def _hue(one: Moment) -> Hue:
    return {True: LEAF, None: SUN, False: SEA}[one.whole]
