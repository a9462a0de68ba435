"""Factors: what raises risk, what protects, what changes how much the others matter."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from fivefold.knowledge.entries import Certainty, Cite, Entry, Named, RowId, Slug, Strict, Text
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.words import marked


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


class Mention(Strict):
    """One place where the toolkit names a factor: the name exactly as given there, and as what.

    `level` is where the place puts it first, `also` the other levels that it touches there.
    """

    row: RowId
    name: Text
    cites: Annotated[tuple[Cite, ...], Named]
    direction: Direction
    level: Level
    also: tuple[Level, ...] = ()
    note: str = ""


class Causes(Strict):
    """A link from one factor to another, in our reading of the cited page. `raises` is false where it lowers."""

    factor: Slug
    raises: bool = True
    why: Text
    cites: Annotated[tuple[Cite, ...], Named]
    certainty: Certainty = Certainty.OUR_READING


class Factor(Entry):
    """Something that makes being mentally healthy more or less likely.

    `aliases` gathers the toolkit's many names for it; `mentions` every place where it is named; `indicators`
    are numbers of published indicators that, in our reading, say something about it; `leads_to` the factors
    that it makes more or less likely. Ages are months from birth (pregnancy below 0); none means all.
    """

    label: Text
    text: Text
    aliases: tuple[Text, ...] = ()
    levels: Annotated[tuple[Level, ...], Named]
    direction: Direction
    indicators: tuple[int, ...] = ()
    mentions: tuple[Mention, ...] = ()
    leads_to: tuple[Causes, ...] = ()
    age_from_months: int | None = Field(default=None, ge=PREGNANCY_START)
    age_to_months: int | None = Field(default=None, le=FIFTH_BIRTHDAY)

    @property
    def counts_as_cause(self) -> bool:
        """A group with higher exposure causes nothing and is never counted as a risk."""
        return self.direction in (Direction.RISK, Direction.PROTECTIVE)
