"""The shapes of a scene as native PowerPoint shapes, one for one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Length, Pt

from fivefold.charts.scene import LEADING, NOTHING, Box, Group, Look, Oval, Part, Point, Polygon, Stroke, Text
from fivefold.charts.scene_svg import arrow_head
from fivefold.charts.wrapping import joined

FONT = "Arial"
EMU_A_POINT = 12_700
_ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}


@dataclass(frozen=True)
class Pen:
    """Draws at a scale: `scale` EMU for a unit of the picture, the whole moved right by `left` EMU."""

    scale: float
    left: float
    language: str

    def points(self, size: float) -> float:
        """A font size in points, in halves as PowerPoint's own menu has them."""
        return int(size * self.scale / EMU_A_POINT * 2) / 2

    def frame(self, x: float, y: float, w: float, h: float) -> tuple[Length, Length, Length, Length]:
        return self._x(x), self._long(y), self._long(w), self._long(h)

    def draw(self, shapes: Any, parts: Iterable[Part]) -> list[Any]:
        """All parts, each group as a group."""
        return [shape for part in parts for shape in self._drawn(shapes, part)]

    def _drawn(self, shapes: Any, part: Part) -> list[Any]:
        match part:
            case Group(inside, _):
                return [self._group(shapes, inside)]
            case Text():
                return [self._text(shapes, part)]
            case Stroke(points, look, arrow):
                return self._stroke(shapes, points, look, arrow)
            case Polygon(points, look):
                return [_painted(self._path(shapes, points, close=True), look, self.scale)]
            case Box(x, y, w, h, look, radius):
                shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self.frame(x, y, w, h))
                shape.adjustments[0] = min(radius / min(w, h), 0.5)
                return [_painted(shape, look, self.scale)]
            case Oval(x, y, rx, ry, look):
                frame = self.frame(x - rx, y - ry, 2 * rx, 2 * ry)
                return [_painted(shapes.add_shape(MSO_SHAPE.OVAL, *frame), look, self.scale)]

    def _group(self, shapes: Any, parts: tuple[Part, ...]) -> Any:
        """Shapes that move together, named and described by their own words."""
        group = shapes.add_group_shape(self.draw(shapes, parts))
        words = " ".join(part.words for part in parts if isinstance(part, Text))
        if words:
            describe(group, words[:60], words)
        return group

    def _stroke(self, shapes: Any, points: tuple[Point, ...], look: Look, arrow: bool) -> list[Any]:
        """A straight line is a connector, a bent one a freeform; an arrow's head is a shape of its own."""
        if len(points) == 2:
            (x1, y1), (x2, y2) = points
            ends = (self._x(x1), self._long(y1), self._x(x2), self._long(y2))
            line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
            _outline(line.line, look, self.scale)
            _unstyled(line)
        else:
            line = _painted(self._path(shapes, points, close=False), look, self.scale)
        if not arrow:
            return [line]
        return [line, *self._drawn(shapes, Polygon(arrow_head(points, look.width), Look(look.line)))]

    def _path(self, shapes: Any, points: tuple[Point, ...], *, close: bool) -> Any:
        placed = [(self._x(x), self._long(y)) for x, y in points]
        builder = shapes.build_freeform(*placed[0], scale=1.0)
        builder.add_line_segments(placed[1:], close=close)
        return builder.convert_to_shape()

    def _text(self, shapes: Any, block: Text) -> Any:
        """One paragraph, so that it is edited as a whole; the program breaks its lines where we do."""
        shape = shapes.add_textbox(*self.frame(block.x, block.y, block.w, block.h))
        plain(shape.text_frame)
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = _ALIGN[block.align]
        size = self.points(block.size)
        paragraph.line_spacing = Pt(size * LEADING)
        for run in joined(block.runs):
            added = paragraph.add_run()
            added.text = run.words
            style_run(added, Pt(size), block.ink, self.language, bold=run.bold, underlined=run.marked)
        return shape

    def _x(self, x: float) -> Length:
        return Emu(int(self.left + x * self.scale))

    def _long(self, length: float) -> Length:
        return Emu(int(length * self.scale))


def describe(shape: Any, name: str, words: str) -> None:
    """What the selection pane calls a shape, and what is read to those who cannot see it."""
    about = shape._element.xpath(".//p:cNvPr")[0]
    about.set("name", name)
    about.set("descr", words)


def plain(frame: Any) -> None:
    """No margins, from the top, lines broken at the shape's width."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT


def style_run(
    run: Any, size: Length, ink: str, language: str, *, bold: bool = False, underlined: bool = False
) -> None:
    font = run.font
    font.name, font.size, font.bold, font.underline = FONT, size, bold, underlined
    font.color.rgb = _colour(ink)
    run._r.get_or_add_rPr().set("lang", language)


def _painted(shape: Any, look: Look, scale: float) -> Any:
    if look.fill == NOTHING:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(look.fill)
    _outline(shape.line, look, scale)
    _unstyled(shape)
    return shape


def _outline(line: Any, look: Look, scale: float) -> None:
    if look.line == NOTHING:
        line.fill.background()
        return
    line.color.rgb = _colour(look.line)
    line.width = Emu(int(look.width * scale))
    if look.dashed:
        line.dash_style = MSO_LINE.DASH


def _unstyled(shape: Any) -> None:
    """Without the theme's shadow and colours: what is painted is all there is."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)


def _colour(shade: str) -> Any:
    colour: Any = RGBColor  # its types are not written down
    return colour.from_string(shade.lstrip("#").upper())
