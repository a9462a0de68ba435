"""One service as one Open Referral UK record, and back. Whatever we do not read stays where it is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from fivefold.services.offer import Offer, Status
from fivefold.sources.cells import NotUnderstood
from fivefold.sources.open_referral_rules import without_nulls
from fivefold.sources.service_words import name_based_id, website
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier

Record = dict[str, Any]
E = TypeVar("E", bound=StrEnum)

# Our own taxonomies. The standard has no terms for these.
LEVEL = "Fivefold level"
KIND = "Fivefold kind of support"
MAIN_KIND = "Fivefold main kind of support"
REACH = "Fivefold reach"
NEED_GROUP = "Fivefold need group"
AGES = "Fivefold age band in months"
WORDS = "Fivefold words"
_IN_WORDS = ("caregivers", "eligibility", "capacity")


# --- record to service -------------------------------------------------------------------------------------------


def offer_of(record: Record) -> tuple[Offer, list[str]]:
    """The service in a record that keeps the rules, and sentences about what could not be used.

    `original` is kept only where the record holds more than we would write ourselves.
    """
    doubts: list[str] = []
    offer = _read(without_nulls(record), doubts)
    if record_of(offer) != record:
        offer = replace(offer, original=json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    return offer, doubts


def _read(record: Record, doubts: list[str]) -> Offer:
    tiers = _terms(record, KIND, Tier)
    primary = next(iter(_terms(record, MAIN_KIND, Tier)), next(iter(tiers)) if len(tiers) == 1 else None)
    words = {name: _worded(record, name) for name in _IN_WORDS}
    words["eligibility"] = words["eligibility"] or _line(record.get("eligibility_description"))
    return Offer(
        id=str(record["id"]),
        name=" ".join(str(record["name"]).split()),
        organisation=_line(_part(record, "organization").get("name")),
        description=_prose(record.get("description")),
        levels=frozenset(_terms(record, LEVEL, Level)),
        tiers=frozenset(tiers),
        primary=primary,
        reach=next(iter(_terms(record, REACH, Reach)), None),
        need_groups=frozenset(_terms(record, NEED_GROUP, NeedGroup)),
        ages=_ages(record, doubts),
        areas=tuple(_area(area) for area in record.get("service_areas", ()) if _area(area)),
        status=Status(record["status"]),
        address=_address(record),
        postcode=_line(_first_address(record).get("postal_code"))[:20],
        email=str(record.get("email", "")),
        telephone=_line(_phone(record).get("number"))[:60],
        website=_website(record, doubts),
        assured_on=date.fromisoformat(record["assured_date"]) if record.get("assured_date") else None,
        **words,
    )


def _line(text: object) -> str:
    return " ".join(str(text).split()) if text is not None else ""


def _prose(text: object) -> str:
    return "\n".join(str(text).strip().splitlines()) if text is not None else ""


def _part(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = record.get(name)
    return part if isinstance(part, dict) else {}


def _first(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    parts = record.get(name)
    return parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], dict) else {}


def _attributes(record: Mapping[str, Any], taxonomy: str) -> list[Mapping[str, Any]]:
    return [a for a in record.get("attributes", ()) if _part(a, "taxonomy_term").get("taxonomy") == taxonomy]


def _terms(record: Record, taxonomy: str, kinds: type[E]) -> list[E]:
    known = {kind.value: kind for kind in kinds}
    terms = [str(_part(a, "taxonomy_term").get("name")) for a in _attributes(record, taxonomy)]
    return [known[term] for term in terms if term in known]


def _worded(record: Record, name: str) -> str:
    found = [a for a in _attributes(record, WORDS) if _part(a, "taxonomy_term").get("name") == name]
    return _prose(found[0].get("value")) if found else ""


def _area(area: Mapping[str, Any]) -> str:
    # Semicolons separate areas in spreadsheets.
    return _line(area.get("name") or area.get("service_area")).replace(";", ",")[:500]


def _first_address(record: Mapping[str, Any]) -> Mapping[str, Any]:
    return _first(_part(_first(record, "service_at_locations"), "location"), "addresses")


def _address(record: Mapping[str, Any]) -> str:
    found = _first_address(record)
    parts = (
        _line(found.get(name)) for name in ("address_1", "address_2", "city", "region", "state_province")
    )
    return ", ".join(part for part in parts if part)


def _phone(record: Mapping[str, Any]) -> Mapping[str, Any]:
    return _first(record, "phones") or _first(_first(record, "contacts"), "phones")


def _website(record: Record, doubts: list[str]) -> str:
    try:
        return website(str(record.get("url", "")))
    except NotUnderstood as trouble:
        doubts.append(f"{trouble.said} It is kept in the record but not shown as a link.")
        return ""


def _ages(record: Record, doubts: list[str]) -> AgeBand | None:
    """Our exact months where they still agree with the record's years; else the years, the last one included."""
    low, high = record.get("minimum_age"), record.get("maximum_age")
    for attribute in _attributes(record, AGES):
        start, _, end = str(attribute.get("value", "")).partition(" to ")
        if start.lstrip("-").isdigit() and end.isdigit() and -9 <= int(start) < int(end):
            band = AgeBand(int(start), int(end))
            if (low, high) == _years(band):
                return band
    if low is None and high is None:
        return None
    if low is None or high is None:
        doubts.append("only one of the two ages is given, so its ages are left open.")
        return None
    # "Up to 4" takes in four-year-olds until the fifth birthday.
    end = (high + 1) * 12 if float(high).is_integer() else high * 12
    if not 0 <= low * 12 < end:
        doubts.append("its youngest age is above its oldest, so its ages are left open.")
        return None
    return AgeBand(int(low * 12), max(int(end), int(low * 12) + 1))


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
    for name, write in _WRITERS.items():
        if was is None or getattr(was, name) != getattr(offer, name):
            write(record, offer)
    if was is None or _tags(was) != _tags(offer):
        _write_tags(record, offer)
    return record


def _put(record: Record, key: str, content: Any) -> None:
    """Set a field; an empty one is left out, as the standard asks."""
    if content in ("", None, [], {}):
        record.pop(key, None)
    else:
        record[key] = content


def _write_ages(record: Record, offer: Offer) -> None:
    low, high = _years(offer.ages) if offer.ages else (None, None)
    _put(record, "minimum_age", low)
    _put(record, "maximum_age", high)


def _write_organisation(record: Record, offer: Offer) -> None:
    name = offer.organisation
    record.pop("organization_id", None)
    record["organization"] = {"id": name_based_id("organisation", name.casefold())} | (
        {"name": name} if name else {}
    )


def _write_areas(record: Record, offer: Offer) -> None:
    areas = [
        {"id": name_based_id(offer.id, "area", str(n)), "name": area}
        for n, area in enumerate(offer.areas)
        if area
    ]
    _put(record, "service_areas", areas)


def _write_place(record: Record, offer: Offer) -> None:
    """Address and postcode; where the record already has places, the first one is changed and its name kept."""
    address = {"address_1": offer.address, "postal_code": offer.postcode}
    address = {key: text for key, text in address.items() if text}
    links = [link for link in record.get("service_at_locations") or () if isinstance(link, dict)]
    if not address:
        _put(record, "service_at_locations", links[1:])
        return
    new = {"id": name_based_id(offer.id, "address"), **address, "country": "GB", "address_type": "physical"}
    link = links[0] if links else {"id": name_based_id(offer.id, "place")}
    location = dict(_part(link, "location")) or {
        "id": name_based_id(offer.id, "location"), "location_type": "physical",
    }  # fmt: skip
    former = _first(location, "addresses")
    kept = {key: part for key, part in former.items() if key not in _ADDRESS_PARTS}
    location["addresses"] = [{**new, **kept, **address}, *(location.get("addresses") or ())[1:]]
    record["service_at_locations"] = [{**link, "location": location}, *links[1:]]


_ADDRESS_PARTS = ("address_1", "address_2", "city", "region", "state_province", "postal_code")


def _write_phone(record: Record, offer: Offer) -> None:
    former = record.get("phones") or []
    new = [{"id": name_based_id(offer.id, "phone"), **_first(record, "phones"), "number": offer.telephone}]
    _put(record, "phones", [*(new if offer.telephone else []), *former[1:]])


_WRITERS: dict[str, Callable[[Record, Offer], None]] = {
    "id": lambda record, offer: _put(record, "id", offer.id),
    "organisation": _write_organisation,
    "name": lambda record, offer: _put(record, "name", offer.name),
    "description": lambda record, offer: _put(record, "description", offer.description),
    "website": lambda record, offer: _put(record, "url", offer.website),
    "email": lambda record, offer: _put(record, "email", offer.email),
    "status": lambda record, offer: _put(record, "status", offer.status.value),
    "ages": _write_ages,
    "assured_on": lambda r, offer: _put(
        r, "assured_date", offer.assured_on.isoformat() if offer.assured_on else ""
    ),
    "areas": _write_areas,
    "address": _write_place,
    "postcode": _write_place,
    "telephone": _write_phone,
}


def _tags(offer: Offer) -> tuple[object, ...]:
    words = (getattr(offer, name) for name in _IN_WORDS)
    return (offer.levels, offer.tiers, offer.primary, offer.reach, offer.need_groups, offer.ages, *words)


def _write_tags(record: Record, offer: Offer) -> None:
    """Our attributes anew; everybody else's stay."""
    ours = {LEVEL, KIND, MAIN_KIND, REACH, NEED_GROUP, AGES, WORDS}
    others = [
        a for a in record.get("attributes") or () if _part(a, "taxonomy_term").get("taxonomy") not in ours
    ]
    tags = [
        *((LEVEL, level.value, "") for level in Level if level in offer.levels),
        *((KIND, tier.value, "") for tier in Tier if tier in offer.tiers),
        *([(MAIN_KIND, offer.primary.value, "")] if offer.primary else []),
        *([(REACH, offer.reach.value, "")] if offer.reach else []),
        *((NEED_GROUP, group.value, "") for group in NeedGroup if group in offer.need_groups),
        *([(AGES, "age band", f"{offer.ages.start} to {offer.ages.end}")] if offer.ages else []),
        *((WORDS, name, getattr(offer, name)) for name in _IN_WORDS if getattr(offer, name)),
    ]
    _put(record, "attributes", [*others, *(_attribute(offer.id, *tag) for tag in tags)])


def _attribute(service: str, taxonomy: str, name: str, value: str) -> Record:
    term = {"id": name_based_id(taxonomy, name), "name": name, "taxonomy": taxonomy}
    attribute: Record = {
        "id": name_based_id(service, taxonomy, name),
        "link_type": "service",
        "taxonomy_term": term,
    }
    return attribute | ({"value": value} if value else {})
