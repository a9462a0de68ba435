"""The place in a text where something was found, in plain pieces; the page decides how a hit looks."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from fivefold.knowledge.search.words import folded

LENGTH = 180
BEFORE = 60
_TOKEN = re.compile(r"([\w'’‘]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and whether it is what was looked for."""

    text: str
    hit: bool = False


def excerpt(text: str, words: Set[str]) -> tuple[Piece, ...]:
    """The text around its first hit; from its beginning where nothing is found."""
    start = _word_start(text, _first_hit(text, words) - BEFORE)
    end = _word_end(text, start + LENGTH)
    shown = ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
    return pieces(shown, words)


def pieces(text: str, words: Set[str]) -> tuple[Piece, ...]:
    """A text cut where hits begin and end; together the pieces are the text."""
    found: list[Piece] = []
    plain = ""
    for place, run in enumerate(_TOKEN.split(text)):
        if place % 2 and not words.isdisjoint(_folded(run)):
            found += [Piece(plain), Piece(run, hit=True)]
            plain = ""
        else:
            plain += run
    found.append(Piece(plain))
    return tuple(piece for piece in found if piece.text)


def _first_hit(text: str, words: Set[str]) -> int:
    """Where the first hit begins; 0 where there is none."""
    hits = (one.start() for one in _TOKEN.finditer(text) if not words.isdisjoint(_folded(one[0])))
    return next(hits, 0)


@lru_cache(maxsize=20_000)
def _folded(token: str) -> tuple[str, ...]:
    return tuple(folded(token))


def _word_start(text: str, near: int) -> int:
    """The beginning of the first word at or after this place."""
    if near <= 0:
        return 0
    blank = text.find(" ", near - 1)
    return 0 if blank < 0 else blank + 1


def _word_end(text: str, near: int) -> int:
    """The end of the last word before this place."""
    if near >= len(text):
        return len(text)
    blank = text.rfind(" ", 0, near + 1)
    return near if blank <= 0 else blank
