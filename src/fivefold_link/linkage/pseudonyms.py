"""Pseudonyms under a key: one a person and purpose, the same on every day, another under another key.

The key is a file of its own that only its owner may read, and never lies in the work folder: whoever holds the
linked file must not hold the key. The linked file carries no identifier and stays inside the secure environment.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.study.schema import Study

KEY_BYTES = 32
OWNER_ONLY = 0o600
LETTERS = 32
"""Hexadecimal letters of a pseudonym: 128 bits, so that two persons never share one."""

LEFT_IN = ("ethnicity", "area", "deprivation", "sex")
"""What a pseudonymised record keeps of a person, besides the year and month of birth and when it was seen."""


def make_key(path: Path, work: Path) -> None:
    """A new key at `path`; refused where one stands already or where the work folder would hold it."""
    _outside(path, work)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError as found:
        raise Refused(
            "a key stands here already",
            where=path.name,
            remedy="Use it, or choose another name: a new key gives every person another pseudonym.",
        ) from found
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")


def read_key(path: Path, work: Path) -> bytes:
    """The key; refused where it is short, where others may read it, or where it lies in the work folder."""
    _outside(path, work)
    if not path.is_file():
        raise Refused(
            "there is no key file",
            where=path.name,
            remedy="Name a new file outside the work folder: `fivefold-link pseudonyms` makes a key in it.",
        )
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Refused(
            "others may read the key file", where=path.name, remedy="Allow its owner only: chmod 600."
        )
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError as wrong:
        raise Refused(
            "the key is not written in hexadecimal letters", where=path.name, remedy="Make a new key file."
        ) from wrong
    if len(key) < KEY_BYTES:
        raise Refused(
            f"the key is too short: {len(key)} bytes where {KEY_BYTES} are needed",
            where=path.name,
            remedy="Make a new key file.",
        )
    return key


def _outside(path: Path, work: Path) -> None:
    if path.resolve().is_relative_to(work.resolve()):
        raise Refused(
            "the key would lie in the work folder, beside what it protects",
            where=path.name,
            remedy="Keep it in a folder of its own that the linked file's users cannot open.",
        )


def pseudonym(key: bytes, purpose: str, person: str) -> str:
    """HMAC-SHA256 of purpose and person. The purpose's length goes before it, so that no two texts run together."""
    said = f"{len(purpose)}:{purpose}:{person}".encode()
    return hmac.new(key, said, sha256).hexdigest()[:LETTERS]


def pseudonyms(key: bytes, purpose: str, persons: Iterator[str] | list[str]) -> list[str]:
    """One each, in the same order."""
    return [pseudonym(key, purpose, person) for person in persons]


def write_linked_file(
    engine: Engine, study: Study, key: bytes, path: Path, *, purpose: str | None = None
) -> int:
    """The linked records under pseudonyms as one Parquet file for use inside the environment; returns its rows.

    A person is told apart by the smallest record of each cluster: source and the source's own id, which stay the
    same when the study is run again. Neither stands in the file. It appears whole or not at all.
    """
    purpose = purpose or study.purpose
    named = engine.arrow(
        """SELECT c.person, r.dataset, r.source_id FROM clusters c JOIN records r ON r.record = c.record
        WHERE c.record = c.person ORDER BY c.person"""
    )
    slugs = [d.slug for d in study.datasets]
    said = [
        f"{slugs[dataset]}/{own}"
        for dataset, own in zip(named["dataset"].to_pylist(), named["source_id"].to_pylist(), strict=True)
    ]
    names = pa.array(pseudonyms(key, purpose, said), pa.string())
    engine.put("pseudonym_of", pa.table({"person": named["person"], "pseudonym": names}))
    kept = ", ".join(f"r.{column}" for column in LEFT_IN)
    sources = " ".join(f"WHEN {index} THEN '{slug}'" for index, slug in enumerate(slugs))
    engine.make(
        "linked_file",
        f"""SELECT p.pseudonym, CASE r.dataset {sources} END AS source, {kept},
            CAST(date_trunc('month', r.birth_date) AS DATE) AS birth_month, r.seen
        FROM records r JOIN clusters c ON c.record = r.record JOIN pseudonym_of p ON p.person = c.person
        ORDER BY p.pseudonym, r.dataset, r.seen, r.birth_date""",
    )
    rows = engine.count("linked_file")
    engine.write("linked_file", path)
    path.chmod(OWNER_ONLY)
    engine.drop("pseudonym_of", "linked_file")
    return rows
