"""The words of the continuum: levels, kinds of support, reach, need groups; and what a nation offers everyone."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Entry, Text
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier, TierGroup
from fivefold.vocabulary.words import marked


class LevelEntry(Entry):
    """One ring of the socio-ecological model, with what it means and who acts there."""

    level: Level
    title: Text
    summary: Text
    acts_here: Text

    @property
    def label(self) -> str:
        return self.level.label


class TierEntry(Entry):
    tier: Tier
    title: Text
    summary: Text

    @property
    def label(self) -> str:
        return self.tier.label

    @property
    def group(self) -> TierGroup:
        return self.tier.group


class ReachEntry(Entry):
    reach: Reach
    title: Text
    summary: Text

    @property
    def label(self) -> str:
        return self.reach.label


class NeedGroupEntry(Entry):
    need_group: NeedGroup
    title: Text
    summary: Text

    @property
    def label(self) -> str:
        return self.need_group.label


class LegalStatus(StrEnum):
    """Whether a contact must be offered."""

    REQUIRED = "required by regulations"
    NATIONAL_PROGRAMME = "part of the national programme"
    SUGGESTED = "suggested"

    @property
    def label(self) -> str:
        return _LEGAL[self]


_LEGAL = {
    LegalStatus.REQUIRED: marked("required by regulations"),
    LegalStatus.NATIONAL_PROGRAMME: marked("part of the national programme"),
    LegalStatus.SUGGESTED: marked("suggested, where need is seen"),
}


class UniversalContact(Entry):
    """A contact offered to every family of a nation. Ages are months from birth; below 0 is pregnancy."""

    nation: Nation
    name: Text
    window: Text
    due_from_months: float = Field(ge=PREGNANCY_START)
    due_to_months: float = Field(le=FIFTH_BIRTHDAY)
    legal: LegalStatus
    note: str = ""

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.due_from_months > self.due_to_months:
            raise ValueError(
                f"due_from_months {self.due_from_months} is after due_to_months {self.due_to_months}"
            )
        return self


class BoardWord(Entry):
    """What a kind of strategic board is called in one nation."""

    nation: Nation
    name: Text
    role: Text
    main: bool = False
