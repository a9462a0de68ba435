"""The rules of Open Referral UK (HSDS-UK 3.0) that a record must keep, written anew; its schema files are not copied.

Required: id, name, status, and whose service it is. Formats of e-mail addresses and dates are checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.services.offer import Status
from fivefold.sources.cells import NotUnderstood, shortened
from fivefold.sources.service_words import EMAIL, website

if TYPE_CHECKING:
    import jsonschema
else:
    jsonschema = Late("jsonschema")

_TEXT = {"type": "string"}
_DATE = {"type": "string", "format": "date"}
_EMAIL = {"type": "string", "format": "email"}
_AGE = {"type": "number", "minimum": -1, "maximum": 150}
_THINGS = {"type": "array", "items": {"type": "object"}, "maxItems": 2_000}
_SCHEDULES = {
    "type": "array",
    "items": {"type": "object", "properties": {"valid_from": _DATE, "valid_to": _DATE}},
}
_FORMATS = {"id": "uuid", "last_modified": "date-time"}

SERVICE: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name", "status"],
    "anyOf": [{"required": ["organization"]}, {"required": ["organization_id"]}],
    "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 200},
        "name": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"\S"},
        "status": {"enum": [status.value for status in Status]},
        "organization_id": {"type": "string", "minLength": 1},
        "organization": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": _TEXT, "name": {"type": "string", "maxLength": 200}, "email": _EMAIL},
        },
        "description": _TEXT,
        "url": {"type": "string", "maxLength": 500},
        "email": _EMAIL | {"maxLength": 254},
        "assurer_email": _EMAIL,
        "assured_date": _DATE,
        "minimum_age": _AGE,
        "maximum_age": _AGE,
        "service_areas": _THINGS,
        "service_at_locations": {
            "type": "array", "maxItems": 2_000,
            "items": {"type": "object", "properties": {"location": {"type": "object"}, "schedules": _SCHEDULES}},
        },
        "schedules": _SCHEDULES,
        "cost_options": {
            "type": "array",
            "items": {"type": "object", "properties": {"amount": {"type": "number"}, "valid_from": _DATE, "valid_to": _DATE}},
        },
        "funding": _THINGS,
        "phones": _THINGS,
        "contacts": _THINGS,
        "languages": _THINGS,
        "attributes": {
            "type": "array",
            "items": {"type": "object", "properties": {"taxonomy_term": {"type": "object"}, "value": _TEXT}},
        },
    },
}  # fmt: skip


def _is_email(text: object) -> bool:
    return not isinstance(text, str) or bool(EMAIL.fullmatch(text))


@cache
def _validator() -> jsonschema.Draft202012Validator:
    formats = jsonschema.FormatChecker(["date"])
    formats.checks("email")(_is_email)
    return jsonschema.Draft202012Validator(SERVICE, format_checker=formats)


def faults(record: object) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a record: where in it, what, and the remedy. Optional parts that are null count as absent."""
    if not isinstance(record, dict):
        yield (
            "",
            "This is not a service record.",
            "A service is written in braces with an id, a name and a status.",
        )
        return
    for error in sorted(
        _validator().iter_errors(without_nulls(record)), key=lambda error: list(map(str, error.path))
    ):
        yield _sentence(error)
    yield from _address_fault(record)


def lapses(record: object) -> Iterator[str]:
    """What the standard asks for and a record lacks without harm to us; sentences that can be counted."""
    if not isinstance(record, dict):
        return
    for name, kind in _FORMATS.items():
        said = record.get(name)
        if isinstance(said, str) and said and not _conforms(said, kind):
            yield f"{name} is not written as the standard asks ({kind})"
    organisation = record.get("organization")
    if isinstance(organisation, dict) and not organisation.get("description"):
        yield "organization has no description, which the standard asks for"


def _conforms(text: str, kind: str) -> bool:
    return bool(jsonschema.FormatChecker().conforms(text, kind))


def without_nulls(thing: Any) -> Any:
    """The same record without empty optional parts."""
    if isinstance(thing, dict):
        return {key: without_nulls(part) for key, part in thing.items() if part is not None}
    if isinstance(thing, list):
        return [without_nulls(part) for part in thing if part is not None]
    return thing


def _sentence(error: jsonschema.ValidationError) -> tuple[str, str, str]:
    where = ".".join(str(step) for step in error.path)
    rule, seen = error.validator, shortened(str(error.instance))
    if rule == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        where = f"{where}.{missing}".lstrip(".")
        return (
            where,
            f"The field {missing!r} is missing.",
            "Open Referral UK requires it; add it to the record.",
        )
    if rule == "anyOf":
        return "organization_id", "Nothing says which organisation offers the service.", "Add organization or organization_id."  # fmt: skip
    if rule == "format" and error.validator_value == "email":
        return (
            where,
            f"{seen!r} is not an e-mail address.",
            "Write it as name@example.org, or leave the field out.",
        )
    if rule == "format":
        return where, f"{seen!r} is not a date.", "Write it year first, such as 2026-03-31."
    if rule == "enum":
        return where, f"{seen!r} is not a status.", f"Use: {', '.join(error.validator_value)}."
    if rule == "type":
        return where, f"{seen!r} is not of the right type.", f"Give it as a {_TYPES[error.validator_value]}."
    if rule in ("maxLength", "maxItems"):
        return where, f"This is longer than {error.validator_value:,}.", "Shorten it."
    if rule in ("minimum", "maximum"):
        return where, f"{seen} is not an age in years.", "Give years from 0 to 150."
    return where, "This is empty.", "Fill it."


_TYPES = {"string": "text", "number": "number", "object": "record in braces", "array": "list in brackets"}


def _address_fault(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Only addresses of websites are let in; one without https is kept in the record but not used as a link."""
    url = record.get("url")
    if isinstance(url, str):
        try:
            website(url)
        except NotUnderstood as trouble:
            if "not an address of a website" in trouble.said:
                yield "url", trouble.said, trouble.remedy
