"""What helps: interventions with the toolkit's own label, and cases and stories."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Entry, Named, Slug, Strict, Text
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold.vocabulary.words import marked


class ToolkitLabel(StrEnum):
    """The label that the toolkit prints on an example: exactly its words, never more."""

    EVIDENCE = "An example with some evidence of impact"
    PRACTICE = "An example of putting this into practice"
    LOCAL = "A local example"
    UK = "A UK example"
    ILLUSTRATIVE = "An illustrative example"
    EXAMPLE = "An example"
    NONE = "no label in the toolkit"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ToolkitLabel.EVIDENCE: marked("An example with some evidence of impact"),
    ToolkitLabel.PRACTICE: marked("An example of putting this into practice"),
    ToolkitLabel.LOCAL: marked("A local example"),
    ToolkitLabel.UK: marked("A UK example"),
    ToolkitLabel.ILLUSTRATIVE: marked("An illustrative example"),
    ToolkitLabel.EXAMPLE: marked("An example"),
    ToolkitLabel.NONE: marked("No label in the toolkit"),
}


class Ages(Entry):
    """Ages in months from birth, pregnancy below 0; both missing where the toolkit does not say."""

    age: str = "not given"
    age_from_months: int | None = Field(default=None, ge=PREGNANCY_START)
    age_to_months: int | None = Field(default=None, le=FIFTH_BIRTHDAY)

    @model_validator(mode="after")
    def ages_in_order(self) -> Self:
        start, end = self.age_from_months, self.age_to_months
        if start is not None and end is not None and start >= end:
            raise ValueError(f"age_from_months {start} is not before age_to_months {end}")
        return self


class Intervention(Ages):
    """An approach that the toolkit describes. `effect` is what the text says of effect, with study and limits.

    `acts_on` names factors that it lessens, `builds` protective factors that it strengthens.
    """

    title: Text
    aliases: tuple[Text, ...] = ()
    text: Text
    toolkit_label: ToolkitLabel
    label_note: str = ""
    levels: Annotated[tuple[Level, ...], Named]
    tiers: tuple[Tier, ...] = ()
    reach: Reach | None = None
    who_delivers: str = "not given"
    setting: str = ""
    dose: str = ""
    effect: str = "The toolkit gives no result."
    parts: tuple[Text, ...] = ()
    acts_on: tuple[Slug, ...] = ()
    builds: tuple[Slug, ...] = ()
    place: str = ""
    named_source: str = ""


class Moment(Strict):
    """One step of a family's story: what set it off, who met the family, what came of it.

    asks: the kinds of service that the step needs, in words that other places use too; at_months: our reading of the
    child's age, pregnancy below 0
    """

    title: Text
    text: Text
    service: str = ""
    trigger: str = ""
    result: str = ""
    asks: tuple[Text, ...] = ()
    at_months: float | None = Field(default=None, ge=PREGNANCY_START, le=FIFTH_BIRTHDAY)


class CaseSort(StrEnum):
    STORY = "story of a family"
    PLACE = "local example"
    EXERCISE = "case to think about"


class Case(Ages):
    """A story or a local example of the toolkit, told in our own words."""

    title: Text
    text: Text
    sort: CaseSort
    toolkit_label: ToolkitLabel = ToolkitLabel.NONE
    place: str = ""
    levels: tuple[Level, ...] = ()
    factors: tuple[Slug, ...] = ()
    interventions: tuple[Slug, ...] = ()
    moments: tuple[Moment, ...] = ()
    questions: tuple[Text, ...] = ()
