"""A share for each group as a bar with its interval, beside the share of everyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.palette import GREY, INK, PAPER, SOFT_INK, TEAL
from fivefold.charts.ruled import Field, centred, even_ticks, row_height, ruled
from fivefold.charts.scene import Box, Look, Part, Scene, Stroke, text
from fivefold.charts.scene_svg import svg as scene_svg
from fivefold.vocabulary.value import Value, figure

FIELD = Field(left=200, width=330, right=185)
BAR, LEAST = 18.0, 32.0
PLAIN, APART = Look("#86afad"), Look(TEAL)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One group: its share in words, and how it stands to everyone ("above", "below" or nothing)."""

    label: str
    value: Value
    words: str
    stands: str = ""


@dataclass(frozen=True)
class ShareBars:
    """Groups in the order given. Bars begin at 0; a darker bar lies apart from the share of everyone."""

    title: str
    rows: tuple[ShareRow, ...]
    everyone: Value | None = None
    everyone_words: str = ""
    group: str = "Group"
    measure: str = "Share"

    def svg(self) -> str:
        return scene_svg(self.scene())

    def scene(self) -> Scene:
        ticks = even_ticks(self._top(), 5)
        parts: list[Part] = []
        top = 30.0 if self.everyone and self.everyone.number is not None else 8.0
        y = top
        for row in self.rows:
            said = FIELD.said(self._said(row), INK if row.value.number is not None else SOFT_INK)
            label = FIELD.label(row.label)
            height = row_height(LEAST, label, said)
            parts += [
                centred(label, y, height),
                centred(said, y, height),
                *_bar(row, y + height / 2, ticks[-1]),
            ]
            y += height
        places = [(_at(tick, ticks[-1]), f"{figure(tick)}%") for tick in ticks]
        rules = ruled(FIELD, places, top, y + 2)
        return Scene(
            self.title,
            self.description(),
            FIELD.whole,
            y + 28,
            (*rules, *parts, *self._average(ticks[-1], y)),
        )

    def _average(self, top: float, bottom: float) -> Iterator[Part]:
        if self.everyone is None or self.everyone.number is None:
            return
        x = _at(self.everyone.number, top)
        yield Stroke(((x, 24), (x, bottom + 2)), Look(line=INK, width=1.8, dashed=True))
        yield text(x - 130, 4, 260, self.everyone_words, 12, align="middle", ink=SOFT_INK)

    def _said(self, row: ShareRow) -> str:
        return f"{row.words} {row.stands}".strip()

    def _top(self) -> float:
        values = [row.value for row in self.rows] + ([self.everyone] if self.everyone else [])
        ends = [n for v in values if v.number is not None for n in (v.number, v.high) if n is not None]
        return max(ends, default=1.0)

    def twin(self) -> Twin:
        rows = [(row.label, row.words, row.stands or "–") for row in self.rows]
        if self.everyone is not None:
            rows.append(("All", self.everyone_words, "–"))
        return Twin((self.group, self.measure, "Beside all"), tuple(rows))

    def description(self) -> str:
        apart = sum(bool(row.stands) for row in self.rows)
        unshown = sum(row.value.number is None for row in self.rows)
        hidden = f" {unshown} are hidden or missing and have no bar." if unshown else ""
        return f"{len(self.rows)} bars with 95% intervals; {apart} lie wholly apart from the share of all.{hidden}"


def _at(number: float, top: float) -> float:
    return FIELD.start + FIELD.width * number / top


def _bar(row: ShareRow, middle: float, top: float) -> Iterator[Part]:
    value = row.value
    if value.number is None:
        return  # its word stands at the right
    wide = _at(value.number, top) - FIELD.start
    if wide > 0:
        yield Box(FIELD.start, middle - BAR / 2, wide, BAR, APART if row.stands else PLAIN, 2)
    if value.low is not None and value.high is not None:
        low, high = _at(value.low, top), _at(value.high, top)
        yield Stroke(((low, middle), (high, middle)), Look(line=PAPER, width=5))
        yield Stroke(((low, middle), (high, middle)), Look(line=INK, width=2))
        for x in (low, high):
            yield Stroke(((x, middle - 5), (x, middle + 5)), Look(line=INK, width=2))
    if value.number == 0:
        yield Stroke(((FIELD.start, middle - 7), (FIELD.start, middle + 7)), Look(line=GREY, width=2))
