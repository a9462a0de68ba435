"""Rows of ages from pregnancy to the fifth birthday: how many services take a child at each, and where none does.

Each stretch carries its number where there is room for it, and the table below carries all; one with none is dashed.
Nothing hangs on the shade.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import QUIET, SMALL, centred
from fivefold.charts.drawing import Twin
from fivefold.charts.letters import width as room_of
from fivefold.charts.palette import GREY, HEAT, INK, LINES, PAPER, SOFT_INK, on
from fivefold.charts.scene import LEADING, Box, Group, Look, Part, Scene, Stroke, text
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START

BAR, AIR, SIZE = 26.0, 12.0, 13
MOST_SHADES = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Ages in months with a number; `words` say both in the table. `count` None is a service's own span."""

    start: int
    end: int
    ages: str
    words: str
    count: int | None = None

    @property
    def is_gap(self) -> bool:
        return self.count == 0


@dataclass(frozen=True, slots=True)
class AgeRow:
    """One row of the picture; with an address its name is a link."""

    name: str
    spans: tuple[Span, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where names and bars stand: beside one another on a wide sheet, below one another on a phone."""

    names: float
    left: float
    right: float
    wide: float
    tall: bool

    def x(self, months: float) -> float:
        share = (months - PREGNANCY_START) / (FIFTH_BIRTHDAY - PREGNANCY_START)
        return self.left + share * (self.right - self.left)


_WIDE = _Sheet(210, 226, 952, 960, tall=False)
_TALL = _Sheet(316, 12, 328, 340, tall=True)


@dataclass(frozen=True)
class AgesCovered:
    """Rows in the order given. `ticks` are months with their words; where there is no room, some go unnamed."""

    title: str
    rows: tuple[AgeRow, ...]
    ticks: tuple[tuple[int, str], ...]
    none_word: str = "none"
    headers: tuple[str, str, str] = ("What", "Ages", "How many")
    summary: str = ""

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("a picture of ages needs a row")

    def svg(self, tall: bool = False) -> str:
        return _drawn(self, tall)

    def twin(self) -> Twin:
        return Twin(
            self.headers, tuple((row.name, one.ages, one.words) for row in self.rows for one in row.spans)
        )

    def description(self) -> str:
        gaps = [f"{row.name}: {one.ages}" for row in self.rows for one in row.spans if one.is_gap]
        said = f"{self.none_word}: {'; '.join(gaps)}." if gaps else ""
        return " ".join(part for part in (self.summary, said) if part)

    def scene(self, tall: bool = False) -> Scene:
        sheet = _TALL if tall else _WIDE
        y = 34.0
        parts: list[Part] = []
        for row in self.rows:
            drawn, height = _row(row, sheet, y, self.none_word)
            parts += drawn
            y += height + AIR
        grid = _grid(self.ticks, sheet, y)
        return Scene(self.title, self.description(), sheet.wide, y + 10, (*grid, *parts))


def _grid(ticks: tuple[tuple[int, str], ...], sheet: _Sheet, bottom: float) -> list[Part]:
    """Thin lines at the ages; birth is the strongest. Its name and those of both ends come before the others."""
    parts: list[Part] = []
    taken: list[tuple[float, float]] = []
    for months, words in sorted(ticks, key=lambda tick: tick[0] not in (0, FIFTH_BIRTHDAY)):
        x = sheet.x(months)
        look = Look(line=QUIET if months == 0 else LINES, width=1.5 if months == 0 else 1)
        parts.append(Stroke(((x, 28), (x, bottom)), look))
        wide = room_of(words, SMALL) + 4
        start = min(max(x - wide / 2, 0), sheet.wide - wide)
        if all(start > end + 4 or start + wide < begin - 4 for begin, end in taken):
            taken.append((start, start + wide))
            parts.append(text(start, 8, wide, words, SMALL, align="middle", ink=SOFT_INK))
    return parts


def _row(row: AgeRow, sheet: _Sheet, y: float, none_word: str) -> tuple[list[Part], float]:
    """The name and its bars, with the height that they take."""
    name = text(0, 0, sheet.names, row.name, SIZE, bold=True)
    name_height = len(name.lines) * SIZE * LEADING
    if sheet.tall:
        told: Part = text(12, y, sheet.names, row.name, SIZE, bold=True)
        top, height = y + name_height + 2, name_height + 2 + BAR
    else:
        height = max(BAR, name_height)
        told = centred(8, y + height / 2, sheet.names - 8, row.name, SIZE, bold=True)
        top = y + (height - BAR) / 2
    named: Part = Group((told,), row.href) if row.href else told
    return [named, *(part for one in row.spans for part in _span(one, sheet, top, none_word))], height


def _span(one: Span, sheet: _Sheet, top: float, none_word: str) -> list[Part]:
    start, end = sheet.x(one.start), sheet.x(one.end)
    wide = end - start - 2
    shade = _shade(one.count)
    look = Look(PAPER, GREY, 1.5, dashed=True) if one.is_gap else Look(fill=shade)
    parts: list[Part] = [Box(start + 1, top, wide, BAR, look, radius=4)]
    words = _inside(one, wide, none_word)
    if words:
        ink = INK if one.is_gap else on(shade)
        parts.append(centred(start + 1, top + BAR / 2, wide, words, SIZE, align="middle", ink=ink))
    return parts


def _inside(one: Span, wide: float, none_word: str) -> str:
    """The longest words that have room in a bar: of its count, or of a service's own ages."""
    said = (none_word, "0") if one.is_gap else (one.ages,) if one.count is None else (str(one.count),)
    return next((words for words in said if room_of(words, SIZE) + 4 <= wide), "")


def _shade(count: int | None) -> str:
    if count is None:
        return HEAT[2]
    return HEAT[min(count * len(HEAT) // MOST_SHADES, len(HEAT) - 1)]


@lru_cache(maxsize=64)
def _drawn(picture: AgesCovered, tall: bool) -> str:
    return svg(picture.scene(tall))
