"""From tables to the files of a release."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fivefold.release import readme, tables
from fivefold.release.manifest import (
    FORMAT,
    About,
    Checked,
    Manifest,
    OtherFile,
    TableFile,
    canonical,
    canonical_json,
)
from fivefold.release.person_rows import refuse_person_rows, refuse_person_words
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.rules import failed_rules
from fivefold.release.signing import SIGNATURES, Hand, Signatures, sign
from fivefold.release.tables import Table

MANIFEST, README, CHECKER = "manifest.json", "README.txt", "checker.json"


@dataclass(frozen=True)
class Contents:
    """What is to be let out: words, tables and the checker's report (plain JSON, without anything hidden)."""

    about: About
    tables: tuple[Table, ...]
    checker: Mapping[str, Any]


def pack(contents: Contents) -> dict[str, bytes]:
    """The files of a release that nobody has signed yet, or a refusal if the contents break a rule."""
    refuse_unsafe(contents)
    return files_of(contents)


def files_of(contents: Contents) -> dict[str, bytes]:
    """The files, whatever they hold."""
    files = {
        f"tables/{table.about.name}.csv": tables.written(table, contents.about.factors)
        for table in contents.tables
    }
    listed = tuple(
        TableFile(file=name, sha256=sha256(text), rows=len(table.rows), about=table.about)
        for (name, text), table in zip(files.items(), contents.tables, strict=True)
    )
    others = {
        README: readme.text_for(contents.about, [t.about for t in contents.tables]).encode(),
        CHECKER: canonical_json(dict(contents.checker)),
    }
    manifest = Manifest(
        format=FORMAT,
        about=contents.about,
        tables=listed,
        files=tuple(OtherFile(file=name, sha256=sha256(text)) for name, text in sorted(others.items())),  # type: ignore[arg-type]
    )
    unsigned = Signatures(format=FORMAT, signatures=())
    return {**files, **others, MANIFEST: canonical(manifest), SIGNATURES: canonical(unsigned)}


def refuse_unsafe(contents: Contents) -> None:
    """Refuse contents that look like rows of people or that break the disclosure rule."""
    for table in contents.tables:
        where = f"tables/{table.about.name}.csv"
        written = tables.written(table, contents.about.factors).decode()
        refuse_person_rows(tables.rows_of(written, where), table.about, where)
    refuse_unsafe_words(contents)
    refuse_failed_rules(contents)


def refuse_unsafe_words(contents: Contents) -> None:
    """Refuse words around the tables that carry an NHS number."""
    refuse_person_words(words_in(contents.about.model_dump(mode="json")), MANIFEST)
    refuse_person_words(words_in(dict(contents.checker)), CHECKER)
    for table in contents.tables:
        refuse_person_words(words_in(table.about.model_dump(mode="json")), f"tables/{table.about.name}.csv")


def refuse_failed_rules(contents: Contents) -> None:
    """Refuse tables that break the policy, with the number of places at fault and the first of them."""
    policy = contents.about.policy
    for table in contents.tables:
        if failed := failed_rules(table, policy):
            more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
            raise ReleaseRefused(
                f"the rule of {failed[0].rule} fails: {failed[0].where}{more}",
                where=f"tables/{table.about.name}.csv",
                remedy=f"Protect the tables again under {policy.title}; nothing may be let out as it is.",
            )


def words_in(content: object) -> list[str]:
    """Every text inside a JSON structure, keys among them."""
    if isinstance(content, str):
        return [content]
    if isinstance(content, Mapping):
        return [word for pair in content.items() for part in pair for word in words_in(part)]
    if isinstance(content, list | tuple):
        return [word for part in content for word in words_in(part)]
    return [str(content)] if isinstance(content, int) and not isinstance(content, bool) else []


def with_prepared(files: Mapping[str, bytes], key: Ed25519PrivateKey) -> dict[str, bytes]:
    """The files, signed by the person whom the manifest names as preparing."""
    manifest = Manifest.model_validate_json(files[MANIFEST])
    first = sign(manifest, Hand.PREPARED, manifest.about.prepared.by, key)
    return {**files, SIGNATURES: canonical(Signatures(format=FORMAT, signatures=(first,)))}


def with_checked(files: Mapping[str, bytes], checked: Checked, key: Ed25519PrivateKey) -> dict[str, bytes]:
    """The files, with the name, day and reason of the second person, and their signature."""
    manifest = Manifest.model_validate_json(files[MANIFEST]).model_copy(update={"checked": checked})
    first = Signatures.model_validate_json(files[SIGNATURES]).signatures
    both = (*first, sign(manifest, Hand.CHECKED, checked.by, key))
    return {
        **files,
        MANIFEST: canonical(manifest),
        SIGNATURES: canonical(Signatures(format=FORMAT, signatures=both)),
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The same files as one .zip; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return out.getvalue()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
