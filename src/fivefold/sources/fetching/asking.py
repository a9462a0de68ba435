"""What is asked of a publisher and what comes back: facts, sentences of failure, and nothing of the network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from fivefold.vocabulary.words import marked

MEGABYTE = 1_000_000
MOST_BYTES = 50 * MEGABYTE


class Certainty(StrEnum):
    """How sure an address is. No address of this table was called from where it was written."""

    SEEN = "seen in the publisher's own or in public code"
    TO_CONFIRM = "to be confirmed"

    @property
    def label(self) -> str:
        return _CERTAINTIES[self]


_CERTAINTIES = {
    Certainty.SEEN: marked("seen in the publisher's own or in public code"),
    Certainty.TO_CONFIRM: marked("to be confirmed"),
}


class GaveUp(Exception):
    """A fetch that failed: what happened and what to do, in words for the reader."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(f"{said} {remedy}")
        self.said = said
        self.remedy = remedy


class Stopped(Exception):
    """Somebody stopped the fetch. What had arrived is kept, and it goes on from there."""


class Format(StrEnum):
    """What a body must be; anything else that comes is refused."""

    CSV = "csv"
    JSON = "json"
    GEOJSON = "geojson"
    WORKBOOK = "xlsx"
    OPEN_DOCUMENT = "ods"


class Progress(NamedTuple):
    """How far a fetch has come: bytes here, bytes expected (None where the server does not say), what is fetched."""

    received: int
    expected: int | None
    about: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file of one publisher. `about` names it in words ("indicator 93085")."""

    source: str
    path: str
    format: Format
    about: str
    params: tuple[tuple[str, str], ...] = ()
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Query:
    """What a place asks for: indicators, its areas (code to name), and an edition where a source has several."""

    areas: Mapping[str, str] = field(default_factory=dict)
    indicators: tuple[str, ...] = ()
    edition: str = ""
    years: int = 10


@dataclass(frozen=True, slots=True)
class Body:
    """A complete body in the folder, with what the publisher calls its state."""

    path: Path
    address: str
    edition: str
    bytes: int
    was_held: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that can be read and looked at as an upload. `notes` are sentences to show."""

    path: Path
    filename: str
    title: str
    publisher: str
    licence: str
    address: str
    edition: str
    notes: tuple[str, ...] = ()
