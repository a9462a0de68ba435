"""Use of services against need: how many children were seen beside how many one would expect, with both doubts.

Two bases, one chosen and always named. Against need: a published share of children, as a range. Against the place's
average: as many as if every area were reached as the place as a whole is; that says nothing of whether the whole is
enough (toolkit, Part 7, p84: look for communities that use little and may need much).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fivefold.knowledge.schemas import Prevalence
from fivefold.need.indicators import Slice
from fivefold.statistics.intervals import count_limits
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

BASIS_NEED = marked("range of the need estimate and Poisson limits of the number seen, both carried")
BASIS_AVERAGE = marked("Byar or exact Poisson limits of the number seen; the average is taken as known")
NO_CHILDREN = marked("the number of children is not known")
NO_AVERAGE = marked("no total to take an average of")
TIMES = "times"


class Against(StrEnum):
    """What use is set against."""

    NEED = "need"
    AVERAGE = "average"

    @property
    def label(self) -> str:
        return _AGAINST[self]


_AGAINST = {
    Against.NEED: marked("A published share of children who may need support"),
    Against.AVERAGE: marked("The average of the whole place"),
}


@dataclass(frozen=True, slots=True)
class UseCount:
    """People whom one kind of help reached in one area, group and period; `population` is how many of them there are."""

    service: str
    who: str
    area_code: str
    area_name: str
    about: Slice
    period: str
    period_sort: int
    seen: Value
    population: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """How many of every hundred are expected: a range for need, one number for the average of the place."""

    against: Against
    low: float
    high: float
    words: str
    source: str = ""


def need_of(source: Prevalence) -> Expectation:
    """The range of a published share: with the error of its sample where that is known."""
    low = source.low if source.interval_low is None else source.interval_low
    high = source.high if source.interval_high is None else source.interval_high
    return Expectation(Against.NEED, low, high, source.label, source.sources)


def average_of(counts: Iterable[UseCount]) -> Expectation | None:
    """Of every hundred children in these areas together, so many were seen; None where a part is not known."""
    counts = list(counts)
    if any(count.seen.number is None or not count.population for count in counts) or not counts:
        return None
    seen = sum(count.seen.number or 0 for count in counts)
    share = 100 * seen / sum(count.population or 0 for count in counts)
    return Expectation(Against.AVERAGE, share, share, "", counts[0].seen.source) if seen else None


@dataclass(frozen=True, slots=True)
class Used:
    """One area or group: expected, seen, and their ratio; below 1 fewer were seen than expected.

    `word` is "lower" or "higher" only where the whole interval lies on one side of 1.
    """

    count: UseCount
    expected: Value
    ratio: Value
    word: Comparison


def used(count: UseCount, expected: Expectation) -> Used:
    """Seen beside expected. A hidden number stays hidden; without a number of children nothing is expected."""
    children = _expected(count, expected)
    ratio = _ratio(count, children, expected.against)
    return Used(count, children, ratio, word_of(ratio))


def _expected(count: UseCount, expected: Expectation) -> Value:
    about: dict[str, Any] = {"period": count.period, "source": expected.source, "unit": count.who}
    if not count.population:
        return Value(State.MISSING, basis=NO_CHILDREN, **about)
    low, high = (count.population * end / 100 for end in (expected.low, expected.high))
    number = low if expected.against is Against.AVERAGE else None
    if number is not None:
        return Value(State.ESTIMATED, number, basis=BASIS_AVERAGE, **about)
    return Value(State.ESTIMATED, None, low, high, basis=expected.words, **about)


def _ratio(count: UseCount, expected: Value, against: Against) -> Value:
    about: dict[str, Any] = {"period": count.period, "source": count.seen.source, "unit": TIMES}
    if not count.seen.state.has_number or count.seen.number is None:
        return Value(count.seen.state, basis=count.seen.basis, **about)
    if not expected.state.has_number:
        return Value(expected.state, basis=expected.basis, **about)
    return against_expected(count.seen.number, expected, against, **about)


def against_expected(seen: float, expected: Value, against: Against, **about: Any) -> Value:
    """The ratio with its interval.

    Against need the ends are the lowest and the highest that both doubts allow: the lower limit of the count over the
    most that may be expected, the upper limit over the least. There is no point, because need has none.
    """
    limits = count_limits(seen)
    if against is Against.AVERAGE:
        assert expected.number is not None
        number = seen / expected.number
        state = State.ZERO if number == 0 else State.OBSERVED
        return Value(state, number, limits.low / expected.number, limits.high / expected.number, basis=BASIS_AVERAGE, **about)  # fmt: skip
    assert expected.low is not None
    assert expected.high is not None
    low = limits.low / expected.high
    if expected.low == 0:
        return Value(State.NOT_APPLICABLE, basis=NO_CHILDREN, **about)
    return Value(State.ESTIMATED, None, low, limits.high / expected.low, basis=BASIS_NEED, **about)


def word_of(ratio: Value) -> Comparison:
    """Lower or higher than expected only where the interval leaves 1 out; else they cannot be told apart."""
    if ratio.low is None or ratio.high is None:
        return Comparison.NOT_COMPARED
    if ratio.high < 1:
        return Comparison.LOWER
    return Comparison.HIGHER if ratio.low > 1 else Comparison.SIMILAR


def differ(one: Value, other: Value) -> bool:
    """Whether two intervals lie apart. Where they overlap, nobody should call the two different."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.high < other.low or other.high < one.low


@dataclass(frozen=True, slots=True)
class Capacity:
    """So many more places, all taken by children who are not seen yet: the ratio then, with the same doubts.

    `to_meet` is how many more would have to be seen for the ratio to reach 1, at the least and at the most expected.
    """

    places: int
    then: Value
    word: Comparison
    to_meet: Value


def with_places(line: Used, places: int, against: Against) -> Capacity | None:
    """Simple arithmetic, not a forecast; the doubt is that of the number seen today. None where nothing is known."""
    seen = line.count.seen.number
    if seen is None or line.ratio.low is None or line.ratio.high is None:
        return None
    most = line.count.population
    then_seen = seen + places if most is None else min(seen + places, most)
    about: dict[str, Any] = {"period": line.count.period, "unit": TIMES}
    then = _moved(line, then_seen - seen, against, about)
    low, high = _ends(line.expected)
    to_meet = Value(
        State.ESTIMATED, None, max(low - seen, 0.0), max(high - seen, 0.0), unit=line.count.who, period=line.count.period,
        basis=marked("expected less seen"),
    )  # fmt: skip
    return Capacity(places, then, word_of(then), to_meet)


def _moved(line: Used, more: float, against: Against, about: dict[str, Any]) -> Value:
    """Places are no chance events: they move both limits of today's count by their number."""
    limits = count_limits(line.count.seen.number or 0)
    low, high = _ends(line.expected)
    number = ((line.count.seen.number or 0) + more) / low if against is Against.AVERAGE else None
    return Value(
        State.ESTIMATED, number, (limits.low + more) / high, (limits.high + more) / low, basis=line.ratio.basis, **about
    )  # fmt: skip


def _ends(value: Value) -> tuple[float, float]:
    if value.low is not None and value.high is not None:
        return value.low, value.high
    assert value.number is not None
    return value.number, value.number


def share_seen(count: UseCount) -> Value:
    """Of every thousand children, so many were seen: the plain rate beside the ratio."""
    about: dict[str, Any] = {"period": count.period, "source": count.seen.source, "unit": "per 1,000"}
    if not count.seen.state.has_number or count.seen.number is None:
        return Value(count.seen.state, **about)
    if not count.population:
        return Value(State.MISSING, basis=NO_CHILDREN, **about)
    found = count_limits(count.seen.number).times(1000 / count.population)
    state = State.ZERO if found.value == 0 else State.OBSERVED
    return Value(state, found.value, found.low, found.high, basis=found.basis, **about)
