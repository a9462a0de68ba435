"""A number that carries its doubt, its base, its period and its source; never bare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from fivefold.vocabulary.words import marked


class State(StrEnum):
    """What kind of answer a figure is. `SUPPRESSED` is hidden on purpose and is never 0."""

    OBSERVED = "observed"
    ESTIMATED = "estimated"
    SUPPRESSED = "suppressed"
    ZERO = "true zero"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    STALE = "stale"

    @property
    def label(self) -> str:
        return _STATES[self]

    @property
    def has_number(self) -> bool:
        return self in (State.OBSERVED, State.ESTIMATED, State.ZERO, State.STALE)


_STATES = {
    State.OBSERVED: marked("observed"),
    State.ESTIMATED: marked("estimated"),
    State.SUPPRESSED: marked("hidden: small numbers"),
    State.ZERO: marked("none (a true zero)"),
    State.MISSING: marked("missing"),
    State.NOT_APPLICABLE: marked("not applicable"),
    State.STALE: marked("out of date"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One figure. `low` and `high` bound it (95% unless `basis` says otherwise); `basis` says how they were
    made; `unit` is "%", "children", "per 1,000" and so on; `source` is a short citation.

    A suppressed value may carry `low` and `high` (a stated bound) but no number.
    """

    state: State
    number: float | None = None
    low: float | None = None
    high: float | None = None
    basis: str = ""
    period: str = ""
    source: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        # A prevalence range is an estimate with bounds and no point: the number may be absent there.
        if (
            self.number is None
            and self.state.has_number
            and not (self.state is State.ESTIMATED and self.low is not None and self.high is not None)
        ):
            raise ValueError(f"a value that is {self.state} needs a number, or a range if it is estimated")
        if self.number is not None and not self.state.has_number:
            raise ValueError(f"a value that is {self.state} holds no number")
        if (self.state is State.ZERO) != (
            self.number == 0 and self.state is not State.STALE and self.state is not State.ESTIMATED
        ):
            raise ValueError("a true zero has the number 0, and an observed 0 is a true zero")
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has both ends or none")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval runs from {self.low} to {self.high}")

    @classmethod
    def observed(cls, number: float, **about: object) -> Value:
        """An observed number; 0 becomes a true zero."""
        return cls(State.ZERO if number == 0 else State.OBSERVED, number, **about)  # type: ignore[arg-type]

    @property
    def contradicts_itself(self) -> bool:
        """Whether a published number lies outside its own published interval."""
        return (
            self.number is not None and self.low is not None and self.high is not None
            and not self.low <= self.number <= self.high
        )  # fmt: skip

    def __add__(self, other: Value) -> Value:
        """Add two figures. The states decide: hidden + anything is hidden, missing + anything is missing.

        | + | number | suppressed | missing |
        |---|---|---|---|
        | number | number, estimated if either is | suppressed | missing |
        | suppressed | suppressed | suppressed | missing |
        The interval of a sum is not the sum of the intervals, so it is dropped and must be computed anew.
        """
        states = {self.state, other.state}
        for stop in (State.MISSING, State.SUPPRESSED, State.NOT_APPLICABLE):
            if stop in states:
                return Value(stop, basis="sum", period=self.period, source=self.source, unit=self.unit)
        if self.number is None or other.number is None:
            raise ValueError("a range without a point cannot be added; add the ends and state the basis")
        total = self.number + other.number
        state = next((s for s in (State.STALE, State.ESTIMATED) if s in states), State.OBSERVED)
        if total == 0 and state is State.OBSERVED:
            state = State.ZERO
        source = self.source if self.source == other.source else f"{self.source}; {other.source}"
        return Value(state, total, basis="sum", period=self.period, source=source, unit=self.unit)

    def about(self, **changes: object) -> Value:
        """The same figure with other words around it (basis, period, source, unit)."""
        return replace(self, **changes)  # type: ignore[arg-type]


def figure(number: float, unit: str = "", places: int | None = None) -> str:
    """A number in print: thousands with a comma, percentages with one decimal place.

    >>> figure(1379), figure(84.06, "%"), figure(0.31)
    ('1,379', '84.1%', '0.31')
    """
    if places is None:
        whole = float(number).is_integer() and unit != "%"
        places = 0 if whole or abs(number) >= 1000 else 1 if unit == "%" or abs(number) >= 10 else 2
    return f"{number:,.{places}f}" + ("%" if unit == "%" else "")


def value_words(value: Value) -> str:
    """The one place that turns a figure into words: number, then interval; or the state in words.

    >>> value_words(Value(State.OBSERVED, 81.4, 79.0, 83.7, unit="%"))
    '81.4% (79.0% to 83.7%)'
    >>> value_words(Value(State.ESTIMATED, None, 1000, 1500))
    '1,000 to 1,500'
    """
    span = "" if value.low is None or value.high is None else (
        f"{figure(value.low, value.unit)} to {figure(value.high, value.unit)}"
    )  # fmt: skip
    if value.number is None:
        if value.state is State.ESTIMATED:
            return span
        return value.state.label + (f" (between {span.replace(' to ', ' and ')})" if span else "")
    number = figure(value.number, value.unit)
    if value.state is State.ZERO and not span:
        return "0"
    return f"{number} ({span})" if span else number
