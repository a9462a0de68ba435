"""A record as everybody may see it: what the standard requires is there, what is for partners or of a person is not."""

from functools import lru_cache
from typing import Any

from fivefold.late import Late
from fivefold.sources.open_referral_parts import Record, number, part, parts
from fivefold.sources.open_referral_rules import without_nulls
from fivefold.sources.open_referral_terms import FOR_PARTNERS, SUPPLY
from fivefold.sources.service_words import EMAIL, name_based_id

jsonschema: Any = Late("jsonschema")

_ADDRESSES = ("url", "website", "uri", "schedule_link", "term_uri")
# Fields of people who answer for a service; the service and its organisation have addresses of their own.
_OF_PEOPLE = ("assurer_email",)
_REQUIRED = {
    "addresses": {"address_1": "", "city": "", "state_province": "", "postal_code": "", "country": "GB",
                  "address_type": "physical"},
    "organization_identifiers": {"identifier_type": "", "identifier": ""},
}  # fmt: skip
_KINDS = {
    "location_type": (("physical", "postal", "virtual"), "physical"),
    "address_type": (("physical", "postal", "virtual"), "physical"),
    "freq": (("WEEKLY", "MONTHLY"), None),
}
_NUMBERS = {"minimum_age", "maximum_age", "latitude", "longitude", "interval", "amount"}


def public(record: Record, changed: str = "") -> Record:
    """The record for everybody. `changed` is when it was last changed here, where the record does not say."""
    found: Record = _made_to_conform(_without_partners_figures(without_nulls(record)), "service", owner="")
    for name in _OF_PEOPLE:
        found.pop(name, None)
    if "last_modified" not in found and changed:
        found["last_modified"] = changed
    return found


def _without_partners_figures(record: Record) -> Record:
    kept = [
        one
        for one in parts(record, "attributes")
        if part(one, "taxonomy_term").get("taxonomy") != SUPPLY
        or part(one, "taxonomy_term").get("name") not in FOR_PARTNERS
    ]
    return {**record, "attributes": kept} if "attributes" in record else record


def _made_to_conform(thing: Record, kind: str, owner: str) -> Record:
    """One record of the standard, whatever kind it is, with everything inside it."""
    found: Record = dict(_REQUIRED.get(kind, {}))
    found |= {key: said for key, said in thing.items() if _may_stay(key, said, kind)}
    for key in _NUMBERS & found.keys():
        found[key] = _number(found[key])
    for key, (allowed, otherwise) in _KINDS.items():
        if key in found and found[key] not in allowed:
            shouted = str(found[key]).upper()
            found[key] = shouted if shouted in allowed else otherwise
    found = {key: said for key, said in found.items() if said is not None}
    own = str(found.get("id") or "")
    found = {key: _inside(key, said, own or owner) for key, said in found.items()}
    if own:
        found["id"] = _as_uuid(own)
    elif kind not in ("", "page"):
        found["id"] = name_based_id(owner, kind, str(sorted(found.items(), key=lambda pair: pair[0])))
    return _with_names(found, kind)


def _number(said: Any) -> Any:
    """Numbers that came as text are numbers here; a number stays as it is written."""
    return number(said) if isinstance(said, str) else said


def _with_names(found: Record, kind: str) -> Record:
    """Organisations and terms need a name and a description; the name stands for both where there is but one."""
    if kind in ("organization", "taxonomy_term"):
        name = str(found.get("name") or found.get("term") or "")
        found |= {"name": name, "description": str(found.get("description") or name)}
    if kind == "location":
        found.setdefault("location_type", "physical")
    return found


def _inside(key: str, said: Any, owner: str) -> Any:
    if isinstance(said, dict):
        return _made_to_conform(said, key, owner)
    if isinstance(said, list):
        return [_made_to_conform(one, key, f"{owner}/{turn}") if isinstance(one, dict) else one
                for turn, one in enumerate(said)]  # fmt: skip
    if key.endswith("_id") and isinstance(said, str):
        return _as_uuid(said)
    return said


def _may_stay(key: str, said: Any, kind: str) -> bool:
    """Addresses must be addresses; e-mail addresses are those of the service and its organisation alone."""
    if key == "email":
        return kind in ("service", "organization") and isinstance(said, str) and bool(EMAIL.fullmatch(said))
    if key in _ADDRESSES:
        return isinstance(said, str) and _conforms(said, "uri")
    if key == "last_modified":
        return isinstance(said, str) and _conforms(said, "date-time")
    return True


@lru_cache(maxsize=50_000)
def _conforms(text: str, kind: str) -> bool:
    return bool(jsonschema.FormatChecker().conforms(text, kind))


@lru_cache(maxsize=50_000)
def _as_uuid(text: str) -> str:
    """The id itself where it is a UUID, else one that always belongs to it."""
    return text if _conforms(text, "uuid") else name_based_id("published", text)
