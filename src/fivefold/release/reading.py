"""Reading a release: everything is checked again, and nothing is believed because it was checked before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from fivefold.release import tables
from fivefold.release.manifest import (
    FORMAT,
    About,
    Checked,
    Manifest,
    StatedPolicy,
    TableFile,
    canonical,
    canonical_json,
)
from fivefold.release.opening import files_in
from fivefold.release.packing import (
    CHECKER,
    MANIFEST,
    README,
    Contents,
    refuse_failed_rules,
    refuse_unsafe_words,
    sha256,
)
from fivefold.release.person_rows import refuse_person_rows, refuse_person_words
from fivefold.release.policy import policies
from fivefold.release.refusal import ASK_THE_CONTROLLER, ReleaseRefused
from fivefold.release.signing import SIGNATURES, Hand, Signature, Signatures, refuse_bad_signatures
from fivefold.release.tables import Table

Model = TypeVar("Model", bound=BaseModel)
MOST_OF_README = 256 * 2**10
MOST_OF_CHECKER = 2 * 2**20


@dataclass(frozen=True)
class Release:
    """A release that passed every check. `digest` names it for ever: the SHA-256 of its manifest."""

    contents: Contents
    checked: Checked | None
    signatures: tuple[Signature, ...]
    digest: str

    @property
    def about(self) -> About:
        return self.contents.about

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.contents.tables

    def table(self, name: str) -> Table:
        """The table of this name, or KeyError with the names there are."""
        for table in self.tables:
            if table.about.name == name:
                return table
        raise KeyError(f"no table {name!r}; there are {', '.join(t.about.name for t in self.tables)}")


def read_release(source: Path | bytes, *, trusted: Mapping[str, object] | None) -> Release:
    """A release from its folder or .zip, or ReleaseRefused.

    `trusted` maps the names of people to their public keys (`signing.key_text`, raw bytes or key); with None only the
    release itself is checked: that two keys signed it, not whose they are.
    """
    return _read(files_in(source), (Hand.PREPARED, Hand.CHECKED), trusted)


def read_proposal(source: Path | bytes, *, trusted: Mapping[str, object] | None) -> Release:
    """What one person has prepared and nobody has checked yet; every other check is the same."""
    return _read(files_in(source), (Hand.PREPARED,), trusted)


def _read(files: dict[str, bytes], hands: tuple[Hand, ...], trusted: Mapping[str, object] | None) -> Release:
    manifest = _manifest(files)
    if (manifest.checked is not None) != (Hand.CHECKED in hands):
        raise _refused(
            "nobody has checked it yet" if manifest.checked is None else "it has been checked already",
            MANIFEST,
        )
    _refuse_other_files(manifest, files)
    _refuse_changed_policy(manifest.about.policy)
    _refuse_readme(files[README])
    signatures = _parsed(Signatures, files[SIGNATURES], SIGNATURES)
    refuse_bad_signatures(manifest, signatures, hands, trusted)
    contents = Contents(
        about=manifest.about,
        tables=tuple(_table(entry, files[entry.file], manifest.about) for entry in manifest.tables),
        checker=_checker(files[CHECKER]),
    )
    refuse_unsafe_words(contents)
    refuse_failed_rules(contents)
    digest = hashlib.sha256(files[MANIFEST]).hexdigest()
    return Release(contents, manifest.checked, signatures.signatures, digest)


def _manifest(files: dict[str, bytes]) -> Manifest:
    for name in (MANIFEST, SIGNATURES, CHECKER, README):
        if name not in files:
            raise ReleaseRefused(
                "the file is not there",
                where=name,
                remedy="Send the whole release folder, or the .zip made from it.",
            )
    version = _json(files[MANIFEST], MANIFEST)
    said = version.get("format") if isinstance(version, dict) else None
    if said != FORMAT:
        raise ReleaseRefused(
            f"its format is {said!r}, and this version of Fivefold reads {FORMAT}",
            where=MANIFEST,
            remedy="Update Fivefold, or ask the data controller for a release in this format.",
        )
    return _parsed(Manifest, files[MANIFEST], MANIFEST)


def _json(content: bytes, where: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as wrong:
        raise _refused(f"this is not JSON ({wrong})", where) from None


def _parsed(model: type[Model], content: bytes, where: str) -> Model:
    """A part of the release by its strict schema; written in any other way than ours it is refused."""
    try:
        found = model.model_validate_json(content)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise _refused(f"{place or 'the file'}: {first['msg']}", where) from None
    if canonical(found) != content:
        raise _refused("it has been written again since it was made", where)
    return found


def _refuse_other_files(manifest: Manifest, files: dict[str, bytes]) -> None:
    pairs = [(t.file, t.sha256) for t in manifest.tables] + [(o.file, o.sha256) for o in manifest.files]
    hashes: dict[str, str] = dict(pairs)
    if len(hashes) < len(pairs) or not {README, CHECKER} <= set(hashes):
        raise _refused("it lists a file twice or leaves one out", MANIFEST)
    listed = {*hashes, MANIFEST, SIGNATURES}
    for name in sorted(set(files) ^ listed):
        what = "the manifest does not list this file" if name in files else "the file is not there"
        raise _refused(what, name)
    for name, digest in hashes.items():
        if sha256(files[name]) != digest:
            raise _refused("the file has been changed since the release was made", name)


def _refuse_changed_policy(policy: StatedPolicy) -> None:
    """A policy that carries a known name has the numbers that the name stands for."""
    known = policies().get(policy.slug)
    if known is None or policy.slug == "own":
        return
    if (known.hidden_from, known.hidden_to, known.nearest, known.method) != (
        policy.hidden_from,
        policy.hidden_to,
        policy.nearest,
        policy.method,
    ):
        raise _refused(f"the numbers of its policy are not those of {known.title}", MANIFEST)


def _refuse_readme(content: bytes) -> None:
    """Free text is a place where things could hide: it is short, and holds no NHS number."""
    if len(content) > MOST_OF_README:
        raise _refused("it is longer than a page for readers can be", README)
    try:
        refuse_person_words([content.decode()], README)
    except UnicodeDecodeError:
        raise _refused("it is not written in UTF-8", README) from None


def _table(entry: TableFile, content: bytes, about: About) -> Table:
    if entry.file != f"tables/{entry.about.name}.csv":
        raise _refused(f"the manifest calls this table {entry.about.name}", entry.file)
    try:
        rows = tables.rows_of(content.decode(), entry.file)
    except UnicodeDecodeError:
        raise _refused("the table is not written in UTF-8", entry.file) from None
    refuse_person_rows(rows, entry.about, entry.file)
    table = tables.read(rows, entry.about, about.factors, entry.file)
    if len(table.rows) != entry.rows:
        raise _refused(f"it has {len(table.rows)} rows; the manifest says {entry.rows}", entry.file)
    if tables.written(table, about.factors) != content:
        raise _refused("the table is not written as this format writes it", entry.file)
    return table


def _checker(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_OF_CHECKER:
        raise _refused("it is longer than a report on tables can be", CHECKER)
    found = _json(content, CHECKER)
    if not isinstance(found, dict) or _as_written(found) != content:
        raise _refused("it has been written again since it was made", CHECKER)
    return found


def _as_written(content: object) -> bytes:
    try:
        return canonical_json(content)
    except (ValueError, UnicodeEncodeError):
        return b""


def _refused(what: str, where: str) -> ReleaseRefused:
    return ReleaseRefused(what, where=where, remedy=ASK_THE_CONTROLLER)
