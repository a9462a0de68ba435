"""The eleven diagrams: words stay in their shapes, everything is said in words, and nothing hangs on colour."""

import re
from dataclasses import fields, is_dataclass, replace
from xml.etree import ElementTree

import pytest

from fivefold.charts.diagrams.fitting import holds, line_box
from fivefold.charts.diagrams.five_levels import FiveLevels
from fivefold.charts.diagrams.sheet import TALL, Item, Sheet
from fivefold.charts.drawing import png
from fivefold.charts.palette import INK, PAPER, SOFT_INK
from fivefold.charts.scene import Box, Group, Oval, Polygon, Text, every
from fivefold.charts.wrapping import Run
from tests.builders.diagrams import SAMPLES

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Cefnogaeth-iechyd-meddwl Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ar gyfer rhieni"
TYPED = 'Moor & <script>alert(1)</script> style="x"'


def reworded(value, change):
    """The same facts in other words: every typed text goes through `change`."""
    if isinstance(value, Run):
        return value._replace(words=change(value.words))
    if isinstance(value, tuple):
        return tuple(reworded(one, change) for one in value)
    if is_dataclass(value):
        kept = ("href", "age", "months", "level", "more", "stage", "of", "stage_of", "group", "most_shown")
        changed = {
            f.name: reworded(getattr(value, f.name), change) for f in fields(value) if f.name not in kept
        }
        return replace(value, **changed)
    return change(value) if isinstance(value, str) and value else value


LONG_WORDS = {name: reworded(made, lambda words: f"{LONG} {words[:20]}") for name, made in SAMPLES.items()}
VARIANTS = {**SAMPLES, **{f"{name} in long words": made for name, made in LONG_WORDS.items()}}


@pytest.fixture(params=VARIANTS.values(), ids=list(VARIANTS))
def diagram(request):
    return request.param


@pytest.fixture(params=SAMPLES.values(), ids=list(SAMPLES))
def sample(request):
    return request.param


@pytest.fixture(params=[False, True], ids=["wide", "tall"])
def tall(request):
    return request.param


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def texts(scene):
    return [part for part in every(scene.parts) if isinstance(part, Text)]


def test_there_are_eleven_diagrams():
    assert len({type(made) for made in SAMPLES.values()}) == 11


def test_words_stay_in_the_shape_of_their_group(diagram, tall):
    for group in (part for part in every(diagram.scene(tall).parts) if isinstance(part, Group)):
        shape = group.parts[0]
        if isinstance(shape, Box | Oval | Polygon):
            outside = [p.words for p in group.parts if isinstance(p, Text) and not holds(shape, p)]
            assert outside == []


def test_no_line_is_wider_than_its_column(diagram, tall):
    for block in texts(diagram.scene(tall)):
        for n in range(len(block.lines)):
            left, _, right, _ = line_box(block, n)
            assert right - left <= block.w + 0.5


def test_nothing_leaves_the_sheet(diagram, tall):
    scene = diagram.scene(tall)
    for block in texts(scene):
        assert block.x >= 0
        assert block.x + block.w <= scene.width
        assert block.y >= 0
        assert block.bottom <= scene.height


def test_no_words_stand_on_other_words(diagram, tall):
    boxes = [
        (line_box(block, n), block.words)
        for block in texts(diagram.scene(tall))
        for n in range(len(block.lines))
    ]
    for i, ((left, top, right, bottom), words) in enumerate(boxes):
        for (left2, top2, right2, bottom2), other in boxes[i + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 + 1 or bottom2 <= top + 1
            assert apart, (words, other)


def test_the_wide_sheet_has_the_shape_of_a_projector(sample):
    scene = sample.scene()
    assert scene.width / scene.height == pytest.approx(16 / 9)


def test_words_on_a_phone_are_large_enough(sample):
    scene = sample.scene(tall=True)
    assert scene.width == TALL
    in_cards = [block for block in texts(scene) if block.size < 13]
    assert in_cards == []
    assert sum(block.size >= 15 for block in texts(scene)) >= 0.8 * len(texts(scene))


def test_every_word_of_the_twin_is_in_the_picture(sample, tall):
    said = " ".join(flat(block.words) for block in texts(sample.scene(tall)))
    _, rows = sample.twin()
    for cell in (cell for row in rows for cell in row):
        for part in re.split(r"; |\. |: ", cell):
            assert flat(part).strip(".") in said


def test_every_word_of_the_twin_is_drawn(sample, tall):
    root = ElementTree.fromstring(sample.svg(tall))
    drawn = " ".join("".join(e.itertext()) for e in root.iter(f"{SVG}text"))
    for cell in (cell for row in sample.twin().rows for cell in row):
        assert [word for word in cell.split() if word.strip(".;:") not in drawn] == []


def test_the_twin_has_one_cell_for_each_header(sample):
    headers, rows = sample.twin()
    assert {len(row) for row in rows} == {len(headers)}


def test_a_diagram_breaks_no_strict_content_policy(sample, tall):
    for element in ElementTree.fromstring(sample.svg(tall)).iter():
        assert element.tag not in (f"{SVG}style", f"{SVG}script")
        assert not [
            name for name in element.attrib if name in ("style", "class") and element.tag != f"{SVG}svg"
        ]


def test_a_diagram_is_named_and_described(sample, tall):
    root = ElementTree.fromstring(sample.svg(tall))
    assert root.find(f"{SVG}title").text == sample.title
    assert root.find(f"{SVG}desc").text == sample.description()
    assert root.get("role") == "img"


def test_ids_of_different_diagrams_never_meet():
    drawn = [made.svg(tall) for made in SAMPLES.values() for tall in (False, True)]
    ids = [found for svg in drawn for found in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids)) == 2 * len(drawn)


def luminance(shade):
    parts = [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_are_readable_on_their_ground_in_greyscale(sample, tall):
    for group in (part for part in every(sample.scene(tall).parts) if isinstance(part, Group)):
        shape = group.parts[0]
        if not isinstance(shape, Box | Oval | Polygon):
            continue
        for block in (p for p in group.parts if isinstance(p, Text)):
            assert block.ink in (INK, SOFT_INK)
            contrast = (luminance(shape.look.fill) + 0.05) / (luminance(block.ink) + 0.05)
            assert contrast >= 4.5, (block.words, shape.look.fill)


def test_what_is_not_there_yet_is_dashed_and_said():
    gap = SAMPLES["who_helps"].people[3]
    assert gap.is_gap
    [card] = [
        part for part in every(SAMPLES["who_helps"].scene().body)
        if isinstance(part, Group) and any(isinstance(p, Text) and p.words == gap.title for p in part.parts)
    ]  # fmt: skip
    assert card.parts[0].look.dashed
    assert card.parts[0].look.fill == PAPER
    assert "No local service yet" in [p.words for p in card.parts if isinstance(p, Text)]


def test_what_adults_do_is_underlined_and_has_a_heart():
    vignettes = SAMPLES["vignettes"]
    runs = [run for one in vignettes.children for run in one.said if run.marked]
    drawn = vignettes.svg(tall=True)
    assert drawn.count("♥") >= len(runs)
    assert drawn.count('text-decoration="underline"') >= len(runs)


def test_a_local_child_of_five_months_stands_in_its_place():
    vignettes = SAMPLES["vignettes"]
    local = replace(vignettes.children[0], age="5 months", months=5, title="A local child")
    ages = [row[0] for row in replace(vignettes, children=(*vignettes.children, local)).twin().rows]
    assert ages[2:5] == ["4 months", "5 months", "6 months"]
    assert len(ages) == 12


def test_replacing_a_role_by_a_local_group_changes_picture_and_words_alike():
    who = SAMPLES["who_helps"]
    local = replace(who.people[4], title="Tiny Tides playgroup")
    changed = replace(who, people=(*who.people[:4], local, *who.people[5:]))
    for told in (changed.svg(), changed.svg(tall=True), changed.description(), str(changed.twin())):
        assert "Tiny Tides" in flat(told)
        assert who.people[4].title not in flat(told)


def test_a_long_list_is_shortened_in_the_picture_and_whole_in_the_table():
    continuum = SAMPLES["continuum"]
    names = tuple(f"Group {n}" for n in range(1, 31))
    kinds = (
        replace(continuum.kinds[0], item=replace(continuum.kinds[0].item, here=names)),
        *continuum.kinds[1:],
    )
    full = replace(continuum, kinds=kinds)
    said = [block.words for block in texts(full.scene())]
    assert "and 24 more" in said
    assert "• Group 7" not in said
    assert "Group 30" in full.twin().rows[0][3]


def test_a_diagram_with_links_is_a_group_of_links():
    who = SAMPLES["who_helps"]
    linked = replace(who, people=tuple(replace(p, href=f"/services/{n}") for n, p in enumerate(who.people)))
    root = ElementTree.fromstring(linked.svg())
    assert root.get("role") == "group"
    assert [a.get("href") for a in root.iter(f"{SVG}a")].count("/services/1") == 1
    assert len(list(root.iter(f"{SVG}a"))) == len(who.people)


def test_a_link_leads_only_to_the_workspace():
    with pytest.raises(ValueError, match="inside the workspace"):
        Group((), href="https://example.org")


def test_words_typed_by_users_stay_words(sample, tall):
    typed = reworded(sample, lambda words: TYPED)
    root = ElementTree.fromstring(typed.svg(tall))
    assert "script" not in {element.tag.removeprefix(SVG) for element in root.iter()}


def test_a_diagram_becomes_pixels_at_print_size():
    pixels = png(SAMPLES["continuum"].svg(), 3508)
    assert int.from_bytes(pixels[16:20], "big") == 3508


def test_five_levels_need_all_five():
    with pytest.raises(ValueError, match="five levels"):
        FiveLevels(title="Levels", levels=())


def test_a_sheet_cannot_be_drawn_without_a_layout():
    with pytest.raises(TypeError):
        Sheet(title="Nothing")


def test_an_item_without_an_answer_is_no_gap():
    assert not Item(title="Midwife").is_gap
    assert Item(title="Midwife", here=()).is_gap


def test_the_description_names_what_is_there_and_what_is_missing(sample):
    described = sample.description()
    assert len(described) < 900
    gaps = [row[0] for row in sample.twin().rows if row[-1] == sample.none_here]
    assert described.count(f"({sample.none_here})") == len(gaps)


def test_a_summary_opens_the_description():
    summed = replace(SAMPLES["needs"], summary="A flower with five parts.")
    assert summed.description().startswith("A flower with five parts. Thriving: 2 services; Getting Advice")


def test_a_rating_stands_in_words_beside_its_shape():
    said = [block.words for block in texts(SAMPLES["conditions"].scene())]
    assert "Stage 3 of 5: Agreed and used" in said
    assert said.count("Not rated yet") == 1
    unrated = [replace(c, stage=None) for c in SAMPLES["conditions"].conditions]
    plain = replace(SAMPLES["conditions"], conditions=tuple(unrated))
    assert "Not rated yet" not in [block.words for block in texts(plain.scene())]


def test_a_stage_beyond_the_last_is_refused():
    with pytest.raises(ValueError, match="stage 6 is not between 0 and 5"):
        replace(SAMPLES["conditions"].conditions[0], stage=6)


def test_one_person_or_many_find_a_place_around_the_family():
    who = SAMPLES["who_helps"]
    for count in (1, 2, 5, 9, 13, 20, 26):
        people = tuple(replace(who.people[n % 13], title=f"Person {n}") for n in range(count))
        said = [block.words for block in texts(replace(who, people=people).scene())]
        assert sum(words.startswith("Person ") for words in said) == count


def test_signs_that_no_file_can_hold_are_left_out():
    who = replace(SAMPLES["who_helps"], title="Who\x00 helps\x0b")
    assert ElementTree.fromstring(who.svg()).find(f"{SVG}title").text == "Who helps"


EMPTY = [
    ("who_helps", "people"), ("nurturing_care", "components"), ("vignettes", "children"), ("scenarios", "children"),
    ("continuum", "kinds"), ("nest", "values"), ("nest", "principles"), ("conditions", "conditions"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "field"), EMPTY)
def test_a_diagram_of_nothing_is_refused_in_words(name, field):
    with pytest.raises(ValueError, match=f"there are no {field} to draw; give at least one"):
        replace(SAMPLES[name], **{field: ()})


@pytest.mark.parametrize(("name", "field"), EMPTY)
def test_a_diagram_of_one_is_drawn(name, field, tall):
    one = replace(SAMPLES[name], **{field: getattr(SAMPLES[name], field)[:1]})
    assert ElementTree.fromstring(one.svg(tall)).find(f"{SVG}title").text == one.title


def test_a_side_without_pressures_is_drawn(tall):
    bare = replace(SAMPLES["pressures"], pressures=(), also=(), advice="")
    assert "Reducing pressures" in bare.svg(tall)
    assert "Other matters" not in bare.svg(tall)
