"""The record of a run: what was done on which files with which settings, so that a run can go on or be repeated.

It holds versions, hashes and counts, and never an identifier. A step is done when its line stands in `run.json`;
the file is replaced whole, so a run that is killed leaves the state before the step or after it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.whole import write_whole

CHUNK = 1 << 20


@dataclass(frozen=True)
class Done:
    """One finished step. `fingerprint` stands for its settings, its code and all that came before it."""

    step: str
    fingerprint: str
    seconds: float
    tables: dict[str, int] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)


class Ledger:
    """The finished steps of one work folder, in order."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.path = folder / "run.json"
        self.about: dict[str, Any] = {}
        self.done: dict[str, Done] = {}
        self._read()

    def _read(self) -> None:
        if self.path.exists():
            kept = json.loads(self.path.read_text())
            self.about = kept["about"]
            self.done = {line["step"]: Done(**line) for line in kept["done"]}

    def holds(self, step: str, fingerprint: str) -> bool:
        """Whether this step was finished with the same settings and the same inputs."""
        return step in self.done and self.done[step].fingerprint == fingerprint

    def begin(self, step: str) -> None:
        """Say which step runs now: what `finish` will replace."""
        self.done.pop(step, None)
        self._write(running=step)

    def finish(self, line: Done) -> None:
        self.done[line.step] = line
        self._write(running=None)

    def _write(self, running: str | None) -> None:
        kept = {
            "about": self.about,
            "running": running,
            "done": [asdict(line) for line in self.done.values()],
        }
        write_whole(self.path, json.dumps(kept, indent=1).encode())


def hash_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _plain(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value)


def fingerprint(before: str, settings: Mapping[str, Any]) -> str:
    """A short name for `settings` and everything that came before. A file counts by its name: what it holds is hashed
    elsewhere, so a study may be moved to another folder."""
    words = json.dumps(settings, sort_keys=True, default=_plain)
    return hashlib.sha256(f"{before}\n{words}".encode()).hexdigest()[:24]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the work folder for one run; a second run is refused in words."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "in-use").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            raise Refused(
                "another run is using this work folder",
                where=str(folder),
                remedy="Wait until it has ended, or give this run a folder of its own with --work.",
            ) from held
        yield
