"""The head of a content file."""

from typing import Annotated

from pydantic import AfterValidator

from fivefold.knowledge.entries import Strict, Text


class Change(Strict):
    """What an edition changed, in a line for people; `slugs` are the items concerned."""

    edition: Text
    text: Text
    slugs: tuple[str, ...] = ()


def _dated(edition: str) -> str:
    year, _, month = edition.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        raise ValueError(f"{edition!r} is not an edition; write year and month, 2026-11, in quotes")
    return edition


class Package(Strict):
    """The head of a content file. `locale` applies to all its items; `status` says how far it was reviewed."""

    kind: Text
    edition: Annotated[str, AfterValidator(_dated)]
    locale: Text
    credit: Text
    status: str = ""
    changes: tuple[Change, ...] = ()
