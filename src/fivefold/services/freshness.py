"""How long ago somebody made sure that what is known of a service is right, and what that is called."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fivefold.vocabulary.words import marked

LONG_AGO_MONTHS = 12
"""From so many whole months on, a service counts as confirmed long ago: directories are renewed once a year."""


class Confirmed(StrEnum):
    """How fresh the facts of a service are, the stalest first."""

    NEVER = "never confirmed"
    AHEAD = "dated ahead"
    LONG_AGO = "confirmed long ago"
    LATELY = "confirmed"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def needs_a_look(self) -> bool:
        return self is not Confirmed.LATELY


_LABELS = {
    Confirmed.NEVER: marked("Never confirmed"),
    Confirmed.AHEAD: marked("Dated ahead: check the date"),
    Confirmed.LONG_AGO: marked("Confirmed long ago"),
    Confirmed.LATELY: marked("Confirmed"),
}


@dataclass(frozen=True, slots=True)
class Freshness:
    """The state of one service on a day; `months` is None where it was never confirmed or is dated ahead."""

    state: Confirmed
    months: int | None = None


def whole_months(start: date, end: date) -> int:
    """Whole months from one day to a later one: a month counts once its day is reached.

    >>> whole_months(date(2026, 1, 31), date(2026, 2, 28))
    0
    >>> whole_months(date(2025, 3, 2), date(2026, 3, 2))
    12
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day else months - 1


def long_ago_until(today: date) -> date:
    """The latest day on which a confirmation counts as long ago today.

    >>> long_ago_until(date(2028, 2, 29))
    datetime.date(2027, 2, 28)
    """
    month = today.year * 12 + today.month - 1 - LONG_AGO_MONTHS
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def freshness(assured_on: date | None, today: date) -> Freshness:
    """How fresh facts are that were confirmed on a day.

    >>> freshness(date(2025, 3, 3), date(2026, 3, 2)).state
    <Confirmed.LATELY: 'confirmed'>
    """
    if assured_on is None:
        return Freshness(Confirmed.NEVER)
    if assured_on > today:
        return Freshness(Confirmed.AHEAD)
    months = whole_months(assured_on, today)
    return Freshness(Confirmed.LONG_AGO if months >= LONG_AGO_MONTHS else Confirmed.LATELY, months)


def counted(days: Iterable[date | None], today: date) -> Mapping[Confirmed, int]:
    """How many services are in each state; every state is there, also with none."""
    found = [freshness(day, today).state for day in days]
    return {state: found.count(state) for state in Confirmed}
