"""How an indicator changes from the most to the least deprived: steps, slope, relative index and gap.

`gradients(values)` gives one `Gradient` for each indicator, group of people, area, period and way of splitting that
the published figures allow (the publisher's deprivation categories), newest period first.
`newest_gradient(values)` is the first of them with a slope, or the first, or None.
`gradient_of_small_areas(figures, categories, of=10)` makes the steps from figures of small areas: `figures` are
IndicatorValues with counts and denominators, `categories` says for each area code which tenth (or fifth) it is in.

In all of them step 1 is the most deprived. `slope` (SII) is the difference between the least and the most deprived
end of the line through all steps, in the unit of the indicator; negative: lower where there is less deprivation.
`relative` (RII) is the ratio of the same two ends. `gap` is most minus least deprived step, `ratio` most over least.
Each is a Value with interval and basis, or says in its state that it cannot be given; `why` says the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fivefold.need import gaps
from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.need.small_areas import Part, together
from fivefold.statistics.intervals import Estimate
from fivefold.statistics.slope import FEWEST_STEPS, GradientStep, Scale, slope_index, standard_error_of
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

TENTHS = (
    "most deprived", "second most deprived", "third more deprived", "fourth more deprived", "fifth more deprived",
    "fifth less deprived", "fourth less deprived", "third less deprived", "second least deprived", "least deprived",
)  # fmt: skip
FIFTHS = (
    "most deprived",
    "second most deprived",
    "average deprived",
    "second least deprived",
    "least deprived",
)
"""The publisher's words (Fingertips categories of deprivation), most deprived first."""

ALL_STEPS = marked("Steps are missing or hidden, so no line is drawn through the rest.")
NO_PEOPLE = marked(
    "The file does not say how many people each step stands for, so the slope cannot be weighted."
)
NO_INTERVALS = marked("A step has no interval that fits its value, so the doubt of the slope is not known.")
BELOW_ZERO = marked("The line reaches zero or less at one end, so there is no ratio of its ends.")

_CATEGORY = re.compile(r"(?P<words>.+? deprived) (?P<each>decile|quintile)\b.*", re.IGNORECASE)
_OF = {"decile": (10, TENTHS), "quintile": (5, FIFTHS)}


@dataclass(frozen=True, slots=True)
class Step:
    """One category of deprivation; place 1 is the most deprived. `population` weighs the step in the slope."""

    place: int
    words: str
    value: Value
    population: float | None


@dataclass(frozen=True, slots=True)
class Gradient:
    """An indicator by deprivation in one area and period, and what follows from it.

    `of` is the number of categories that make up everybody (10 or 5); `steps` may be fewer where some are not held.
    """

    indicator: str
    name: str
    area_code: str
    area_name: str
    about: Slice
    period: str
    period_sort: int
    split: str
    of: int
    steps: tuple[Step, ...]
    slope: Value
    relative: Value
    gap: Value
    ratio: Value
    why: str = ""


def place_of(category: str) -> tuple[int, int] | None:
    """Which step of how many a category of deprivation is; None for any other category.

    >>> place_of("Third more deprived decile (IMD2019)"), place_of("Least deprived quintile"), place_of("White")
    ((3, 10), (5, 5), None)
    """
    found = _CATEGORY.fullmatch(category.strip())
    if found is None:
        return None
    of, words = _OF[found["each"].lower()]
    said = found["words"].lower()
    return (words.index(said) + 1, of) if said in words else None


def gradients(
    values: Iterable[IndicatorValue], *, unit: str = "", confidence: float = 0.95
) -> list[Gradient]:
    """A gradient for each series of deprivation categories among these figures, newest first.

    `unit` is that of the definition, for files that name none: it decides how the steps vary.
    """
    series: dict[tuple[str, ...], dict[int, IndicatorValue]] = defaultdict(dict)
    of: dict[tuple[str, ...], int] = {}
    for value in values:
        if place := place_of(value.about.category):
            about = value.about
            key = (value.indicator, value.area_code, about.sex, about.age, about.category_type, value.period)
            series[key].setdefault(place[0], _in_unit(value, unit))
            of[key] = place[1]
    found = [_published(kept, of[key], confidence) for key, kept in series.items()]
    return sorted(found, key=lambda g: (-g.period_sort, g.indicator, g.area_code, g.about.words, g.split))


def newest_gradient(
    values: Iterable[IndicatorValue], *, unit: str = "", confidence: float = 0.95
) -> Gradient | None:
    """The newest gradient that has a slope; else the newest; else None."""
    found = gradients(values, unit=unit, confidence=confidence)
    return next((g for g in found if g.slope.number is not None), found[0] if found else None)


def gradient_of_small_areas(
    figures: Iterable[IndicatorValue],
    categories: Mapping[str, int],
    *,
    of: int = 10,
    split: str = "",
    area: tuple[str, str] = ("", ""),
    unit: str = "",
    confidence: float = 0.95,
) -> Gradient | None:
    """Small areas of one indicator, group and period put together by their category; None without any of them."""
    parts: dict[int, list[Part]] = defaultdict(list)
    first = None
    for figure in figures:
        if (place := categories.get(figure.area_code)) is not None:
            known = _in_unit(figure, unit)
            first = first or known
            parts[place].append(Part(known))
    if first is None:
        return None
    words = TENTHS if of == len(TENTHS) else FIFTHS
    steps = tuple(
        Step(place, words[place - 1], made.value, made.denominator)
        for place in range(1, of + 1)
        if place in parts
        for made in (together(parts[place], confidence=confidence),)
    )
    whole = replace(first, area_code=area[0], area_name=area[1])
    return _gradient(whole, split, of, steps, confidence)


def _in_unit(figure: IndicatorValue, unit: str) -> IndicatorValue:
    return replace(figure, value=figure.value.about(unit=figure.value.unit or unit))


def _published(kept: Mapping[int, IndicatorValue], of: int, confidence: float) -> Gradient:
    steps = tuple(
        Step(place, kept[place].about.category, kept[place].value, kept[place].denominator)
        for place in sorted(kept)
    )
    first = next(iter(kept.values()))
    return _gradient(first, first.about.category_type.strip('"'), of, steps, confidence)


def _gradient(
    first: IndicatorValue, split: str, of: int, steps: tuple[Step, ...], confidence: float
) -> Gradient:
    slope, relative, why = _indices(steps, of, first.value, confidence)
    ends = {step.place: step.value for step in steps}
    missing = Value(State.MISSING, period=first.period, source=first.value.source, unit=first.value.unit)
    most, least = ends.get(1, missing), ends.get(of, missing)
    return Gradient(
        indicator=first.indicator, name=first.name, area_code=first.area_code, area_name=first.area_name,
        about=Slice(first.about.sex, first.about.age), period=first.period, period_sort=first.period_sort,
        split=split, of=of, steps=steps, slope=slope, relative=relative, gap=gaps.difference(most, least),
        ratio=gaps.ratio(most, least), why=why,
    )  # fmt: skip


def _indices(steps: Sequence[Step], of: int, like: Value, confidence: float) -> tuple[Value, Value, str]:
    """Slope and ratio of the ends, or why there are none."""
    hidden = any(step.value.state is State.SUPPRESSED for step in steps)
    nothing = Value(
        State.SUPPRESSED if hidden else State.MISSING, period=like.period, source=like.source, unit=like.unit
    )
    if why := _obstacle(steps, of):
        return nothing, nothing.about(unit=""), why
    made = _made(steps, like.unit, confidence)
    if made is None:
        return nothing, nothing.about(unit=""), NO_INTERVALS
    slope, relative, basis = made
    unit = "percentage points" if like.unit == "%" else like.unit
    rise = _estimated(slope, basis, like).about(unit=unit)
    if relative is None:
        blank = Value(State.NOT_APPLICABLE, basis=basis, period=like.period, source=like.source)
        return rise, blank, BELOW_ZERO
    return rise, _estimated(relative, basis, like), ""


def _estimated(made: Estimate, basis: str, like: Value) -> Value:
    return Value(State.ESTIMATED, made.value, made.low, made.high, basis, like.period, like.source)


def _obstacle(steps: Sequence[Step], of: int) -> str:
    """A slope needs every step: a hidden one is not put at zero and not passed over."""
    if len(steps) < max(of, FEWEST_STEPS) or any(step.value.number is None for step in steps):
        return ALL_STEPS
    if any(not step.population for step in steps):
        return NO_PEOPLE
    if any(step.value.low is None or step.value.contradicts_itself for step in steps):
        return NO_INTERVALS
    return ""


def _made(
    steps: Sequence[Step], unit: str, confidence: float
) -> tuple[Estimate, Estimate | None, str] | None:
    """The line through the steps, their doubt on the scale of the kind of figure; plain where a step touches its end."""
    factor = 0.01 if unit == "%" else 1.0
    scale = _scale(steps, unit, factor)
    points = []
    for step in steps:
        number, low, high = (
            (end or 0.0) * factor for end in (step.value.number, step.value.low, step.value.high)
        )
        error = standard_error_of(low, high, scale=scale)
        points.append(GradientStep(step.population or 0.0, number, error))
    found = slope_index(points, scale=scale, confidence=confidence)
    basis = f"{found.slope.basis}; steps vary on the {scale} scale; calculated by Fivefold"
    return found.slope.times(1 / factor), found.relative, basis


def _scale(steps: Sequence[Step], unit: str, factor: float) -> Scale:
    wanted = Scale.LOGIT if unit == "%" else Scale.LOG if "per " in unit else Scale.PLAIN
    ends = [end * factor for step in steps for end in (step.value.low, step.value.high) if end is not None]
    if wanted is Scale.LOGIT and all(0 < end < 1 for end in ends):
        return wanted
    return Scale.LOG if wanted is Scale.LOG and min(ends) > 0 else Scale.PLAIN
