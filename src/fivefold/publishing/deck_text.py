"""Text for slides: points whose lines are measured before any program draws them, cut where a slide is full.

Measures are units of a slide of 1280 x 720; a point of type is 4/3 of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fivefold.charts.wrapping import Run as Measured
from fivefold.charts.wrapping import wrapped
from fivefold.publishing import richtext
from fivefold.publishing.document import (
    Bullets,
    Definitions,
    Inline,
    Labels,
    Number,
    Rich,
    Sources,
    Text,
    source_words,
)

UNITS_A_POINT = 4 / 3
LEADING = 1.2
TEXT_SIZE, SOURCE_SIZE = 20.0, 15.0  # in points
MEASURE = 1080.0  # how wide a line of text may be
INDENT = 34.0
GAP = 10.0  # between two points
_SENTENCE_END = re.compile(r"[.!?]”?$")


@dataclass(frozen=True, slots=True)
class Said:
    """Some letters in one way; `whole` ones are a figure and are never cut in two."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph or a point of a list: `mark` is "•", "1." or nothing."""

    runs: tuple[Said, ...]
    mark: str = ""
    size: float = TEXT_SIZE

    @property
    def indent(self) -> float:
        return INDENT if self.mark else 0

    @property
    def lines(self) -> int:
        return lines(self.runs, MEASURE - self.indent, self.size)

    @property
    def height(self) -> float:
        return self.lines * line_height(self.size)


def line_height(size: float) -> float:
    """How high a line of this size in points is, in units."""
    return size * UNITS_A_POINT * LEADING


def lines(runs: Sequence[Said], room: float, size: float) -> int:
    """In how many lines the words break."""
    measured = tuple(Measured(run.text, run.bold) for run in runs)
    return len(wrapped(measured, room, size * UNITS_A_POINT))


def plain_runs(parts: Inline) -> tuple[Said, ...]:
    return tuple(
        Said(part.words, whole=True) if isinstance(part, Number) else Said(part)
        for part in parts
        if isinstance(part, Number) or part
    )


def points(block: Text | Rich | Bullets | Definitions | Sources, labels: Labels) -> Iterator[Point]:
    """What a block of text says, point by point."""
    match block:
        case Text(parts):
            yield Point(plain_runs(parts))
        case Rich(markdown):
            for paragraph in richtext.read(markdown):
                yield Point(
                    tuple(Said(r.text, r.bold, r.italic, r.href) for r in paragraph.runs), paragraph.mark
                )
        case Bullets(items):
            yield from (Point(plain_runs(item), "•") for item in items)
        case Definitions(pairs):
            for term, meaning in pairs:
                yield Point((Said(f"{term}: ", bold=True), *plain_runs(meaning)))
        case Sources(citations):
            for n, citation in enumerate(citations, 1):
                yield Point((Said(source_words(citation, labels)),), f"{n}.", SOURCE_SIZE)


def cut(point: Point, most: int) -> Iterator[Point]:
    """The point in parts of at most `most` lines; a part ends with a sentence where that leaves it long enough."""
    tokens = list(_tokens(point.runs))
    mark = point.mark
    while tokens:
        end = _as_many(tokens, point, most)
        if end < len(tokens):
            end = next(
                (n for n in range(end, end // 2, -1) if _SENTENCE_END.search(tokens[n - 1].text.rstrip())),
                end,
            )
        yield replace(point, runs=tuple(_joined(tokens[:end])), mark=mark)
        tokens, mark = tokens[end:], "" if mark != "•" else mark


def _as_many(tokens: list[Said], point: Point, most: int) -> int:
    """How many words fit in so many lines; always at least one, so that there is an end."""
    room = MEASURE - point.indent
    low, high = 1, len(tokens)
    while low < high:
        middle = (low + high + 1) // 2
        if lines(tuple(_joined(tokens[:middle])), room, point.size) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def _tokens(runs: Sequence[Said]) -> Iterator[Said]:
    for run in runs:
        if run.whole:
            yield run
        else:
            yield from (replace(run, text=part) for part in _pieces(run.text))


def _pieces(text: str) -> Iterator[str]:
    """Words with the space after them; a word longer than any line, in parts."""
    for word in re.findall(r"\s*\S+\s*|\s+", text):
        yield from (word[n : n + 40] for n in range(0, len(word), 40))


def _joined(tokens: Sequence[Said]) -> Iterator[Said]:
    """Neighbours of one style as one run."""
    open_run: Said | None = None
    for token in tokens:
        if open_run and not token.whole and replace(token, text=open_run.text) == open_run:
            open_run = replace(open_run, text=open_run.text + token.text)
            continue
        if open_run:
            yield open_run
        open_run = token
    if open_run:
        yield open_run
