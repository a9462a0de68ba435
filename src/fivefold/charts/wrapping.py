"""Words set in lines that never leave their width: at spaces, after hyphens, and in the last resort inside a word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fivefold.charts.letters import width

_JOINED = re.compile(r"[,.;:!?)\]’”]")  # stands close to the word before it
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # signs that no XML may hold


class Run(NamedTuple):
    """Words in one style. `marked` words are underlined."""

    words: str
    bold: bool = False
    marked: bool = False


Line = tuple[Run, ...]


class _Piece(NamedTuple):
    """What may not be broken, and whether a space stands before it."""

    run: Run
    spaced: bool

    def wide(self, size: float) -> float:
        return width(self.run.words, size, self.run.bold)


@lru_cache(maxsize=4096)
def wrapped(runs: Line, room: float, size: float) -> tuple[Line, ...]:
    """The runs in lines of at most `room`."""
    lines: list[list[_Piece]] = [[]]
    left = room
    for piece in _pieces(runs, room, size):
        space = width(" ", size, piece.run.bold) if piece.spaced and lines[-1] else 0
        if lines[-1] and piece.wide(size) + space > left:
            lines.append([])
            left, space = room, 0
        lines[-1].append(piece)
        left -= piece.wide(size) + space
    return tuple(_line(line) for line in lines if line)


def joined(runs: Line) -> Line:
    """The runs in one line, with the spaces that belong between them."""
    return _line(list(_words(runs)))


def said(runs: Line) -> str:
    """All the words, as one reads them."""
    return "".join(run.words for run in joined(runs))


def printable(text: str) -> str:
    """The text without signs that a file could not hold and nobody would see."""
    return _UNSEEN.sub("", text)


def _words(runs: Line) -> Iterator[_Piece]:
    for run in runs:
        for n, word in enumerate(printable(run.words).split()):
            close = n == 0 and _JOINED.match(word)
            yield _Piece(run._replace(words=word), spaced=not close)


def _pieces(runs: Line, room: float, size: float) -> Iterator[_Piece]:
    for word in _words(runs):
        if word.wide(size) <= room:
            yield word
            continue
        spaced = word.spaced
        for part in re.findall(r"[^-–/]+[-–/]?|[-–/]", word.run.words):
            for bit in _broken(part, room, size, word.run.bold):
                yield _Piece(word.run._replace(words=bit), spaced)
                spaced = False


def _broken(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """A word that is too long for any line, in parts that end with a hyphen."""
    while width(word, size, bold) > room and len(word) > 2:
        cut = max(
            (n for n in range(2, len(word)) if width(word[:n] + "-", size, bold) <= room),
            default=1,
        )
        yield word[:cut] + "-"
        word = word[cut:]
    yield word


def _line(pieces: list[_Piece]) -> Line:
    """Pieces put together, neighbours of one style as one run; a space beside marked words is not marked."""
    runs: list[Run] = []
    for piece in pieces:
        gap = " " if piece.spaced and runs else ""
        if runs and runs[-1][1:] == piece.run[1:]:
            runs[-1] = runs[-1]._replace(words=runs[-1].words + gap + piece.run.words)
        elif runs and runs[-1].marked:
            runs.append(piece.run._replace(words=gap + piece.run.words))
        elif runs:
            runs[-1] = runs[-1]._replace(words=runs[-1].words + gap)
            runs.append(piece.run)
        else:
            runs.append(piece.run)
    return tuple(runs)
