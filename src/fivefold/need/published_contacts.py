"""Coverage of universal contacts as governments have published it, for the line beside a place's own.

Only figures that were read in the named source. None has a published interval: they count (nearly) everybody, and
their doubt is in what was not recorded.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

NO_INTERVAL = marked("as published; no interval is published")
_METRICS = "OHID, Health visitor service delivery metrics, England, 2024 to 2025"
_METRICS_BEFORE = "OHID, Health visitor service delivery metrics, England, 2023 to 2024"
_WALES = "Welsh Government, Healthy Child Wales Programme statistics, 2024"
_IRELAND = "Department of Health, Northern Ireland, child health review statistics, 2023/24"


@dataclass(frozen=True, slots=True)
class PublishedCoverage:
    """Coverage of one contact in one nation. `measured` says what exactly was counted, where it is not the whole contact."""

    contact: str
    place: str
    value: Value
    measured: str = ""
    caution: str = ""


def _published(
    contact: str, place: str, percent: float, period: str, source: str, measured: str = "", caution: str = ""
) -> PublishedCoverage:
    value = Value(State.OBSERVED, percent, basis=NO_INTERVAL, period=period, source=source, unit="%")
    return PublishedCoverage(contact, place, value, measured, caution)


_SECOND_HAND = marked("Read in a news report of the publication; confirm it with the publisher.")
PUBLISHED: tuple[PublishedCoverage, ...] = (
    _published("england-new-birth", "England", 85.2, "2024/25", _METRICS, marked("within 14 days; councils from 9.7% to 99.1%")),
    _published("england-new-birth", "England", 98.0, "2024/25", _METRICS, marked("within 30 days")),
    _published("england-one-year", "England", 88.4, "2024/25", _METRICS, marked("by 15 months"), _SECOND_HAND),
    _published("england-two-years", "England", 80.8, "2024/25", _METRICS, "", _SECOND_HAND),
    _published("england-six-to-eight-weeks", "England", 81.8, "2023/24", _METRICS_BEFORE),
    _published("england-new-birth", "England", 83.0, "2023/24", _METRICS_BEFORE, marked("within 14 days")),
    _published("england-two-years", "England", 78.4, "2023/24", _METRICS_BEFORE),
    _published("wales-ten-to-fourteen-days", "Wales", 92.0, "2024", _WALES, "", marked("Paper records make it an undercount.")),
    _published("wales-sixteen-weeks", "Wales", 75.0, "2024", _WALES, "", marked("Paper records make it an undercount.")),
    _published("northern-ireland-one-year", "Northern Ireland", 85.0, "2023/24", _IRELAND, marked("15% missed")),
)  # fmt: skip


def published_of(contact: str) -> PublishedCoverage | None:
    """The newest published coverage of a contact; the first of equals."""
    found = [one for one in PUBLISHED if one.contact == contact]
    return max(found, key=lambda one: one.value.period, default=None)
