"""Children in the first person, as a place writes them: what adults do stands between [square brackets]."""

import re
from collections.abc import Iterator

from fivefold.knowledge.schemas.children import Said
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY

DAYS_IN_A_MONTH = 365.25 / 12
_MONTHS = {"day": 1 / DAYS_IN_A_MONTH, "week": 7 / DAYS_IN_A_MONTH, "month": 1.0, "year": 12.0}
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?)?\s*([½¼¾])?\s*(day|week|month|year)s?(?:\s+old)?", re.IGNORECASE)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, None: 0.0}


class AgeNotRead(ValueError):
    """An age that is not written as an age before the fifth birthday."""


def months_of(words: str) -> float:
    """An age in months, from words such as "5 months", "2½ years", "1 year 6 months" or "9 weeks".

    >>> [months_of(words) for words in ("5 months", "2½ years", "1 year and 6 months", "7")]
    [5.0, 30.0, 18.0, 7.0]
    """
    plain = words.strip()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        return _before_five(float(plain.replace(",", ".")), words)
    rest = re.sub(r"\b(and|nearly|about)\b|,", " ", _AMOUNT.sub(" ", plain)).strip()
    amounts = [_amount(found) for found in _AMOUNT.finditer(plain)]
    if rest or not amounts or None in amounts:
        raise AgeNotRead(f"“{words}” is not an age. Write it like 5 months, 9 weeks or 2½ years.")
    return _before_five(sum(one for one in amounts if one is not None), words)


def _amount(found: re.Match[str]) -> float | None:
    whole, part, unit = found.groups()
    if whole is None and part is None:
        return None
    return (float((whole or "0").replace(",", ".")) + _PARTS[part]) * _MONTHS[unit.lower()]


def _before_five(months: float, words: str) -> float:
    if months >= FIFTH_BIRTHDAY:
        raise AgeNotRead(
            f"“{words}” is five years or more. Fivefold is about children before their fifth birthday."
        )
    return months


def age_in_words(months: float) -> str:
    """An age as people say it: days and weeks for the youngest, months to two years, then years where whole or half.

    >>> [age_in_words(months) for months in (0, 0.07, 2.07, 1, 5, 18, 30, 54, 35)]
    ['newborn', '2 days', '9 weeks', '1 month', '5 months', '18 months', '2½ years', '4½ years', '35 months']
    """
    if months == 0:
        return "newborn"
    if months % 1:
        days = round(months * DAYS_IN_A_MONTH)
        return _counted(days, "day") if days < 14 else _counted(round(days / 7), "week")
    if months < 24 or months % 6:
        return _counted(int(months), "month")
    years, half = divmod(int(months), 12)
    return f"{years}½ years" if half else f"{years} years"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


class BracketsNotClosed(ValueError):
    """A bracket without its partner."""


def said_in(text: str) -> tuple[Said, ...]:
    """The runs of a text; those between [square brackets] tell what an adult does.

    >>> [(run.words, run.support) for run in said_in("I cry. [She holds me.] I am safe.")]
    [('I cry.', False), ('She holds me.', True), ('I am safe.', False)]
    """
    return tuple(Said(words=words, support=support) for words, support in _runs(text) if words.strip())


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    inside, words = False, ""
    for sign in text:
        if sign not in "[]":
            words += sign
            continue
        if (sign == "[") == inside:
            where = " ".join(words.split())[-40:]
            missing = "]" if sign == "[" else "["
            raise BracketsNotClosed(
                f"A “{missing}” is missing near “{where}”. Brackets come in pairs: [like this]."
            )
        yield words, inside
        inside, words = not inside, ""
    if inside:
        raise BracketsNotClosed(
            f"A “]” is missing after “[{' '.join(words.split())[:40]}”. Brackets come in pairs."
        )
    yield words, False
