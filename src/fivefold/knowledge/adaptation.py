"""What a place makes of the toolkit: its own wording beside the original, and what a newer edition changes below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from fivefold.knowledge.schemas import Element, Framework
from fivefold.vocabulary.words import marked

ADAPTABLE = ("title", "text")
"""The fields of a framework and of its elements that a place may word in its own way."""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """Local wording of one field, with the original and the edition on which it was laid.

    `element` is empty where the wording is of the item itself.
    """

    kind: str
    slug: str
    element: str
    field: str
    edition: str
    original: str
    wording: str
    reason: str


class State(StrEnum):
    """How an adaptation stands to the current edition."""

    UNCHANGED = "unchanged base"
    CHANGED = "base changed in a newer edition"
    GONE = "base no longer there"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    State.UNCHANGED: marked("The toolkit’s wording is the one that was adapted"),
    State.CHANGED: marked("A newer edition changed the wording that was adapted"),
    State.GONE: marked("A newer edition no longer has what was adapted"),
}


class Did(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        return _DID[self]


_DID = {Did.KEPT: marked("kept"), Did.ADDED: marked("added"), Did.REMOVED: marked("removed")}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and share one fate."""

    words: str
    did: Did


@dataclass(frozen=True, slots=True)
class Standing:
    """An adaptation against the current edition: `changes` lead from the adapted original to the current wording."""

    state: State
    edition: str
    changes: tuple[Run, ...]


def state(adaptation: Adaptation, current_wording: str | None, current_edition: str) -> Standing:
    """Whether the toolkit's wording moved since it was adapted; None means that it is gone."""
    if current_wording is None:
        return Standing(State.GONE, current_edition, compare(adaptation.original, ""))
    changes = compare(adaptation.original, current_wording)
    same = all(run.did is Did.KEPT for run in changes)
    return Standing(State.UNCHANGED if same else State.CHANGED, current_edition, changes)


def compare(original: str, wording: str) -> tuple[Run, ...]:
    """Word by word: what was kept, removed and added. Blanks do not count as words.

    >>> [(run.did.value, run.words) for run in compare("a mentally healthy baby", "a happy, healthy baby")]
    [('kept', 'a'), ('removed', 'mentally'), ('added', 'happy,'), ('kept', 'healthy baby')]
    """
    before, after = original.split(), wording.split()
    runs: list[Run] = []
    for _, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        removed, added = before[start:end], after[new_start:new_end]
        if removed == added:
            runs.append(Run(" ".join(removed), Did.KEPT))
            continue
        if removed:
            runs.append(Run(" ".join(removed), Did.REMOVED))
        if added:
            runs.append(Run(" ".join(added), Did.ADDED))
    return tuple(runs)


def wording_of(framework: Framework, adaptation: Adaptation) -> str | None:
    """The current original of an adapted field; None where this edition no longer has it."""
    if adaptation.field not in ADAPTABLE:
        return None
    if not adaptation.element:
        return str(getattr(framework, adaptation.field))
    found = (one for one in framework.elements if one.slug == adaptation.element)
    return next((str(getattr(one, adaptation.field)) for one in found), None)


def adapted(framework: Framework, adaptations: Iterable[Adaptation]) -> Framework:
    """The framework in local wording; adaptations of anything else, or of what is gone, change nothing.

    A framework that belongs to somebody else is never reworded.
    """
    if not framework.adaptable:
        return framework
    local = [one for one in adaptations if one.kind == "frameworks" and one.slug == framework.slug]
    known = [one for one in local if wording_of(framework, one) is not None]
    elements = tuple(_in_words(element, known, element.slug) for element in framework.elements)
    return framework.model_copy(update={"elements": elements, **_words(known, "")})


def _in_words(element: Element, known: list[Adaptation], slug: str) -> Element:
    words = _words(known, slug)
    return element.model_copy(update=words) if words else element


def _words(known: list[Adaptation], element: str) -> dict[str, Any]:
    """Local wording by field; of two adaptations of a field the later one counts."""
    return {one.field: one.wording for one in known if one.element == element}
