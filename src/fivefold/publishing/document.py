"""One document, written by every writer: sections, text, lists, tables, pictures, definitions and sources.

A figure never stands in a document as typed text: it is a `Number`, and every writer prints it with the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from fivefold.charts.scene import Scene
from fivefold.vocabulary.citation import Citation
from fivefold.vocabulary.value import Value, value_words
from fivefold.vocabulary.words import marked

T = TypeVar("T")


class DocumentError(ValueError):
    """A document that cannot be written, in words its maker can act on."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a document: a stable key, what it counts, and the value with its doubt."""

    key: str
    label: str
    value: Value

    @property
    def words(self) -> str:
        return value_words(self.value)


Inline = tuple[str | Number, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of our own words and figures; typed signs such as * or < stay signs."""

    parts: Inline


@dataclass(frozen=True, slots=True)
class Rich:
    """What a person typed: paragraphs, **bold**, *italic*, lists and links in Markdown; nothing else is read."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headers; the first column names the row.

    form: to be filled in by hand; its rows leave room to write, most of it in the last column
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str | Number, ...], ...]
    note: str = ""
    form: bool = False

    def __post_init__(self) -> None:
        for i, row in enumerate(self.rows, 1):
            if len(row) != len(self.headers):
                raise DocumentError(
                    f"Table “{self.caption}”: row {i} has {len(row)} cells, "
                    f"but there are {len(self.headers)} headers."
                )


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words for those who do not see it, and the same facts as a table.

    scene: its shapes one by one, where slides can hold them as shapes that can be edited
    """

    caption: str
    alt: str
    svg: str
    twin: Table | None = None
    scene: Scene | None = None

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise DocumentError(f"The picture “{self.caption}” needs a description in words.")


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and what they mean."""

    items: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What the document rests on."""

    citations: tuple[Citation, ...]


Block = Text | Rich | Bullets | Table | Figure | Definitions | Sources


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands below it, and sections inside it."""

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that writers add themselves; a translation passes its own."""

    contents: str = marked("Contents")
    figure: str = marked("Figure")
    table: str = marked("Table")
    page: str = marked("Page")
    version: str = marked("Version")
    as_table: str = marked("the same figures as a table")
    as_of: str = marked("as of")
    sources: str = marked("Sources")
    sideways: str = marked("On a small screen, move the picture sideways to see all of it.")
    fictional: str = marked("FICTIONAL: an invented place with invented figures. Not for any decision.")
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    """A dated, numbered document about one place."""

    title: str
    place: str
    date: date
    version: int
    sections: tuple[Section, ...]
    fictional: bool = False
    audience: str = ""
    nation: str = ""
    labels: Labels = field(default_factory=Labels)

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.place.strip():
            raise DocumentError("A document needs a title and the name of its place.")
        said: dict[str, str] = {}
        for _, number in numbers(self):
            if said.setdefault(number.key, number.words) != number.words:
                raise DocumentError(
                    f"{number.label} stands twice with different figures: “{said[number.key]}” and "
                    f"“{number.words}”. Give each figure a key of its own."
                )


def day(when: date) -> str:
    """A date in print: 3 November 2026."""
    return f"{when.day} {when:%B} {when.year}"


def source_words(citation: Citation, labels: Labels) -> str:
    """A source in one line: what it is, what it said, who published it, and of which day it is."""
    detail, as_of = _sentence(citation.detail), _sentence(f"{labels.as_of} {day(citation.as_of)}")
    said = [citation.title, detail, citation.source, as_of]
    return ". ".join(part.strip().rstrip(".") for part in said if part.strip()) + "."


def _sentence(words: str) -> str:
    """With a capital at the start; `str.capitalize` would lower the other letters."""
    return words[:1].upper() + words[1:]


def all_sections(document: Document) -> Iterator[tuple[int, Section]]:
    """Every section with its depth (1 for chapters), in reading order."""

    def walk(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[int, Section]]:
        for section in sections:
            yield depth, section
            yield from walk(section.parts, depth + 1)

    return walk(document.sections, 1)


def lies_wide(section: Section) -> bool:
    """Whether paper is turned for it: drawings with many words are readable only on a page that lies."""
    if section.blocks:
        return any(isinstance(block, Figure) and block.scene is not None for block in section.blocks)
    return bool(section.parts) and lies_wide(section.parts[0])


def numbers(document: Document) -> Iterator[tuple[str, Number]]:
    """Every figure with the heading under which it stands, in reading order, as often as it stands there."""
    for _, section in all_sections(document):
        for block in section.blocks:
            for number in figures_in(block):
                yield section.heading, number


def figures_in(block: Block) -> Iterator[Number]:
    """Every figure of one block, in reading order."""
    match block:
        case Text(parts):
            yield from _only_numbers(parts)
        case Bullets(items):
            for item in items:
                yield from _only_numbers(item)
        case Table():
            for row in block.rows:
                yield from _only_numbers(row)
        case Figure(twin=Table() as twin):
            yield from figures_in(twin)
        case Definitions(items):
            for _, meaning in items:
                yield from _only_numbers(meaning)


def _only_numbers(parts: Inline) -> Iterator[Number]:
    return (part for part in parts if isinstance(part, Number))


# Signs that no XML file may hold; they come in with pasted or imported text and mean nothing to a reader.
_UNPRINTABLE = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


def printable(part: T) -> T:
    """The same document, or part of one, without signs that a file cannot hold."""
    cleaned: Any = part
    if isinstance(part, Scene):
        return part  # drawn without them
    if type(part) is str:  # an enum of words is a string too, and stays itself
        cleaned = str(part).translate(_UNPRINTABLE)
    elif isinstance(part, tuple):
        cleaned = tuple(printable(one) for one in part)
    elif is_dataclass(part) and not isinstance(part, type):
        cleaned = replace(part, **{f.name: printable(getattr(part, f.name)) for f in fields(part)})
    return cast(T, cleaned)


def plain(parts: Inline | tuple[str | Number, ...]) -> str:
    """Words and figures as one line of text."""
    return "".join(part.words if isinstance(part, Number) else part for part in parts)
