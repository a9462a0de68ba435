"""Figures of small areas put together: counts over denominators, with the states of their parts carried along.

A sum with a hidden part is hidden, one with a missing part is missing: a hidden figure never counts as nought. A
part of an area (0 to 1) takes its share of count and denominator along, and the result is then an estimate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fivefold.need.indicators import IndicatorValue
from fivefold.statistics.intervals import clustered_wilson, crude_rate, wilson
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

NO_COUNTS = marked(
    "The file gives no counts and denominators for these areas, so they cannot be put together."
)
SHARED = marked("shares of small areas counted in")
CLUSTERED = frozenset({"93701"})
"""Children in low-income families: the publisher's limits count families (Wilson with clusters of two)."""
_PER = {
    "per 1,000": 1000.0, "per 1000": 1000.0, "per 10,000": 10_000.0, "per 100,000": 100_000.0, "per 100": 100.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A small area with the share of it that is counted in."""

    figure: IndicatorValue
    share: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError(f"a share lies between 0 and 1, not {self.share:g}")


@dataclass(frozen=True, slots=True)
class Together:
    """Several small areas as one: the figure, what it was made from, and how many parts were hidden or missing."""

    value: Value
    count: float | None
    denominator: float | None
    areas: int
    hidden: int = 0
    missing: int = 0
    why: str = ""


def together(parts: Iterable[Part], *, unit: str = "", confidence: float = 0.95) -> Together:
    """Figures of one indicator, group and period as one figure, with the official interval of its kind.

    Percentages are proportions of their denominators (Wilson); rates keep the limits of their count. `unit` is that
    of the definition, for files that name none.
    """
    parts = list(parts)
    if not parts:
        return Together(Value(State.MISSING, unit=unit), None, None, 0)
    first = parts[0].figure.value
    blank = Value(State.MISSING, period=first.period, source=first.source, unit=first.unit or unit)
    hidden = sum(part.figure.value.state is State.SUPPRESSED for part in parts)
    missing = sum(part.figure.value.state is State.MISSING for part in parts)
    people = _sum(parts, "denominator")
    if missing or hidden:
        state = State.MISSING if missing else State.SUPPRESSED
        return Together(blank.about(state=state), None, people, len(parts), hidden, missing)
    counted = [part for part in parts if part.figure.value.state is not State.NOT_APPLICABLE]
    count, people = _sum(counted, "count"), _sum(counted, "denominator")
    if not counted or people == 0:
        return Together(blank.about(state=State.NOT_APPLICABLE), count, people, len(parts))
    if count is None or people is None or (per := _per(blank.unit, count, people)) is None:
        return Together(blank, count, people, len(parts), why=NO_COUNTS)
    return Together(_value(per, counted, count, people, confidence, blank), count, people, len(parts))


def _value(
    per: float, parts: Sequence[Part], count: float, people: float, confidence: float, blank: Value
) -> Value:
    """`per` is 0 for a percentage."""
    if per:
        made = crude_rate(count, people, per=per, confidence=confidence)
    else:
        method = clustered_wilson if parts[0].figure.indicator in CLUSTERED else wilson
        made = method(count, people, confidence=confidence).times(100)
    shared = any(part.share < 1 for part in parts)
    estimated = shared or any(part.figure.value.state is State.ESTIMATED for part in parts)
    state = State.ESTIMATED if estimated else State.ZERO if made.value == 0 else State.OBSERVED
    basis = f"{len(parts)} areas together, {made.basis}" + (f"; {SHARED}" if shared else "")
    return blank.about(state=state, number=made.value, low=made.low, high=made.high, basis=basis)


def _per(unit: str, count: float, people: float) -> float | None:
    """0 for a percentage, the multiplier for a rate, None for anything that counts and people do not make."""
    if unit == "%":
        return 0.0 if count <= people else None
    return next((per for words, per in _PER.items() if words in unit), None)


def _sum(parts: Sequence[Part], name: str) -> float | None:
    found = [getattr(part.figure, name) for part in parts]
    if any(number is None for number in found):
        return None
    return float(sum(number * part.share for number, part in zip(found, parts, strict=True)))
