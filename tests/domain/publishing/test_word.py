"""The Word file as Word and a screen reader see it, and a partnership's own template."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from fivefold.publishing.document import DocumentError, Section, Table, Text
from fivefold.publishing.picturing import figure
from fivefold.publishing.plain_data import column_weights
from fivefold.publishing.template import check_template
from fivefold.publishing.word import word
from tests.builders.diagrams import SAMPLES
from tests.domain.publishing.reading import word_text
from tests.domain.publishing.sample import a_document


def opened(content: bytes):
    return docx.Document(BytesIO(content))


def saved(file) -> bytes:
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def fields(file) -> list[str]:
    return [(f.text or "").strip() for f in file.element.iter(qn("w:instrText"))]


@pytest.fixture(scope="module")
def file():
    return opened(word(a_document()))


def test_headings_are_real(file):
    headings = [(p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "The need"),
        ("Heading 2", "What is hidden"),
        ("Heading 1", "Support"),
        ("Heading 1", "Sources"),
    ]


def test_the_contents_are_written_in_and_lead_to_their_headings(file):
    links = [link for link in file.element.body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    marks = {b.get(qn("w:name")) for b in file.element.body.iter(qn("w:bookmarkStart"))}
    assert ["".join(t.text for t in link.iter(qn("w:t"))) for link in links] == [
        "The need", "What is hidden", "Support", "Sources",
    ]  # fmt: skip
    assert {link.get(qn("w:anchor")) for link in links} == marks
    assert fields(file)[0].startswith("TOC")


def test_captions_count_by_themselves(file):
    assert sum(f.startswith("SEQ Figure") for f in fields(file)) == 5
    assert sum(f.startswith("SEQ Table") for f in fields(file)) == 1


def test_every_table_repeats_its_headers_and_fills_its_grid(file):
    assert len(file.tables) == 6
    for table in file.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        grid = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert 9000 < sum(grid) < 9400
        assert [round(c.width / 635) for c in table.rows[-1].cells] == grid


def test_every_picture_has_words(file):
    about = list(file.element.body.iter(qn("wp:docPr")))
    assert len(about) == 5
    assert all(a.get("descr") for a in about)
    assert len({a.get("id") for a in about}) == 5


def test_the_file_says_its_language_and_what_it_is(file):
    assert file.core_properties.language == "en-GB"
    assert file.core_properties.title == "Needs assessment"
    assert {e.get(qn("w:val")) for e in file.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert "FICTIONAL" in file.sections[0].header.paragraphs[1].text
    assert "Version 2" in file.sections[0].footer.paragraphs[0].text


def test_large_drawings_lie_on_their_page_and_the_rest_stands():
    drawn = Section("Pictures", (), (Section("Needs", (figure(SAMPLES["needs"]),)),))
    words = Section("After", (Text(("Words.",)),))
    file = opened(word(a_document(sections=(words, drawn, words))))
    turned = [section.page_width > section.page_height for section in file.sections]
    assert turned == [False, True, False]
    [picture] = file.inline_shapes
    assert picture.width.cm > 20
    assert picture.height.cm < 12.3


def a_template(*lines: str):
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    return file


def test_a_template_is_filled_and_the_document_stands_where_it_says():
    file = a_template("Board paper: {{ title }}", "{{ body }}", "Signed by the chair of {{place}}")
    written = opened(word(a_document(), saved(file)))
    texts = [p.text for p in written.paragraphs]
    assert texts[0] == "Board paper: Needs assessment"
    assert texts[-1] == "Signed by the chair of Harbourside and Moors"
    assert texts.index("The need") < len(texts) - 1
    assert "{{ body }}" not in texts


def test_a_placeholder_that_word_has_cut_into_pieces_is_filled():
    file = docx.Document()
    paragraph = file.add_paragraph("As of {{ da")
    paragraph.add_run("te }}")
    written = opened(word(a_document(), saved(file)))
    assert written.paragraphs[0].text == "As of 22 November 2026"


def test_a_template_keeps_its_own_styles():
    file = a_template()
    file.styles["Heading 1"].font.name = "Georgia"
    assert opened(word(a_document(), saved(file))).styles["Heading 1"].font.name == "Georgia"


def test_what_was_typed_in_a_document_is_never_taken_for_a_placeholder():
    assert "{{ place }}" in word_text(word(a_document(), saved(a_template("{{ title }}", "{{ body }}"))))


def test_a_template_in_the_fictional_place_still_says_so():
    written = word_text(word(a_document(), saved(a_template("{{ title }}", "{{ body }}"))))
    assert "FICTIONAL" in written


def a_zip(**files: str) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/"), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"%PDF-1.7", "not a Word document"),
        (a_zip(readme="hello"), "packed file, but not a Word document"),
        (a_zip(**{"word/document.xml": "<broken", "word/vbaProject.bin": ""}), "macros"),
        (a_zip(**{"word/document.xml": "<broken"}), "cannot be read as a Word document"),
        (b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        (saved(a_template("{{ titel }}")), "does not know. Use one of: {{ audience }}, {{ body }}"),
        (saved(a_template("{{ ''.__class__.__mro__ }}")), "does not know"),
    ],
    ids=["pdf", "zip", "macros", "broken", "large", "misspelt", "program"],
)
def test_a_template_that_cannot_be_used_is_refused_with_the_remedy(content, complaint):
    with pytest.raises(DocumentError, match=complaint):
        check_template(content)


def test_a_usual_word_of_a_narrow_column_is_not_broken_in_two():
    headers = (
        "Line",
        "I agree",
        "I am not sure",
        "Answered",
        "Middle",
        "Half of all lie between",
        "The room",
    )
    row = (
        "Families know whom to ask when they worry about their baby",
        "18",
        "3",
        "21",
        "I agree",
        "I agree to I do not agree",
        "of one mind",
    )
    weights = column_weights(Table("Votes", headers, (row,)))
    letters = [84 * weight / sum(weights) for weight in weights]
    longest = [max(map(len, f"{head} {cell}".split())) for head, cell in zip(headers, row, strict=True)]
    assert [room >= word + 2 for room, word in zip(letters, longest, strict=True)] == [True] * 7
