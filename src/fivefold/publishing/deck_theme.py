"""The empty deck that documents are written into: wide slides, three layouts, our font, places for slide numbers."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Length, Pt

from fivefold.charts.palette import SOFT_INK
from fivefold.publishing.document import Document
from fivefold.publishing.slide_shapes import FONT, plain, style_run
from fivefold.publishing.slides import HEIGHT, WIDTH

UNIT = WIDTH / 1280  # EMU in a unit
AT_THE_LEFT = PP_ALIGN.LEFT
TITLE, TITLE_AND_TEXT, TITLE_ONLY = 0, 1, 2
_KEPT = (0, 1, 5)  # of the eleven layouts that come with the library


def empty_deck(document: Document) -> Deck:
    """A deck without slides that says what it is and in which language."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    kept = [deck.slide_layouts[n] for n in _KEPT]
    for other in [one for one in deck.slide_layouts if one not in kept]:
        deck.slide_layouts.remove(other)
    share = WIDTH / 9_144_000
    for place in [p for one in (deck.slide_master, *kept) for p in one.placeholders]:
        place.left, place.width = Emu(int(place.left * share)), Emu(int(place.width * share))
    _lettered(deck)
    _band(deck)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = document.title, document.place, document.place
    about.subject = document.labels.fictional if document.fictional else document.place
    about.comments = f"{document.labels.version} {document.version}"
    about.language, about.revision = document.labels.language, document.version
    about.created = about.modified = datetime.combine(document.date, time())
    return deck


def _lettered(deck: Deck) -> None:
    """Our font in the theme, so that words added later are set in it too."""
    for relation in deck.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            part: Any = relation.target_part
            part._blob = part.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())


def _band(deck: Deck) -> None:
    """A quiet band at the top of every slide, once, in the master."""
    shape = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        '<p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDTH}" cy="{int(8 * UNIT)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="083F44"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    deck.slide_master.shapes._spTree.append(shape)


def frame(x: float, y: float, w: float, h: float) -> tuple[Length, Length, Length, Length]:
    """Left, top, width and height in the file's own measure."""
    return Emu(int(x * UNIT)), Emu(int(y * UNIT)), Emu(int(w * UNIT)), Emu(int(h * UNIT))


def place(shape: Any, x: float, y: float, w: float, h: float) -> Any:
    """The shape at its place, without margins; its frame of text."""
    shape.left, shape.top, shape.width, shape.height = frame(x, y, w, h)
    plain(shape.text_frame)
    return shape.text_frame


def line(
    shapes: Any, words: str, at: tuple[float, float, float, float], size: float, language: str, **look: Any
) -> Any:
    """One line of quiet words that is no place of the layout."""
    shape = shapes.add_textbox(*frame(*at))
    plain(shape.text_frame)
    run = shape.text_frame.paragraphs[0].add_run()
    run.text = words
    style_run(run, Pt(size), look.pop("ink", SOFT_INK), language, **look)
    return shape


def slide_number(slide: Any, number: int, language: str, top: float) -> None:
    """The number in the layout's own place for it, so that it follows when slides are moved."""
    x, y, w, h = frame(1150, top, 90, 20)
    size = 1100 if top < 690 else 900
    shape = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        f'<p:cNvPr id="{max(s.shape_id for s in slide.shapes) + 1}" name="Slide number"/>'
        '<p:cNvSpPr/><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm></p:spPr>'
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/><a:p><a:pPr algn="r"/>'
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{language}" sz="{size}"><a:solidFill><a:srgbClr val="{SOFT_INK[1:].upper()}"/></a:solidFill></a:rPr>'
        f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
    slide.shapes._spTree.append(shape)


def element(tag: str, **attributes: str) -> Any:
    """One empty element of the file's own markup."""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return parse_xml(f"<{tag} {nsdecls('a')}{said}/>")


def colour(shade: str) -> Any:
    made: Any = RGBColor  # its types are not written down
    return made.from_string(shade.lstrip("#").upper())


def plain_table(shape: Any) -> None:
    """Without the theme's own look; what `cell_look` paints is all there is."""
    for style in shape._element.xpath(".//a:tableStyleId"):
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"


def cell_look(cell: Any, *, head: bool) -> None:
    """A quiet line below; the row of headers on a tint."""
    about = cell._tc.get_or_add_tcPr()
    width, shade = (19050, "083F44") if head else (6350, "B5BFBB")
    about.append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{shade}"/></a:solidFill></a:lnB>'
        )
    )
    if head:
        about.append(parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="E4EEEC"/></a:solidFill>'))
    else:
        about.append(element("a:noFill"))
