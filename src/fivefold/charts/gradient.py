"""An indicator from the most to the least deprived: each step with its interval, and the line whose slope is the SII.

A step is as wide as its share of the people; where no numbers of people are held, all steps are equally wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, Scale, beside, centred, scale
from fivefold.charts.drawing import Twin
from fivefold.charts.marks import drawable, ends
from fivefold.charts.palette import INK, PAPER, SOFT_INK, TEAL, TEAL_BAND
from fivefold.charts.scene import Box, Look, Oval, Part, Scene, Stroke, text
from fivefold.charts.scene_svg import svg
from fivefold.vocabulary.value import State, Value, value_words

WIDTH, HEIGHT, LEFT, TOP, FOOT = 640, 360, 70, 40, 70


@dataclass(frozen=True, slots=True)
class DeprivationStep:
    """One tenth or fifth; place 1 is the most deprived."""

    place: int
    name: str
    value: Value
    people: float | None = None


@dataclass(frozen=True)
class GradientPicture:
    """Steps in order. `slope` is the slope index with its interval; the line is drawn where it has a number."""

    title: str
    steps: tuple[DeprivationStep, ...]
    slope: Value
    axis: str = ""
    benchmark: Value | None = None
    benchmark_name: str = "England"

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        bottom = HEIGHT - FOOT
        values = [step.value for step in self.steps]
        up = scale(ends(*values, self.benchmark, *self._line_ends()), bottom, TOP)
        unit = next((value.unit for value in values if value.unit), "")
        parts = beside(up, LEFT, WIDTH - 10, unit, self.axis)
        for step, (start, end) in zip(self.steps, self._places(), strict=True):
            parts += _step(step, start, end, up, bottom)
        parts += self._benchmark(up)
        parts += self._slope(up)
        for words, align in (("Most deprived", "start"), ("Least deprived", "end")):
            parts.append(text(LEFT, bottom + 40, WIDTH - 10 - LEFT, words, SMALL, bold=True, align=align))
        return Scene(self.title, self.description(), WIDTH, HEIGHT, tuple(parts))

    def _shares(self) -> list[float]:
        people = [step.people for step in self.steps]
        if any(not number for number in people):
            return [1 / len(self.steps)] * len(self.steps)
        whole = sum(number or 0 for number in people)
        return [(number or 0) / whole for number in people]

    def _places(self) -> list[tuple[float, float]]:
        """Left and right edge of each step."""
        edges, at = [], float(LEFT)
        for share in self._shares():
            edges.append((at, at + share * (WIDTH - 10 - LEFT)))
            at = edges[-1][1]
        return edges

    def _middle(self) -> float | None:
        """The mean of the steps by their shares: the line of the slope goes through it half-way."""
        held = [(s.value.number, share) for s, share in zip(self.steps, self._shares(), strict=True)]
        known = [(number, share) for number, share in held if number is not None]
        whole = sum(share for _number, share in known)
        return sum(number * share for number, share in known) / whole if whole else None

    def _line(self) -> tuple[float, float] | None:
        """What the line says at the most and at the least deprived end."""
        middle = self._middle()
        if self.slope.number is None or middle is None:
            return None
        return middle - self.slope.number / 2, middle + self.slope.number / 2

    def _line_ends(self) -> list[Value]:
        return [Value(State.ESTIMATED, number) for number in self._line() or ()]

    def _slope(self, up: Scale) -> list[Part]:
        line = self._line()
        if line is None:
            return []
        points = ((LEFT, up.at(line[0])), (WIDTH - 10, up.at(line[1])))
        return [Stroke(points, Look(line=INK, width=2.5))]

    def _benchmark(self, up: Scale) -> list[Part]:
        if self.benchmark is None or self.benchmark.number is None:
            return []
        y = up.at(self.benchmark.number)
        dashes = Look(line=SOFT_INK, width=1.5, dashed=True)
        return [
            Stroke(((LEFT, y), (WIDTH - 10, y)), dashes),
            text(WIDTH - 210, y - 17, 198, self.benchmark_name, SMALL, align="end", ink=SOFT_INK),
        ]

    def twin(self) -> Twin:
        rows = [
            (step.name, value_words(step.value), "not held" if step.people is None else f"{step.people:,.0f}")
            for step in self.steps
        ]
        slope = value_words(self.slope)
        rows.append(("Slope, most to least deprived (SII)", slope, "–"))
        return Twin(("Deprivation", "Value (95% interval)", "People behind it"), tuple(rows))

    def description(self) -> str:
        known = [step for step in self.steps if drawable(step.value)]
        if not known:
            return "No step has a figure that can be shown."
        first, last = known[0], known[-1]
        return (
            f"{first.name}: {value_words(first.value)}. {last.name}: {value_words(last.value)}. "
            f"Slope index {value_words(self.slope)}. The table below holds every figure."
        )


def _step(step: DeprivationStep, start: float, end: float, up: Scale, bottom: float) -> list[Part]:
    x = (start + end) / 2
    label = centred(start, bottom + 16, end - start, str(step.place), SMALL, align="middle")
    value = step.value
    if value.number is None or not drawable(value):
        words = {State.SUPPRESSED: "hidden", State.MISSING: "missing"}.get(value.state, "–")
        gone = Box(start + 2, up.end, end - start - 4, bottom - up.end, Look(fill="#eef1f0"), radius=2)
        return [gone, label, centred(start, (up.end + bottom) / 2, end - start, words, SMALL, align="middle")]
    parts: list[Part] = [label]
    if value.low is not None and value.high is not None and not value.contradicts_itself:
        high, low = up.at(value.high), up.at(value.low)
        width = min((end - start) * 0.5, 26)
        parts.append(Box(x - width / 2, high, width, max(low - high, 2), Look(fill=TEAL_BAND), radius=3))
    return [*parts, Oval(x, up.at(value.number), 5, 5, Look(fill=TEAL, line=PAPER, width=1))]


@lru_cache(maxsize=128)
def _drawn(picture: GradientPicture) -> str:
    return svg(picture.scene())
