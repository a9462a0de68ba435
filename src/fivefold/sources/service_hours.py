"""Hours of a place in one cell ("Monday 09:30-11:30 (term time); Friday from 14:00") and as calendars write them."""

import re
from collections.abc import Iterable
from datetime import time

from fivefold.services.open_to import Hours
from fivefold.sources.cells import NotUnderstood, shortened
from fivefold.sources.service_words import listed, several

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDAR_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
_ENTRY = re.compile(
    rf"(?P<day>[A-Za-z]+)(?:\s+(?:from\s+)?(?P<opens>{_CLOCK}))?(?:\s*(?:-|–|to|until)\s*(?P<closes>{_CLOCK}))?"
    r"(?:\s*\((?P<note>.*)\))?",
    re.DOTALL,
)
_NTH = re.compile(r"(-?\d):([A-Z]{2})")
REMEDY = "Write it as “Monday 09:30-11:30 (term time); Friday from 14:00”, the day first."


def hours_words(hours: Iterable[Hours]) -> str:
    """Hours as `hours_of` reads them back."""
    return listed(_words(one) for one in hours)


def _words(one: Hours) -> str:
    opens, closes = _clock(one.opens), _clock(one.closes)
    if opens and closes:
        at = f" {opens}-{closes}"
    else:
        at = f" from {opens}" if opens else f" until {closes}" if closes else ""
    return f"{DAYS[one.weekday]}{at}{f' ({one.note})' if one.note else ''}"


def _clock(at: time | None) -> str:
    return "" if at is None else at.isoformat("auto" if at.microsecond or at.second else "minutes")


def hours_of(text: str) -> tuple[Hours, ...]:
    """The hours that a cell lists, in its order."""
    return tuple(_hours(entry) for entry in several(text))


def _hours(entry: str) -> Hours:
    found = _ENTRY.fullmatch(entry)
    day = _weekday(found["day"]) if found else None
    if found is None or day is None:
        raise NotUnderstood(f"{shortened(entry)!r} does not say a day and hours.", REMEDY)
    opens, closes = _time(found["opens"], entry), _time(found["closes"], entry)
    if opens and closes and closes <= opens:
        raise NotUnderstood(f"{shortened(entry)!r} closes before it opens.", "Write the later time last.")
    return Hours(day, opens, closes, found["note"] or "")


def _weekday(word: str) -> int | None:
    """A weekday by its name or any beginning of it of two letters or more; an s at the end does not matter."""
    begins = word.casefold().removesuffix("s") if len(word) > 3 else word.casefold()
    days = [n for n, day in enumerate(DAYS) if len(begins) > 1 and day.casefold().startswith(begins)]
    return days[0] if len(days) == 1 else None


def _time(clock: str | None, entry: str) -> time | None:
    if clock is None:
        return None
    try:
        return time.fromisoformat(
            clock.replace(".", ":").rjust(5, "0") if len(clock) < 6 else clock.replace(".", ":").rjust(8, "0")
        )
    except ValueError as error:
        raise NotUnderstood(f"{shortened(entry)!r} has a time that no clock shows.", REMEDY) from error


def from_calendar(days: str, frequency: str, interval: str, opens: str) -> tuple[Hours, ...]:
    """Hours from the columns of a feed's extract: "MO", "2:WE" (the second Wednesday), weekly or monthly.

    Without a weekday there is nothing that can be shown; the caller says so.
    """
    at = _time(opens.strip() or None, opens) if re.fullmatch(_CLOCK, opens.strip()) else None
    found = []
    for part in (part.strip().upper() for part in days.split(",")):
        nth = _NTH.fullmatch(part)
        code = nth[2] if nth else part
        if code in _CALENDAR_DAYS:
            found.append(
                Hours(_CALENDAR_DAYS.index(code), at, None, _rhythm(nth and nth[1], frequency, interval))
            )
    return tuple(found)


def _rhythm(nth: str | None, frequency: str, interval: str) -> str:
    if nth:
        which = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}.get(
            nth, nth
        )
        return f"{which} of the month"
    if frequency.strip().casefold() == "monthly":
        return "monthly"
    return f"every {interval.strip()} weeks" if interval.strip() in ("2", "3", "4", "5", "6") else ""
