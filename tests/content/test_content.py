"""Every content file: sound, complete and cited."""

import pytest

from fivefold.knowledge.entries import PART_PAGES, Entry
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import content_folder, entries, files_of, sheets

FIXED = {
    "levels": 5,
    "tiers": 5,
    "reaches": 3,
    "need_groups": 5,
    "statements": 11,
    "questions": 3,
    "scenarios": 9,
    "diagrams": 12,
}
"""How many items a kind has by its nature."""

every_kind = pytest.mark.parametrize("kind", KINDS)


def items(kind: str) -> tuple[Entry, ...]:
    return entries(KINDS[kind])


def test_every_file_in_the_folder_is_of_a_known_kind():
    names = {file.name.removesuffix(".yaml") for file in content_folder().iterdir()}
    assert {name for name in names if not name.startswith("__")} - {"locales"} == set(KINDS)


@every_kind
def test_a_kind_has_items(kind):
    assert len(items(kind)) >= 3


@pytest.mark.parametrize(("kind", "count"), FIXED.items())
def test_a_kind_of_fixed_size_has_exactly_that_size(kind, count):
    assert len(items(kind)) == count


@every_kind
def test_the_head_of_every_file_names_its_kind_and_the_language_of_the_original(kind):
    assert len(sheets(kind)) == len(files_of(content_folder(), kind))
    assert {(sheet.package.kind, sheet.package.locale) for sheet in sheets(kind)} == {(kind, "en-GB")}


@every_kind
def test_slugs_are_unique_in_all_files_of_a_kind_together(kind):
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
