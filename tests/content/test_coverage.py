"""The coverage map of the packaged content: every row of the catalogue, and no other."""

import json
from pathlib import Path

import pytest

from fivefold import knowledge
from fivefold.knowledge.coverage import CAPABILITIES, honoured, waiting

ROWS = Path(__file__).with_name("catalogue_rows.txt").read_text(encoding="utf-8").split()
CATALOGUE = Path(__file__).resolve().parents[3] / "shared" / "contract" / "catalogue.jsonl"


def test_every_row_of_the_catalogue_is_honoured():
    assert sorted(set(ROWS) - set(honoured())) == []


def test_nothing_names_a_row_that_the_catalogue_does_not_have():
    assert sorted(set(honoured()) - set(ROWS)) == []


def test_a_note_is_about_rows_that_the_catalogue_has():
    assert {row for note in knowledge.notes() for row in note.about} <= set(ROWS)


def test_the_list_has_786_rows_each_once():
    assert len(ROWS) == len(set(ROWS)) == 786


def test_the_list_is_that_of_the_catalogue():
    if not CATALOGUE.is_file():
        pytest.skip(f"the catalogue is not here (looked for {CATALOGUE.name} beside the project)")
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(ROWS)


def test_a_requirement_that_waits_names_a_capability_to_come():
    assert sorted(set(waiting()) - set(CAPABILITIES)) == []
