"""The distance between two figures that know their intervals: difference and ratio, each with an interval.

Reference: Zou and Donner (2008), "Construction of confidence limits about effect measures: a general approach"
(MOVER): the limits of a difference come from the limits of its two parts; for a ratio on the log scale.
"""

from __future__ import annotations

from math import exp, inf, log, sqrt

from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

DIFFERENCE = marked("difference of two figures, limits from their two intervals (MOVER)")
RATIO = marked("ratio of two figures, limits from their two intervals on the log scale (MOVER)")


def difference(most: Value, least: Value) -> Value:
    """The first figure less the second; without a number where either has none."""
    if missing := _without_number(most, least):
        return missing
    a, b = most.number or 0.0, least.number or 0.0
    blank = Value(State.MISSING, None, None, None, DIFFERENCE, most.period, most.source, _points(most.unit))
    if not (_bounded(most) and _bounded(least)):
        return blank.about(state=State.ESTIMATED, number=a - b)
    low = a - b - sqrt((a - _low(most)) ** 2 + (_high(least) - b) ** 2)
    high = a - b + sqrt((_high(most) - a) ** 2 + (b - _low(least)) ** 2)
    return blank.about(state=State.ESTIMATED, number=a - b, low=low, high=high)


def ratio(most: Value, least: Value) -> Value:
    """The first figure over the second. Over a zero there is no ratio."""
    if missing := _without_number(most, least):
        return missing.about(unit="")
    a, b = most.number or 0.0, least.number or 0.0
    blank = Value(State.MISSING, None, None, None, RATIO, most.period, most.source)
    if b <= 0 or a < 0:
        return blank.about(state=State.NOT_APPLICABLE)
    if not (_bounded(most) and _bounded(least)) or a == 0 or _low(least) <= 0:
        return blank.about(state=State.ESTIMATED, number=a / b)
    down, up = _reach(a, _low(most)), _reach(_high(most), a)
    below, above = _reach(b, _low(least)), _reach(_high(least), b)
    low, high = a / b * exp(-sqrt(down**2 + above**2)), a / b * exp(sqrt(up**2 + below**2))
    return blank.about(state=State.ESTIMATED, number=a / b, low=low, high=high)


def told_apart(one: Value, other: Value) -> bool | None:
    """Whether two intervals leave room between them; None where one has no interval. Figures whose intervals
    overlap are not called different."""
    if not (_bounded(one) and _bounded(other)):
        return None
    return _low(one) > _high(other) or _low(other) > _high(one)


def _reach(upper: float, lower: float) -> float:
    return inf if lower <= 0 else log(upper / lower)


def _without_number(*parts: Value) -> Value | None:
    """Why there is no result: what is hidden stays hidden, what is missing stays missing."""
    for state in (State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE):
        if any(part.state is state for part in parts):
            return Value(state, period=parts[0].period, source=parts[0].source, unit=parts[0].unit)
    if any(part.number is None for part in parts):
        return Value(State.MISSING, period=parts[0].period, source=parts[0].source, unit=parts[0].unit)
    return None


def _points(unit: str) -> str:
    """A difference of percentages is one of percentage points."""
    return "percentage points" if unit == "%" else unit


def _bounded(value: Value) -> bool:
    return value.low is not None and value.high is not None and not value.contradicts_itself


def _low(value: Value) -> float:
    return value.low if value.low is not None else -inf


def _high(value: Value) -> float:
    return value.high if value.high is not None else inf
