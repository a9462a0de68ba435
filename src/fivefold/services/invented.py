"""Stories are invented. Words that look like a real family's are refused before anything is kept."""

import re
from enum import StrEnum

from fivefold.vocabulary.words import marked


class Trace(StrEnum):
    """What points to a real person, and what to write instead."""

    NHS_NUMBER = marked("a number like an NHS number")
    DATE = marked("a full date, such as a date of birth")
    POSTCODE = marked("a full postcode")
    EMAIL = marked("an e-mail address")
    TELEPHONE = marked("a telephone number")


_SIGNS = {
    Trace.EMAIL: re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.I),
    Trace.DATE: re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b"),
    Trace.POSTCODE: re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    Trace.TELEPHONE: re.compile(r"(?<!\d)(?:\+44 ?|0)\d(?:[ -]?\d){8,9}(?!\d)"),
    Trace.NHS_NUMBER: re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)"),
}


def traces_of_a_real_family(text: str) -> list[Trace]:
    """What in a text could point to a real person. None found does not mean that none is there."""
    return [trace for trace, sign in _SIGNS.items() if sign.search(text)]
