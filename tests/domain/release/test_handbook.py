"""The handbook's page is enough: a reader written from it alone finds the same figures and verifies the same signatures."""

import base64
import csv
import hashlib
import json
import re
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fivefold.release.manifest import Manifest
from fivefold.release.reading import read_release
from fivefold.vocabulary.value import State

ROOT = Path(__file__).parents[3]
APPROVED = ROOT / "tests" / "approved" / "release" / "harbourside"
PAGE = (ROOT / "docs" / "handbook" / "release-format.md").read_text(encoding="utf-8")


def as_written(content):
    return (
        json.dumps(content, sort_keys=True, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    ).encode()


def plainly_read(folder):
    """Figures by table and labels, after hashes and signatures, by the words of the page."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest["format"] == "fivefold-release/1"
    for entry in manifest["tables"] + manifest["files"]:
        assert hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    for signature in json.loads((folder / "signatures.json").read_bytes())["signatures"]:
        said = {**manifest, "checked": None} if signature["hand"] == "prepared" else manifest
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signature["key"]))
        text = f"fivefold-release/1 {signature['hand']}\n".encode() + as_written(said)
        key.verify(base64.b64decode(signature["signature"]), text)
    for entry in manifest["tables"]:
        with (folder / entry["file"]).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                number = row.pop("count", None) or row.pop("value", None)
                yield entry["about"]["name"], row["state"], number, row["low"], row["high"]


def test_a_reader_written_from_the_page_finds_the_same_figures():
    release = read_release(APPROVED, trusted=None)
    expected = [
        (table.about.name, value.state.value, value.number, value.low, value.high)
        for table in release.tables
        for _at, value in table.cells()
    ]
    found = [
        (name, state, *(float(n) if n else None for n in numbers))
        for name, state, *numbers in plainly_read(APPROVED)
    ]
    assert found == expected


def test_the_page_names_every_field_and_every_state():
    schema = Manifest.model_json_schema()
    fields = {name for model in (schema, *schema["$defs"].values()) for name in model.get("properties", {})}
    said = set(re.findall(r"`([^`]+)`", PAGE))
    assert fields <= said
    assert {state.value for state in State} <= said
