"""A pack for each part of the toolkit, complete on an installation in which nothing was entered."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from fivefold import knowledge
from fivefold.publishing import html
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Tier
from fivefold_web.publishing.packs.pack import pack_of
from fivefold_web.publishing.packs.parts import PARTS, part_numbered
from fivefold_web.publishing.pictures import shelf
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service
from tests.domain.publishing.reading import deck_text, html_text, one_line, pdf_text, word_text

pytestmark = pytest.mark.django_db
NUMBERS = [part.key for part in PARTS]
READ = {
    "docx": word_text,
    "pdf": pdf_text,
    "pptx": deck_text,
    "html": lambda content: html_text(content.decode()),
}


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place, Role.VIEWER))


def at(name, place, **parts):
    return reverse(f"publishing:{name}", kwargs={"place": place.slug, **parts})


def the_pack(place, number, **how):
    return pack_of(place, part_numbered(number), on=date(2026, 11, 22), **how)


def read(document):
    return html_text(html.page(document))


def test_there_is_a_pack_for_each_of_the_eight_parts(reader, place):
    page = reader.get(at("packs", place)).text
    assert list(range(1, 9)) == NUMBERS
    assert all(f'href="{at("pack", place, part=number)}"' in page for number in NUMBERS)
    assert f'href="{at("packs", place)}"' in reader.get(at("list", place)).text


@pytest.mark.parametrize("number", NUMBERS)
def test_a_pack_says_everything_that_the_content_has_from_its_part(place, number):
    text = read(the_pack(place, number))
    kinds = (
        knowledge.claims(), knowledge.frameworks(), knowledge.exercises(), knowledge.checklists(), knowledge.cases(),
        knowledge.interventions(), knowledge.statistics(), knowledge.resources(), shelf.entries(),
    )  # fmt: skip
    expected = [one.title for kind in kinds for one in kind if one.cites[0].part == number]
    expected += [prompt.text for prompt in knowledge.prompts(number)]
    assert [words for words in expected if one_line(words) not in text] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_every_section_of_a_pack_says_something(place, number):
    def empty(sections):
        return [s.heading for s in sections if not s.blocks and not s.parts] + [
            heading for s in sections for heading in empty(s.parts)
        ]

    assert empty(the_pack(place, number).sections) == []


def test_the_workforce_pack_holds_the_eleven_statements_as_a_form_in_every_file(reader, place):
    for form, text_of in READ.items():
        answer = reader.get(at("pack_file", place, part=6, form=form))
        assert answer.status_code == 200
        text = text_of(answer.content).replace(" ", "")
        assert [s.number for s in knowledge.statements() if s.text.replace(" ", "") not in text] == [], form
        assert "Circleoneletterineachrow:Rforred,Aforamber,Gforgreen." in text
        assert "Donotaddlettersuptoascore" in text


def test_the_printed_form_has_three_letters_and_room_to_write(reader, place):
    file = docx.Document(BytesIO(reader.get(at("pack_file", place, part=6, form="docx")).content))
    [table] = [t for t in file.tables if len(t.rows) == 12 and t.rows[0].cells[1].text == "Red"]
    assert [cell.text for cell in table.rows[0].cells][1:4] == ["Red", "Amber", "Green"]
    for row in table.rows[1:]:
        assert [cell.text for cell in row.cells][1:] == ["R", "A", "G", ""]
        assert row.height.cm == pytest.approx(1.5, abs=0.01)
    assert table.rows[1].cells[4].width > table.rows[1].cells[1].width * 3


def test_a_pack_shows_the_place_or_the_toolkit_alone(reader, place):
    a_service(place, "Stay and play", tiers={Tier.PROMOTION}, primary=Tier.PROMOTION)
    here, alone = (reader.get(at("pack", place, part=5) + query).text for query in ("", "?version=toolkit"))
    assert ("Stay and play" in here, "Stay and play" in alone) == (True, False)
    assert "See it with the wording of this place" in alone


def test_a_pack_of_an_invented_place_says_so_unless_nothing_local_is_in_it(place):
    place.is_fictional = True
    assert the_pack(place, 6).fictional is True
    assert the_pack(place, 6, local=False).fictional is False


@pytest.mark.parametrize("path", ["packs/0/", "packs/9/", "packs/6/file.exe", "packs/9/file.pdf"])
def test_what_does_not_exist_is_not_found(reader, place, path):
    assert reader.get(f"/places/{place.slug}/publishing/{path}").status_code == 404


def test_another_place_cannot_read_them(client, place):
    stranger = signed_in(client, a_member(a_place("Elsewhere"), name="Sam Stranger"))
    for path in (at("packs", place), at("pack", place, part=6), at("pack_file", place, part=6, form="pdf")):
        assert stranger.get(path).status_code == 404


def test_typed_markup_stays_text_in_a_pack(place):
    a_service(place, "<script>alert(1)</script>", tiers={Tier.PROMOTION}, primary=Tier.PROMOTION)
    assert "<script>" not in html.body(the_pack(place, 5))
