"""Pictures as PowerPoint slides whose shapes and words can be edited.

Each picture is one 16:9 slide: its title in the title's place, its shapes as native shapes, its table and credit in the
notes, and a description for readers who cannot see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as PptxSlide
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

from fivefold.charts.diagrams.sheet import Sheet
from fivefold.charts.drawing import Twin
from fivefold.charts.scene import Scene, Text
from fivefold.charts.wrapping import printable
from fivefold.publishing.slide_shapes import Pen, describe, plain, style_run

WIDTH, HEIGHT = 12_192_000, 6_858_000  # 13.33 x 7.5 inches, in EMU
TITLE_ONLY = 5
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest date that a packed file can carry


@dataclass(frozen=True)
class Slide:
    """One picture with what belongs in its notes."""

    scene: Scene
    twin: Twin
    credit: str = ""

    @property
    def notes(self) -> str:
        """The description, the table line by line, and the credit."""
        table = "\n".join(" | ".join(row) for row in (self.twin.headers, *self.twin.rows))
        return printable("\n\n".join(part for part in (self.scene.description, table, self.credit) if part))


def slide_of(diagram: Sheet) -> Slide:
    """A diagram in its wide layout."""
    return Slide(diagram.scene(), diagram.twin(), diagram.credit)


def slide_deck(slides: Sequence[Slide], *, title: str, made: date, language: str = "en-GB") -> bytes:
    """All slides in one file. The same slides and date give the same bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.language = (
        title,
        "Fivefold",
        "Fivefold",
        language,
    )
    about.created = about.modified = datetime.combine(made, time())
    layout = _widened(deck)
    for slide in slides:
        _add(deck, layout, slide, language)
    packed = BytesIO()
    deck.save(packed)
    return repacked(packed.getvalue())


def _widened(deck: Deck) -> SlideLayout:
    """The layout with a title only; its places were made for the old shape of slides and are stretched."""
    layout = deck.slide_layouts[TITLE_ONLY]
    for other in [one for one in deck.slide_layouts if one is not layout]:
        deck.slide_layouts.remove(other)
    for place in (*deck.slide_master.placeholders, *layout.placeholders):
        share = WIDTH / 9_144_000
        place.left, place.width = Emu(int(place.left * share)), Emu(int(place.width * share))
    return layout


def _add(deck: Deck, layout: SlideLayout, slide: Slide, language: str) -> None:
    scene = slide.scene
    made = deck.slides.add_slide(layout)
    scale = min(WIDTH / scene.width, HEIGHT / scene.height)
    pen = Pen(scale, (WIDTH - scene.width * scale) / 2, language)
    _title(made, scene, pen)
    # The first words of the head are the title, which has a place of its own.
    drawn = pen.draw(made.shapes, (*scene.head[1:], *scene.body, *scene.foot))
    describe(made.shapes.add_group_shape(drawn), scene.title, f"{scene.title}. {scene.description}")
    frame = made.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = slide.notes


def _title(made: PptxSlide, scene: Scene, pen: Pen) -> None:
    """The title's place, where the picture has its title."""
    place, drawn = made.shapes.title, scene.head[0]
    if place is None or not isinstance(drawn, Text):
        raise ValueError(f"the picture {scene.title!r} has no title at its head")
    place.left, place.top, place.width, place.height = pen.frame(drawn.x, drawn.y, drawn.w, drawn.h)
    place.text_frame.text = scene.title
    plain(place.text_frame)
    for run in place.text_frame.paragraphs[0].runs:
        style_run(run, Pt(pen.points(drawn.size)), drawn.ink, bold=True, language=pen.language)


def repacked(content: bytes) -> bytes:
    """The same parts without the time of day at which they were packed."""
    fresh = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(fresh, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _LONG_AGO), old.read(name), ZIP_DEFLATED)
    return fresh.getvalue()
