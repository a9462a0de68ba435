"""One strict schema for each kind of content."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Entry, Named, Slug, Strict, Text, check_page
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.comparison import Polarity
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


class Statement(Entry):
    """One of the lines that a team rates red, amber or green."""

    number: int = Field(ge=1)
    title: Text
    text: Text


class Question(Entry):
    """One of the three questions asked of every scenario."""

    title: Text
    text: Text
    hint: Text


class Scenario(Entry):
    """A child of an age, in a situation, told in our own words."""

    title: Text
    age_months: float = Field(ge=0, lt=FIFTH_BIRTHDAY)
    age: Text
    text: Text
    level: Level
    also: tuple[Level, ...] = ()
    questions: tuple[Slug, ...] = Field(min_length=3, max_length=3)


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


class Prevalence(Entry):
    """A published share of children with a mental health problem, with everything needed to doubt it."""

    label: Text
    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)
    interval_low: float | None = Field(default=None, ge=0, le=100)
    interval_high: float | None = Field(default=None, ge=0, le=100)
    interval_basis: str = ""
    n: int | None = Field(default=None, gt=0)
    age: Text
    age_from_months: int = Field(ge=PREGNANCY_START)
    age_to_months: int = Field(gt=0)
    place: Text
    year: str
    measure: Text
    caution: Text

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if (self.interval_low is None) != (self.interval_high is None):
            raise ValueError("interval_low and interval_high come together")
        if self.interval_low is not None and not self.interval_basis:
            raise ValueError("an interval needs interval_basis: how it was made")
        return self


class PromptKind(StrEnum):
    QUESTION = "question"
    ACTIVITY = "activity"

    @property
    def label(self) -> str:
        return _PROMPTS[self]


_PROMPTS = {PromptKind.QUESTION: marked("Question"), PromptKind.ACTIVITY: marked("Activity")}


class Prompt(Entry):
    """A prompt for discussion in a session."""

    part: int = Field(ge=0, le=8)
    page: str
    topic: Text
    title: Text
    text: Text
    kind: PromptKind

    @model_validator(mode="after")
    def page_exists(self) -> Self:
        check_page(self.part, self.page)
        return self


class Direction(StrEnum):
    """What a factor does to the likelihood of being mentally healthy."""

    RISK = "risk"
    PROTECTIVE = "protective"
    MODERATOR = "moderator"
    HIGHER_EXPOSURE = "group with higher exposure"

    @property
    def label(self) -> str:
        return _DIRECTIONS[self]


_DIRECTIONS = {
    Direction.RISK: marked("Risk factor"),
    Direction.PROTECTIVE: marked("Protective factor"),
    Direction.MODERATOR: marked("Moderator"),
    Direction.HIGHER_EXPOSURE: marked("Group with higher exposure"),
}


class Factor(Entry):
    """Something that makes being mentally healthy more or less likely.

    `aliases` gathers the toolkit's many names for it; `indicators` are numbers of published indicators that,
    in our reading, say something about it.
    """

    label: Text
    text: Text
    aliases: tuple[Text, ...] = ()
    levels: Annotated[tuple[Level, ...], Named]
    direction: Direction
    indicators: tuple[int, ...] = ()


class IndicatorDefinition(Entry):
    """A published indicator about the early years. `indicator_id` is its number at the publisher."""

    indicator_id: int
    label: Text
    definition: Text
    unit: str = Field(min_length=1)
    value_type: Text
    denominator: Text
    polarity: Polarity
    comparison_method: str = ""
    levels: Annotated[tuple[Level, ...], Named]
    publisher: Text
    caution: str = ""


class Package(Strict):
    """The head of a content file. `locale` applies to all its items."""

    kind: Text
    edition: Text
    locale: Text
    credit: Text
