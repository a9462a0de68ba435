"""Developmental outcomes at two to two and a half: what the toolkit quotes, and how a place's own figures have changed.

The ASQ-3 looks at development, not at mental health, and only at children who were seen. A change is read with its
interval, and years in which far fewer were seen are named beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fivefold.knowledge import statistics
from fivefold.need.indicators import IndicatorValue
from fivefold.statistics.differences import difference, difference_of_proportions
from fivefold.statistics.intervals import Estimate
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

GOOD_LEVEL = "93436"
EXPECTED = "asq-3-expected-levels-before-and-after-the-pandemic"
DIFFICULTY = "personal-social-difficulty"
FIRST_HIT, LAST_HIT = "2019/20", "2020/21"
"""Periods in which the pandemic cut reviews short: fewer children seen, many at a distance."""
NO_INTERVAL = marked("as quoted by the toolkit; no interval is given")
BY_COUNTS = marked("Newcombe 95%, from counts")
BY_INTERVALS = marked("95%, from the two published intervals")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A national figure that the toolkit quotes. `period` is empty where it names no year; `after` the pandemic or before."""

    value: Value
    period: str
    after: bool
    source: str


def quoted(slug: str) -> tuple[Quoted, ...]:
    """The two figures of a statistic of the toolkit, before and after."""
    (fact,) = [one for one in statistics() if one.slug == slug]
    years = [f"20{a}/{b}" for a, b in re.findall(r"20(\d\d)-(\d\d)", fact.year)]
    source = "; ".join(part for part in (fact.sources, fact.named_source) if part)
    found = []
    for place, number in enumerate(re.findall(r"[\d.]+(?=%)", fact.value)):
        period = years[place] if len(years) == 2 else ""
        value = Value(State.OBSERVED, float(number), basis=NO_INTERVAL, period=period or fact.year, source=source, unit="%")  # fmt: skip
        found.append(Quoted(value, period, bool(place), source))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Changed:
    """How far a share moved between two periods, in percentage points, and whether its interval leaves 0 out."""

    before: IndicatorValue
    now: IndicatorValue
    points: Value

    @property
    def is_clear(self) -> bool:
        points = self.points
        return points.low is not None and points.high is not None and not points.low <= 0 <= points.high


def changed(before: IndicatorValue, now: IndicatorValue) -> Changed | None:
    """From counts where both are held, else from the published intervals; None where neither allows it."""
    found = _from_counts(before, now) or _from_intervals(before, now)
    if found is None:
        return None
    points, basis = found
    state = State.ZERO if points.value == 0 else State.OBSERVED
    value = Value(
        state, points.value, points.low, points.high, basis=basis, period=f"{before.period} to {now.period}",
        source=now.value.source, unit="percentage points",
    )  # fmt: skip
    return Changed(before, now, value)


def _from_counts(before: IndicatorValue, now: IndicatorValue) -> tuple[Estimate, str] | None:
    pairs = []
    for one in (now, before):
        # A count that does not give the published share belongs to another base and is not used.
        if not one.count or not one.denominator or one.value.number is None or one.count > one.denominator:
            return None
        if abs(100 * one.count / one.denominator - one.value.number) > 0.1:
            return None
        pairs.append((one.count, one.denominator))
    return difference_of_proportions(*pairs[0], *pairs[1]).times(100), BY_COUNTS


def _from_intervals(before: IndicatorValue, now: IndicatorValue) -> tuple[Estimate, str] | None:
    ends = [_estimate(one.value) for one in (now, before)]
    if ends[0] is None or ends[1] is None:
        return None
    return difference(ends[0], ends[1], BY_INTERVALS), BY_INTERVALS


def _estimate(value: Value) -> Estimate | None:
    if value.number is None or value.low is None or value.high is None or value.contradicts_itself:
        return None
    return Estimate(value.number, value.low, value.high, value.basis)


def first_and_last(values: list[IndicatorValue]) -> tuple[IndicatorValue, IndicatorValue] | None:
    """The ends of a series that have numbers."""
    known = sorted((v for v in values if v.value.number is not None), key=lambda v: v.period_sort)
    return (known[0], known[-1]) if len(known) > 1 else None
