"""What is said to be so: claims, ideas, definitions, mechanisms; what is asked of us; and where sources disagree."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from fivefold.knowledge.entries import Cite, Entry, RowId, Slug, Text
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.words import marked


class ClaimSort(StrEnum):
    EVIDENCE = "evidence claim"
    MECHANISM = "mechanism"
    IDEA = "idea"
    DEFINITION = "definition"

    @property
    def label(self) -> str:
        return _CLAIMS[self]


_CLAIMS = {
    ClaimSort.EVIDENCE: marked("Evidence claim"),
    ClaimSort.MECHANISM: marked("Mechanism"),
    ClaimSort.IDEA: marked("Idea"),
    ClaimSort.DEFINITION: marked("Definition"),
}


class When(StrEnum):
    """Whether a reason is about children's lives now, about their future, or both."""

    NOW = "now"
    FUTURE = "future"
    BOTH = "now and later"


class Audience(StrEnum):
    FAMILIES = "families"
    HEALTH = "health"
    EDUCATION = "education"
    SOCIAL_CARE = "social care"
    FINANCE = "finance"
    EMPLOYERS = "employers"
    PLACES = "places and planning"


class Claim(Entry):
    """A statement of the toolkit that others may cite. `named_source` is the study it names, where legible."""

    title: Text
    text: Text
    sort: ClaimSort
    levels: tuple[Level, ...] = ()
    when: When | None = None
    audiences: tuple[Audience, ...] = ()
    factors: tuple[Slug, ...] = ()
    glossary: tuple[Slug, ...] = ()
    named_source: str = ""


class RequirementSort(StrEnum):
    SCOPE = "scope"
    PROCESS = "process"


class Requirement(Entry):
    """What the toolkit expects of the work, and how Fivefold honours it.

    `met_by` names pages ("library:factor", "need:profile"); `how` says it in a sentence; `waits_for` names a
    capability that is still to come. One of the two is there.
    """

    title: Text
    text: Text
    sort: RequirementSort
    how: Text
    met_by: tuple[Text, ...] = ()
    waits_for: str = ""

    @model_validator(mode="after")
    def met_or_waiting(self) -> Self:
        if not self.met_by and not self.waits_for:
            raise ValueError("name the pages in met_by, or the capability in waits_for")
        return self


class Note(Entry):
    """A slip, a gap or a conflict of the printed toolkit: what it prints, and what Fivefold does about it."""

    title: Text
    printed: Text
    ours: Text
    about: tuple[RowId, ...] = ()
    source: tuple[Cite, ...] = ()
