"""Diagrams as slides: native shapes whose words can be edited, described for those who cannot see them."""

from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from fivefold.charts.diagrams.sheet import Sheet
from fivefold.charts.scene import Group, Text, every
from fivefold.publishing.slides import slide_deck, slide_of
from tests.builders.diagrams import SAMPLES

MADE = date(2026, 11, 22)


def deck(*diagrams: Sheet):
    return Presentation(BytesIO(slide_deck([slide_of(d) for d in diagrams], title="Diagrams", made=MADE)))


@pytest.fixture(scope="module")
def slides():
    return dict(zip(SAMPLES, deck(*SAMPLES.values()).slides, strict=True))


@pytest.fixture(params=SAMPLES)
def name(request):
    return request.param


def shapes(among):
    for shape in among:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape.shapes)


def test_there_is_one_slide_for_each_diagram_in_the_shape_of_a_projector():
    made = deck(*SAMPLES.values())
    assert len(made.slides) == 11
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9)
    assert made.slide_width == Inches(40 / 3)


def test_the_title_stands_in_the_place_for_titles(slides, name):
    assert slides[name].shapes.title.text_frame.text == SAMPLES[name].title


def test_every_text_of_the_picture_can_be_edited(slides, name):
    editable = [
        s.text_frame.text for s in shapes(slides[name].shapes) if s.has_text_frame and s.text_frame.text
    ]
    assert sorted(editable) == sorted(
        p.words for p in every(SAMPLES[name].scene().parts) if isinstance(p, Text)
    )


def test_no_slide_holds_a_picture_in_place_of_shapes(slides, name):
    assert MSO_SHAPE_TYPE.PICTURE not in {shape.shape_type for shape in shapes(slides[name].shapes)}


def test_the_picture_is_described_and_so_is_each_group_of_words(slides, name):
    title, whole = slides[name].shapes
    about = whole._element.xpath("./p:nvGrpSpPr/p:cNvPr")[0]
    assert about.get("descr") == f"{SAMPLES[name].title}. {SAMPLES[name].description()}"
    spoken = [
        g
        for g in SAMPLES[name].scene().body
        if isinstance(g, Group) and any(isinstance(p, Text) for p in g.parts)
    ]
    described = [s for s in whole.shapes if s._element.xpath("./p:nvGrpSpPr/p:cNvPr[@descr]")]
    assert len(described) == len(spoken)


def test_notes_hold_the_table_and_the_credit(slides, name):
    notes = slides[name].notes_slide.notes_text_frame.text
    headers, rows = SAMPLES[name].twin()
    assert " | ".join(headers) in notes
    assert all(" | ".join(row) in notes for row in rows)
    assert notes.endswith(SAMPLES[name].credit)


def test_nothing_leaves_the_slide(slides, name):
    for shape in shapes(slides[name].shapes):
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= Inches(40 / 3) + 1
        assert shape.top + shape.height <= Inches(7.5) + 1


def test_words_are_set_in_arial_and_have_a_language(slides, name):
    runs = [
        run for shape in shapes(slides[name].shapes) if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
    ]  # fmt: skip
    assert {run.font.name for run in runs} == {"Arial"}
    assert {run._r.rPr.get("lang") for run in runs} == {"en-GB"}


def test_the_same_slides_give_the_same_bytes():
    once = [slide_of(SAMPLES["needs"]), slide_of(SAMPLES["nest"])]
    assert slide_deck(once, title="Two", made=MADE) == slide_deck(once, title="Two", made=MADE)


def test_words_typed_by_users_stay_words():
    typed = '<a:t>Moor</a:t> & "Fen" \x0b'
    who = SAMPLES["who_helps"]
    changed = type(who)(title=typed, people=who.people)
    [slide] = deck(changed).slides
    assert '<a:t>Moor</a:t> & "Fen"' in slide.shapes.title.text_frame.text
