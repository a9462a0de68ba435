"""Five nested levels with what raises risk on one side and what protects on the other (toolkit, Part 4, pp21-22)."""

from dataclasses import dataclass
from typing import ClassVar

from fivefold.charts.diagrams import cards
from fivefold.charts.diagrams.cards import Say
from fivefold.charts.diagrams.figures import child
from fivefold.charts.diagrams.fitting import set_inside
from fivefold.charts.diagrams.sheet import Area, Drawn, Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import INDIGO, LEAF, PAPER, PEACH, SEA, SOFT_INK, SUN
from fivefold.charts.scene import Group, Look, Oval, Part, Polygon, Text
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.words import marked

GAP = 10
BANDS = (0.155, 0.16, 0.165, 0.2, 0.32)  # of the whole height, from the outside in
HUE = {
    Level.CHILD: PEACH, Level.RELATIONSHIP: SUN, Level.FAMILY: LEAF, Level.COMMUNITY: SEA, Level.ENVIRONMENT: INDIGO,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LevelFacts:
    """One ring: its name, a line of counts, and some of the factors that lie there."""

    level: Level
    title: str
    counts: str = ""
    risk: tuple[str, ...] = ()
    protective: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class FiveLevels(Sheet):
    """`levels` in any order; there is one for each of the five."""

    named_by: ClassVar[tuple[int, ...]] = (0, 1)

    levels: tuple[LevelFacts, ...]
    level_word: str = marked("Level")
    counts_word: str = marked("What is here")
    risk_word: str = marked("Raises risk")
    protective_word: str = marked("Protects")

    def __post_init__(self) -> None:
        if sorted(facts.level for facts in self.levels) != sorted(Level):
            raise ValueError("the picture has one ring for each of the five levels")

    @property
    def outside_in(self) -> tuple[LevelFacts, ...]:
        by_level = {facts.level: facts for facts in self.levels}
        return tuple(by_level[level] for level in reversed(Level))

    def twin(self) -> Twin:
        rows = (
            (f.title, f.counts, self._list(f.risk), self._list(f.protective))
            for f in reversed(self.outside_in)
        )
        return Twin((self.level_word, self.counts_word, self.risk_word, self.protective_word), tuple(rows))

    def wide(self, area: Area) -> Drawn:
        """Each ring's band is as high as the factors beside it, so that they stand in one line."""
        head = 34.0
        across = min(area.h - head, area.w * 0.44)
        w = (area.w - across) / 2 - 20
        names = (
            _heading(area.x, area.y, w, self.risk_word, up=True),
            _heading(area.x + area.w - w, area.y, w, self.protective_word, up=False),
        )
        head = max(
            head,
            *(part.bottom - area.y + 10 for name in names for part in name.parts if isinstance(part, Text)),
        )
        pairs = [(self._side(f, f.risk), self._side(f, f.protective)) for f in self.outside_in]
        tallest = max(cards.height(w, side, pad=12, inset=cards.STRIPE) for pair in pairs for side in pair)
        row = max((area.h - head - 4 * GAP) / 5, tallest)
        right = area.x + area.w - w
        parts: list[Part] = [
            *names,
            *self._rings(area.middle, area.y + head, across / 2, 17),
        ]
        y = area.y + head
        for facts, (risk, protective) in zip(self.outside_in, pairs, strict=True):
            for x, side in ((area.x, risk), (right, protective)):
                parts.append(cards.striped(x, y, w, side, HUE[facts.level], h=row, pad=12).part)
            y += row + GAP
        return Drawn(tuple(parts), y - GAP)

    def tall(self, area: Area) -> Drawn:
        parts: list[Part] = list(self._rings(area.middle, area.y, area.w / 2, 15, counted=False))
        y = area.y + area.w + 16
        for facts in reversed(self.outside_in):
            drawn = cards.striped(area.x, y, area.w, self._told(facts), HUE[facts.level], href=facts.href)
            parts.append(drawn.part)
            y = drawn.bottom + 10
        return Drawn(tuple(parts), y - 10)

    def _list(self, factors: tuple[str, ...]) -> str:
        return "; ".join(factors)

    def _side(self, facts: LevelFacts, factors: tuple[str, ...]) -> tuple[Say, ...]:
        return (Say(facts.title, 15, bold=True), *self._factors(factors))

    def _told(self, facts: LevelFacts) -> tuple[Say, ...]:
        """A level's card on a phone: both sides under one name."""
        return (
            Say(facts.title, 17, bold=True),
            Say(facts.counts, 15, ink=SOFT_INK),
            Say(f"▲ {self.risk_word}" if facts.risk else "", 15, bold=True, before=6),
            *self._factors(facts.risk),
            Say(f"● {self.protective_word}" if facts.protective else "", 15, bold=True, before=6),
            *self._factors(facts.protective),
        )

    def _factors(self, factors: tuple[str, ...]) -> tuple[Say, ...]:
        rest = len(factors) - self.most_shown
        more = (Say(self.more.format(n=rest), 15, ink=SOFT_INK),) if rest > 0 else ()
        return (*(Say(f"• {name}", 15, before=1) for name in factors[: self.most_shown]), *more)

    def _rings(
        self, x: float, top: float, radius: float, size: float, *, counted: bool = True
    ) -> tuple[Part, ...]:
        """Circles that stand on one floor, each lower than the one around it."""
        floor = top + 2 * radius
        parts = []
        across = 2 * radius
        for facts, share in zip(self.outside_in, BANDS, strict=True):
            parts.append(_ring(facts, x, floor, across / 2, share * 2 * radius, size, counted=counted))
            across -= share * 2 * radius
        return tuple(parts)


def _heading(x: float, y: float, w: float, words: str, *, up: bool) -> Group:
    """A side's name, with a triangle for risk and a circle for protection."""
    said = cards.column(x + 30, y, w - 30, (Say(words, 18, bold=True),))
    mark: Part = (
        Polygon(((x + 3, y + 19), (x + 12, y + 3), (x + 21, y + 19)), Look(PEACH.line))
        if up
        else Oval(x + 12, y + 11, 9, 9, Look(SEA.line))
    )
    return Group((*said.parts, mark))


def _ring(
    facts: LevelFacts, x: float, floor: float, radius: float, band: float, size: float, *, counted: bool
) -> Part:
    circle = Oval(x, floor - radius, radius, radius, Look(HUE[facts.level].fill, PAPER, 3))
    innermost = facts.level is Level.CHILD
    top = floor - 2 * radius
    says = (
        Say(facts.title, size, bold=True, align="middle"),
        Say(facts.counts if counted else "", size - 2, align="middle"),
    )
    middle = top + (radius * 1.26 if innermost else band * 0.6)
    words = set_inside(circle, (x, middle), 1.7 * radius, says)
    figure = (child(x, top + radius * 0.9, radius * 0.72),) if innermost else ()
    return Group((circle, *figure, *words.parts), facts.href)
