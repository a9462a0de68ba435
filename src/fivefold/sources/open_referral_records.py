"""One service as one Open Referral UK record, and back. Whatever we do not read stays where it is."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from fivefold.services.offer import Offer, Status
from fivefold.services.open_to import Location
from fivefold.sources.cells import NotUnderstood
from fivefold.sources.open_referral_costs import read_cost, read_free, write_cost
from fivefold.sources.open_referral_exact import exactly, with_exact
from fivefold.sources.open_referral_hints import access_in, languages_in, write_languages
from fivefold.sources.open_referral_parts import Record, first, line, part, parts, prose, put
from fivefold.sources.open_referral_places import read_places, write_places
from fivefold.sources.open_referral_rules import without_nulls
from fivefold.sources.open_referral_terms import AGES, TOLD, attributes_of, read_terms, write_terms
from fivefold.sources.service_words import name_based_id, website
from fivefold.vocabulary.ages import AgeBand

# --- record to service -------------------------------------------------------------------------------------------


def offer_of(record: Record) -> tuple[Offer, list[str]]:
    """The service in a record that keeps the rules, and sentences about what could not be used.

    `original` is kept only where the record holds more than we would write ourselves.
    """
    doubts: list[str] = []
    offer = _read(without_nulls(record), doubts)
    if record_of(offer) != record:
        offer = replace(offer, original=json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    return offer, list(dict.fromkeys(doubts))


def _read(record: Record, doubts: list[str]) -> Offer:
    facts = _natural(record, doubts)
    return Offer(**facts | exactly(record, facts))


def _natural(record: Record, doubts: list[str]) -> dict[str, Any]:
    """The facts as the fields of the standard and our terms say them."""
    facts = read_terms(record)
    facts["eligibility"] = facts["eligibility"] or line(record.get("eligibility_description"))
    facts["access"] = facts["access"] or access_in(record)
    places = read_places(record, doubts)
    place = places[0] if places else Location()
    return facts | {
        "id": str(record["id"]),
        "name": " ".join(str(record["name"]).split()),
        "organisation": line(part(record, "organization").get("name")),
        "description": prose(record.get("description")),
        "ages": _ages(record, doubts),
        "areas": tuple(said for area in parts(record, "service_areas") if (said := _area(area))),
        "status": Status(record["status"]),
        "address": place.address,
        "postcode": place.postcode,
        "email": str(record.get("email", "")),
        "telephone": line(_phone(record).get("number"))[:60],
        "website": _website(record, doubts),
        "assured_on": date.fromisoformat(record["assured_date"]) if record.get("assured_date") else None,
        "languages": languages_in(record),
        "cost": read_cost(record),
        "free": read_free(record),
        "locations": places,
    }


def _area(area: Record) -> str:
    # Semicolons separate areas in spreadsheets.
    return (line(area.get("name")) or line(area.get("service_area"))).replace(";", ",")[:500]


def _phone(record: Record) -> Record:
    return first(record, "phones") or first(first(record, "contacts"), "phones")


def _website(record: Record, doubts: list[str]) -> str:
    try:
        return website(str(record.get("url", "")))
    except NotUnderstood as trouble:
        doubts.append(f"{trouble.said} It is kept in the record but not shown as a link.")
        return ""


def _ages(record: Record, doubts: list[str]) -> AgeBand | None:
    """Our exact months where they still agree with the record's years; else the years, the last one included."""
    low, high = record.get("minimum_age"), record.get("maximum_age")
    for attribute in attributes_of(record, AGES):
        start, _, end = str(attribute.get("value", "")).partition(" to ")
        if _is_whole(start) and _is_whole(end) and -9 <= int(start) < int(end):
            band = AgeBand(int(start), int(end))
            if (low, high) == _years(band):
                return band
    if low is None and high is None:
        return None
    if low is None or high is None:
        doubts.append("only one of the two ages is given, so its ages are left open.")
        return None
    # "Up to 4" takes in four-year-olds until the fifth birthday.
    end_months = (high + 1) * 12 if float(high).is_integer() else high * 12
    if not 0 <= low * 12 < end_months:
        doubts.append("its youngest age is above its oldest, so its ages are left open.")
        return None
    return AgeBand(int(low * 12), max(int(end_months), int(low * 12) + 1))


def _is_whole(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 5


def _years(band: AgeBand) -> tuple[float, float]:
    """The ages in years as the standard has them: pregnancy begins at 0, the oldest year is included."""
    low, high = max(0, band.start) / 12, band.end / 12
    return _short(low), _short(high - 1) if high.is_integer() and high >= 1 else _short(max(high, 0.0))


def _short(years: float) -> float:
    return int(years) if years.is_integer() else round(years, 2)


# --- service to record -------------------------------------------------------------------------------------------


def record_of(offer: Offer) -> Record:
    """The record of a service: the original with what changed since, or a new one."""
    record: Record = json.loads(offer.original) if offer.original else {}
    was = _read(without_nulls(record), []) if offer.original else None
    if was is not None and replace(offer, original="") == was:
        return record
    changed = {
        fact.name
        for fact in fields(Offer)
        if was is None or getattr(was, fact.name) != getattr(offer, fact.name)
    }
    for name, write in _WRITERS.items():
        if name in changed:
            write(record, offer)
    if changed & {"cost", "free"}:
        write_cost(record, offer, was)
    if changed & {"locations", "address", "postcode"}:
        write_places(record, offer.id, _places(offer, was))
    if was is None or changed & TOLD:
        write_terms(record, offer)
    return with_exact(record, offer, _natural(without_nulls(record), []))


def _places(offer: Offer, was: Offer | None) -> tuple[Location, ...]:
    """The places to write; where only the one address was changed, the first place moves there."""
    places = offer.locations
    there = (offer.address, offer.postcode)
    moved = was is None or (was.address, was.postcode) != there
    unlike = was is None or was.locations != places
    if not places:
        return (Location(address=offer.address, postcode=offer.postcode),) if any(there) else ()
    if moved and not unlike:
        return (replace(places[0], address=offer.address, postcode=offer.postcode), *places[1:])
    return places


def _write_ages(record: Record, offer: Offer) -> None:
    low, high = _years(offer.ages) if offer.ages else (None, None)
    put(record, "minimum_age", low)
    put(record, "maximum_age", high)


def _write_organisation(record: Record, offer: Offer) -> None:
    """The standard wants an id, a name and a description of every organisation; we know the name."""
    name = offer.organisation
    record.pop("organization_id", None)
    own = name_based_id("organisation", name.casefold())
    record["organization"] = {"id": own, "name": name, "description": name}


def _write_areas(record: Record, offer: Offer) -> None:
    areas = [
        {"id": name_based_id(offer.id, "area", str(n)), "name": area}
        for n, area in enumerate(offer.areas)
        if area
    ]
    put(record, "service_areas", areas)


def _write_phone(record: Record, offer: Offer) -> None:
    former = parts(record, "phones")
    new = [{"id": name_based_id(offer.id, "phone"), **first(record, "phones"), "number": offer.telephone}]
    put(record, "phones", [*(new if offer.telephone else []), *former[1:]])


_WRITERS: dict[str, Callable[[Record, Offer], None]] = {
    "id": lambda record, offer: put(record, "id", offer.id),
    "organisation": _write_organisation,
    "name": lambda record, offer: put(record, "name", offer.name),
    "description": lambda record, offer: put(record, "description", offer.description),
    "website": lambda record, offer: put(record, "url", offer.website),
    "email": lambda record, offer: put(record, "email", offer.email),
    "status": lambda record, offer: put(record, "status", offer.status.value),
    "assured_on": lambda r, offer: put(r, "assured_date", offer.assured_on and offer.assured_on.isoformat()),
    "areas": _write_areas,
    "telephone": _write_phone,
    "languages": write_languages,
    "ages": _write_ages,
}
