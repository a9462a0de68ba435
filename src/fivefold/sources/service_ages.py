"""Ages in one cell, as directories give them: "13 to 18 years", "0-4 years", or a list in years that a program wrote."""

import json
import re

from fivefold.sources.cells import NotUnderstood, shortened
from fivefold.sources.service_words import months
from fivefold.sources.tables import plain
from fivefold.vocabulary.ages import PREGNANCY_START, AgeBand

# Programs write "100" where nobody is too old; the last year counts until its end.
OLDEST_YEAR = 99
NO_UPPER_LIMIT = 1212
REMEDY = "Write “birth to 5 years” or “13 to 18 years”, or use the two columns Age from and Age to."


def band_of(text: str) -> AgeBand | None:
    """The ages that a cell gives; None for an empty list. Nothing given is never read as all ages.

    >>> band_of("[[18.0, 100.0]]"), band_of("0-4 years"), band_of("[]")
    (AgeBand(start=216, end=1212), AgeBand(start=0, end=48), None)
    """
    line = text.strip()
    if line.startswith("["):
        return _of_list(line)
    word = plain(line)
    if word in ("all ages", "all", "any age"):
        return AgeBand(PREGNANCY_START, NO_UPPER_LIMIT)
    if found := re.fullmatch(r"(?:from )?(\d+)\s*(?:\+|years and over|and over)", word):
        return AgeBand(int(found[1]) * 12, NO_UPPER_LIMIT)
    start, end = _ends(word, line)
    if start is None or end is None or start >= end:
        raise NotUnderstood(f"{shortened(line)!r} gives no ages that can be read.", REMEDY)
    return AgeBand(start, end)


def _ends(word: str, line: str) -> tuple[int | None, int | None]:
    """Both ends of "birth to 2 years"; a unit at the end counts for both numbers."""
    parts = re.split(r"\s*(?:\bto\b|\buntil\b|-|–)\s*", word, maxsplit=1)
    if len(parts) < 2:
        raise NotUnderstood(f"{shortened(line)!r} gives no ages that can be read.", REMEDY)
    first, last = parts
    unit = re.sub(r"^[\d.½]+\s*", "", last)
    if first.replace(".", "").isdigit() and unit:
        first = f"{first} {unit}"
    return months(first), months(last)


def _of_list(line: str) -> AgeBand | None:
    """A list of pairs in years. Pairs that touch are one band; between others nobody is accepted, so it is refused."""
    try:
        pairs = sorted((float(low), float(high)) for low, high in json.loads(line))
    except (ValueError, TypeError) as trouble:
        raise NotUnderstood(f"{shortened(line)!r} is not a list of ages.", REMEDY) from trouble
    if not pairs:
        return None
    low, high = pairs[0]
    for start, end in pairs[1:]:
        if start > high:
            raise NotUnderstood(
                f"{shortened(line)!r} leaves out ages in between.", "Give each span as a service of its own."
            )
        high = max(high, end)
    if not 0 <= low < high:
        raise NotUnderstood(f"{shortened(line)!r} ends at an age before it begins.", REMEDY)
    return AgeBand(
        int(low * 12), NO_UPPER_LIMIT if high >= OLDEST_YEAR else max(int(high * 12), int(low * 12) + 1)
    )
