"""How many factors children face, group by group: one bar a group, in steps from none to four or more.

A hidden count has no length: its place in the bar is a dashed box, and the word stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.letters import width
from fivefold.charts.palette import HEAT, PAPER, SOFT_INK, on
from fivefold.charts.ruled import GAP, SIZE, Field, centred, row_height, ruled
from fivefold.charts.scene import Box, Look, Part, Scene, text
from fivefold.charts.scene_svg import svg as scene_svg
from fivefold.vocabulary.value import State, Value, figure, value_words

FIELD = Field(left=215, width=400, right=110)
BAR, LEAST = 26.0, 38.0
UNSHOWN = Look(PAPER, "#8a949a", 1.2, dashed=True)


@dataclass(frozen=True, slots=True)
class FacedRow:
    """One group of children: the count of each step, and how many there are."""

    label: str
    counts: tuple[Value, ...]
    everyone: Value


@dataclass(frozen=True)
class FacedBars:
    """Bars of equal length, divided by how many factors the children of a group face."""

    title: str
    steps: tuple[str, ...]
    rows: tuple[FacedRow, ...]
    group: str = "Group"
    counted: str = "risk factors"
    everyone: str = "Children"

    def __post_init__(self) -> None:
        if any(len(row.counts) != len(self.steps) for row in self.rows):
            raise ValueError("every row of the picture has one count for each step")
        if not 1 <= len(self.steps) <= len(HEAT):
            raise ValueError(f"a bar has one to {len(HEAT)} steps, not {len(self.steps)}")

    def svg(self) -> str:
        return scene_svg(self.scene())

    def scene(self) -> Scene:
        legend, top = self._legend()
        parts: list[Part] = []
        y = top + GAP
        for row in self.rows:
            label, said = FIELD.label(row.label), FIELD.said(_total(row.everyone), SOFT_INK)
            height = row_height(LEAST, label, said)
            middle = y + (height - BAR) / 2
            parts += [centred(label, y, height), centred(said, y, height), *self._bar(row, middle)]
            y += height
        rules = ruled(
            FIELD, [(FIELD.start + FIELD.width * n / 4, f"{25 * n}%") for n in range(5)], top, y + 2
        )
        return Scene(self.title, self.description(), FIELD.whole, y + 28, (*legend, *rules, *parts))

    def _shades(self) -> tuple[str, ...]:
        return HEAT if len(self.steps) == len(HEAT) else HEAT[-len(self.steps) :]

    def _legend(self) -> tuple[list[Part], float]:
        """What each shade means, in as many lines as it takes."""
        parts: list[Part] = [
            text(FIELD.pad, 8, FIELD.left, f"{self.counted}:", SIZE, align="end", ink=SOFT_INK)
        ]
        x, y = FIELD.start, 8.0
        for words, shade in zip(self.steps, self._shades(), strict=True):
            wide = width(words, SIZE) + 6
            if x + 22 + wide > FIELD.whole and x > FIELD.start:
                x, y = FIELD.start, y + 22
            parts.append(Box(x, y, 16, 16, Look(shade, "#8a949a", 1), 3))
            parts.append(text(x + 22, y - 1, wide, words, SIZE))
            x += 22 + wide + 14
        return parts, y + 26

    def _bar(self, row: FacedRow, y: float) -> Iterator[Part]:
        shown = sum(value.number or 0 for value in row.counts)
        unshown = sum(value.number is None for value in row.counts)
        base = max(row.everyone.number or shown, shown)
        if not base:
            word = row.everyone.state.label if row.everyone.number is None else "0"
            yield text(FIELD.start, y + 4, FIELD.width, word, SIZE, ink=SOFT_INK)
            return
        room = FIELD.width * (base - shown) / base / max(unshown, 1)
        x = FIELD.start
        for value, shade in zip(row.counts, self._shades(), strict=True):
            wide = room if value.number is None else FIELD.width * value.number / base
            if value.number is None:
                yield from _hidden(x, y, max(wide, 9.0) if unshown else wide)
            elif wide > 0:
                yield Box(x, y, wide, BAR, Look(shade, PAPER, 1), 2)
                words = figure(value.number)
                if width(words, 12) + 6 <= wide:
                    yield text(x, y + 5, wide, words, 12, align="middle", ink=on(shade))
            x += wide

    def twin(self) -> Twin:
        return Twin(
            (self.group, *self.steps, self.everyone),
            tuple((r.label, *(value_words(v) for v in (*r.counts, r.everyone))) for r in self.rows),
        )

    def description(self) -> str:
        unshown = sum(value.number is None for row in self.rows for value in row.counts)
        hidden = f" {unshown} counts are hidden or missing and drawn as dashed boxes." if unshown else ""
        steps = ", ".join(self.steps)
        return f"{len(self.rows)} bars, each divided by number of {self.counted}: {steps}.{hidden}"


def _hidden(x: float, y: float, wide: float) -> Iterator[Part]:
    yield Box(x + 1, y + 1, max(wide - 2, 6), BAR - 2, UNSHOWN, 2)
    if width("?", 12) + 4 <= wide:
        yield text(x, y + 5, wide, "?", 12, align="middle", ink=SOFT_INK)


def _total(value: Value) -> str:
    if value.number is None:
        return value.state.label
    return figure(value.number) if value.state is not State.ZERO else "0"
