"""Measures with all fields that the toolkit gives, and what we correct."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Cite, Entry, Named, Strict, Text
from fivefold.vocabulary.ages import PREGNANCY_START
from fivefold.vocabulary.words import marked


class Domain(StrEnum):
    """What a measure is about: the three domains of need (toolkit, Part 7, p73)."""

    CHILD = "child"
    RELATIONSHIP = "relationship"
    FACTORS = "factors"

    @property
    def label(self) -> str:
        return _DOMAINS[self]


_DOMAINS = {
    Domain.CHILD: marked("The child’s mental health"),
    Domain.RELATIONSHIP: marked("The relationship"),
    Domain.FACTORS: marked("Risk and protective factors"),
}


class Rater(StrEnum):
    PARENT = "parent or carer"
    PRACTITIONER = "trained practitioner"
    EDUCATOR = "early years educator"
    NOT_GIVEN = "not given"


class Correction(Strict):
    """A field in which the printed toolkit is wrong or unsure: what it prints, what we use, and from where."""

    field: Text
    printed: Text
    ours: Text
    source: Annotated[tuple[Cite, ...], Named]


class Measure(Entry):
    """An instrument. No item text is ever held. Ages are whole months; costs are the toolkit's estimates.

    `age_certain` is false where only a rough age is given ("over a year"). `outside_table` marks those that the
    toolkit names only to say that its table leaves them out: they are shown, and never suggested.
    """

    title: Text
    short_name: str = ""
    aliases: tuple[Text, ...] = ()
    authors: str = "not given"
    in_table: bool = False
    outside_table: bool = False
    purpose: Text
    constructs: str = "not given"
    domains: Annotated[tuple[Domain, ...], Named]
    age: str = "not given"
    age_from_months: int | None = Field(default=None, ge=PREGNANCY_START)
    age_to_months: int | None = Field(default=None, le=216)
    age_certain: bool = True
    raters: tuple[Rater, ...] = (Rater.NOT_GIVEN,)
    format: str = "not given"
    length: str = "not given"
    items: int | None = Field(default=None, gt=0)
    training: str = "not given"
    interpretation: str = "not given"
    cost: str = "not given"
    licence: str = "to be checked with the publisher"
    evidence: str = ""
    status: str = ""
    cautions: tuple[Text, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @model_validator(mode="after")
    def ages_in_order(self) -> Self:
        start, end = self.age_from_months, self.age_to_months
        if start is not None and end is not None and start >= end:
            raise ValueError(f"age_from_months {start} is not before age_to_months {end}")
        return self
