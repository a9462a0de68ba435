"""Boards hold invented children only: text that looks like the details of a real person is refused."""

import re
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked


class Detail(StrEnum):
    """What points to a real person."""

    BIRTH = "date"
    NHS_NUMBER = "NHS number"
    POSTCODE = "postcode"
    EMAIL = "e-mail address"
    PHONE = "telephone number"

    @property
    def label(self) -> str:
        return _DETAILS[self]


_DETAILS = {
    Detail.BIRTH: marked("a date of birth"),
    Detail.NHS_NUMBER: marked("an NHS number"),
    Detail.POSTCODE: marked("a postcode"),
    Detail.EMAIL: marked("an e-mail address"),
    Detail.PHONE: marked("a telephone number"),
}

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_PATTERNS = {
    Detail.EMAIL: r"[\w.+-]+@[\w-]+\.[\w.-]+",
    Detail.NHS_NUMBER: r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)",
    Detail.PHONE: r"(?<!\d)(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)",
    Detail.BIRTH: (
        r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})[a-z]*,? \d{{4}}\b"
        r"|\b(?:d\.?o\.?b\.?|date of birth)\b"
    ),
    Detail.POSTCODE: r"\b(?:[A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}\b",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of text that looks like a detail of a real person."""

    detail: Detail
    words: str


class LooksReal(ValueError):
    """Text that may be about a real child, with what to do."""


def traces(text: str) -> tuple[Trace, ...]:
    """Everything in a text that looks like a detail of a real person, one for each kind.

    >>> traces("She lives at BS1 4ST")
    (Trace(detail=<Detail.POSTCODE: 'postcode'>, words='BS1 4ST'),)
    """
    found = ((detail, re.search(pattern, text, re.IGNORECASE)) for detail, pattern in _PATTERNS.items())
    return tuple(Trace(detail, hit.group().strip()) for detail, hit in found if hit)


def check(text: str) -> str:
    """The text, or LooksReal with the first trace and the remedy."""
    for trace in traces(text):
        raise LooksReal(
            f"“{trace.words}” looks like {trace.detail.label}. A board holds an invented child: leave it out, "
            "and speak about a real child only under your safeguarding procedures."
        )
    return text
