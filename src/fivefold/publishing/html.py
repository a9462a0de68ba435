"""The document as one accessible HTML file that needs nothing else.

`page` gives the whole file; `body` gives what stands inside, for a page that brings its own frame and styles.
Every text is escaped here; the only markup that enters unescaped is a picture drawn by `fivefold.charts`.
"""

from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path

from fivefold.publishing import richtext
from fivefold.publishing.document import (
    Block,
    Bullets,
    Definitions,
    Document,
    Figure,
    Inline,
    Labels,
    Number,
    Rich,
    Section,
    Sources,
    Table,
    Text,
    all_sections,
    day,
    source_words,
)

_STYLE = Path(__file__).with_name("document.css")


def page(document: Document) -> str:
    """A single file: title, contents, sections, styles for screen and print."""
    title = escape(f"{document.title}: {document.place}")
    return (
        f'<!doctype html>\n<html lang="{escape(document.labels.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n"
        f"{_head(document)}<main>\n{body(document)}</main>\n</body>\n</html>\n"
    )


def body(document: Document, first_level: int = 2) -> str:
    """Contents and sections; chapters begin at heading level `first_level`."""
    return "".join(_Writer(document.labels, first_level).write(document))


def _head(document: Document) -> str:
    about = [day(document.date), f"{document.labels.version} {document.version}", document.audience]
    mark = f'<p class="doc-mark">{escape(document.labels.fictional)}</p>\n' if document.fictional else ""
    return (
        f'<header>\n{mark}<p class="doc-place">{escape(document.place)}</p>\n<h1>{escape(document.title)}</h1>\n'
        f'<p class="doc-about">{escape(" · ".join(a for a in about if a))}</p>\n</header>\n'
    )


class _Writer:
    """Writes one document; keeps the running numbers of pictures and tables."""

    def __init__(self, labels: Labels, first_level: int) -> None:
        self._labels = labels
        self._first = first_level
        self._figures = count(1)
        self._tables = count(1)

    def write(self, document: Document) -> Iterator[str]:
        names = {id(section): f"s{i}" for i, (_, section) in enumerate(all_sections(document), 1)}
        yield f'<nav aria-labelledby="contents"><h2 id="contents">{escape(self._labels.contents)}</h2>\n<ol>\n'
        for section in document.sections:
            yield f'<li><a href="#{names[id(section)]}">{escape(section.heading)}</a></li>\n'
        yield "</ol></nav>\n"
        for depth, section in all_sections(document):
            yield from self._section(depth, section, names[id(section)])

    def _section(self, depth: int, section: Section, name: str) -> Iterator[str]:
        level = min(self._first + depth - 1, 6)
        yield f'<h{level} id="{name}">{escape(section.heading)}</h{level}>\n'
        for block in section.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Text(parts):
                yield f"<p>{_inline(parts)}</p>\n"
            case Rich(markdown):
                yield from _rich(markdown)
            case Bullets(items):
                yield "<ul>\n" + "".join(f"<li>{_inline(item)}</li>\n" for item in items) + "</ul>\n"
            case Table():
                yield from self._table(block, f"{self._labels.table} {next(self._tables)}: {block.caption}")
            case Figure():
                yield from self._figure(block)
            case Definitions(items):
                pairs = (f"<dt>{escape(term)}</dt><dd>{_inline(said)}</dd>\n" for term, said in items)
                yield "<dl>\n" + "".join(pairs) + "</dl>\n"
            case Sources(citations):
                said = (escape(source_words(citation, self._labels)) for citation in citations)
                yield (
                    '<ol class="doc-sources">\n' + "".join(f"<li>{line}</li>\n" for line in said) + "</ol>\n"
                )

    def _figure(self, figure: Figure) -> Iterator[str]:
        name = f"{self._labels.figure} {next(self._figures)}"
        caption = f"{escape(name)}: {escape(figure.caption)}"
        # On a small screen a chart keeps the size of its letters and scrolls inside its own box, as tables do.
        yield f'<figure>\n<div class="doc-chart ff-scroll" tabindex="0" role="region" aria-label="{caption}">\n'
        yield f'{figure.svg}\n</div>\n<p class="doc-sideways">{escape(self._labels.sideways)}</p>\n'
        yield f"<figcaption>{caption}</figcaption>\n</figure>\n"
        if figure.twin:
            yield from self._table(figure.twin, f"{name}, {self._labels.as_table}")

    def _table(self, table: Table, caption: str) -> Iterator[str]:
        # A wide table scrolls inside its own box; the box takes the focus so that keys can scroll it.
        yield f'<div class="doc-table ff-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">\n'
        kind = "ff-table doc-form" if table.form else "ff-table"
        yield f'<table class="{kind}">\n<caption><span class="doc-caption">{escape(caption)}</span></caption>\n<thead><tr>'
        yield "".join(f'<th scope="col">{escape(header)}</th>' for header in table.headers)
        yield "</tr></thead>\n<tbody>\n"
        for row in table.rows:
            cells = [f'<th scope="row">{_cell(row[0])}</th>', *(f"<td>{_cell(c)}</td>" for c in row[1:])]
            yield f"<tr>{''.join(cells)}</tr>\n"
        yield "</tbody>\n</table>\n</div>\n"
        if table.note:
            yield f'<p class="doc-note">{escape(table.note)}</p>\n'


def _cell(cell: str | Number) -> str:
    if isinstance(cell, str):
        return escape(cell)
    return f'<span class="doc-number" data-figure="{escape(cell.key)}">{escape(cell.words)}</span>'


def _inline(parts: Inline) -> str:
    return "".join(_cell(part) for part in parts)


def _rich(markdown: str) -> Iterator[str]:
    """Typed paragraphs; points that follow one another become one list."""
    open_list = ""
    for paragraph in richtext.read(markdown):
        kind = {"": "", "•": "ul"}.get(paragraph.mark, "ol")
        if open_list and kind != open_list:
            yield f"</{open_list}>\n"
        if kind and kind != open_list:
            yield f"<{kind}>\n"
        open_list = kind
        said = "".join(_run(run) for run in paragraph.runs)
        yield f"<li>{said}</li>\n" if kind else f"<p>{said}</p>\n"
    if open_list:
        yield f"</{open_list}>\n"


def _run(run: richtext.Run) -> str:
    said = escape(run.text)
    if run.bold:
        said = f"<strong>{said}</strong>"
    if run.italic:
        said = f"<em>{said}</em>"
    return f'<a href="{escape(run.href)}" rel="noopener noreferrer">{said}</a>' if run.href else said
