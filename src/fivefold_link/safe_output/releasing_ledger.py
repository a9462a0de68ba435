"""`releases.jsonl`: who proposed, approved and rejected what. Lines are only added; each holds the hash of the one before."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO

from fivefold_link.engine.protocol import Refused

LEDGER = "releases.jsonl"
_START = "0" * 64


class Did(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Entry:
    """One line. `proposal` is the digest of what was proposed, `release` that of what was let out."""

    did: Did
    proposal: str
    by: str
    key: str
    on: date
    reason: str = ""
    release: str = ""


def entries(work: Path) -> list[Entry]:
    """Everything that was done, oldest first, or Refused if a line was changed or taken out."""
    path = work / LEDGER
    if not path.exists():
        return []
    return [_entry(line) for line in _checked(_whole_lines(path.read_bytes()), path)]


def add(work: Path, entry: Entry) -> None:
    """Add one line and see it onto the disk. Two people at once wait for one another."""
    with _held(work / LEDGER) as file:
        whole = _whole_lines(file.read())
        _checked(whole, work / LEDGER)
        # A line that was cut off by a crash was never acknowledged: it did not happen.
        file.truncate(sum(len(line) + 1 for line in whole))
        file.seek(0, os.SEEK_END)
        before = _hash(whole[-1]) if whole else _START
        line = json.dumps(asdict(entry) | {"on": entry.on.isoformat(), "before": before}, sort_keys=True)
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _held(path: Path) -> Iterator[IO[bytes]]:
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _whole_lines(content: bytes) -> list[bytes]:
    return content.split(b"\n")[:-1]


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _checked(lines: list[bytes], path: Path) -> list[bytes]:
    """The lines, if each fits the one before it."""
    before = _START
    for number, line in enumerate(lines, 1):
        try:
            fits = json.loads(line)["before"] == before
        except (ValueError, KeyError, TypeError):
            fits = False
        if not fits:
            raise Refused(
                "the ledger of releases has been changed: this line does not fit the one before it",
                where=f"{path.name}, line {number}",
                remedy="Bring it back from a backup, and tell the data-protection officer.",
            )
        before = _hash(line)
    return lines


def _entry(line: bytes) -> Entry:
    said = json.loads(line)
    said.pop("before")
    return Entry(**said | {"did": Did(said["did"]), "on": date.fromisoformat(said["on"])})
