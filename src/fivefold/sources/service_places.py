"""Where a service is given, as columns of a row. A further place stands in a further row with the same ID."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from fivefold.services.open_to import Location
from fivefold.sources import service_words as words
from fivefold.sources.cells import NotUnderstood, shortened
from fivefold.sources.columns import Cells, Column
from fivefold.sources.service_columns import CALENDAR
from fivefold.sources.service_hours import from_calendar, hours_of, hours_words
from fivefold.sources.workbooks import SheetColumn

FROM = ("feed", "postcode", "typed")


def degrees(text: str, most: int) -> float:
    """A latitude or longitude in degrees."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not -most <= found <= most:
        raise NotUnderstood(
            f"{shortened(text)!r} is no position in degrees.",
            "Write it as 53.4177 (latitude) or -2.4254 (longitude).",
        )
    return found


def _position(text: str) -> str:
    if text.casefold() not in FROM:
        raise NotUnderstood(
            f"{shortened(text)!r} is not one of the words used here.", f"Use: {', '.join(FROM)}."
        )
    return text.casefold()


# heading, what else people call it, fact of the place, how it is read
_PARTS: tuple[tuple[str, tuple[str, ...], str, Callable[[str], Any], str], ...] = (
    ("Place name", ("Location name",), "name", str, "The building or room, as families know it."),
    ("Place address", (), "address", str, "Street and town of this place."),
    ("Place postcode", (), "postcode", str, "Postcode of this place."),
    ("Latitude", ("Lat",), "latitude", lambda cell: degrees(cell, 90), "Degrees north, such as 53.4177. Both or none."),
    ("Longitude", ("Lon", "Long", "Lng"), "longitude", lambda cell: degrees(cell, 180), "Degrees east; west is below 0."),
    ("Position from", (), "position", _position, f"Where the degrees come from: {', '.join(FROM)}."),
    ("Hours", (), "hours", hours_of, "Monday 09:30-11:30 (term time); Friday from 14:00"),
)  # fmt: skip
COLUMNS = tuple(Column(heading, required=False, also=also) for heading, also, *_rest in _PARTS)
SHEET_COLUMNS = tuple(SheetColumn(heading, 20, (), hint) for heading, _also, _name, _read, hint in _PARTS)
_ROOM = {"Place name": 200, "Place postcode": 20}


def cells_of(place: Location) -> list[str]:
    """One place as cells, in the order of COLUMNS."""
    return [
        place.name,
        place.address,
        place.postcode,
        "" if place.latitude is None else words.amount_words(place.latitude),
        "" if place.longitude is None else words.amount_words(place.longitude),
        place.position,
        hours_words(place.hours),
    ]


def place_in(cells: Cells, there: Mapping[str, int]) -> Location | None:
    """The place of a row; None where it gives none. A list that gives degrees beside an address means that address."""
    facts = {name: _read(cells, heading, read) for heading, _also, name, read, _hint in _PARTS}
    facts["hours"] = facts["hours"] or _calendar_hours(cells)
    found = {name: fact for name, fact in facts.items() if fact not in (None, "", ())}
    if (facts["latitude"] is None) != (facts["longitude"] is None) and not cells.failed:
        lacking = "Latitude" if facts["latitude"] is None else "Longitude"
        cells.refuse(lacking, "Only one of the two degrees is given.", "Write both, or leave both empty.")
    if not found or cells.failed:
        return None
    if "latitude" in found:
        found.setdefault("position", "feed")
    if "Place address" not in there:
        for name, column in (("address", "Address"), ("postcode", "Postcode")):
            text = cells.lines(column)
            found.setdefault(name, "" if words.is_blank(text) else text)
    return Location(**found)


def _read(cells: Cells, heading: str, read: Callable[[str], Any]) -> Any:
    cell = cells.lines(heading) if heading in ("Place address", "Hours") else cells.text(heading)
    if not cell or words.is_blank(cell):
        return None
    line = cells.tried(heading, lambda text: words.at_most(_ROOM.get(heading, 10_000), text), cell)
    return None if line is None else cells.tried(heading, read, line)


def _calendar_hours(cells: Cells) -> tuple[Any, ...]:
    days, frequency, interval, opens = (
        "" if words.says_nothing(text) else text
        for text in (cells.text(CALENDAR[part].name) for part in ("days", "frequency", "interval", "opens"))
    )
    return from_calendar(days, frequency, interval, opens) if days else ()


def calendar_without_a_day(cells: Cells) -> bool:
    """Whether a row has a time but no weekday, so that its hours cannot be shown."""
    days, opens = cells.text(CALENDAR["days"].name), cells.text(CALENDAR["opens"].name)
    return not words.says_nothing(opens) and bool(opens) and (not days or words.says_nothing(days))
