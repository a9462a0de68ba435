"""Which factors children face together: an UpSet picture (after Lex and others, 2014).

Factors are rows with their words; every column is one set of them, its dots joined, and a bar above says how many
children face it. A hidden set keeps its column and is written as hidden: it has no bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.letters import width
from fivefold.charts.palette import INK, LINES, PAPER, SOFT_INK, TEAL
from fivefold.charts.ruled import GAP, SIZE, even_ticks
from fivefold.charts.scene import Box, Look, Oval, Part, Scene, Stroke, Text, text
from fivefold.charts.scene_svg import svg as scene_svg
from fivefold.vocabulary.value import Value, figure, value_words

LABELS, SINGLES, COLUMN, BARS = 200.0, 118.0, 46.0, 190.0
TOP, PAD, DOT = 26.0, 12.0, 7.0
EMPTY = "#d3d9d6"
BAND = "#f3f6f4"
UNSHOWN = Look(PAPER, "#8a949a", 1.2, dashed=True)


@dataclass(frozen=True, slots=True)
class UpsetSet:
    """One factor, and the children who face it whatever else they face."""

    label: str
    children: Value


@dataclass(frozen=True, slots=True)
class UpsetColumn:
    """One combination: the places of its factors among the rows, and its children; `share` in words."""

    members: tuple[int, ...]
    children: Value
    share: str = ""


@dataclass(frozen=True)
class Upset:
    """Sets as rows, combinations as columns in the order given."""

    title: str
    sets: tuple[UpsetSet, ...]
    columns: tuple[UpsetColumn, ...]
    axis: str = "Children"
    headers: tuple[str, str, str] = ("Factors together", "Children", "Share of all")
    nobody: str = "no factor"

    def __post_init__(self) -> None:
        if any(not 0 <= n < len(self.sets) for column in self.columns for n in column.members):
            raise ValueError("a combination names a factor that has no row")
        if len({column.members for column in self.columns}) < len(self.columns):
            raise ValueError("a combination stands twice in one picture")

    def svg(self) -> str:
        return scene_svg(self.scene())

    def scene(self) -> Scene:
        heights = [max(30.0, label.h + 8) for label in self._labels()]
        start = TOP + BARS + 16
        tops = [start + sum(heights[:n]) for n in range(len(heights))]
        middles = [top + height / 2 for top, height in zip(tops, heights, strict=True)]
        whole = self._left() + COLUMN * len(self.columns) + PAD
        bottom = start + sum(heights)
        bands: list[Part] = [
            Box(PAD, top, whole - 2 * PAD, height, Look(BAND), 3)
            for n, (top, height) in enumerate(zip(tops, heights, strict=True)) if n % 2 == 0
        ]  # fmt: skip
        body = (*bands, *self._axis(whole), *self._rows(middles), *self._columns(middles))
        return Scene(self.title, self.description(), whole, bottom + PAD, body)

    def _left(self) -> float:
        return PAD + LABELS + GAP + SINGLES + GAP

    def _labels(self) -> list[Text]:
        return [text(PAD + 6, 0, LABELS - 6, one.label, SIZE) for one in self.sets]

    def _axis(self, whole: float) -> Iterator[Part]:
        """Lines for round numbers of children above the columns."""
        yield text(PAD, TOP - 20, self._left() - PAD - 44, self.axis, SIZE, align="end", ink=SOFT_INK)
        ticks = self._ticks()
        for tick in ticks:
            y = TOP + BARS * (1 - tick / ticks[-1])
            yield Stroke(((self._left(), y), (whole - PAD, y)), Look(line=LINES, width=1))
            yield text(self._left() - 70, y - 9, 64, figure(tick), 12, align="end", ink=SOFT_INK)

    def _ticks(self) -> list[float]:
        return even_ticks(max((c.children.number or 0 for c in self.columns), default=1), 4)

    def _rows(self, middles: list[float]) -> Iterator[Part]:
        """A factor's words, and how many children face it at all."""
        most = max((one.children.number or 0 for one in self.sets), default=1) or 1
        end = self._left() - GAP
        for one, label, y in zip(self.sets, self._labels(), middles, strict=True):
            yield Text(label.x, y - label.h / 2, label.w, label.runs, label.size, label.align, label.ink)
            if one.children.number is None:
                yield text(
                    end - SINGLES, y - 9, SINGLES, value_words(one.children), 12, align="end", ink=SOFT_INK
                )
                continue
            words = figure(one.children.number)
            wide = (SINGLES - width("00,000", 12) - 6) * one.children.number / most
            yield Box(end - wide, y - 7, wide, 14, Look("#86afad"), 2)
            yield text(end - wide - 60, y - 8, 56, words, 12, align="end", ink=INK)

    def _columns(self, middles: list[float]) -> Iterator[Part]:
        for place, column in enumerate(self.columns):
            x = self._left() + COLUMN * (place + 0.5)
            yield from self._bar(column, x)
            for n, y in enumerate(middles):
                filled = n in column.members
                yield Oval(x, y, DOT if filled else 5, DOT if filled else 5, Look(INK if filled else EMPTY))
            if len(column.members) > 1:
                ends = middles[min(column.members)], middles[max(column.members)]
                yield Stroke(((x, ends[0]), (x, ends[1])), Look(line=INK, width=3))

    def _bar(self, column: UpsetColumn, x: float) -> Iterator[Part]:
        bottom = TOP + BARS
        if column.children.number is None:
            yield Box(x - 14, bottom - 46, 28, 46, UNSHOWN, 3)
            yield text(
                x - COLUMN / 2, bottom - 66, COLUMN, _short(column.children), 12, align="middle", ink=SOFT_INK
            )
            return
        high = BARS * column.children.number / self._ticks()[-1]
        if high:
            yield Box(x - 14, bottom - high, 28, high, Look(TEAL), 3)
        words = figure(column.children.number)
        yield text(x - COLUMN / 2, bottom - high - 19, COLUMN, words, 13, bold=True, align="middle")

    def twin(self) -> Twin:
        rows = [(self._named(c), value_words(c.children), c.share or "–") for c in self.columns]
        return Twin(self.headers, tuple(rows))

    def _named(self, column: UpsetColumn) -> str:
        return " + ".join(self.sets[n].label for n in column.members) or self.nobody

    def description(self) -> str:
        said = "; ".join(f"{self._named(c)}: {value_words(c.children)}" for c in self.columns[:5])
        return f"{len(self.columns)} combinations of {len(self.sets)} factors. {said}. The table below holds them all."


def _short(value: Value) -> str:
    return value.state.label.partition(":")[0]
