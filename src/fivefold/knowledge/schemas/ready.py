"""Ready sessions: an agenda made from what the content holds already, named and not repeated."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Entry, Named, Slug, Strict, Text


class Asks(StrEnum):
    """How people answer an entry of an agenda; the words of `fivefold.workshops.activities`."""

    ANSWERS = "answers"
    BEFORE_AND_AFTER = "before and after"
    CHOOSE_ONE = "choose one"
    CHOOSE_SEVERAL = "choose several"
    RAG = "rag"
    SCALE = "scale"
    RANK = "rank"
    STATEMENTS = "statements"
    TERMS = "terms"
    CASE_BOARD = "case board"
    SCENARIO = "scenario"
    PINS = "pins"


class AgendaEntry(Strict):
    """One entry of the agenda. What it is about is named (`prompt`, `case`, ...); `text` stands where we ask in our own words.

    `choices`, `points` and `statements` are lines of its own; `checklist`, `framework`, `exercises` and `workforce`
    take the lines from the content. `questions` of a case are asked one by one.
    """

    asks: Asks = Asks.ANSWERS
    minutes: int = Field(ge=1, le=120)
    notes: Text
    text: str = Field(default="", max_length=600)
    prompt: Slug | Literal[""] = ""
    misconception: Slug | Literal[""] = ""
    scenario: Slug | Literal[""] = ""
    case: Slug | Literal[""] = ""
    questions: bool = False
    checklist: Slug | Literal[""] = ""
    framework: Slug | Literal[""] = ""
    exercises: tuple[Slug, ...] = ()
    workforce: bool = False
    choices: tuple[Text, ...] = ()
    points: tuple[Text, ...] = ()
    statements: tuple[Text, ...] = ()
    most: int = Field(default=0, ge=0)
    alone_first: bool = False
    in_groups: bool = False

    @model_validator(mode="after")
    def asks_something(self) -> Self:
        about = (self.prompt, self.misconception, self.scenario, self.case, self.checklist, self.workforce)
        if not self.text and not any(about):
            raise ValueError("write the question as `text`, or name what it is about")
        if self.questions and not self.case:
            raise ValueError("`questions` are those of a case: name the case")
        return self


class ReadySession(Entry):
    """A session that a group can hold as it stands: what for, for how many, what comes out, and its agenda."""

    title: Text
    text: Text
    fewest: int = Field(ge=2)
    most: int = Field(ge=2)
    who: Text
    comes_out: Text
    needs: tuple[Text, ...] = ()
    exercise: Slug | Literal[""] = ""
    before: str = ""
    agenda: Annotated[tuple[AgendaEntry, ...], Named]

    @model_validator(mode="after")
    def people_fit(self) -> Self:
        if self.fewest > self.most:
            raise ValueError("`fewest` people are not more than `most`")
        return self

    @property
    def parts(self) -> tuple[int, ...]:
        """The parts of the toolkit that it comes from."""
        return tuple(dict.fromkeys(cite.part for cite in self.cites if cite.part is not None))
