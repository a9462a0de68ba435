"""One area's indicators around England: the spread of all areas held, its middle half, the region and the area itself.

Every row has its own scale with England in the middle. Where one direction is good, worse lies on the left and better
on the right; else lower on the left. A row without enough areas has no spread and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, Scale, centred
from fivefold.charts.drawing import Twin
from fivefold.charts.marks import diamond, drawable, ends, interval, mark
from fivefold.charts.palette import COMPARED, INK, SOFT_INK
from fivefold.charts.scene import Box, Look, Part, Scene, Stroke, text
from fivefold.charts.scene_svg import svg
from fivefold.need.spine import AreaSpread
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import Value, figure, value_words

RANGE, MIDDLE = "#e3e9e7", "#b5c5c3"
NAME, VALUE, SPINE, WORD, GAP = 250, 86, 300, 110, 12
WIDTH = NAME + VALUE + SPINE + WORD + 3 * GAP
ROW, HEAD, FOOT = 38, 42, 34


@dataclass(frozen=True, slots=True)
class SpineRow:
    """One indicator: the area's figure, England's, the region's, and the spread of all areas."""

    name: str
    value: Value
    england: Value
    word: Comparison
    polarity: Polarity
    spread: AreaSpread | None
    region: Value | None = None
    held: int = 0

    @property
    def side_words(self) -> tuple[str, str]:
        """What the left and the right end mean."""
        return ("lowest", "highest") if self.polarity is Polarity.NEUTRAL else ("worst", "best")

    @property
    def end_numbers(self) -> tuple[float, float] | None:
        """The numbers at the left and the right end."""
        if self.spread is None:
            return None
        ends = (self.spread.lowest, self.spread.highest)
        return ends[::-1] if self.polarity is Polarity.LOW_IS_GOOD else ends

    def scale(self, start: float, end: float) -> Scale | None:
        """England in the middle; None where there is no spread or no England."""
        if self.spread is None or self.england.number is None:
            return None
        middle = self.england.number
        reach = max(middle - self.spread.lowest, self.spread.highest - middle, 1e-9)
        if self.polarity is Polarity.LOW_IS_GOOD:
            start, end = end, start
        return Scale(middle - reach, middle + reach, start, end, reach)

    def said(self, number: float) -> str:
        return figure(number, self.value.unit)


def spine_parts(row: SpineRow, along: Scale, y: float) -> list[Part]:
    """The spread as two bars, England as a line, the region as a diamond, the area with its interval on top."""
    spread, middle = row.spread, row.england.number
    assert spread is not None
    assert middle is not None
    parts: list[Part] = [
        _bar(along, spread.lowest, spread.highest, y, RANGE),
        _bar(along, spread.quarter, spread.three_quarters, y, MIDDLE),
        Stroke(((along.at(middle), y - 13), (along.at(middle), y + 13)), Look(line=INK, width=2)),
    ]
    return parts + point_parts(row, along, y)


def point_parts(row: SpineRow, along: Scale, y: float) -> list[Part]:
    """The region and the area itself; a figure without a number is drawn nowhere."""
    parts: list[Part] = []
    if row.region is not None and row.region.number is not None:
        parts.append(diamond(along.inside(row.region.number), y, 5.5))
    value = row.value
    if value.number is None or not drawable(value):
        return parts
    if value.low is not None and value.high is not None and not value.contradicts_itself:
        low, high = sorted((along.inside(value.low), along.inside(value.high)))
        parts.extend(interval(low, high, y, COMPARED[row.word]))
    return [*parts, *mark(row.word, along.inside(value.number), y)]


def _bar(along: Scale, low: float, high: float, y: float, fill: str) -> Box:
    left, right = sorted((along.at(low), along.at(high)))
    return Box(left, y - 8, max(right - left, 1), 16, Look(fill=fill), radius=2)


def no_spine(row: SpineRow) -> str:
    """Why a row has no spread."""
    if not drawable(row.value):
        return row.value.state.label
    if row.england.number is None:
        return "no figure of England is held"
    return f"too few areas held for a spread ({row.held})"


@dataclass(frozen=True)
class Spine:
    """All rows in one picture."""

    title: str
    rows: tuple[SpineRow, ...]
    area: str
    region: str = ""

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        body = [
            part
            for n, row in enumerate(self.rows)
            for part in _row(row, HEAD + n * ROW + ROW / 2, n % 2 == 1)
        ]
        height = HEAD + ROW * len(self.rows) + FOOT
        return Scene(
            self.title, self.description(), WIDTH, height, (*self._heads(), *body, *self._key(height - FOOT))
        )

    def _heads(self) -> list[Part]:
        left = NAME + VALUE + 2 * GAP
        shown = [row for row in self.rows if row.spread]
        side = {row.side_words for row in shown}
        names = next(iter(side)) if len(side) == 1 else ("worst or lowest", "best or highest")
        return [
            text(0, 8, NAME, "Indicator", SMALL, bold=True),
            text(NAME + GAP, 8, VALUE, self.area, SMALL, bold=True, align="end"),
            text(left, 8, 110, names[0].capitalize(), SMALL, ink=SOFT_INK),
            text(left + SPINE / 2 - 50, 8, 100, "England", SMALL, bold=True, align="middle"),
            text(left + SPINE - 110, 8, 110, names[1].capitalize(), SMALL, align="end", ink=SOFT_INK),
            text(left + SPINE + GAP, 8, WORD, "Against England", SMALL, bold=True),
        ]

    def _key(self, y: float) -> list[Part]:
        """What the bars and the diamond are, in words beside them."""
        y += 20
        x = 4.0
        parts: list[Part] = []
        for fill, words in ((RANGE, "all areas held"), (MIDDLE, "middle half of them")):
            parts += [Box(x, y - 7, 26, 14, Look(fill=fill), radius=2), centred(x + 32, y, 150, words, SMALL)]
            x += 175
        if self.region:
            parts += [diamond(x + 8, y, 5.5), centred(x + 20, y, 260, self.region, SMALL)]
        return parts

    def twin(self) -> Twin:
        headers = (
            "Indicator", f"{self.area} (95% interval)", "Period", "Against England", "England", self.region or "Region",
            "Lowest", "Lower quarter", "Upper quarter", "Highest", "Areas held",
        )  # fmt: skip
        return Twin(headers, tuple(_twin_row(row) for row in self.rows))

    def description(self) -> str:
        drawn = sum(row.spread is not None for row in self.rows)
        counts = [
            f"{n} {word.label.lower()}"
            for word in Comparison
            if (n := sum(row.word is word for row in self.rows))
        ]
        return (
            f"{len(self.rows)} indicators of {self.area}: {', '.join(counts)}; "
            f"{drawn} with the spread of all areas held. The table below holds every figure."
        )


def _twin_row(row: SpineRow) -> tuple[str, ...]:
    spread = row.spread
    numbers = (spread.lowest, spread.quarter, spread.three_quarters, spread.highest) if spread else ()
    return (
        row.name, value_words(row.value), row.value.period, row.word.label, value_words(row.england),
        value_words(row.region) if row.region else "not held", *(map(row.said, numbers) if spread else ("–",) * 4),
        str(spread.areas if spread else row.held or "none"),
    )  # fmt: skip


def _row(row: SpineRow, y: float, shaded: bool) -> list[Part]:
    left = NAME + VALUE + 2 * GAP
    parts: list[Part] = []
    if shaded:
        parts.append(Box(0, y - ROW / 2, WIDTH, ROW, Look(fill="#f7f9f8"), radius=0))
    value = row.said(row.value.number) if row.value.number is not None else row.value.state.label
    parts += [
        centred(2, y, NAME - 2, row.name, SMALL),
        centred(NAME + GAP, y, VALUE, value, SMALL, bold=True, align="end"),
    ]
    along = row.scale(left + 8, left + SPINE - 8)
    if along is None:
        parts.append(centred(left, y, SPINE, no_spine(row), SMALL, align="middle", ink=SOFT_INK))
    else:
        parts += spine_parts(row, along, y)
    x = left + SPINE + GAP
    return [*parts, *mark(row.word, x + 7, y, 5.5), centred(x + 20, y, WORD - 20, row.word.label, SMALL)]


STRIP, STRIP_HIGH = 240, 54


@dataclass(frozen=True)
class SpineStrip:
    """One row as a small picture of its own, narrow enough for a phone, with its ends and its middle named."""

    row: SpineRow
    area: str
    region: str = ""

    @property
    def title(self) -> str:
        return f"{self.row.name}: {self.area} among other areas"

    def svg(self) -> str:
        return _strip(self)

    def scene(self) -> Scene:
        row, y = self.row, 18.0
        along = row.scale(10, STRIP - 10)
        if along is None:
            parts = self._plain(y)
        else:
            left, right = row.end_numbers or (0, 0)
            words = row.side_words
            labels = ((f"{words[0]} {row.said(left)}", "start"), (f"{words[1]} {row.said(right)}", "end"))
            parts = [*spine_parts(row, along, y), *self._labels(labels)]
        return Scene(self.title, self.description(), STRIP, STRIP_HIGH, tuple(parts))

    def _labels(self, labels: tuple[tuple[str, str], ...]) -> list[Part]:
        england = self.row.england.number
        middle = "" if england is None else f"England {self.row.said(england)}"
        parts: list[Part] = [
            text(0, 36, STRIP, words, SMALL, align=align, ink=SOFT_INK) for words, align in labels
        ]
        return [*parts, text(0, 36, STRIP, middle, SMALL, align="middle")]

    def _plain(self, y: float) -> list[Part]:
        """The area and England alone, on a scale of their own."""
        row = self.row
        held = ends(row.value, row.england, row.region)
        if not drawable(row.value) or len(held) < 2:
            return [centred(0, y, STRIP, no_spine(row), SMALL, align="middle", ink=SOFT_INK)]
        low, high = min(held), max(held)
        room = (high - low) * 0.08 or 1
        along = Scale(low - room, high + room, 10, STRIP - 10, 1)
        parts: list[Part] = [
            Stroke(((10, y + 15), (STRIP - 10, y + 15)), Look(line=RANGE, width=1)),
            *point_parts(row, along, y),
        ]
        if row.england.number is not None:
            x = along.at(row.england.number)
            parts.insert(0, Stroke(((x, y - 13), (x, y + 13)), Look(line=INK, width=2)))
        return [*parts, *self._labels(((row.said(low), "start"), (row.said(high), "end")))]

    def twin(self) -> Twin:
        return Spine(self.title, (self.row,), self.area, self.region).twin()

    def description(self) -> str:
        row = self.row
        facts = [f"{self.area} {value_words(row.value)}", f"England {value_words(row.england)}"]
        if row.region is not None:
            facts.append(f"{self.region} {value_words(row.region)}")
        if row.spread is not None:
            s = row.spread
            facts.append(f"{s.areas} areas from {row.said(s.lowest)} to {row.said(s.highest)}")
            facts.append(f"middle half {row.said(s.quarter)} to {row.said(s.three_quarters)}")
        return "; ".join(facts) + "."


CACHED = 1024


@lru_cache(maxsize=64)
def _drawn(picture: Spine) -> str:
    return svg(picture.scene())


@lru_cache(maxsize=CACHED)
def _strip(picture: SpineStrip) -> str:
    return svg(picture.scene())
