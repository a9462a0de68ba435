"""A content file that cannot be used is refused, with file, line, field and remedy."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from fivefold.knowledge import check, statements
from fivefold.knowledge.entries import Cite
from fivefold.knowledge.faults import ContentError, Fault
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.pointers import POINTERS
from fivefold.knowledge.reading import content_folder, read, read_kind
from fivefold.knowledge.schemas import BoardWord, Prevalence, Prompt, Statement, UniversalContact

HEAD = 'kind: statements\nedition: "2026-11"\nlocale: en-GB\ncredit: ours\nitems:\n'
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


SMALL = {kind: KINDS[kind] for kind in ("questions", "scenarios", "tiers")}


def small_folder(folder: Path) -> Path:
    """Three questions, a scenario that asks them and one more that names a factor, a tier."""
    for kind, text in SMALL_CONTENT.items():
        head = f'kind: {kind}\nedition: "2026-11"\nlocale: en-GB\ncredit: ours\nitems:\n'
        (folder / f"{kind}.yaml").write_text(head + text)
    return folder


CITED = 'cites: [{part: 4, page: "57"}]'
SMALL_CONTENT = {
    "questions": "".join(
        f"  - {{slug: {slug}, title: Asked, text: Is it so?, hint: Look, {CITED}}}\n"
        for slug in ("noticed", "understood", "supported")
    ),
    "scenarios": f"""\
  - slug: nine-weeks
    title: A baby
    age: nine weeks
    age_months: 2
    text: A baby cries.
    level: family
    questions: [noticed, understood, supported]
    {CITED}
""",
    "tiers": f"  - {{slug: first, tier: promotion, title: First, summary: For all, {CITED}}}\n",
}


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after, 1))


def wrong(folder: Path) -> list[str]:
    return [str(report) for report in check.reports(folder, SMALL) if isinstance(report, Fault)]


def test_a_sound_folder_has_a_line_with_the_number_of_items_for_each_kind(tmp_path):
    reports = list(check.reports(small_folder(tmp_path), SMALL))
    assert reports == ["questions: 3 items", "scenarios: 1 items", "tiers: 1 items"]


def test_the_check_succeeds_with_the_packaged_content(capsys):
    status = check.main(content_folder())
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "statements: 11 items\n" in printed.out
    assert status == 0


def test_the_check_fails_with_a_folder_in_which_kinds_are_missing(tmp_path, capsys):
    assert check.main(small_folder(tmp_path)) == 1
    assert "factors.yaml, line 1, file: the file is missing. Remedy: add it." in capsys.readouterr().err


def test_a_broken_a_missing_and_an_unknown_file_are_named(tmp_path):
    folder = small_folder(tmp_path)
    change(folder / "scenarios.yaml", "level: family\n", "level: village\n")
    (folder / "tiers.yaml").unlink()
    (folder / "recipes.yaml").write_text("items: []")
    assert [fault.split(":")[0].split(", ") for fault in wrong(folder)] == [
        ["scenarios.yaml", "line 11", "items.0.level"],
        ["tiers.yaml", "line 1", "file"],
        ["recipes.yaml", "line 1", "file"],
    ]


def test_a_pointer_that_leads_nowhere_is_named_with_its_line(tmp_path):
    folder = small_folder(tmp_path)
    change(folder / "scenarios.yaml", "[noticed,", "[seen,")
    assert wrong(folder) == [
        (
            "scenarios.yaml, line 12, items.0.questions.0: 'nine-weeks' names 'seen', which is not there. "
            "Remedy: use one of: noticed, supported, understood."
        ),
    ]


def test_every_field_that_points_exists_in_its_kind():
    for kind, fields in POINTERS.items():
        for field in fields:
            assert field.split(".")[0] in KINDS[kind].model_fields, (kind, field)


def test_a_kind_may_lie_in_a_folder_of_several_files_read_in_the_order_of_their_names(tmp_path):
    shelf = tmp_path / "statements"
    shelf.mkdir()
    (shelf / "part-2.yaml").write_text(HEAD + GOOD.replace("one", "two"))
    (shelf / "part-1.yaml").write_text(HEAD + GOOD)
    assert [item.slug for item in read_kind(tmp_path, "statements", Statement)] == ["one", "two"]


def test_a_slug_of_another_file_is_refused_with_its_line(tmp_path):
    shelf = tmp_path / "statements"
    shelf.mkdir()
    (shelf / "part-1.yaml").write_text(HEAD + GOOD)
    (shelf / "part-2.yaml").write_text(HEAD + GOOD.replace("one", "two") + GOOD)
    with pytest.raises(ContentError) as caught:
        read_kind(tmp_path, "statements", Statement)
    assert [str(fault) for fault in caught.value.faults] == [
        (
            "statements/part-2.yaml, line 11, items.1.slug: 'one' is used in statements/part-1.yaml too. "
            "Remedy: give each item its own."
        ),
    ]


def test_a_file_that_calls_itself_another_kind_is_refused(tmp_path):
    folder = small_folder(tmp_path)
    change(folder / "tiers.yaml", "kind: tiers", "kind: floors")
    assert wrong(folder) == ["tiers.yaml, line 1, kind: the file calls itself 'floors'. Remedy: write tiers."]


def test_a_prompt_stands_on_a_page_of_its_part():
    prompt = {
        "slug": "a", "cites": [{"part": 2, "page": "14"}], "part": 2, "page": "57", "topic": "Words",
        "title": "Which?", "text": "Which words?", "kind": "question",
    }  # fmt: skip
    with pytest.raises(ValidationError, match="page 57 is not in Part 2"):
        Prompt.model_validate(prompt)
