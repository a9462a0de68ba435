"""A file that somebody sends as a release: what it is when it is none, and whose keys count for it.

Rows of people are told by their headings and by the shape of what stands in a cell; the words never repeat a cell.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from fivefold.release.opening import files_in
from fivefold.release.packing import CHECKER, MANIFEST, README, zipped
from fivefold.release.person_rows import REMEDY, identifier_in, personal_value
from fivefold.release.reading import Release, read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.signing import SIGNATURES, Signatures
from fivefold.vocabulary.value import State

LOOKED_AT_BYTES = 64 * 2**10
LINES_LOOKED_AT = 50
SEND_THE_ZIP = (
    "A release is the folder that the secure side handed over, as one .zip: manifest.json, signatures.json, "
    "checker.json, README.txt and the folder tables."
)
_TOP = (MANIFEST, SIGNATURES, CHECKER, README)


class Key(NamedTuple):
    """Somebody whose signature counts, and the public key by which it is known."""

    name: str
    public_key: str


def read_with(content: bytes, keys: Iterable[Key]) -> Release:
    """A release whose two keys are among these, or ReleaseRefused; what is no release at all is told apart first."""
    refuse_other_files(content)
    return read_release(content, trusted=trusted_for(content, keys))


def trusted_for(content: bytes, keys: Iterable[Key]) -> dict[str, str]:
    """Names and keys to trust. A person may have had several keys: the one that signed this release counts."""
    keys = list(keys)
    signed = _signed_by(content)
    trusted = {key.name: key.public_key for key in keys}
    return trusted | {key.name: key.public_key for key in keys if (key.name, key.public_key) in signed}


def _signed_by(content: bytes) -> set[tuple[str, str]]:
    try:
        found = Signatures.model_validate_json(files_in(content)[SIGNATURES])
    except (KeyError, ValueError):
        return set()  # whatever is wrong, reading says it
    return {(one.by, one.key) for one in found.signatures}


def from_folder(files: Mapping[str, bytes]) -> bytes:
    """The files of a release folder, sent one by one without their folders, as one .zip."""
    placed = {}
    for name, content in files.items():
        plain = PurePosixPath(name.replace("\\", "/")).name
        placed[plain if plain in _TOP else f"tables/{plain}"] = content
    return zipped(placed)


def refuse_other_files(content: bytes) -> None:
    """Say what a file is when it is no .zip of a release."""
    if content[:4] == b"PK\x03\x04" or content[:4] == b"PK\x05\x06":
        _refuse_workbook(content)
        return
    if b"\x00" in content[:LOOKED_AT_BYTES]:
        raise ReleaseRefused("this is not a .zip file", remedy=SEND_THE_ZIP)
    _refuse_people(content[:LOOKED_AT_BYTES].decode("utf-8", "replace"))
    if _is_json(content):
        raise ReleaseRefused("this is one file of a release, not the whole", remedy=SEND_THE_ZIP)
    raise ReleaseRefused("this is a table or a text, not a release", remedy=SEND_THE_ZIP)


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content), dict)
    except (ValueError, RecursionError):
        return False


def _refuse_workbook(content: bytes) -> None:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError):
        return  # a broken .zip is told by the reader
    if "[Content_Types].xml" in names:
        raise ReleaseRefused("this is an Excel or Word file, not a release", remedy=SEND_THE_ZIP)


def _refuse_people(text: str) -> None:
    """A table with the headings or the cells of records about people is named as such."""
    lines = text.splitlines()[:LINES_LOOKED_AT]
    sign = max(",;\t|", key=lambda one: lines[0].count(one) if lines else 0)
    try:
        rows = list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return  # no table at all
    for title in rows[0] if rows else ():
        if what := identifier_in(title):
            raise ReleaseRefused(f"a column looks like {what}: these are rows of people", remedy=REMEDY)
    for number, row in enumerate(rows[1:], 2):
        for cell in row:
            if what := personal_value(cell):
                raise ReleaseRefused(f"line {number} holds what looks like {what}", remedy=REMEDY)


class Size(NamedTuple):
    """How much a release holds."""

    tables: int
    cells: int
    hidden: int


def size_of(release: Release) -> Size:
    cells = [cell for table in release.tables for cell in table.rows]
    return Size(len(release.tables), len(cells), sum(cell.state is State.SUPPRESSED for cell in cells))
