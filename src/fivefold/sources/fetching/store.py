"""The folder of bodies: complete ones by edition, begun ones that go on where they were cut."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from fivefold.sources.fetching.asking import Wanted


@dataclass(frozen=True, slots=True)
class Mark:
    """What the publisher calls the state of a body. A weak ETag cannot be used to go on in the middle."""

    etag: str = ""
    modified: str = ""

    @property
    def edition(self) -> str:
        """In words that fit beside a figure."""
        return self.modified or self.etag.removeprefix("W/").strip('"')[:60]

    @property
    def to_go_on(self) -> str:
        """What If-Range may name."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


class Store:
    """Bodies of one folder. The name of a body is made of its address, so that no address can lead out of the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def body(self, wanted: Wanted) -> Path:
        return self._folder / f"{name_of(wanted)}.{wanted.format.value}"

    def part(self, wanted: Wanted) -> Path:
        return self._folder / f"{name_of(wanted)}.part"

    def made(self, name: str) -> Path:
        """A file that is put together from bodies."""
        return self._folder / name

    def mark(self, wanted: Wanted, *, of_part: bool = False) -> Mark:
        """The mark of a body or of a begun one; an unreadable mark is none."""
        if not (self.part(wanted) if of_part else self.body(wanted)).is_file():
            return Mark()
        try:
            said = json.loads(self._note(wanted, of_part).read_text())
            return Mark(str(said["etag"]), str(said["modified"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Mark()

    def begin(self, wanted: Wanted, mark: Mark) -> None:
        """Forget what was begun and note the mark of what comes."""
        self.part(wanted).unlink(missing_ok=True)
        note = {"etag": mark.etag, "modified": mark.modified}
        self._note(wanted, True).write_text(json.dumps(note))

    def forget_part(self, wanted: Wanted) -> None:
        self.part(wanted).unlink(missing_ok=True)
        self._note(wanted, True).unlink(missing_ok=True)

    def complete(self, wanted: Wanted) -> Path:
        """A begun body is whole: it takes the place of the older one."""
        self._note(wanted, True).replace(self._note(wanted, False))
        return self.part(wanted).replace(self.body(wanted))

    def _note(self, wanted: Wanted, of_part: bool) -> Path:
        return self._folder / f"{name_of(wanted)}.{'part.' if of_part else ''}json-note"


def name_of(wanted: Wanted) -> str:
    """A name for an address that says nothing and fits every disk."""
    address = f"{wanted.source} {wanted.path}?{urlencode(wanted.params)}"
    return hashlib.sha256(address.encode()).hexdigest()[:32]
