"""Shares of children, with the interval and the decimals that the release's policy allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fivefold.release.manifest import StatedPolicy
from fivefold.statistics.intervals import wilson
from fivefold.vocabulary.value import State, Value, figure, value_words

WILSON = "Wilson 95%"
WIDENED = "Wilson 95%, widened by the doubt about links"


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent, printed with as many decimals as its base carries."""

    value: Value
    places: int

    @property
    def words(self) -> str:
        """The share with its interval, or its state: "11.3% (10.9% to 11.8%)"."""
        value = self.value
        if value.number is None:
            return value_words(value)
        span = "" if value.low is None or value.high is None else f" ({self.span})"
        return f"{self._print(value.number)}{span}"

    @property
    def bare(self) -> str:
        """The share without its interval, for places where the interval stands beside it."""
        return value_words(self.value) if self.value.number is None else self._print(self.value.number)

    @property
    def span(self) -> str:
        value = self.value
        if value.low is None or value.high is None:
            return ""
        return f"{self._print(value.low)} to {self._print(value.high)}"

    def _print(self, number: float) -> str:
        return figure(number, "", self.places) + "%"


def share_of(part: Value, of: Value, policy: StatedPolicy) -> Share:
    """`part` as a share of `of`: hidden or missing where either is. Below the policy's base there are no decimals.

    The interval is Wilson's around the shown counts; where links are in doubt it reaches from the lower limit of
    the lowest count to the upper limit of the highest.
    """
    about: dict[str, Any] = {"period": part.period, "source": part.source, "unit": "%"}
    for stop in (State.MISSING, State.SUPPRESSED, State.NOT_APPLICABLE):
        if stop in (part.state, of.state):
            return Share(Value(stop, basis=part.basis, **about), 0)
    count, base = part.number or 0, of.number or 0
    if base <= 0:
        return Share(Value(State.NOT_APPLICABLE, basis=part.basis, **about), 0)
    places = 1 if base >= policy.percent_decimal_from else 0
    low = min(count if part.low is None else part.low, base)
    high = min(count if part.high is None else part.high, base)
    count = min(count, base)  # rounded counts may pass their rounded total by a step
    limits = 100 * wilson(low, base).low, 100 * wilson(high, base).high
    number = 100 * count / base
    state = State.ZERO if number == 0 else State.OBSERVED
    basis = WILSON if part.low is None else WIDENED
    return Share(
        Value(state, number, min(limits[0], number), max(limits[1], number), basis=basis, **about), places
    )
