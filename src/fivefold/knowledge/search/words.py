"""Words as they are compared: small letters, without accents, apostrophes and punctuation."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile("['’‘\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]")
"""Apostrophes, and accents that stand apart from their letters."""
_TABLE = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
PLURAL_FROM = 4


def folded(text: str) -> list[str]:
    """The words of a text, ready to be compared.

    >>> folded("Caregiver–child: the parents’ Café")
    ['caregiver', 'child', 'the', 'parents', 'cafe']
    """
    if text.isascii():  # nearly all text, and three times as quick
        return text.encode("ascii").translate(_TABLE, b"'").decode("ascii").split()
    plain = _SILENT.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _WORD.findall(plain)


def stem(word: str) -> str:
    """A word without the ending of a plural; only words of one list are compared by it.

    >>> [stem(word) for word in ("babies", "baby", "boxes", "nurseries", "stress", "scenarios", "is")]
    ['baby', 'baby', 'box', 'nursery', 'stress', 'scenario', 'is']
    """
    if len(word) < PLURAL_FROM or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]
