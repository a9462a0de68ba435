"""One indicator by groups of people (ethnic group, deprivation, sex), each with its interval, beside everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.drawing import Twin
from fivefold.charts.interval_rows import WIDTH, IntervalRow, Line, row_parts
from fivefold.charts.scene import Scene
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, value_words


@dataclass(frozen=True, slots=True)
class Category:
    """One group of people and how its figure stands to everybody's."""

    name: str
    value: Value
    word: Comparison = Comparison.NOT_COMPARED


@dataclass(frozen=True, slots=True)
class Split:
    """One way of splitting, in the publisher's order."""

    name: str
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class Categories:
    """All splits of one figure in one picture, on one scale."""

    title: str
    splits: tuple[Split, ...]
    everybody: Value | None = None
    everybody_name: str = "Everybody here"
    axis: str = ""

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        rows = tuple(
            IntervalRow(one.name, one.value, one.word, split.name if n == 0 else "", says_number=True)
            for split in self.splits
            for n, one in enumerate(split.categories)
        )
        lines = (Line(self.everybody_name, self.everybody),) if self.everybody else ()
        parts, height = row_parts(rows, lines, self.axis, self._unit)
        return Scene(self.title, self.description(), WIDTH, height, tuple(parts))

    @property
    def _unit(self) -> str:
        return next((one.value.unit for split in self.splits for one in split.categories), "")

    def twin(self) -> Twin:
        rows = [
            (split.name, one.name, value_words(one.value), one.word.label, one.value.period)
            for split in self.splits
            for one in split.categories
        ]
        if self.everybody is not None:
            rows.append((self.everybody_name, "–", value_words(self.everybody), "–", self.everybody.period))
        headers = (
            "Split",
            "Group",
            "Value (95% interval)",
            f"Against {self.everybody_name.lower()}",
            "Period",
        )
        return Twin(headers, tuple(rows))

    def description(self) -> str:
        counts = ", ".join(f"{split.name}: {len(split.categories)} groups" for split in self.splits)
        return f"{counts}. The table below holds every figure."


@lru_cache(maxsize=128)
def _drawn(picture: Categories) -> str:
    return svg(picture.scene())
