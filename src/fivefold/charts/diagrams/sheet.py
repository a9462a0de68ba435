"""What all diagrams share: a title, a credit, a wide sheet for projectors and print, a tall one for phones."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, NamedTuple

from fivefold.charts import scene_svg
from fivefold.charts.diagrams.cards import Say, column
from fivefold.charts.diagrams.shortening import first_sentence, shortened
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import INK, SOFT_INK
from fivefold.charts.scene import Part, Scene, moved
from fivefold.charts.wrapping import Run, printable
from fivefold.vocabulary.words import marked

WIDE, STEP, WIDEST = 1280, 64, 4096
TALL = 340
_MARGIN = {False: 40, True: 12}


class Area(NamedTuple):
    """Where the picture itself may stand."""

    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> float:
        return self.x + self.w / 2

    @property
    def bottom(self) -> float:
        return self.y + self.h


class Drawn(NamedTuple):
    """Shapes, and the lowest line that they reach."""

    parts: tuple[Part, ...]
    bottom: float


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something in a picture.

    here: what the place has for it; None where that is not shown, () where there is nothing yet (drawn dashed).
    note: a word in the corner, such as "adapted here".
    """

    title: str
    text: str = ""
    here: tuple[str, ...] | None = None
    href: str = ""
    other_language: str = ""
    note: str = ""

    @property
    def is_gap(self) -> bool:
        return self.here == ()

    def brief(self) -> Item:
        """With the first sentence of its text."""
        return replace(self, text=first_sentence(self.text))

    @property
    def told(self) -> str:
        """Text and note in one."""
        return " ".join(part for part in (self.text, self.note) if part)


@dataclass(frozen=True, kw_only=True)
class Sheet(ABC):
    """A diagram. Its own words are arguments too, so that a page can hand them over translated.

    summary: a sentence for those who cannot see the picture; the rest of the description follows from the content.
    short: the wide layout says the first sentence of each text; the tall one and the table say all
    """

    title: str
    subtitle: str = ""
    credit: str = ""
    summary: str = ""
    here_word: str = marked("Here")
    none_here: str = marked("No local service yet")
    more: str = marked("and {n} more")
    most_shown: int = 6
    short: bool = False
    named_by: ClassVar[tuple[int, ...]] = (0,)  # columns of the twin that name a row in the description
    never_empty: ClassVar[tuple[str, ...]] = ()  # fields without which there is nothing to draw

    def __post_init__(self) -> None:
        for name in self.never_empty:
            if not getattr(self, name):
                raise ValueError(f"{self.title}: there are no {name} to draw; give at least one")

    def svg(self, tall: bool = False) -> str:
        return _painted(self, tall)

    def scene(self, tall: bool = False) -> Scene:
        return _composed(self, tall)

    def description(self) -> str:
        """The summary and what is in the picture by name; the table beside it says the rest."""
        named = "; ".join(self._named(row) for row in self.twin().rows if any(row[n] for n in self.named_by))
        return " ".join(part for part in (self.summary, f"{named}.") if part)

    def _named(self, row: tuple[str, ...]) -> str:
        name = ": ".join(row[n] for n in self.named_by if row[n])
        return f"{name} ({self.none_here})" if row[-1] == self.none_here else name

    @abstractmethod
    def twin(self) -> Twin: ...

    @abstractmethod
    def wide(self, area: Area) -> Drawn:
        """The picture on a 16:9 sheet. Where its words need more room, the whole sheet grows."""

    @abstractmethod
    def tall(self, area: Area) -> Drawn:
        """The picture in one column, as long as it needs to be."""

    def here_lines(self, item: Item, size: float, *, joined: bool = False) -> tuple[Say, ...]:
        """What the place has for it, line by line or joined in one; or that it has nothing."""
        if item.here is None:
            return ()
        if item.is_gap:
            return (Say(self.none_here, size, bold=True, ink=SOFT_INK, before=6),)
        shown = item.here[: self.most_shown]
        rest = len(item.here) - len(shown)
        more = (Say(self.more.format(n=rest), size, ink=SOFT_INK),) if rest else ()
        if joined:
            words = " · ".join((*shown, *(say.words for say in more if isinstance(say.words, str))))
            return (Say((Run(f"{self.here_word}:", bold=True), Run(words)), size, before=5),)
        bullets = (Say(f"• {name}", size, before=6 if n == 0 else 1) for n, name in enumerate(shown))
        return (*bullets, *more)

    def here_words(self, item: Item) -> str:
        """The same for the twin: all of it."""
        if item.here is None:
            return ""
        return "; ".join(item.here) or self.none_here


@lru_cache(maxsize=64)
def _painted(sheet: Sheet, tall: bool) -> str:
    """Some 50 kB each; a page of all pictures shows eleven. The same facts are not painted again."""
    return scene_svg.svg(sheet.scene(tall))


@lru_cache(maxsize=256)
def _composed(sheet: Sheet, tall: bool) -> Scene:
    if tall:
        head, area, foot = _frame(sheet, TALL, None)
        body, bottom = sheet.tall(area)
        foot = tuple(moved(part, dy=bottom + 12) for part in foot)
        height = bottom + 12 + _height(sheet, TALL) + 8
        return Scene(*_told(sheet), TALL, height, body, head, foot)
    drawn = shortened(sheet) if sheet.short else sheet
    for width in range(WIDE, WIDEST, STEP):
        head, area, foot = _frame(sheet, width, width * 9 / 16)
        body, bottom = drawn.wide(area)
        if bottom <= area.bottom + 0.5:
            break
    # Words beyond all measure make the sheet longer than a projector's.
    beyond = bottom - area.bottom if bottom > area.bottom + 0.5 else 0
    foot = tuple(moved(part, dy=beyond) for part in foot)
    return Scene(*_told(sheet), width, width * 9 / 16 + beyond, body, head, foot)


def _told(sheet: Sheet) -> tuple[str, str]:
    return printable(sheet.title), printable(sheet.description())


def _frame(
    sheet: Sheet, width: float, height: float | None
) -> tuple[tuple[Part, ...], Area, tuple[Part, ...]]:
    """Head, the area left for the picture, and foot (at y 0 where the height is still open)."""
    tall = height is None
    margin = _MARGIN[tall]
    w = width - 2 * margin
    head = column(
        margin,
        12 if tall else 26,
        w,
        (
            Say(sheet.title, 22 if tall else 30, bold=True, ink=INK),
            Say(sheet.subtitle, 16 if tall else 17, ink=SOFT_INK, before=2),
        ),
    )
    top = head.bottom + (14 if tall else 16)
    foot_height = _height(sheet, width)
    foot_y = 0.0 if height is None else height - foot_height - 14
    foot = column(margin, foot_y, w, (_credit(sheet, tall),)).parts
    return head.parts, Area(margin, top, w, foot_y - 14 - top), foot


def _credit(sheet: Sheet, tall: bool) -> Say:
    return Say(sheet.credit, 15 if tall else 13, ink=SOFT_INK)


def _height(sheet: Sheet, width: float) -> float:
    tall = width == TALL
    return column(0, 0, width - 2 * _MARGIN[tall], (_credit(sheet, tall),)).bottom
