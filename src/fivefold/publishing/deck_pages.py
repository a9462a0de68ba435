"""Which slides a document becomes: headings are titles, one idea a slide, and what is too long goes on in "(2)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from fivefold.publishing.deck_tables import Rows, shares
from fivefold.publishing.deck_text import GAP, Point, Said, cut, line_height, points
from fivefold.publishing.document import (
    Block,
    Document,
    Figure,
    Number,
    Section,
    Sources,
    Table,
    figures_in,
    plain,
)

BODY_TOP, BODY_HEIGHT = 150.0, 500.0
CAPTION_HEIGHT = 34.0
LEAD_MOST = 96.0  # what may stand above a table or a picture: three lines
SMALLEST_PICTURE = 330.0


@dataclass(frozen=True, slots=True)
class Page:
    """One slide. `part_of` is the chapter, where the title is that of a section inside it."""

    title: str
    part_of: str = ""
    points: tuple[Point, ...] = ()
    rows: Rows | None = None
    picture: Figure | None = None
    caption: str = ""
    notes: str = ""

    @property
    def text_height(self) -> float:
        return sum(point.height + GAP for point in self.points)


class Pages:
    """Makes the slides of one document; keeps the running numbers of pictures and tables."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._labels = document.labels
        self._figures, self._tables = count(1), count(1)

    def made(self) -> tuple[Page, ...]:
        """Contents, chapters, and the sources at the end."""
        chapters = self._document.sections
        written = [page for section in chapters for page in self._section(section, "")]
        contents = [Point((Said(section.heading),), "•") for section in chapters]
        begin = self._texts(Page(self._labels.contents), contents) if len(chapters) > 2 else iter(())
        return tuple(numbered([*begin, *written, *self._sources()]))

    def _section(self, section: Section, part_of: str) -> Iterator[Page]:
        start = Page(section.heading, part_of)
        waiting: list[Point] = []
        heard: list[Number] = []
        shown = False
        for block in section.blocks:
            match block:
                case Sources():
                    continue
                case Table() | Figure():
                    lead = waiting if _has_room(block, waiting) else []
                    if waiting and not lead:
                        yield from self._texts(start, waiting, heard)
                        heard = []
                    yield from self._shown(replace(start, points=tuple(lead)), block, heard)
                    waiting, heard, shown = [], [], True
                case _:
                    waiting += points(block, self._labels)
                    heard += figures_in(block)
        # A heading with nothing below it but further headings has a slide of its own in the contents only.
        if waiting or (not shown and not section.parts and not _only_sources(section)):
            yield from self._texts(start, waiting, heard)
        for part in section.parts:
            yield from self._section(part, part_of or section.heading)

    def _texts(self, page: Page, waiting: list[Point], heard: list[Number] | None = None) -> Iterator[Page]:
        """Points in as many slides as they need."""
        notes = figure_notes(heard or [])
        held: list[Point] = []
        used = 0.0
        for point in waiting:
            for piece in cut(point, int(BODY_HEIGHT / line_height(point.size))):
                if held and used + piece.height > BODY_HEIGHT:
                    yield replace(page, points=tuple(held), notes=notes)
                    held, used = [], 0.0
                held.append(piece)
                used += piece.height + GAP
        if held or not waiting:
            yield replace(page, points=tuple(held), notes=notes)

    def _shown(self, page: Page, block: Table | Figure, heard: list[Number]) -> Iterator[Page]:
        """A picture with its table in the notes, or a table in as many slides as it needs."""
        if isinstance(block, Figure):
            caption = f"{self._labels.figure} {next(self._figures)}: {block.caption}"
            spoken = [block.alt, table_notes(block.twin), figure_notes([*heard, *figures_in(block)])]
            if block.scene:
                page = replace(page, title=block.scene.title, part_of=page.part_of or page.title)
            yield replace(page, picture=block, caption=caption, notes=_paragraphs(spoken))
            return
        caption = f"{self._labels.table} {next(self._tables)}: {block.caption}"
        notes = _paragraphs([block.note, figure_notes([*heard, *figures_in(block)])])
        room = BODY_HEIGHT - CAPTION_HEIGHT - page.text_height
        for rows in shares(block, caption, room):
            yield replace(page, rows=rows, caption=caption, notes=notes)
            # The words above the table are said once; what follows keeps its share of the room.
            page = replace(page, points=())

    def _sources(self) -> Iterator[Page]:
        """What the document rests on, or, where it lists nothing, what its figures name as their sources."""
        found = [
            (section.heading if _only_sources(section) else self._labels.sources, block)
            for section in _every(self._document.sections)
            for block in section.blocks
            if isinstance(block, Sources)
        ]
        for heading, block in found:
            yield from self._texts(Page(heading), list(points(block, self._labels)))
        if found:
            return
        named = dict.fromkeys(
            number.value.source for section in _every(self._document.sections) for number in _heard(section)
        )
        listed = [Point((Said(source),), "•") for source in named if source]
        if listed:
            yield from self._texts(Page(self._labels.sources), listed)


def _has_room(block: Table | Figure, waiting: list[Point]) -> bool:
    """Whether a few words may stand above a table or picture; a drawing that fills its slide leaves no room."""
    full = isinstance(block, Figure) and block.scene is not None
    return not full and sum(point.height + GAP for point in waiting) <= LEAD_MOST


def pages(document: Document) -> tuple[Page, ...]:
    """The slides of a document after its title."""
    return Pages(document).made()


def numbered(made: list[Page]) -> Iterator[Page]:
    """Slides that follow one another under one heading count: "Need", "Need (2)"."""
    before, n = ("", ""), 1
    for page in made:
        same = (page.part_of, page.title)
        n = n + 1 if same == before else 1
        before = same
        yield replace(page, title=f"{page.title} ({n})") if n > 1 else page


def figure_notes(numbers: list[Number]) -> str:
    """Each figure with its doubt, its period and its source."""
    said = []
    for number in dict.fromkeys(numbers):
        value = number.value
        about = "; ".join(part for part in (value.basis, value.period, value.source) if part)
        said.append(f"{number.label}: {number.words}" + (f" ({about})" if about else ""))
    return "\n".join(said)


def table_notes(table: Table | None) -> str:
    """A table line by line."""
    if table is None:
        return ""
    lines = [table.headers, *(tuple(plain((cell,)) for cell in row) for row in table.rows)]
    return "\n".join([" | ".join(line) for line in lines] + ([table.note] if table.note else []))


def _paragraphs(said: list[str]) -> str:
    return "\n\n".join(part for part in said if part)


def _every(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _every(section.parts)


def _heard(section: Section) -> Iterator[Number]:
    for block in section.blocks:
        yield from figures_in(block)


def _only_sources(section: Section) -> bool:
    blocks: tuple[Block, ...] = section.blocks
    return bool(blocks) and all(isinstance(block, Sources) for block in blocks)
