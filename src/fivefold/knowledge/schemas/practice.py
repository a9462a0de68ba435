"""What people do together: statements, scenarios, prompts, exercises, checklists."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Cite, Entry, Named, RowId, Slug, Strict, Text, check_page
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.words import marked


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
    cues: tuple[Text, ...] = ()
    probes: tuple[Text, ...] = ()
    factors: tuple[Slug, ...] = ()


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


class Step(Strict):
    """One step of an exercise; it keeps its own rows and pages."""

    slug: Slug
    title: Text
    text: Text
    rows: tuple[RowId, ...] = ()
    cites: tuple[Cite, ...] = ()


class Exercise(Entry):
    """Something a group does together, in steps, with the prompts it uses."""

    title: Text
    text: Text
    topic: Text
    minutes: int | None = Field(default=None, gt=0)
    needs: tuple[Text, ...] = ()
    with_children: bool = False
    safety: tuple[Text, ...] = ()
    steps: Annotated[tuple[Step, ...], Named]
    prompts: tuple[Slug, ...] = ()


class Scale(StrEnum):
    """How a line of a checklist is answered."""

    IN_PLACE = "in place, partly, not yet"
    RAG = "red, amber, green"
    STEPS = "described steps"


class Criterion(Strict):
    """One line of a checklist. `steps` describe the positions of a scale of steps, lowest first."""

    slug: Slug
    title: Text
    text: Text
    steps: tuple[Text, ...] = ()
    rows: tuple[RowId, ...] = ()
    cites: tuple[Cite, ...] = ()


class Asked(StrEnum):
    """Of whom or what a checklist is asked."""

    SERVICE = "service"
    ORGANISATION = "organisation"
    PARTNERSHIP = "partnership"
    PLAN = "measurement plan"
    RELATIONSHIP_SUPPORT = "relationship support"


class Checklist(Entry):
    """Criteria against which a service, an organisation, a plan or the partnership looks at itself."""

    title: Text
    text: Text
    asked_of: Asked
    scale: Scale
    criteria: Annotated[tuple[Criterion, ...], Named]

    @model_validator(mode="after")
    def steps_where_they_are_needed(self) -> Self:
        for line in self.criteria:
            if (self.scale is Scale.STEPS) != (len(line.steps) > 1):
                raise ValueError(f"{line.slug}: a scale of described steps, and no other, needs steps")
        return self
