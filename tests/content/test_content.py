"""Every content file: sound, complete, cited, and in our own words."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from fivefold.knowledge.entries import PART_PAGES, Entry
from fivefold.knowledge.reading import KINDS, content_folder, entries
from tests.content.copied_sentences import copied

COUNTS = {
    "levels": 5,
    "tiers": 5,
    "reaches": 3,
    "need_groups": 5,
    "statements": 11,
    "questions": 3,
    "scenarios": 9,
    "universal_contacts": 35,
    "board_words": 10,
    "prevalence_sources": 4,
    "prompts": 27,
    "factors": 104,
    "indicator_definitions": 22,
}
NAMES = {
    # Titles of publications and names of bodies are facts, not wording.
    "mental health of children and young people in england",
}

every_kind = pytest.mark.parametrize("kind", KINDS)


def items(kind: str) -> tuple[Entry, ...]:
    return entries(KINDS[kind])


def strings(data: Any) -> Iterator[str]:
    """All text in a content file."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def toolkit_texts() -> list[str]:
    """The text of the toolkit, where this machine has it."""
    root = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("FIVEFOLD_TOOLKIT_TEXT", root.parent / "shared" / "seeds"))
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def test_every_file_in_the_folder_is_a_known_kind():
    names = {file.name for file in content_folder().iterdir() if not file.name.startswith("__")}
    assert names == {f"{kind}.yaml" for kind in KINDS}


@every_kind
def test_a_kind_has_exactly_the_items_that_are_expected(kind):
    assert len(items(kind)) == COUNTS[kind]


@every_kind
def test_the_head_of_a_file_names_its_kind(kind):
    head = yaml.safe_load(content_folder().joinpath(f"{kind}.yaml").read_text(encoding="utf-8"))
    assert (head["kind"], head["locale"]) == (kind, "en-GB")


@every_kind
def test_slugs_are_unique(kind):
    slugs = [item.slug for item in items(kind)]
    assert slugs == list(dict.fromkeys(slugs))


@every_kind
def test_every_item_names_its_source_and_every_page_lies_in_its_part(kind):
    for item in items(kind):
        assert item.cites
        for cite in item.cites:
            if cite.part is not None:
                first, last = PART_PAGES[cite.part]
                assert all(first <= int(page) <= last for page in cite.page.split("-")), item.slug


@every_kind
def test_every_item_states_its_language(kind):
    assert {item.locale for item in items(kind)} == {"en-GB"}


@every_kind
def test_no_nine_words_in_a_row_are_taken_from_the_toolkit(kind):
    theirs = toolkit_texts()
    if not theirs:
        pytest.skip(
            "the toolkit's text is not here; set FIVEFOLD_TOOLKIT_TEXT to its folder to compare wording"
        )
    ours = yaml.safe_load(content_folder().joinpath(f"{kind}.yaml").read_text(encoding="utf-8"))
    assert set(copied(strings(ours), theirs)) - NAMES == set()


def test_a_copied_sentence_is_found_whatever_its_punctuation():
    theirs = ["One two three, four -- five six\nseven 'eight' nine ten."]
    assert copied(["X one two three four five six seven eight nine"], theirs) == [
        "one two three four five six seven eight nine"
    ]
    assert copied(["one two three four five six seven eight"], theirs) == []
