"""Children as they are: vignettes, signs, misconceptions, and the words people use."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from fivefold.knowledge.entries import Entry, Named, Slug, Strict, Text
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY
from fivefold.vocabulary.words import marked


class Said(Strict):
    """A run of a vignette's words; `support` where it tells what an adult does for the child."""

    words: Annotated[str, Field(min_length=1)]
    support: bool = False


class Vignette(Entry):
    """A mentally healthy child of an age, in the first person and our own words.

    `cells` name elements of the framework of being and becoming; `scenario` the scenario of the same age.
    """

    title: Text
    age: Text
    age_months: float = Field(ge=0, lt=FIFTH_BIRTHDAY)
    said: Annotated[tuple[Said, ...], Named]
    cells: tuple[Slug, ...] = ()
    scenario: str = ""

    @property
    def text(self) -> str:
        return " ".join(run.words.strip() for run in self.said)


class SignSort(StrEnum):
    INWARD = "internalising"
    OUTWARD = "externalising"
    REGULATION = "regulation"
    SEVERITY = "what makes it matter"

    @property
    def label(self) -> str:
        return _SIGNS[self]


_SIGNS = {
    SignSort.INWARD: marked("Turned inwards"),
    SignSort.OUTWARD: marked("Turned outwards"),
    SignSort.REGULATION: marked("Settling, sleeping and feeding"),
    SignSort.SEVERITY: marked("What makes it matter"),
}


class Sign(Entry):
    """Something seen in a child. Most are expected at times; `serious` are those to take seriously at once."""

    title: Text
    text: Text
    sort: SignSort
    examples: tuple[Text, ...] = ()
    expected: str = ""
    serious: bool = False


class Misconception(Entry):
    """A common view and a fuller one."""

    number: int = Field(ge=1)
    title: Text
    often_heard: Text
    new_understanding: Text
    leads_to: tuple[Text, ...] = ()


class Term(Entry):
    """A word that people use for aspects of mental health; `glossary` is its entry where there is one."""

    term: Text
    text: str = ""
    glossary: tuple[Slug, ...] = ()


class GlossaryEntry(Entry):
    """A term explained. `also` are other words for it, by which it is found in any page."""

    term: Text
    text: Text
    also: tuple[Text, ...] = ()
    see: tuple[Slug, ...] = ()
    caution: str = ""
    named_source: str = ""
