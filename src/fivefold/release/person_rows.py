"""Rows of people never come in, whatever a file calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import prod

from fivefold.release.manifest import TableAbout, TableKind
from fivefold.release.refusal import ReleaseRefused

REMEDY = (
    "Fivefold holds no records of people: delete this file from the computer it should not be on, and tell the "
    "data controller's data-protection officer if it holds real people."
)
_IDENTIFIERS = {
    "an NHS number": r"nhs|nhs ?(number|no|num|id)|(new ?)?nhs ?number.*|chi( number)?|h ?and ?c( number)?",
    "a name": r"(full ?|first ?|last ?|fore ?|sur ?|family ?|given ?|child'?s? ?|mother'?s? ?|person'?s? ?|patient'?s? ?)?names?",
    "a date of birth": r"(date ?of ?birth|dob|birth ?date|born( on)?|.*date ?of ?birth.*)",
    "a postcode": r".*post ?code.*",
    "a property number": r".*uprn.*|address.*|.*house ?number.*",
    "a record or person id": r"(person|patient|record|child|mother|pupil|case|client|service ?user|family|household|local ?patient|row|source)? ?(ids?|identifiers?|number|no|key|pseudonym|hash|upn|urn)",
    "an address for messages": r".*(e-?mail|phone|mobile|telephone).*",
}
_POSTCODE = re.compile(r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ](?:19|20)?\d\d)(?:[T ]\d\d:\d\d.*)?"
)
_TEN_DIGITS = re.compile(r"(?<!\d)(?<!\d\.)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\.?\d)")
_LONG_NUMBER = re.compile(r"\d{8,}")
_FEWEST_ROWS = 20


def identifier_in(title: str) -> str | None:
    """What a column's title says it holds, if that would be about one person."""
    said = re.sub(r"\s+", " ", re.sub(r"[^a-z0-9'-]+", " ", _apart(title).lower())).strip()
    return next((what for what, shape in _IDENTIFIERS.items() if re.fullmatch(shape, said)), None)


def _apart(title: str) -> str:
    """ "DateOfBirth" and "date_of_birth" as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)


def is_nhs_number(text: str) -> bool:
    """Ten digits whose last one checks the others (modulus 11)."""
    digits = [int(d) for d in text if d.isdigit()]
    if len(digits) != 10 or not any(digits):
        return False
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if check == 11 else check) == digits[9]


def nhs_number_in(text: str) -> str | None:
    """ "an NHS number" if the text holds one."""
    found = len(text) >= 10 and any(is_nhs_number(digits) for digits in _TEN_DIGITS.findall(text))
    return "an NHS number" if found else None


def personal_value(text: str) -> str | None:
    """What a cell holds, if its value has the shape of a fact about one person."""
    bare = text.strip()
    if what := nhs_number_in(bare):
        return what
    if _POSTCODE.fullmatch(bare):
        return "a full postcode"
    if _DAY.fullmatch(bare):
        return "a date of birth or another exact day"
    if _LONG_NUMBER.fullmatch(bare):
        return "a long number like that of a person, a record or a property"
    return None


def refuse_person_rows(rows: Sequence[Sequence[str]], about: TableAbout, where: str) -> None:
    """Refuse a table that has the shape of records of people; the words never repeat what a cell holds."""
    header, body = rows[0], rows[1:]
    for title in header:
        if what := identifier_in(title):
            raise ReleaseRefused(f"the column {title!r} looks like {what}", where=where, remedy=REMEDY)
    figures = len(header) - 5
    seen: dict[tuple[str, bool], str | None] = {}
    for number, row in enumerate(body, 2):
        for place, (title, text) in enumerate(zip(header, row, strict=False)):
            key = (text, place < figures)
            if key not in seen:
                seen[key] = personal_value(text) if place < figures else nhs_number_in(text)
            if what := seen[key]:
                raise ReleaseRefused(
                    f"the column {title!r} holds what looks like {what}",
                    where=f"{where}, line {number}",
                    remedy=REMEDY,
                )
    _refuse_one_row_each(header, body, where)
    _refuse_more_rows_than_cells(len(body), about, where)


def _refuse_one_row_each(header: Sequence[str], body: Sequence[Sequence[str]], where: str) -> None:
    if {"count", "value"} & set(header) or len(body) < _FEWEST_ROWS:
        return
    for place, title in enumerate(header):
        distinct = len({row[place] for row in body if place < len(row)})
        if distinct >= 0.9 * len(body):
            raise ReleaseRefused(
                f"nearly every row has its own {title!r} and nothing is counted: these are rows of people",
                where=where,
                remedy=REMEDY,
            )


def _refuse_more_rows_than_cells(rows: int, about: TableAbout, where: str) -> None:
    if about.kind is TableKind.COMBINATIONS:
        return
    cells = prod(len(d.labels()) for d in about.dimensions)
    if rows > cells:
        raise ReleaseRefused(
            f"the table has {rows} rows, but its dimensions make only {cells} cells: these are rows of people",
            where=where,
            remedy=REMEDY,
        )


def refuse_person_words(words: Iterable[str], where: str) -> None:
    """Refuse text beside the tables (titles, notes, a checker's report) that carries an NHS number."""
    for text in words:
        if what := nhs_number_in(text):
            raise ReleaseRefused(f"the text holds what looks like {what}", where=where, remedy=REMEDY)
