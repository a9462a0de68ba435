"""Answers that mean the same are grouped; an answer may be in several themes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked


@dataclass(frozen=True, slots=True)
class Theme:
    """A name and the keys of its answers."""

    name: str
    answers: frozenset[str]

    def merged_with(self, other: "Theme") -> "Theme":
        """One theme with the answers of both, under this one's name."""
        return Theme(self.name, self.answers | other.answers)


def ungrouped(answers: Iterable[str], themes: Iterable[Theme]) -> list[str]:
    """Answers that are in no theme yet, in the order given."""
    grouped = set().union(*(theme.answers for theme in themes))
    return [answer for answer in answers if answer not in grouped]


def strength(themes: Iterable[Theme]) -> Mapping[str, int]:
    """How many answers each theme holds, the largest first; equal ones by name."""
    counts = {theme.name: len(theme.answers) for theme in themes}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


class Did(StrEnum):
    """A step of sorting."""

    PUT = "put"
    MOVED = "moved"
    TOOK_OUT = "took out"
    MERGED = "merged"
    RENAMED = "renamed"
    ENDED = "ended"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    UNDID = "undid"

    @property
    def label(self) -> str:
        return _DID[self]


_DID = {
    Did.PUT: marked("put answers into a theme"),
    Did.MOVED: marked("moved answers to a theme"),
    Did.TOOK_OUT: marked("took answers out of a theme"),
    Did.MERGED: marked("merged two themes"),
    Did.RENAMED: marked("renamed a theme"),
    Did.ENDED: marked("ended a theme; its answers stay"),
    Did.PROPOSED: marked("asked the machine for proposals"),
    Did.ACCEPTED: marked("took up proposals"),
    Did.DISMISSED: marked("set proposals aside"),
    Did.UNDID: marked("undid a step"),
}


def to_undo(steps: Iterable[tuple[int, str]]) -> int | None:
    """The step that undoing takes back: the last one that is not undone yet. `steps`: (number, what was done), in order.

    Undoing is a step too ("undid 7"); undoing again goes on before the step that was undone.

    >>> to_undo([(1, "put"), (2, "merged"), (3, "undid 2")])
    1
    """
    rows = sorted(steps, reverse=True)
    below: int | None = None
    for number, did in rows:
        if below is not None and number >= below:
            continue
        if did.startswith(f"{Did.UNDID} "):
            below = int(did.rsplit(" ", 1)[1])
            continue
        return number
    return None
