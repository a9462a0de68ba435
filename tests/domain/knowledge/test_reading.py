"""A content file that cannot be used is refused, with file, line, field and remedy."""

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from fivefold.knowledge import check, statements
from fivefold.knowledge.entries import Cite
from fivefold.knowledge.reading import ContentError, content_folder, read
from fivefold.knowledge.schemas import BoardWord, Prevalence, Prompt, Statement, UniversalContact

HEAD = 'kind: statements\nedition: "2026"\nlocale: en-GB\ncredit: ours\nitems:\n'
GOOD = '  - slug: one\n    number: 1\n    title: First\n    text: Our words\n    cites: [{part: 6, page: "72"}]\n'


def faults(text, schema=Statement, file="statements.yaml"):
    with pytest.raises(ContentError) as caught:
        read(text, schema, file)
    return [str(fault) for fault in caught.value.faults]


def test_a_sound_file_is_read_and_its_language_reaches_every_item():
    (item,) = read((HEAD + GOOD).replace("en-GB", "cy"), Statement, "statements.yaml")
    assert (item.slug, item.number, item.locale, item.sources) == ("one", 1, "cy", "Toolkit, Part 6, p72")


def test_facts_cannot_be_changed_after_reading():
    with pytest.raises(ValidationError):
        statements()[0].title = "Other"


def test_an_unknown_field_is_refused_with_its_line():
    assert faults(HEAD + GOOD + "    colour: red\n") == [
        (
            "statements.yaml, line 11, items.0.colour: Extra inputs are not permitted. "
            "Remedy: remove this field, or correct its name."
        ),
    ]


def test_a_missing_field_names_the_item():
    assert faults(HEAD + GOOD.replace("    title: First\n", "")) == [
        "statements.yaml, line 6, items.0.title: Field required. Remedy: add this field."
    ]


def test_a_page_outside_its_part_is_refused():
    assert faults(HEAD + GOOD.replace("72", "12")) == [
        (
            "statements.yaml, line 10, items.0.cites.0: page 12 is not in Part 6, which runs from page 68 to 72. "
            "Remedy: correct this value."
        ),
    ]


def test_a_field_that_stands_twice_is_refused():
    assert faults(HEAD + GOOD + "    number: 2\n") == [
        "statements.yaml, line 11, number: this field stands twice in one item. Remedy: keep one of them."
    ]


def test_a_slug_that_is_used_twice_is_refused():
    assert faults(HEAD + GOOD + GOOD) == [
        "statements.yaml, line 11, slug: 'one' is used twice. Remedy: give each item its own."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("items: [}\n", 1), ("", 1), ("kind: x\n", 1), (HEAD + "  - a: b: c\n", 6), ("- 1\n", 1)],
)
def test_a_file_that_is_no_content_file_is_refused_with_a_line(text, line):
    (fault,) = faults(text)
    assert fault.startswith(f"statements.yaml, line {line}, ")


def test_a_wrong_word_names_the_words_that_may_be_used():
    text = HEAD.replace("statements", "board_words") + (
        "  - {slug: a, nation: france, name: Board, role: Plans, cites: [{document: a law}]}\n"
    )
    (fault,) = faults(text, BoardWord, "board_words.yaml")
    assert "'england', 'wales', 'scotland' or 'northern ireland'" in fault
    assert "items.0.nation" in fault


def test_the_head_of_a_file_is_checked_too():
    assert faults((HEAD + GOOD).replace("credit: ours\n", "")) == [
        "statements.yaml, line 1, credit: Field required. Remedy: add this field."
    ]


def test_an_item_that_is_no_mapping_is_refused():
    (fault,) = faults(HEAD + "  - just words\n")
    assert fault.startswith("statements.yaml, line 6, items.0: ")


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"part": 4, "page": "57", "document": "both"},
        {"part": 9, "page": "99"},
        {"part": 4, "page": "fifty"},
        {"part": 4, "page": "30-25"},
        {"document": "a law", "page": "3"},
    ],
)
def test_a_citation_names_exactly_one_place_that_exists(about):
    with pytest.raises(ValidationError):
        Cite.model_validate(about)


def test_a_document_is_cited_by_its_name():
    assert (Cite(document="A law").words, Cite(document="A law").toolkit_page) == ("A law", None)


def test_a_slug_is_plain():
    (fault,) = faults(HEAD + GOOD.replace("one", "One two"))
    assert "small letters, digits and single hyphens" in fault


CONTACT = {
    "slug": "a", "cites": [{"document": "a law"}], "nation": "wales", "name": "Contact", "window": "soon",
    "due_from_months": 2, "due_to_months": 1, "legal": "suggested",
}  # fmt: skip
PREVALENCE = {
    "slug": "a", "cites": [{"document": "a study"}], "label": "Study", "low": 10, "high": 15, "age": "babies",
    "age_from_months": 0, "age_to_months": 60, "place": "here", "year": "2020", "measure": "any", "caution": "none",
}  # fmt: skip


def test_a_contact_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="is after due_to_months"):
        UniversalContact.model_validate(CONTACT)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"low": 16}, "is above high"),
        ({"interval_low": 9}, "come together"),
        ({"interval_low": 9, "interval_high": 12}, "interval_basis"),
    ],
)
def test_a_prevalence_that_contradicts_itself_is_refused(change, reason):
    with pytest.raises(ValidationError, match=reason):
        Prevalence.model_validate({**PREVALENCE, **change})


def copy_of_content(folder: Path) -> Path:
    shutil.copytree(str(content_folder()), folder / "content")
    return folder / "content"


def test_the_check_counts_each_kind_and_succeeds(capsys):
    assert check.main(content_folder()) == 0
    printed = capsys.readouterr()
    assert "statements: 11 items\n" in printed.out
    assert printed.err == ""


def test_the_check_fails_on_a_broken_a_missing_and_an_unknown_file(tmp_path, capsys):
    folder = copy_of_content(tmp_path)
    broken = folder / "scenarios.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("level: family\n", "level: village\n"))
    (folder / "tiers.yaml").unlink()
    (folder / "recipes.yaml").write_text("items: []")
    assert check.main(folder) == 1
    errors = capsys.readouterr().err.splitlines()
    assert [error.split(":")[0].split(", ")[::2] for error in errors] == [
        ["tiers.yaml", "file"],
        ["scenarios.yaml", "items.7.level"],
        ["recipes.yaml", "file"],
    ]


def test_the_check_finds_pointers_that_lead_nowhere(tmp_path):
    folder = copy_of_content(tmp_path)
    scenarios = folder / "scenarios.yaml"
    scenarios.write_text(scenarios.read_text(encoding="utf-8").replace("[noticed,", "[seen,", 1))
    wrong = [report for report in check.reports(folder) if not isinstance(report, str)]
    assert [str(fault) for fault in wrong] == [
        (
            "scenarios.yaml, line 1, questions: 'nine-weeks' names 'seen', which is not there. "
            "Remedy: use one of: noticed, supported, understood."
        ),
    ]


def test_a_file_that_calls_itself_another_kind_is_refused(tmp_path):
    folder = copy_of_content(tmp_path)
    tiers = folder / "tiers.yaml"
    tiers.write_text(tiers.read_text(encoding="utf-8").replace("kind: tiers", "kind: floors"))
    (fault,) = [report for report in check.reports(folder) if not isinstance(report, str)]
    assert str(fault) == "tiers.yaml, line 1, kind: the file calls itself 'floors'. Remedy: write tiers."


def test_a_prompt_stands_on_a_page_of_its_part():
    prompt = {
        "slug": "a", "cites": [{"part": 2, "page": "14"}], "part": 2, "page": "57", "topic": "Words",
        "title": "Which?", "text": "Which words?", "kind": "question",
    }  # fmt: skip
    with pytest.raises(ValidationError, match="page 57 is not in Part 2"):
        Prompt.model_validate(prompt)
