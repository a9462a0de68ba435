"""Which class of a map each area is in: by its own figure, or by how it stands to a benchmark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import ceil

from fivefold.charts.mapping import Ground
from fivefold.charts.palette import HEAT, INK, PAPER, on
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import Value, figure
from fivefold.vocabulary.words import marked

CLASSES = 5
# Light to dark, so that grey print keeps the order. The warm ones stand where a high figure is bad for children.
WARM = ("#fbe9e2", "#f2c0ad", "#dd8d78", "#b64c40", "#7d1712")


class Classing(StrEnum):
    """How areas are put into classes."""

    QUANTILES = "quantiles"
    EQUAL_STEPS = "equal steps"
    BENCHMARK = "benchmark"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Classing.QUANTILES: marked("equally many areas in each class"),
    Classing.EQUAL_STEPS: marked("equal steps"),
    Classing.BENCHMARK: marked("better, similar or worse than England"),
}


@dataclass(frozen=True, slots=True)
class MapClass:
    """One class: its words, the sign that stands in its larger areas, and its ground."""

    label: str
    sign: str
    ground: Ground

    @property
    def ink(self) -> str:
        return INK if self.ground.pattern else on(self.ground.fill)


def by_value(
    values: Mapping[str, Value],
    classing: Classing,
    polarity: Polarity = Polarity.NEUTRAL,
    count: int = CLASSES,
) -> tuple[tuple[MapClass, ...], dict[str, int]]:
    """Classes of figures, and the class of each area that has a number. The edges stand in the words."""
    numbers = {code: value.number for code, value in values.items() if value.number is not None}
    if not numbers:
        return (), {}
    unit = next(iter(values.values())).unit
    groups = _quantiles(numbers, count) if classing is Classing.QUANTILES else _equal_steps(numbers, count)
    edges, placed = groups
    ramp = WARM if polarity is Polarity.LOW_IS_GOOD else HEAT
    shades = [ramp[round(n * (len(ramp) - 1) / max(len(edges) - 1, 1))] for n in range(len(edges))]
    classes = [
        MapClass(_span(low, high, unit), str(n + 1), Ground(shade))
        for n, ((low, high), shade) in enumerate(zip(edges, shades, strict=True))
    ]
    return tuple(classes), placed


Placed = tuple[list[tuple[float, float]], dict[str, int]]


def _quantiles(numbers: Mapping[str, float], count: int) -> Placed:
    """About equally many areas in each class; areas with the same figure are never parted."""
    distinct = sorted(set(numbers.values()))
    order = sorted(numbers.values())
    count = min(count, len(distinct))
    limits = [order[min(round(len(order) * (n + 1) / count), len(order)) - 1] for n in range(count)]
    limits = sorted(set(limits))
    placed = {
        code: next(n for n, limit in enumerate(limits) if number <= limit) for code, number in numbers.items()
    }
    used = sorted(set(placed.values()))
    placed = {code: used.index(n) for code, n in placed.items()}
    edges = []
    for n in range(len(used)):
        inside = [numbers[code] for code, at in placed.items() if at == n]
        edges.append((min(inside), max(inside)))
    return edges, placed


def _equal_steps(numbers: Mapping[str, float], count: int) -> Placed:
    """Classes as wide as one another between the lowest and the highest figure; whole numbers get whole edges."""
    low, high = min(numbers.values()), max(numbers.values())
    if low == high:
        return [(low, high)], dict.fromkeys(numbers, 0)
    step = (high - low) / count
    placed = {code: min(int((number - low) / step), count - 1) for code, number in numbers.items()}
    edges = [low + n * step for n in range(count)] + [high]
    spans = list(pairwise(edges))
    if all(float(number).is_integer() for number in numbers.values()) and step >= 1:
        spans = [(ceil(a), ceil(b) - (n < count - 1)) for n, (a, b) in enumerate(spans)]
    return spans, placed


def _span(low: float, high: float, unit: str) -> str:
    words = figure(low, unit) if low == high else f"{figure(low, unit)} to {figure(high, unit)}"
    return words if unit in ("", "%") else f"{words} {unit}"


COMPARED = {
    Comparison.BETTER: Ground("#a9d3d1"),
    Comparison.SIMILAR: Ground(PAPER, "lines", "#8a949a"),
    Comparison.WORSE: Ground("#8f1d16"),
    Comparison.HIGHER: Ground("#2f3d7a"),
    Comparison.LOWER: Ground("#ccd4ef"),
    Comparison.NOT_COMPARED: Ground("#e7ebe9"),
}


def by_comparison(found: Mapping[str, Comparison], than: str) -> tuple[tuple[MapClass, ...], dict[str, int]]:
    """Classes of areas by how they stand to a benchmark; only those that occur."""
    order = [comparison for comparison in Comparison if comparison in found.values()]
    classes = tuple(
        MapClass(
            c.label if c is Comparison.NOT_COMPARED else f"{c.label} {'to' if c is Comparison.SIMILAR else 'than'} {than}",
            c.sign, COMPARED[c],
        )
        for c in order
    )  # fmt: skip
    return classes, {code: order.index(comparison) for code, comparison in found.items()}


def by_tenths(
    deciles: Mapping[str, int], labels: Sequence[str]
) -> tuple[tuple[MapClass, ...], dict[str, int]]:
    """Five classes of two tenths of deprivation each, the most deprived darkest. `labels` name them in that order."""
    classes = tuple(
        MapClass(label, f"{2 * n + 1}–{2 * n + 2}", Ground(WARM[-1 - n])) for n, label in enumerate(labels)
    )
    return classes, {code: (decile - 1) // 2 for code, decile in deciles.items()}
