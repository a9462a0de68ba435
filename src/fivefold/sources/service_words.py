"""Words for services as people write them in files: ages, kinds, statuses, addresses of websites, dates, figures."""

import csv
import io
import math
import re
import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import TypeVar

from fivefold.sources.cells import ABSENT, NotUnderstood, check_area, shortened
from fivefold.sources.tables import plain
from fivefold.vocabulary.ages import PREGNANCY_START

# Names services that come without an id by what they are, so that the same file read twice is the same services.
NAMESPACE = uuid.UUID("6f2c1c1e-5d0e-5a61-9a55-3f1f6a0a5e05")
_AGE = re.compile(
    r"(?P<n>\d+(?:\.\d+)?)\s*(?P<half>½)?\s*(?P<unit>weeks?|wks?|w|months?|mths?|m|years?|yrs?|y)(?: old)?"
    r"(?P<before> before birth)?"
)
_WEB = re.compile(r"https?://[^\s/?#]+\.[^\s]+|https?://localhost[^\s]*", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.]+")
_AREA_CODE = re.compile(r"[A-Za-z]\d{8}")
WEEKS_IN_A_MONTH = 365.25 / 12 / 7
_KEPT_FROM_RUNNING = re.compile(r"'+[=+\-@\t\r]")
_BLANK = frozenset({"n/a", "na", "n.a.", "null", "nan", "not available", "[]", "{}"})
NOTHING_SAID = frozenset({*ABSENT, *_BLANK, "not known", "unknown", "not relevant", "tbc"})

E = TypeVar("E", bound=StrEnum)


def months(text: str) -> int | None:
    """An age in months: "pregnancy", "birth", "6 weeks", "18 months", "2½ years", "3 months before birth".

    A number alone is refused, for it may mean months or years.

    >>> months("pregnancy"), months("6 weeks"), months("2½ years"), months("")
    (-9, 1, 30, None)
    """
    word = plain(text)
    if not word:
        return None
    if word in ("pregnancy", "conception", "antenatal", "before birth", "during pregnancy"):
        return PREGNANCY_START
    if word in ("birth", "0", "newborn"):
        return 0
    found = _AGE.fullmatch(word)
    if found is None:
        said = f"{shortened(text)!r} does not say whether it is months or years." if word.replace(".", "").isdigit() else f"{shortened(text)!r} is not an age."  # fmt: skip
        raise NotUnderstood(said, "Write pregnancy, birth, 6 weeks, 18 months or 2 years.")
    amount = float(found["n"]) + (0.5 if found["half"] else 0)
    unit = found["unit"][0]
    whole = int(amount / WEEKS_IN_A_MONTH if unit == "w" else amount * 12 if unit == "y" else amount)
    return -whole if found["before"] else whole


def months_words(age: int) -> str:
    """The exact words that `months` reads back.

    >>> [months_words(age) for age in (-9, -3, 0, 12, 18, 60)]
    ['pregnancy', '3 months before birth', 'birth', '1 year', '18 months', '5 years']
    """
    if age <= PREGNANCY_START:
        return "pregnancy"
    if age < 0:
        return f"{-age} months before birth"
    if age == 0:
        return "birth"
    if age in (1, 12):
        return "1 month" if age == 1 else "1 year"
    return f"{age // 12} years" if age % 12 == 0 else f"{age} months"


def several(text: str) -> list[str]:
    """The parts of a cell that lists several things, separated by semicolons or line breaks.

    A part that holds one of these itself stands in quotation marks, as `listed` writes it.

    >>> several('Sale; "Urmston; west"')
    ['Sale', 'Urmston; west']
    """
    rows = csv.reader(io.StringIO(text), delimiter=";", skipinitialspace=True)
    return [part.strip() for row in rows for part in row if part.strip()]


def listed(parts: Iterable[str]) -> str:
    """Several things in one cell, so that `several` reads the same parts back."""
    return "; ".join(
        f'"{part.replace(chr(34), chr(34) * 2)}"' if set(part) & set(';"\n') else part for part in parts
    )


def one_of(kinds: type[E], text: str) -> E:
    """A kind by its word or its label, in any case."""
    word = plain(text)
    for kind in kinds:
        if word in (plain(kind.value), plain(getattr(kind, "label", ""))):
            return kind
        # "Universal: offered to all": the part before the colon is enough.
        if word == plain(getattr(kind, "label", "").partition(":")[0]):
            return kind
    allowed = ", ".join(kinds)
    raise NotUnderstood(f"{shortened(text)!r} is not one of the words used here.", f"Use: {allowed}.")


def all_of(kinds: type[E], text: str) -> frozenset[E]:
    """Kinds of a cell that may list several; commas separate too, since no kind has one."""
    parts = [part for piece in several(text) for part in piece.split(",")]
    return frozenset(one_of(kinds, part) for part in parts if part.strip())


def website(text: str) -> str:
    """An address that a browser can open; `www.` alone gets its https. Other kinds of address are refused."""
    address = text.strip()
    if len(parts := address.split()) > 1 and _WEB.fullmatch(parts[0]):
        # Directories put a second address, or the rest of a broken one, behind the first.
        address = parts[0]
    if not address or _WEB.fullmatch(address):
        return address
    if _BARE_HOST.fullmatch(address):
        return f"https://{address}"
    said = "is not an address of a website" if _SCHEME.match(address) else "is not a full address"
    raise NotUnderstood(
        f"{shortened(address)!r} {said}.", "Write it as https://www.example.org, or leave it empty."
    )


def email(text: str) -> str:
    address = text.strip()
    if address and not EMAIL.fullmatch(address):
        raise NotUnderstood(
            f"{shortened(address)!r} is not an e-mail address.",
            "Write it as name@example.org, or leave it empty.",
        )
    return address


def day(text: str) -> date | None:
    """A date, year first; other orders can be read in two ways and are refused."""
    line = text.strip()
    if not line:
        return None
    try:
        return date.fromisoformat(line[:10]) if len(line) in (10, 19) else date.fromisoformat(line)
    except ValueError as error:
        raise NotUnderstood(
            f"{shortened(line)!r} is not a date.", "Write it year first, such as 2026-03-31."
        ) from error


def says_nothing(text: str) -> bool:
    """Whether a cell holds a word for "nothing" ("n/a", "not known", "[]") where a fact is asked for."""
    return plain(text) in NOTHING_SAID


def as_typed(cell: str) -> str:
    """A cell of a CSV file that we wrote, without the apostrophe that keeps Excel from running it."""
    return cell[1:] if _KEPT_FROM_RUNNING.match(cell) else cell


def readable(text: str) -> str:
    """A text without signs that nobody sees; a space of another kind becomes a plain one."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign in "\n\t" else " " if sign.isspace() else "" for sign in text
    )


def is_blank(text: str) -> bool:
    """Whether a free text is only a machine's word for nothing. "None" and "x" may be meant, so they stay."""
    return plain(text) in _BLANK


def whole(text: str) -> int:
    """A whole number from 0 up: places, families, volunteers."""
    line = text.strip().replace(",", "")
    if not (line.isascii() and line.isdigit() and len(line) <= 9):
        raise NotUnderstood(
            f"{shortened(text)!r} is not a whole number.",
            "Write digits only, such as 12; leave it empty if nobody knows.",
        )
    return int(line)


def amount(text: str) -> float:
    """A number from 0 up, decimals allowed: staff, weeks. "At once" is 0 and "6 weeks" is 6.

    >>> amount("2.6"), amount("6 weeks"), amount("at once")
    (2.6, 6.0, 0.0)
    """
    word = re.sub(r"\s*(weeks?|wks?|wte|fte)$", "", plain(text))
    if word in ("at once", "immediately", "no wait", "none"):
        return 0.0
    with suppress(ValueError):
        found = float(word)
        if math.isfinite(found) and found >= 0 and "_" not in word:
            return found
    raise NotUnderstood(
        f"{shortened(text)!r} is not a number from 0 up.",
        "Write a number such as 2.5; leave it empty if nobody knows.",
    )


def amount_words(number: float) -> str:
    """The shortest writing of a number that reads back equal."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def yes_or_no(text: str) -> bool:
    word = plain(text)
    if word in ("yes", "y", "true"):
        return True
    if word in ("no", "n", "false"):
        return False
    raise NotUnderstood(
        f"{shortened(text)!r} is neither yes nor no.", "Write yes or no; leave it empty if nobody knows."
    )


def areas(parts: Iterable[str]) -> tuple[str, ...]:
    """Names or codes of areas; what looks like a code must be one."""
    found = []
    for part in parts:
        if _AREA_CODE.fullmatch(part):
            check_area(part.upper())
            found.append(part.upper())
        else:
            found.append(part)
    return tuple(found)


def name_based_id(*parts: str) -> str:
    """A stable identifier made of words."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def at_most(length: int, text: str) -> str:
    """Refuse a text that is longer than its place in the directory."""
    if len(text) > length:
        raise NotUnderstood(
            f"This text has {len(text):,} characters; there is room for {length:,}.", "Shorten it."
        )
    return text
