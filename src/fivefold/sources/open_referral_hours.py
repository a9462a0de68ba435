"""Opening hours of a place in Open Referral UK: schedules as our weekdays with clock times, and back."""

import re
from collections.abc import Iterable
from datetime import time
from typing import Any

from fivefold.services.open_to import Hours
from fivefold.sources.open_referral_parts import Record, line, parts, put
from fivefold.sources.service_words import name_based_id

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"(?P<turn>-?\d+)?(?P<day>MO|TU|WE|TH|FR|SA|SU)")
_TURNS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_ROOM = 200


def schedules_at(record: Record, link: Record, sole: bool) -> list[tuple[list[Any], Record]]:
    """Schedules of one place, each with the list it stands in: beside the link, the location, or the service.

    One that the service gives without a place belongs to its only place.
    """
    location = link.get("location")
    near = [link, *([location] if isinstance(location, dict) else [])]
    found = [(holder["schedules"], one) for holder in near for one in parts(holder, "schedules")]
    for one in parts(record, "schedules"):
        at = one.get("service_at_location_id")
        if (at is None and sole) or (at is not None and at == link.get("id")):
            found.append((record["schedules"], one))
    return found


def hours_of(schedules: Iterable[tuple[list[Any], Record]], doubts: list[str]) -> tuple[Hours, ...]:
    """Weekdays in their order; a day that is given twice alike counts once."""
    found = dict.fromkeys(one for _where, schedule in schedules for one in _read(schedule, doubts))
    return tuple(sorted(found, key=lambda one: (one.weekday, one.opens is not None, one.opens or time.min)))


def _read(schedule: Record, doubts: list[str]) -> list[Hours]:
    days = [
        found for word in str(schedule.get("byday") or "").upper().replace(" ", "").split(",")
        if (found := _DAY.fullmatch(word))
    ]  # fmt: skip
    if not days:
        doubts.append("some of its hours name no weekday; they are kept in the record but not shown.")
    opens, closes = _clock(schedule.get("opens_at")), _clock(schedule.get("closes_at"))
    said = _notes(schedule)
    if opens and closes and closes <= opens:
        said.append(f"until {closes:%H:%M} the next day")
        closes = None
    return [
        Hours(DAYS.index(day["day"]), opens, closes, "; ".join([*_turn(day["turn"]), *said])[:_ROOM])
        for day in days
    ]


def _notes(schedule: Record) -> list[str]:
    """What a clock cannot say: the own words, how often, and from when to when."""
    said = [line(schedule.get("description")) or line(schedule.get("notes"))]
    interval = schedule.get("interval")
    if isinstance(interval, int) and not isinstance(interval, bool) and interval > 1:
        unit = "months" if str(schedule.get("freq")).upper() == "MONTHLY" else "weeks"
        said.append(f"every {interval} {unit}")
    said += [
        f"{word} {day}"
        for word, key in (("from", "valid_from"), ("until", "valid_to"))
        if (day := line(schedule.get(key)))
    ]
    return [words for words in said if words]


def _turn(turn: str | None) -> list[str]:
    return [f"{_TURNS.get(turn, turn)} in the month"] if turn else []


def _clock(text: object) -> time | None:
    found = _CLOCK.fullmatch(line(text))
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def write_hours(record: Record, link: Record, hours: Iterable[Hours], sole: bool, owner: str) -> None:
    """These hours in place of the former ones of this place; schedules that we cannot read stay."""
    for where, schedule in schedules_at(record, link, sole):
        if _read(schedule, []):
            where[:] = [one for one in where if one is not schedule]
    there = record.get("schedules")
    kept = there if isinstance(there, list) else []
    new = [_written(one, str(link["id"]), str(turn), owner) for turn, one in enumerate(hours)]
    put(record, "schedules", [*kept, *new])


def _written(one: Hours, link: str, turn: str, owner: str) -> Record:
    schedule: Record = {
        "id": name_based_id(owner, "hours", link, turn),
        "service_at_location_id": link,
        "freq": "WEEKLY",
        "interval": 1,
        "byday": DAYS[one.weekday],
    }
    for key, clock in (("opens_at", one.opens), ("closes_at", one.closes)):
        put(schedule, key, clock.isoformat("seconds") if clock else "")
    put(schedule, "description", one.note)
    return schedule
