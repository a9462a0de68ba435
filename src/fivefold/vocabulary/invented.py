"""What is told on boards and in stories is invented: the signs by which a text looks like a real person's."""

import re
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked


class Detail(StrEnum):
    """What points to a real person."""

    BIRTH = marked("a date of birth")
    NHS_NUMBER = marked("an NHS number")
    POSTCODE = marked("a postcode")
    EMAIL = marked("an e-mail address")
    PHONE = marked("a telephone number")

    @property
    def label(self) -> str:
        return self.value


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


def traces(text: str) -> tuple[Trace, ...]:
    """Everything in a text that looks like a detail of a real person, one for each kind.

    >>> traces("She lives at BS1 4ST")
    (Trace(detail=<Detail.POSTCODE: 'a postcode'>, words='BS1 4ST'),)
    """
    found = ((detail, re.search(pattern, text, re.IGNORECASE)) for detail, pattern in _PATTERNS.items())
    return tuple(Trace(detail, hit.group().strip()) for detail, hit in found if hit)
