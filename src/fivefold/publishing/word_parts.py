"""Pieces of a Word file that its library does not offer: fields, bookmarks, captions, repeated header rows."""

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph

INK = RGBColor(0x15, 0x23, 0x2B)
TEAL = RGBColor(0x08, 0x3F, 0x44)
# Style: (size, bold, colour, space before, space after). Only written where a template has no such style.
STYLES = {
    "Title": (26, True, TEAL, 0, 6),
    "Subtitle": (13, False, INK, 0, 12),
    "Heading 1": (20, True, TEAL, 24, 8),
    "Heading 2": (15, True, TEAL, 16, 6),
    "Heading 3": (12, True, INK, 12, 4),
    "Caption": (10, True, INK, 10, 4),
    "List Bullet": (11, False, INK, 0, 4),
    "TOC 1": (11, False, INK, 0, 4),
    "TOC 2": (11, False, INK, 0, 2),
}


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """One element of the file's own markup: element("w:tblHeader", val="true")."""
    made: BaseOxmlElement = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"xml:{key[4:]}" if key.startswith("xml_") else f"w:{key}"), value)
    return made


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word can renew, with the words it shows until then."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    code = element("w:instrText", xml_space="preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Mark a heading, so that the contents can lead to it."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link_inside(paragraph: Paragraph, text: str, name: str) -> None:
    """Words that lead to a bookmark."""
    link = element("w:hyperlink", anchor=name, history="1")
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def link_outside(paragraph: Paragraph, text: str, address: str) -> None:
    """Words that lead to a web page."""
    relation = paragraph.part.relate_to(
        address,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.font.underline = True
    run.font.color.rgb = TEAL
    link.append(run._r)
    paragraph._p.append(link)


def repeat_on_each_page(row: WordRow) -> None:
    """The row of headers: printed again where the table goes on, and read aloud as headers."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: WordRow) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def describe(table: WordTable, words: str) -> None:
    """Words for those who hear the table before they enter it."""
    table._tbl.tblPr.append(element("w:tblCaption", val=words))


def thin_lines(table: WordTable, *, between_columns: bool = False) -> None:
    """Lines between rows, in the colour of the pages; the first column begins where the text begins."""
    borders = element("w:tblBorders")
    lined = ("top", "bottom", "insideH", *(["insideV"] if between_columns else []))
    for side in lined:
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="B5BFBB"))
    for side in [side for side in ("left", "right", "insideV") if side not in lined]:
        borders.append(element(f"w:{side}", val="nil"))
    properties = table._tbl.tblPr
    properties.append(element("w:tblInd", w="108", type="dxa"))
    properties.append(borders)


def shade(cell_properties: BaseOxmlElement, colour: str) -> None:
    cell_properties.append(element("w:shd", val="clear", color="auto", fill=colour))


def speak_english(file: WordFile, language: str) -> None:
    """The language of the whole file, so that a screen reader pronounces it rightly."""
    defaults = file.styles.element.find(qn("w:docDefaults"))
    run = None if defaults is None else defaults.find(qn("w:rPrDefault"))
    inner = None if run is None else run.find(qn("w:rPr"))
    if inner is None:
        inner = file.styles["Normal"].element.get_or_add_rPr()
    for old in inner.findall(qn("w:lang")):
        inner.remove(old)
    inner.append(element("w:lang", val=language, eastAsia=language, bidi="ar-SA"))
    file.core_properties.language = language


def dress(file: WordFile, *, keep_existing: bool) -> None:
    """Our styles: Arial, calm sizes. A partnership's own template keeps every style that it has."""
    known = {style.name for style in file.styles}
    if not keep_existing:
        _set_font(file.styles["Normal"], 11, False, INK)
        file.styles["Normal"].paragraph_format.space_after = Pt(8)
        file.styles["Normal"].paragraph_format.line_spacing = 1.2
    for name, (size, bold, colour, before, after) in STYLES.items():
        if name in known and keep_existing:
            continue
        style = file.styles[name] if name in known else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name not in known:
            style.base_style = file.styles["Normal"]
        _set_font(style, size, bold, colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name.startswith(("Heading", "Caption")):
            style.paragraph_format.keep_with_next = True


def _set_font(style: object, size: float, bold: bool, colour: RGBColor) -> None:
    font = style.font  # type: ignore[attr-defined]
    font.name, font.size, font.bold, font.italic = "Arial", Pt(size), bold, False
    font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for spaced in style.element.rPr.findall(qn("w:spacing")):  # type: ignore[attr-defined]
        style.element.rPr.remove(spaced)  # type: ignore[attr-defined]
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), "Arial")
