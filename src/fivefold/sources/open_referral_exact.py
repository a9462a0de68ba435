"""Facts that the fields of the standard cannot say exactly: said beside them, as long as the fields stay as they were.

A field that another system changed wins over what we once said beside it.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import time
from typing import Any

from fivefold.services.offer import Offer
from fivefold.services.open_to import Access, Hours, Location
from fivefold.sources.open_referral_parts import Record, parts, put
from fivefold.sources.open_referral_terms import EXACT, attribute, attributes_of


def exactly(record: Record, natural: dict[str, Any]) -> dict[str, Any]:
    """The facts that are said exactly, where the fields still say what they said then."""
    found = {}
    for one in attributes_of(record, EXACT):
        name = str(one["taxonomy_term"].get("name"))
        if name in EXACTLY:
            try:
                told = json.loads(str(one.get("value")))
                if told["seen"] == _seen(natural[name]):
                    found[name] = EXACTLY[name](told["says"])
            except (ValueError, TypeError, KeyError, RecursionError):
                continue
    return found


def with_exact(record: Record, offer: Offer, natural: dict[str, Any]) -> Record:
    """The record, saying beside its fields what they do not say."""
    others = [one for one in parts(record, "attributes") if one not in attributes_of(record, EXACT)]
    said = [
        attribute(offer.id, EXACT, name, value=_told(getattr(offer, name), natural[name]))
        for name in EXACTLY
        if getattr(offer, name) != natural[name]
    ]
    if said or len(others) != len(parts(record, "attributes")):
        put(record, "attributes", [*others, *said])
    return record


def _told(says: Any, natural: Any) -> str:
    return json.dumps({"says": _plain(says), "seen": _seen(natural)}, ensure_ascii=False)


def _seen(fact: Any) -> str:
    told = json.dumps(_plain(fact), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _plain(fact: Any) -> Any:
    if isinstance(fact, frozenset):
        return sorted(fact)
    if isinstance(fact, tuple):
        return [_plain(one) for one in fact]
    if isinstance(fact, Location):
        places = (fact.name, fact.address, fact.postcode, fact.latitude, fact.longitude, fact.position)
        return [*places, [_plain(one) for one in fact.hours]]
    if isinstance(fact, Hours):
        opens, closes = (clock.isoformat() if clock else None for clock in (fact.opens, fact.closes))
        return [fact.weekday, opens, closes, fact.note]
    return fact


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError("no text")
    return said


def _several(said: Any) -> tuple[str, ...]:
    return tuple(_text(one) for one in said)


def _maybe(said: Any) -> bool | None:
    if said not in (True, False, None):
        raise TypeError("neither yes nor no")
    return said if said is None else bool(said)


def _access(said: Any) -> frozenset[Access]:
    return frozenset(Access(one) for one in said)


def _locations(said: Any) -> tuple[Location, ...]:
    return tuple(_location(*one) for one in said)


def _location(name: Any, address: Any, code: Any, lat: Any, lon: Any, position: Any, hours: Any) -> Location:
    if (lat is None) != (lon is None) or (lat is not None and not (abs(lat) <= 90 and abs(lon) <= 180)):
        raise ValueError("no position on Earth")
    told = tuple(_hours(*one) for one in hours)
    return Location(_text(name), _text(address), _text(code), lat, lon, _text(position), told)


def _hours(weekday: Any, opens: Any, closes: Any, note: Any) -> Hours:
    if weekday not in range(7):
        raise ValueError("no weekday")
    start, end = (time.fromisoformat(one) if one else None for one in (opens, closes))
    if start and end and end <= start:
        raise ValueError("closes before it opens")
    return Hours(weekday, start, end, _text(note)[:200])


EXACTLY: dict[str, Callable[[Any], Any]] = {
    "organisation": _text,
    "description": _text,
    "areas": _several,
    "address": _text,
    "postcode": _text,
    "telephone": _text,
    "eligibility": _text,
    "cost": _text,
    "free": _maybe,
    "languages": _several,
    "access": _access,
    "locations": _locations,
}
