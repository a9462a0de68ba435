"""What was counted against what chance would give: dots with intervals around the line of chance, on a doubling scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log2

from fivefold.charts.drawing import Twin
from fivefold.charts.palette import GREY, INDIGO, INK, PAPER, SOFT_INK, TEAL
from fivefold.charts.ruled import SIZE, Field, centred, row_height, ruled
from fivefold.charts.scene import Look, Oval, Part, Polygon, Scene, Stroke, text
from fivefold.charts.scene_svg import svg as scene_svg
from fivefold.vocabulary.value import Value, figure

FIELD = Field(left=265, width=270, right=185)
LEAST = 34.0
SMALLEST, LARGEST = 1 / 16, 64.0


@dataclass(frozen=True, slots=True)
class ChanceRow:
    """One ratio to chance in words. `is_open`: nothing bounds it from above."""

    label: str
    ratio: Value
    words: str
    counted: str = ""
    expected: str = ""
    is_open: bool = False
    verdict: str = ""

    @property
    def is_more(self) -> bool:
        return self.ratio.low is not None and self.ratio.low > 1

    @property
    def is_less(self) -> bool:
        return self.ratio.high is not None and self.ratio.high < 1 and not self.is_open


@dataclass(frozen=True)
class AgainstChance:
    """Rows in the order given. A filled dot lies wholly apart from chance, a hollow one does not."""

    title: str
    rows: tuple[ChanceRow, ...]
    group: str = "Factors"
    headers: tuple[str, str, str, str] = ("Children", "Expected by chance", "Times chance (95%)", "Says")

    def svg(self) -> str:
        return scene_svg(self.scene())

    def scene(self) -> Scene:
        low, high = self._ends()
        top = y = 30.0
        parts: list[Part] = []
        for row in self.rows:
            label = FIELD.label(row.label)
            said = FIELD.said(row.words, INK if row.ratio.number is not None else SOFT_INK)
            height = row_height(LEAST, label, said)
            parts += [
                centred(label, y, height),
                centred(said, y, height),
                *_dot(row, y + height / 2, low, high),
            ]
            y += height
        steps = range(low, high + 1)
        rules = ruled(FIELD, [(_at(2.0**n, low, high), _times(2.0**n)) for n in steps], top - 4, y + 2)
        x = _at(1, low, high)
        chance: list[Part] = [
            Stroke(((x, 22), (x, y + 2)), Look(line=INK, width=1.8, dashed=True)),
            text(x - 60, 3, 120, "chance", 12, align="middle", ink=SOFT_INK),
        ]
        return Scene(self.title, self.description(), FIELD.whole, y + 28, (*rules, *chance, *parts))

    def _ends(self) -> tuple[int, int]:
        """From the smallest to the largest end, in doublings; at least half to double."""
        known = [r.ratio for r in self.rows if r.ratio.number is not None]
        lows = [min(max(v.low or v.number or 1, SMALLEST), LARGEST) for v in known]
        highs = [min(max(v.high or v.number or 1, SMALLEST), LARGEST) for v in known]
        return min(-1, floor(log2(min(lows, default=1)))), max(1, ceil(log2(max(highs, default=1))))

    def twin(self) -> Twin:
        rows = tuple((r.label, r.counted, r.expected, r.words, r.verdict) for r in self.rows)
        return Twin((self.group, *self.headers), rows)

    def description(self) -> str:
        more, less = sum(r.is_more for r in self.rows), sum(r.is_less for r in self.rows)
        return f"{len(self.rows)} rows; {more} lie wholly above chance, {less} wholly below."


def _times(number: float) -> str:
    return f"{figure(number)}×" if number >= 1 else {0.5: "½×", 0.25: "¼×"}.get(number, f"{number:g}×")


def _at(number: float, low: int, high: int) -> float:
    place = min(max(log2(max(number, 1e-9)), low), high)
    return FIELD.start + FIELD.width * (place - low) / (high - low)


def _dot(row: ChanceRow, y: float, low: int, high: int) -> Iterator[Part]:
    value = row.ratio
    if value.number is None:
        yield text(FIELD.start + 4, y - 9, FIELD.width, value.state.label, SIZE, ink=SOFT_INK)
        return
    colour = TEAL if row.is_more else INDIGO.line if row.is_less else GREY
    if value.low is not None and value.high is not None:
        start, end = _at(value.low, low, high), _at(value.high, low, high)
        yield Stroke(((start, y), (end, y)), Look(line=colour, width=3))
        if row.is_open:
            yield Polygon(((end + 9, y), (end, y - 6), (end, y + 6)), Look(colour))
    x = _at(value.number, low, high)
    filled = row.is_more or row.is_less
    yield Oval(x, y, 6.5, 6.5, Look(colour if filled else PAPER, colour, 2.2))
