"""Everything is told in our own words: no run of nine words is taken from the toolkit.

Names are facts, not wording: titles of publications and instruments, names of factors as the toolkit gives them.
"""

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
import yaml

from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import content_folder, files_of
from tests.content.copied_sentences import Run, copied, copied_runs, runs_of

NAMING_FIELDS = {"document", "named_source", "name", "aliases", "short_name", "publisher", "owner"}
KINDS_WITH_TITLES_FROM_ELSEWHERE = {"resources", "measures", "interventions", "frameworks", "diagrams"}


def texts(data: Any, naming: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """All text in a content file, and whether it is a name."""
    pending = [(data, False)]
    while pending:
        found, is_name = pending.pop()
        if isinstance(found, str):
            yield found, is_name
        elif isinstance(found, dict):
            pending += [(value, is_name or key in naming) for key, value in found.items()]
        elif isinstance(found, list):
            pending += [(value, is_name) for value in found]


@cache
def parted(folder: Traversable, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wording of all files of a kind, and the names in them."""
    naming = NAMING_FIELDS | ({"title"} if kind in KINDS_WITH_TITLES_FROM_ELSEWHERE else set())
    found = [
        one
        for file in files_of(folder, kind)
        for one in texts(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader), frozenset(naming))
    ]
    return tuple(text for text, is_name in found if not is_name), tuple(
        text for text, is_name in found if is_name
    )


@cache
def names() -> set[Run]:
    return runs_of(name for kind in KINDS for name in parted(content_folder(), kind)[1])


@pytest.fixture(scope="module")
def toolkit() -> set[Run]:
    """The runs of the toolkit's text, where this machine has it."""
    root = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("FIVEFOLD_TOOLKIT_TEXT", root.parent / "shared" / "seeds"))
    theirs = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not theirs:
        pytest.skip(
            "the toolkit's text is not here; set FIVEFOLD_TOOLKIT_TEXT to its folder to compare wording"
        )
    return runs_of(theirs)


@pytest.mark.parametrize("kind", KINDS)
def test_no_nine_words_in_a_row_are_taken_from_the_toolkit(kind, toolkit):
    wording, _ = parted(content_folder(), kind)
    assert copied_runs(wording, toolkit - names()) == []


@pytest.mark.parametrize("locale", [file.name for file in content_folder().joinpath("locales").iterdir()]
                         if content_folder().joinpath("locales").is_dir() else [])  # fmt: skip
def test_no_translation_leaves_words_of_the_toolkit_standing(locale, toolkit):
    folder = content_folder().joinpath("locales").joinpath(locale)
    for kind in KINDS:
        assert copied_runs(parted(folder, kind)[0], toolkit - names()) == []


@pytest.mark.parametrize("kind", ["claims", "requirements", "vignettes"])
def test_a_sentence_of_the_toolkit_put_into_any_field_of_wording_is_found(kind, toolkit, tmp_path):
    sentence = min(toolkit - names())
    shelf = tmp_path / kind
    shelf.mkdir()
    (shelf / "part-9.yaml").write_text(
        f"kind: {kind}\nitems:\n  - text: >-\n      So: {' '.join(sentence).upper()}!\n"
    )
    wording, _ = parted(tmp_path, kind)
    assert copied_runs(wording, toolkit - names()) == [" ".join(sentence)]


def test_a_copied_sentence_is_found_whatever_its_punctuation():
    theirs = ["One two three, four -- five six\nseven 'eight' nine ten."]
    assert copied(["X one two three four five six seven eight nine"], theirs) == [
        "one two three four five six seven eight nine"
    ]
    assert copied(["one two three four five six seven eight"], theirs) == []


def test_a_title_of_our_own_is_no_name(tmp_path):
    (tmp_path / "claims.yaml").write_text("items: [{title: A long title, named_source: A study}]")
    assert parted(tmp_path, "claims") == (("A long title",), ("A study",))
