"""Young children by months of age, and births that are to come, from births by month.

What stands here is an estimate: children who moved in or out and children who died are not counted, and it says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from statistics import fmean, variance
from typing import NamedTuple

from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

MONTHS_OF_AGE = 60
PREGNANCY = 9
MOST_YEARS_BACK = 4
FEWEST_YEARS = 2
Z = 1.959964
STEP, FINER_BELOW = 10, 200
BY_MONTH = marked("births of that month; moves and deaths since are not counted")
FROM_YEAR = marked("a twelfth of the births of that year; moves and deaths since are not counted")
EXPECTED = marked(
    "births of the same months of earlier years; the range holds chance and the differences between years (95%)"
)


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    def plus(self, months: int) -> Month:
        """So many months later (or earlier).

        >>> Month(2026, 11).plus(3), Month(2026, 1).plus(-1)
        (Month(year=2027, month=2), Month(year=2025, month=12))
        """
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)


@dataclass(frozen=True, slots=True)
class AgeInMonths:
    """Children of one completed month of age."""

    months: int
    born: Month
    children: Value


Births = Mapping[Month, Value]  # month 0 of a year is the whole year


def last_month(births: Births) -> Month | None:
    """The last month with a number of births; months of years that came whole count to December."""
    held = [Month(m.year, m.month or 12) for m, value in births.items() if value.number is not None]
    return max(held, default=None)


def ages_in_months(births: Births, at: Month) -> tuple[AgeInMonths, ...]:
    """Children of 0 to 59 completed months at the end of a month: who was born in that month is 0 months old."""
    return tuple(
        AgeInMonths(age, born, born_in(births, born))
        for age in range(MONTHS_OF_AGE)
        for born in [at.plus(-age)]
    )


def born_in(births: Births, month: Month) -> Value:
    """Children born in a month, as an estimate of those who live there: of the month, else a twelfth of its year."""
    if found := births.get(month):
        return _as_estimate(found, 1, BY_MONTH)
    if whole := births.get(Month(month.year, 0)):
        return _as_estimate(whole, 12, FROM_YEAR)
    return Value(State.MISSING, basis=BY_MONTH, unit="children")


def _as_estimate(found: Value, months: int, basis: str) -> Value:
    if found.number is None:
        return Value(found.state, basis=basis, period=found.period, source=found.source, unit="children")
    return Value(
        State.ESTIMATED,
        found.number / months,
        basis=basis,
        period=found.period,
        source=found.source,
        unit="children",
    )


def years_of_age(ages: Sequence[AgeInMonths]) -> tuple[Value, ...]:
    """The same children by single year of age: 0 to 11 months, 12 to 23 and so on."""
    found = []
    for first in range(0, MONTHS_OF_AGE, 12):
        together, *rest = [age.children for age in ages[first : first + 12]]
        for value in rest:
            together = together + value
        found.append(together.about(basis=ages[first].children.basis))
    return tuple(found)


def expected_births(births: Births, after: Month, months: int = PREGNANCY) -> Value:
    """Births of the next months, from the same months of earlier years; with them pregnancies are counted.

    The range is a prediction interval: chance in the months to come, and how far earlier years lay apart.
    """
    earlier = [
        one for back in range(1, MOST_YEARS_BACK + 1) if (one := _sum(births, after, months, 12 * back))
    ]
    if any(one.state is State.SUPPRESSED for one in earlier[:FEWEST_YEARS]):
        return Value(State.SUPPRESSED, basis=EXPECTED, unit="births")
    numbers = [one.number for one in earlier if one.number is not None]
    if len(numbers) < FEWEST_YEARS:
        return Value(State.MISSING, basis=EXPECTED, unit="births")
    mean = fmean(numbers)
    spread = sqrt(max(mean, variance(numbers)) * (1 + 1 / len(numbers)))
    first, last = after.plus(1), after.plus(months)
    low, high = max(0.0, mean - Z * spread), mean + Z * spread
    step = STEP if mean >= FINER_BELOW else 1
    # Outward, so that rounding never makes the range look surer than it is.
    return Value(
        State.ESTIMATED, float(step * round(mean / step)), float(step * floor(low / step)), float(step * ceil(high / step)),
        EXPECTED, f"{first.year}-{first.month:02} to {last.year}-{last.month:02}", earlier[0].source, "births",
    )  # fmt: skip


def _sum(births: Births, after: Month, months: int, back: int) -> Value | None:
    """Births of the same months so many months earlier, or None where some are not held."""
    values = [born_in(births, after.plus(n - back)) for n in range(1, months + 1)]
    together = values[0]
    for value in values[1:]:
        together = together + value
    return None if together.state is State.MISSING else together
