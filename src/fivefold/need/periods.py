"""Periods as publishers write them: how long one is, and whether two overlap."""

import re

_YEAR = r"(?:19|20)\d{2}"
_SINGLE = re.compile(rf"{_YEAR}(?:/\d{{2}})?")
_POOLED = re.compile(rf"({_YEAR})(?:/\d{{2}})?\s*(?:-|–|to)\s*(\d{{2,4}})(?:/\d{{2}})?")


def years_in(period: str) -> int | None:
    """How many years a period pools, or None where it is not made of whole years.

    >>> years_in("2023/24"), years_in("2019/20 - 23/24"), years_in("2015 - 17"), years_in("2023 Q1")
    (1, 5, 3, None)
    """
    text = period.strip()
    if _SINGLE.fullmatch(text):
        return 1
    if not (pooled := _POOLED.fullmatch(text)):
        return None
    first, last = int(pooled[1]), int(pooled[2])
    last = last if last > 100 else first // 100 * 100 + last
    return last - first + 1 if last >= first else None


def first_year(period: str) -> int | None:
    """The year a period begins in: 2019 of "2019/20 - 23/24"."""
    found = re.match(_YEAR, period.strip())
    return int(found[0]) if found else None
