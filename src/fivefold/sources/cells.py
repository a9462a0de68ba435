"""Single cells: numbers, hidden values, codes and periods, in the many ways in which people write them."""

import math
import re
from contextlib import suppress

from fivefold.vocabulary.areas import AreaError, area_type
from fivefold.vocabulary.value import State

# Marks of ONS, NHS England, DfE and OHID. A hidden value is never 0.
HIDDEN = frozenset({"*", "**", "c", "[c]", "s", "[s]", "supp", "suppressed", "hidden", "§", "‡", "#"})
NOT_APPLICABLE = frozenset({"z", "[z]", "not applicable"})
ABSENT = frozenset({"", "-", "–", "..", ":", "[:]", "x", "[x]", "n/a", "na", "n.a.", "null", "none", "not available", "missing"})  # fmt: skip
_BELOW = re.compile(r"(?:<|<=|≤|fewer than|less than|under)\s*\d+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][-+]?\d+)?", re.ASCII)
_SHAPED_LIKE_AREA = re.compile(r"[EWSNKJ]\d{8}")
_GP_OR_NETWORK = re.compile(r"[A-Z]\d{5}")


class NotUnderstood(ValueError):
    """A cell that cannot be used: what it says and what to write instead."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(f"{said} {remedy}")
        self.said = said
        self.remedy = remedy


def number(text: str) -> float | None:
    """A number, None for an empty cell, or NotUnderstood.

    >>> number("1,379"), number("5.1%"), number("")
    (1379.0, 5.1, None)
    """
    if text.isascii() and text.strip("0123456789.-") == "":
        # The common case, about four times as quick as the pattern below; "1-2" and "..." fall through.
        with suppress(ValueError):
            return float(text)
    bare = text.strip().removesuffix("%").rstrip()
    if not bare:
        if text.strip():
            raise NotUnderstood(
                f"{text.strip()!r} is not a number.", "Write a number such as 5.1, or leave it empty."
            )
        return None
    if not _NUMBER.fullmatch(bare) or not any(c.isdigit() for c in bare):
        raise NotUnderstood(f"{shortened(text)!r} is not a number.", _number_remedy(bare))
    found = float(bare.replace(",", ""))
    if not math.isfinite(found):
        raise NotUnderstood(f"{shortened(text)!r} is too large.", "Check the number.")
    return found


def _number_remedy(bare: str) -> str:
    if re.fullmatch(r"-?\d+,\d+", bare):
        return f"Write decimals with a point: {bare.replace(',', '.')}."
    return "Write digits only, such as 1379 or 5.1; write * where the value is hidden; leave it empty if unknown."


def value_and_state(text: str) -> tuple[float | None, State]:
    """A published value: `*` is hidden, an empty cell is missing, 0 is a true zero.

    >>> value_and_state("*")[1].value, value_and_state("")[1].value, value_and_state("0")[1].value
    ('suppressed', 'missing', 'true zero')
    """
    word = text.strip().casefold()
    if word in ABSENT:
        return None, State.MISSING
    if word in HIDDEN or _BELOW.fullmatch(word):
        return None, State.SUPPRESSED
    if word in NOT_APPLICABLE:
        return None, State.NOT_APPLICABLE
    found = number(text)
    return found, State.ZERO if found == 0 else State.OBSERVED


def shortened(text: str, most: int = 60) -> str:
    """Typed text for an error sentence: one line, not longer than a glance."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def check_area(code: str) -> None:
    """Refuse a code that is no official area that Fivefold knows."""
    try:
        area_type(code)
    except AreaError as error:
        said, _, remedy = str(error).partition(". ")
        raise NotUnderstood(f"{said}.", remedy or "Use an official area code.") from error


def is_known_area(code: str) -> bool:
    """Whether Fivefold works with this kind of area."""
    try:
        area_type(code)
    except AreaError:
        return False
    return True


def is_other_official_code(code: str) -> bool:
    """Codes that official files hold beside areas: GP practices, primary care networks, other geographies."""
    return bool(_SHAPED_LIKE_AREA.fullmatch(code) or _GP_OR_NETWORK.fullmatch(code))


# --- periods -----------------------------------------------------------------------------------------------------

_YEAR = re.compile(r"(19|20)\d\d")
_SPLIT_YEAR = re.compile(r"((?:19|20)\d\d)\s*/\s*((?:19|20)?\d\d)")
_SPAN = re.compile(
    r"(?P<a>(?:19|20)\d\d(?:\s*/\s*\d\d)?)\s*(?:-|–|to)\s*(?P<b>(?:(?:19|20)\d\d|\d\d)(?:\s*/\s*\d\d)?)"
)
_QUARTER = re.compile(r"(?:(?P<y>(?:19|20)\d\d(?:/\d\d)?)\s*-?\s*)?Q(?P<q>[1-4])(?:\s*-?\s*(?P<z>(?:19|20)\d\d(?:/\d\d)?))?")  # fmt: skip
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?: 00:00:00)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?\s+((?:19|20)\d\d)")
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})")
_WAYS = "Write the period as 2024, 2023/24, 2021-23, Q2 2024, June 2024 or 2024-06-30."


def period(text: str) -> tuple[str, int]:
    """A period in one form of words and a number that puts periods in order (first year, month, day), as Fingertips does.

    >>> period("2023-24"), period("2022 / 23"), period("2020/21 - 24/25")
    (('2023/24', 20230000), ('2022/23', 20220000), ('2020/21 - 24/25', 20200000))
    """
    line = " ".join(text.split())
    for way in (_plain_period, _split_period, _dated_period, _span_period):
        if found := way(line):
            return found
    if slashed := _SLASHED.fullmatch(line):
        day, month, year = slashed.groups()
        year = year if len(year) == 4 else f"20{year}"
        raise NotUnderstood(
            f"The date {line!r} can be read in two ways.",
            f"Write it year first: {year}-{int(month):02}-{int(day):02}"
            if int(month) <= 12
            else f"Write it year first: {year}-{int(day):02}-{int(month):02}",
        )
    raise NotUnderstood(f"{shortened(line)!r} is not a period.", _WAYS)


def _plain_period(line: str) -> tuple[str, int] | None:
    return (line, int(line) * 10_000) if _YEAR.fullmatch(line) else None


def _split_period(line: str) -> tuple[str, int] | None:
    """2023/24; also 2023-24, which Excel users write because a slash turns into a date."""
    found = _SPLIT_YEAR.fullmatch(line) or re.fullmatch(r"((?:19|20)\d\d)\s*[-–]\s*(\d\d)", line)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2][-2:])
    if (start + 1) % 100 != end:
        if "/" in line:
            raise NotUnderstood(
                f"{line!r} is not a year that ends in the next one.", f"Write {start}/{(start + 1) % 100:02}."
            )
        return None
    return f"{start}/{end:02}", start * 10_000


def _dated_period(line: str) -> tuple[str, int] | None:
    if found := _QUARTER.fullmatch(line):
        year = found["y"] or found["z"]
        return (f"{year} Q{found['q']}", int(year[:4]) * 10_000 + int(found["q"]) * 300) if year else None
    if found := _ISO.fullmatch(line):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
        if 1 <= month <= 12 and day <= 31:
            return (found[0].removesuffix(" 00:00:00"), year * 10_000 + month * 100 + day)
    if (found := _MONTH_YEAR.fullmatch(line)) and found[1][:3].casefold() in _MONTHS:
        month = _MONTHS.index(found[1][:3].casefold()) + 1
        return f"{_MONTHS[month - 1].capitalize()} {found[2]}", int(found[2]) * 10_000 + month * 100
    return None


def _span_period(line: str) -> tuple[str, int] | None:
    found = _SPAN.fullmatch(line)
    if found is None:
        return None
    start, end = found["a"].replace(" ", ""), found["b"].replace(" ", "")
    return f"{start} - {end}", int(start[:4]) * 10_000
