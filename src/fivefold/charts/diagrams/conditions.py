"""What a whole-system approach stands on: conditions around a shared aim, with where partners stand if they have said
so (toolkit, Part 5, p63)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.figures import in_the_middle
from fivefold.charts.diagrams.sheet import Area, Drawn, Item, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import HUES, INK, PAPER, SOFT_INK, SUN, Hue
from fivefold.charts.scene import Box, Group, Look, Oval, Part
from fivefold.vocabulary.words import marked

GAP, STEPS = 16, 28


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A condition; where it was rated, `stage` steps of `of` are filled and `words` say what that means."""

    item: Item
    stage: int | None = None
    of: int = 5
    words: str = ""

    def __post_init__(self) -> None:
        if self.stage is not None and not 0 <= self.stage <= self.of:
            raise ValueError(f"{self.item.title}: stage {self.stage} is not between 0 and {self.of}")


@dataclass(frozen=True, kw_only=True)
class Conditions(Sheet):
    """`stage_of` says a rating in words: "Stage 2 of 5"."""

    named_by: ClassVar[tuple[int, ...]] = (0, 2)
    never_empty: ClassVar[tuple[str, ...]] = ("conditions",)

    conditions: tuple[Condition, ...]
    centre: str = marked("A whole-system approach")
    stage_of: str = marked("Stage {stage} of {of}")
    not_rated: str = marked("Not rated yet")
    condition_word: str = marked("Condition")
    means_word: str = marked("What it means")
    rating_word: str = marked("Where we stand")

    @property
    def rated(self) -> bool:
        return any(c.stage is not None for c in self.conditions)

    def twin(self) -> Twin:
        rows = tuple((c.item.title, c.item.text, self._rating(c)) for c in self.conditions)
        return Twin((self.condition_word, self.means_word, self.rating_word), rows)

    def wide(self, area: Area) -> Drawn:
        """Half of the conditions at each side of the aim."""
        w = area.w * 0.35
        half = -(-len(self.conditions) // 2)
        sides = ((area.x, 0, self.conditions[:half]), (area.x + area.w - w, half, self.conditions[half:]))
        least = max(sum(self._height(c, w) + GAP for c in side) - GAP for _, _, side in sides)
        bottom = max(area.bottom, area.y + least)
        x, y = area.middle, (area.y + bottom) / 2
        parts: list[Part] = []
        for left, first, side in sides:
            near = left + w if left < x else left
            slack = (bottom - area.y - sum(self._height(c, w) + GAP for c in side) + GAP) / max(len(side), 1)
            at = area.y
            for n, condition in enumerate(side, first):
                h = self._height(condition, w) + slack
                parts.append(cards.join((x, y), (near, at + h / 2), SUN.fill, width=6))
                parts.append(self._card(condition, HUES[n % len(HUES)], left, at, w, h, n + 1))
                at += h + GAP
        aim = in_the_middle(x, y, area.w / 2 - w - 44, self.centre, 18, SUN.fill)
        return Drawn((*parts, aim), bottom)

    def tall(self, area: Area) -> Drawn:
        parts: list[Part] = [in_the_middle(area.middle, area.y + 104, 104, self.centre, 17, SUN.fill)]
        y = area.y + 222
        for n, condition in enumerate(self.conditions):
            h = self._height(condition, area.w)
            parts.append(self._card(condition, HUES[n % len(HUES)], area.x, y, area.w, h, n + 1))
            y += h + 10
        return Drawn(tuple(parts), y - 10)

    def _rating(self, condition: Condition) -> str:
        if condition.stage is None:
            return self.not_rated if self.rated else ""
        said = self.stage_of.format(stage=condition.stage, of=condition.of)
        return f"{said}: {condition.words}" if condition.words else said

    def _says(self, condition: Condition) -> tuple[Say, ...]:
        item = condition.item
        return (
            Say(item.title, 17, bold=True),
            Say(item.text, 15, before=2),
            Say(item.note, 15, bold=True, ink=SOFT_INK, before=4),
            *self.here_lines(item, 15),
        )

    def _height(self, condition: Condition, w: float) -> float:
        rating = self._rating(condition)
        said = cards.column(0, 0, w - 44, (Say(rating, 15),)).bottom if rating else 0
        steps = STEPS if condition.stage is not None else 0
        return cards.height(w, self._says(condition), inset=40) + said + steps + (6 if rating else 0)

    def _card(self, c: Condition, hue: Hue, x: float, y: float, w: float, h: float, n: int) -> Group:
        number = cards.column(x + 11, y + 16, 30, (Say(str(n), 17, bold=True, align="middle", ink=INK),))
        badge: tuple[Part, ...] = (Oval(x + 26, y + 27, 15, 15, Look(hue.fill)), *number.parts)
        drawn = cards.card(
            x, y, w, self._says(c), cards.tinted(hue), h=h, inset=40, also=badge, href=c.item.href
        )
        rating = self._rating(c)
        if not rating:
            return drawn.part
        said = cards.column(0, 0, w - 44, (Say(rating, 15),)).bottom
        low = drawn.bottom - 14 - said
        words = cards.column(x + 22, low, w - 44, (Say(rating, 15, bold=c.stage is not None, ink=INK),))
        return Group(
            (*drawn.part.parts, *_steps(c, hue, x + 22, low - STEPS + 2, w - 44), *words.parts), c.item.href
        )


def _steps(condition: Condition, hue: Hue, x: float, y: float, w: float) -> tuple[Part, ...]:
    """One bar for each step: filled as far as partners have come, open beyond."""
    if condition.stage is None:
        return ()
    each = min((w - 6 * (condition.of - 1)) / condition.of, 60)
    return tuple(
        Box(x + n * (each + 6), y, each, 14, Look(hue.line if n < condition.stage else PAPER, hue.line, 2), 4)
        for n in range(condition.of)
    )
