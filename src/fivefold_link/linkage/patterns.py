"""Patterns of agreement: how two records agree on each field, as one whole number with a digit for each field.

1111100 reads from the left: same forename, same surname, same birth date, same postcode, same sex, and nothing
known about mother or home. Digits are levels of `FIELDS`; 0 always means that one of the two does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Field:
    """One compared field: its name, the words of its levels, and an expression over the records `a` and `b`."""

    name: str
    levels: tuple[str, ...]
    expression: str


# Comparisons go from cheap to dear: a `levenshtein` is only worked out where nothing before it has answered.
FORENAME = """CASE WHEN a.forename IS NULL OR b.forename IS NULL THEN 0 WHEN a.forename = b.forename THEN 1
 WHEN a.forename_root = b.forename_root THEN 2
 WHEN levenshtein(a.forename, b.forename) <= CASE WHEN length(a.forename) >= 6 THEN 2 ELSE 1 END THEN 3
 WHEN length(a.forename) >= 3 AND substr(b.forename, 1, length(a.forename)) = a.forename THEN 3
 WHEN length(b.forename) >= 3 AND substr(a.forename, 1, length(b.forename)) = b.forename THEN 3
 WHEN substr(a.forename, 1, 1) = substr(b.forename, 1, 1) THEN 4 ELSE 5 END"""
SURNAME = """CASE WHEN a.surname = b.surname THEN 1
 WHEN a.surname = b.other_surname OR a.other_surname = b.surname OR a.other_surname = b.other_surname THEN 2
 WHEN a.surname IS NULL OR b.surname IS NULL THEN 0
 WHEN levenshtein(a.surname, b.surname) <= CASE WHEN length(a.surname) >= 6 THEN 2 ELSE 1 END THEN 3
 WHEN length(a.surname) >= 4 AND strpos(b.surname, a.surname) > 0 THEN 3
 WHEN length(b.surname) >= 4 AND strpos(a.surname, b.surname) > 0 THEN 3 ELSE 4 END"""
BIRTH = """CASE WHEN a.birth_date = b.birth_date THEN 1 WHEN a.birth_date IS NULL OR b.birth_date IS NULL THEN 0
 WHEN day(a.birth_date) = month(b.birth_date) AND month(a.birth_date) = day(b.birth_date)
 AND year(a.birth_date) = year(b.birth_date) THEN 2
 WHEN CASE WHEN day(a.birth_date) = day(b.birth_date) THEN 1 ELSE 0 END
 + CASE WHEN month(a.birth_date) = month(b.birth_date) THEN 1 ELSE 0 END
 + CASE WHEN year(a.birth_date) = year(b.birth_date) THEN 1 ELSE 0 END = 2 THEN 3 ELSE 4 END"""
POSTCODE = """CASE WHEN a.postcode = b.postcode THEN 1 WHEN a.postcode IS NULL OR b.postcode IS NULL THEN 0
 WHEN a.outward = b.outward THEN CASE WHEN levenshtein(a.postcode, b.postcode) = 1 THEN 2 ELSE 3 END
 WHEN substr(a.postcode, 1, 2) = substr(b.postcode, 1, 2) THEN 4 ELSE 5 END"""
SEX = "CASE WHEN a.sex = b.sex THEN 1 WHEN a.sex <> b.sex THEN 2 ELSE 0 END"
MOTHER = "CASE WHEN a.mother_nhs = b.mother_nhs THEN 1 WHEN a.mother_nhs <> b.mother_nhs THEN 2 ELSE 0 END"
HOME = """CASE WHEN a.uprn = b.uprn OR a.household = b.household THEN 1
 WHEN a.uprn <> b.uprn OR a.household <> b.household THEN 2 ELSE 0 END"""

MISSING = "not known on one side"
FIELDS = (
    Field("forename", (MISSING, "same", "same but for a nickname", "nearly the same", "same first letter", "different"), FORENAME),
    Field("surname", (MISSING, "same", "same as the other surname", "nearly the same", "different"), SURNAME),
    Field("birth date", (MISSING, "same", "day and month exchanged", "one part different", "different"), BIRTH),
    Field("postcode", (MISSING, "same", "one character different", "same district", "same beginning", "different"), POSTCODE),
    Field("sex", (MISSING, "same", "different"), SEX),
    Field("mother's number", (MISSING, "same", "different"), MOTHER),
    Field("home", (MISSING, "same", "different"), HOME),
)  # fmt: skip
PLACES = tuple(10 ** (len(FIELDS) - 1 - place) for place in range(len(FIELDS)))


def pattern_of(*, without: frozenset[str] = frozenset(), same: frozenset[str] = frozenset()) -> str:
    """The pattern of the pair `a`, `b`. Fields that no dataset holds cost nothing; nor do those known to be `same`."""
    known = sum(place for field, place in zip(FIELDS, PLACES, strict=True) if field.name in same)
    terms = [
        f"{place} * ({field.expression})" if place > 1 else f"({field.expression})"
        for field, place in zip(FIELDS, PLACES, strict=True)
        if field.name not in without | same
    ]
    return f"CAST({' + '.join([*terms, str(known)])} AS INTEGER)"


def levels_of(pattern: int) -> tuple[int, ...]:
    """The level of each field."""
    return tuple(pattern // place % 10 for place in PLACES)


def pattern_from(levels: tuple[int, ...]) -> int:
    return sum(level * place for level, place in zip(levels, PLACES, strict=True))


def in_words(pattern: int) -> str:
    """A pattern for a person to read; what neither record tells is left out."""
    pairs = zip(FIELDS, levels_of(pattern), strict=True)
    told = [f"{field.name}: {field.levels[level]}" for field, level in pairs if level or field in FIELDS[:5]]
    return "; ".join(told)


def decisive() -> tuple[int, ...]:
    """Patterns after which no further candidate is looked for: name, birth date and postcode agree, nothing speaks
    against it. Twins never agree like this, unless they share a name."""
    allowed = ((1, 2), (1, 2), (1,), (1,), (0, 1), (0, 1), (0, 1, 2))
    return tuple(pattern_from(levels) for levels in product(*allowed))
