"""Reaching into records of Open Referral UK, in which any part may be absent, empty or of another shape."""

import math
from collections.abc import Mapping
from typing import Any

from fivefold.sources.cells import ABSENT

Record = dict[str, Any]


def line(text: object, most: int = 0) -> str:
    """One line of text; "n/a" and its like say nothing. Clipped where the directory has less room."""
    if text is None or isinstance(text, dict | list):
        return ""
    said = " ".join(str(text).split())
    if said.casefold() in ABSENT:
        return ""
    return said[:most].rstrip() if most else said


def prose(text: object) -> str:
    """Text of several lines without white space around it."""
    return "\n".join(str(text).strip().splitlines()) if text is not None else ""


def part(record: Mapping[str, Any], name: str) -> Record:
    """A part that is a record, or an empty one."""
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def parts(record: Mapping[str, Any], name: str) -> list[Record]:
    """The records in a list, without anything else that may stand in it."""
    found = record.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def first(record: Mapping[str, Any], name: str) -> Record:
    return next(iter(parts(record, name)), {})


def number(thing: object) -> float | None:
    """A finite number, also where it came as text; None for anything else."""
    if isinstance(thing, bool) or not isinstance(thing, int | float | str):
        return None
    try:
        found = float(thing)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def put(record: Record, key: str, content: Any) -> None:
    """Set a field; an empty one is left out, as the standard asks."""
    if content in ("", None, [], {}):
        record.pop(key, None)
    else:
        record[key] = content
