"""The document as PowerPoint slides: native text and tables, pictures described, sources in the notes and at the end.

Nothing overflows: `deck_pages` measures every line before it is written here.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Pt

from fivefold.charts.drawing import png
from fivefold.charts.palette import INK
from fivefold.charts.scene import Scene, Text
from fivefold.publishing import deck_theme
from fivefold.publishing.deck_pages import BODY_HEIGHT, BODY_TOP, CAPTION_HEIGHT, Page, pages
from fivefold.publishing.deck_tables import PAD, WIDTH, Rows
from fivefold.publishing.deck_text import GAP, INDENT, LEADING, MEASURE, Point, Said, lines
from fivefold.publishing.deck_theme import UNIT, frame, line, place
from fivefold.publishing.document import Document, Figure, day
from fivefold.publishing.slide_shapes import Pen, describe, plain, style_run
from fivefold.publishing.slides import repacked

LEFT, FOOT = 60.0, 678.0
TEAL, RUST = "#083f44", "#8a3a10"
PICTURE_PIXELS = 1600
SCENE_HEIGHT = 698.0  # what a drawing leaves free below itself holds the number of the slide
_TITLE_SIZES = (28.0, 24.0, 20.0, 17.0, 14.0, 11.0)


def deck(document: Document) -> bytes:
    """The document as .pptx. Equal documents give equal bytes."""
    file = deck_theme.empty_deck(document)
    writer = _DeckWriter(file, document)
    writer.title_slide()
    for number, page in enumerate(pages(document), 2):
        writer.slide(page, number)
    written = BytesIO()
    file.save(written)
    return repacked(written.getvalue())


class _DeckWriter:
    """Writes the slides of one document into one file."""

    def __init__(self, file: Deck, document: Document) -> None:
        self._file = file
        self._document = document
        self._labels = document.labels
        self._language = document.labels.language

    def title_slide(self) -> None:
        """Title, place, date, version, for whom; and that the place is invented, where it is."""
        document = self._document
        slide = self._add(deck_theme.TITLE)
        title, under = slide.placeholders
        size = _fitting(document.title, 1080, 3, (44.0, 36.0, 30.0, 24.0, 18.0))
        self._said(place(title, 100, 190, 1080, 200), document.title, size, TEAL, bold=True)
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        about = [day(document.date), f"{self._labels.version} {document.version}", document.audience]
        told = f"{document.place}\n{' · '.join(part for part in about if part)}"
        self._said(place(under, 100, 410, 1080, 130), told, 20, INK)
        if document.fictional:
            self._mark(slide)
        deck_theme.slide_number(slide, 1, self._language, FOOT)

    def _mark(self, slide: Any) -> None:
        shape = line(
            slide.shapes, self._labels.fictional, (100, 90, 1080, 52), 16, self._language, ink=RUST, bold=True
        )
        shape.line.color.rgb = deck_theme.colour(RUST)
        shape.line.dash_style = MSO_LINE.DASH
        shape.text_frame.margin_left = shape.text_frame.margin_right = Emu(int(14 * UNIT))
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE

    def slide(self, page: Page, number: int) -> None:
        """One slide with its notes."""
        if page.picture and page.picture.scene:
            slide = self._add(deck_theme.TITLE_ONLY)
            self._scene(slide, page.picture.scene, page.picture.alt)
            deck_theme.slide_number(slide, number, self._language, SCENE_HEIGHT + 2)
        else:
            slide = self._plain(page)
            self._foot(slide)
            deck_theme.slide_number(slide, number, self._language, FOOT)
        frame_of_notes = slide.notes_slide.notes_text_frame
        frame_of_notes.text = "\n\n".join(part for part in (page.part_of, page.notes) if part)
        for run in (run for p in frame_of_notes.paragraphs for run in p.runs):
            run._r.get_or_add_rPr().set("lang", self._language)

    def _plain(self, page: Page) -> Any:
        """Title, words, and below them a table or a picture."""
        only_text = page.rows is None and page.picture is None
        slide = self._add(deck_theme.TITLE_AND_TEXT if only_text else deck_theme.TITLE_ONLY)
        size = _fitting(page.title, WIDTH, 2, _TITLE_SIZES)
        self._said(place(slide.shapes.title, LEFT, 54, WIDTH, 90), page.title, size, TEAL, bold=True)
        if page.part_of:
            words = _short(page.part_of)
            line(slide.shapes, words, (LEFT, 28, WIDTH, 24), 13, self._language, bold=True)
        if only_text:
            self._points(place(slide.placeholders[1], LEFT, BODY_TOP, MEASURE, BODY_HEIGHT), page.points)
            return slide
        if page.points:
            shape = slide.shapes.add_textbox(*frame(LEFT, BODY_TOP, MEASURE, page.text_height))
            self._points(place(shape, LEFT, BODY_TOP, MEASURE, page.text_height), page.points)
        top = BODY_TOP + page.text_height
        if page.rows:
            self._table(slide, page.rows, top)
        if page.picture:
            self._picture(slide, page.picture, page.caption, top)
        return slide

    def _points(self, text: Any, points: tuple[Point, ...]) -> None:
        for n, point in enumerate(points):
            paragraph = text.paragraphs[0] if n == 0 else text.add_paragraph()
            paragraph.line_spacing = Pt(point.size * LEADING)
            paragraph.space_before, paragraph.space_after = Pt(0), Pt(GAP * 0.75)
            _marked(paragraph, point)
            for run in point.runs:
                self._run(paragraph, run, point.size)

    def _run(self, paragraph: Any, said: Said, size: float) -> None:
        run = paragraph.add_run()
        run.text = said.text
        style_run(run, Pt(size), INK, self._language, bold=said.bold)
        run.font.italic = said.italic
        if said.href:
            run.hyperlink.address = said.href

    def _table(self, slide: Any, rows: Rows, top: float) -> None:
        caption = line(slide.shapes, rows.caption, (LEFT, top, WIDTH, 26), 13, self._language, bold=True)
        caption.name = "Caption"
        top += CAPTION_HEIGHT
        heights = rows.heights
        made = slide.shapes.add_table(
            len(rows.rows) + 1, len(rows.headers), *frame(LEFT, top, WIDTH, sum(heights))
        )
        describe(made, rows.caption, rows.caption)
        table = made.table
        table.first_row, table.horz_banding, table.first_col = True, False, True
        deck_theme.plain_table(made)
        for column, width in zip(table.columns, rows.widths, strict=True):
            column.width = Emu(int(width * UNIT))
        for n, (row, said, height) in enumerate(
            zip(table.rows, (rows.headers, *rows.rows), heights, strict=True)
        ):
            row.height = Emu(int(height * UNIT))
            for m, (cell, words) in enumerate(zip(row.cells, said, strict=True)):
                self._cell(cell, words, rows.size, head=n == 0, bold=n == 0 or m == 0)

    def _cell(self, cell: Any, words: str, size: float, *, head: bool, bold: bool) -> None:
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Emu(int(PAD * UNIT))
        deck_theme.cell_look(cell, head=head)
        cell.text_frame.word_wrap = True
        self._said(cell.text_frame, words, size, INK, bold=bold)

    def _picture(self, slide: Any, figure: Figure, caption: str, top: float) -> None:
        pixels = png(figure.svg, PICTURE_PIXELS)
        wide, high = (int.from_bytes(pixels[n : n + 4], "big") for n in (16, 20))
        room = BODY_TOP + BODY_HEIGHT - CAPTION_HEIGHT - top
        scale = min(WIDTH / wide, room / high)
        w, h = wide * scale, high * scale
        picture = slide.shapes.add_picture(BytesIO(pixels), *frame(LEFT, top, w, h))
        describe(picture, figure.caption, figure.alt)
        said = line(slide.shapes, caption, (LEFT, top + h + 8, WIDTH, 24), 13, self._language, bold=True)
        said.name = "Caption"

    def _scene(self, slide: Any, scene: Scene, alt: str) -> None:
        """A drawing of ours as native shapes over the whole slide."""
        scale = min(1280 / scene.width, SCENE_HEIGHT / scene.height) * UNIT
        pen = Pen(scale, (1280 * UNIT - scene.width * scale) / 2, self._language)
        head = scene.head[0]
        if not isinstance(head, Text):
            raise ValueError(f"the picture {scene.title!r} has no title at its head")
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = pen.frame(head.x, head.y, head.w, head.h)
        plain(title.text_frame)
        self._said(title.text_frame, scene.title, pen.points(head.size), TEAL, bold=True)
        drawn = pen.draw(slide.shapes, (*scene.head[1:], *scene.body, *scene.foot))
        describe(slide.shapes.add_group_shape(drawn), scene.title, f"{scene.title}. {alt}")

    def _foot(self, slide: Any) -> None:
        document = self._document
        mark = self._labels.fictional.partition(":")[0] if document.fictional else ""
        told = " · ".join(part for part in (mark, document.place, document.title, day(document.date)) if part)
        line(slide.shapes, _short(told, 130), (LEFT, FOOT, 1060, 20), 11, self._language)

    def _said(self, text: Any, words: str, size: float, ink: str, *, bold: bool = False) -> None:
        """The words, a paragraph for each line that was typed apart."""
        for n, typed in enumerate(words.splitlines() or [""]):
            paragraph = text.paragraphs[0] if n == 0 else text.add_paragraph()
            paragraph.line_spacing = Pt(size * LEADING)
            paragraph.space_before = paragraph.space_after = Pt(0)
            run = paragraph.add_run()
            run.text = typed
            style_run(run, Pt(size), ink, self._language, bold=bold)
            paragraph.alignment = deck_theme.AT_THE_LEFT

    def _add(self, layout: int) -> Any:
        return self._file.slides.add_slide(self._file.slide_layouts[layout])


def _marked(paragraph: Any, point: Point) -> None:
    """A real list: the mark is the program's, the words hang beside it."""
    about = paragraph._p.get_or_add_pPr()
    indent = int(INDENT * UNIT)
    about.set("marL", str(indent if point.mark else 0))
    about.set("indent", str(-indent if point.mark else 0))
    for old in [child for child in about if child.tag.startswith(qn("a:bu"))]:
        about.remove(old)
    if not point.mark:
        about.append(deck_theme.element("a:buNone"))
    elif point.mark == "•":
        about.append(deck_theme.element("a:buChar", char="•"))
    else:
        about.append(deck_theme.element("a:buAutoNum", type="arabicPeriod", startAt=point.mark.rstrip(".")))


def _fitting(words: str, room: float, most: int, sizes: tuple[float, ...]) -> float:
    """The largest size at which the words take no more lines than that."""
    return next((size for size in sizes if lines((Said(words, bold=True),), room, size) <= most), sizes[-1])


def _short(words: str, most: int = 100) -> str:
    return words if len(words) <= most else words[:most].rstrip() + "…"
