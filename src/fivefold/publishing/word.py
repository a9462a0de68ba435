"""The document as an editable Word file: real headings, contents, captions that count, tables that repeat headers."""

from datetime import UTC, datetime, time
from io import BytesIO
from itertools import count

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from fivefold.charts.drawing import png
from fivefold.publishing import richtext, word_parts
from fivefold.publishing.document import (
    Block,
    Bullets,
    Definitions,
    Document,
    Figure,
    Rich,
    Sources,
    Table,
    Text,
    all_sections,
    day,
    lies_wide,
    plain,
    source_words,
)
from fivefold.publishing.plain_data import column_weights
from fivefold.publishing.template import fill, open_template

PICTURE_PIXELS = 1500
PRINT_PIXELS = 2600  # about 300 dots an inch on a page that lies


def word(document: Document, template: bytes | None = None) -> bytes:
    """The document as .docx; with a partnership's template, in its styles and around its own pages."""
    file = open_template(template) if template else docx.Document()
    word_parts.dress(file, keep_existing=template is not None)
    word_parts.speak_english(file, document.labels.language)
    _WordWriter(file, document, own_pages=template is None).write()
    written = BytesIO()
    file.save(written)
    return written.getvalue()


class _WordWriter:
    """Writes one document into one file; keeps running numbers of bookmarks, pictures and tables."""

    def __init__(self, file: WordFile, document: Document, *, own_pages: bool) -> None:
        self._file = file
        self._document = document
        self._labels = document.labels
        self._own_pages = own_pages
        self._figures, self._tables = count(1), count(1)
        self._pictures = count(1)
        self._wide = False

    def write(self) -> None:
        anchor = None
        if self._own_pages:
            self._page_and_margins()
        else:
            anchor = fill(self._file, self._document)
        before = set(self._file.element.body)
        if anchor is None:
            self._title()
        if self._document.fictional:
            self._file.add_paragraph().add_run(self._labels.fictional).bold = True
        self._contents()
        for i, (depth, section) in enumerate(all_sections(self._document), 1):
            self._turn(wide=lies_wide(section))
            heading = self._file.add_heading(section.heading, min(depth, 3))
            word_parts.bookmark(heading, f"_Toc{i:04d}", i)
            for block in section.blocks:
                self._block(block)
        self._turn(wide=False)
        if anchor is not None:
            self._move_new_to(anchor, before)
        self._about_the_file()

    def _turn(self, *, wide: bool) -> None:
        """Large drawings stand on pages that lie; what follows them stands upright again."""
        if wide == self._wide:
            return
        self._wide = wide
        turned = self._file.add_section(WD_SECTION.NEW_PAGE)
        turned.page_width, turned.page_height = turned.page_height, turned.page_width
        turned.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT

    def _page_and_margins(self) -> None:
        section = self._file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)
        section.top_margin = section.bottom_margin = Cm(2.2)
        head = section.header.paragraphs[0]
        head.text = self._document.place
        if self._document.fictional:
            mark = section.header.add_paragraph().add_run(self._labels.fictional)
            mark.bold = True
        foot = section.footer.paragraphs[0]
        about = f"{day(self._document.date)} · {self._labels.version} {self._document.version} · {self._labels.page} "
        foot.add_run(about)
        word_parts.field(foot, "PAGE", "1")
        for paragraph in (*section.header.paragraphs, *section.footer.paragraphs):
            for run in paragraph.runs:
                run.font.size = Pt(9)

    def _title(self) -> None:
        document = self._document
        self._file.add_paragraph(document.title, style="Title")
        about = [
            document.place,
            day(document.date),
            f"{self._labels.version} {document.version}",
            document.audience,
        ]
        self._file.add_paragraph(" · ".join(part for part in about if part), style="Subtitle")

    def _contents(self) -> None:
        """The field of contents with its entries written in: right at once, and Word can renew it."""
        self._file.add_paragraph(
            self._labels.contents, style="Subtitle"
        ).paragraph_format.keep_with_next = True
        entries = [
            (i, depth, section.heading)
            for i, (depth, section) in enumerate(all_sections(self._document), 1)
            if depth <= 2
        ]
        paragraph = None
        for position, (i, depth, heading) in enumerate(entries):
            paragraph = self._file.add_paragraph(style=f"TOC {depth}")
            paragraph.paragraph_format.left_indent = Cm(0.6 * (depth - 1))
            if position == 0:
                word_parts.begin_field(paragraph, r'TOC \o "1-2" \h \n \u')
            word_parts.link_inside(paragraph, heading, f"_Toc{i:04d}")
        if paragraph is not None:
            word_parts.end_field(paragraph)

    def _block(self, block: Block) -> None:
        match block:
            case Text(parts):
                self._file.add_paragraph(plain(parts))
            case Rich(markdown):
                self._rich(markdown)
            case Table():
                self._caption(self._labels.table, "Table", next(self._tables), block.caption)
                self._table(block)
            case Figure():
                self._figure(block)
            case _:
                self._list(block)

    def _list(self, block: Bullets | Definitions | Sources) -> None:
        match block:
            case Bullets(items):
                for item in items:
                    self._file.add_paragraph(plain(item), style="List Bullet")
            case Definitions(pairs):
                for term, meaning in pairs:
                    paragraph = self._file.add_paragraph()
                    paragraph.add_run(f"{term}: ").bold = True
                    paragraph.add_run(plain(meaning))
            case Sources(citations):
                for i, citation in enumerate(citations, 1):
                    self._file.add_paragraph(f"{i}. {source_words(citation, self._labels)}")

    def _rich(self, markdown: str) -> None:
        for paragraph in richtext.read(markdown):
            if paragraph.mark == "•":
                written = self._file.add_paragraph(style="List Bullet")
            else:
                written = self._file.add_paragraph(f"{paragraph.mark} " if paragraph.mark else "")
            for run in paragraph.runs:
                if run.href:
                    word_parts.link_outside(written, run.text, run.href)
                else:
                    added = written.add_run(run.text)
                    added.bold, added.italic = run.bold or None, run.italic or None

    def _caption(self, label: str, counter: str, number: int, said: str) -> Paragraph:
        paragraph = self._file.add_paragraph(f"{label} ", style="Caption")
        word_parts.field(paragraph, rf"SEQ {counter} \* ARABIC", str(number))
        paragraph.add_run(f": {said}")
        return paragraph

    def _figure(self, figure: Figure) -> None:
        number = next(self._figures)
        pixels = png(figure.svg, PRINT_PIXELS if figure.scene else PICTURE_PIXELS)
        across, height = (int.from_bytes(pixels[n : n + 4], "big") for n in (16, 20))
        # A tall picture must still fit on a page with its caption.
        width = min(24.5, 12.2 * across / height) if figure.scene else min(15.5, 11.0 * across / height)
        paragraph = self._file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        picture = paragraph.add_run().add_picture(BytesIO(pixels), width=Cm(width))
        about = picture._inline.docPr
        about.set("id", str(next(self._pictures)))
        about.set("descr", figure.alt)
        about.set("title", figure.caption)
        self._caption(
            self._labels.figure, "Figure", number, figure.caption
        ).paragraph_format.keep_with_next = False
        if figure.twin:
            self._file.add_paragraph(
                f"{self._labels.figure} {number}, {self._labels.as_table}"
            ).paragraph_format.keep_with_next = True
            self._table(figure.twin)

    def _table(self, table: Table) -> None:
        widths = column_widths(table, self._text_width())
        written = self._file.add_table(rows=1, cols=len(table.headers))
        if "Table Grid" in {style.name for style in self._file.styles}:
            written.style = self._file.styles["Table Grid"]
        written.alignment, written.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        if self._own_pages:
            word_parts.thin_lines(written, between_columns=table.form)
        word_parts.describe(written, table.caption)
        for _ in table.rows:
            row = written.add_row()
            word_parts.keep_whole(row)
            if table.form:
                row.height = Cm(1.5)  # at least: the library's own rule for a height
        cells = [table.headers, *table.rows]
        for row, said in zip(written.rows, cells, strict=True):
            for cell, content, width in zip(row.cells, said, widths, strict=True):
                cell.width = width
                cell.text = plain((content,))
                line = cell.paragraphs[0]
                line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(2), Pt(2)
                for run in line.runs:
                    run.font.size = Pt(9.5)
        for column, width in zip(written._tbl.tblGrid.iter(qn("w:gridCol")), widths, strict=True):
            column.set(qn("w:w"), str(round(width / 635)))
        self._head_row(written.rows[0])
        self._file.add_paragraph(table.note).paragraph_format.space_before = Pt(4)

    def _head_row(self, row: object) -> None:
        word_parts.repeat_on_each_page(row)  # type: ignore[arg-type]
        for cell in row.cells:  # type: ignore[attr-defined]
            word_parts.shade(cell._tc.get_or_add_tcPr(), "E4EEEC")
            for run in cell.paragraphs[0].runs:
                run.bold = True

    def _text_width(self) -> int:
        section = self._file.sections[-1]
        return int((section.page_width or Cm(21)) - (section.left_margin or 0) - (section.right_margin or 0))

    def _move_new_to(self, anchor: Paragraph, before: set[object]) -> None:
        """Put what was written where the template said {{ body }}."""
        for made in [e for e in self._file.element.body if e not in before and e.tag != qn("w:sectPr")]:
            anchor._p.addprevious(made)
        anchor._p.getparent().remove(anchor._p)

    def _about_the_file(self) -> None:
        properties = self._file.core_properties
        made = datetime.combine(self._document.date, time(), UTC)
        properties.title, properties.author = self._document.title, self._document.place
        properties.subject = self._labels.fictional if self._document.fictional else self._document.place
        properties.comments = f"{self._labels.version} {self._document.version}"
        properties.last_modified_by = self._document.place
        properties.created = properties.modified = made
        properties.revision = self._document.version


def column_widths(table: Table, whole: int) -> list[Emu]:
    """Widths that together fill the whole width of the text."""
    weights = column_weights(table)
    return [Emu(int(whole * weight / sum(weights))) for weight in weights]
