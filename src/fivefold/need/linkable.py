"""Whether the records of a dataset could be linked, by rules that say their reasons. The rules are ours, the demand
is the toolkit's: could the data be shared and brought together to see who faces several risks at once (Part 4, p24)?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.need.holdings import Holding
from fivefold.vocabulary.words import marked


class Verdict(StrEnum):
    """What stands between a dataset and its linking."""

    NOW = "now"
    AGREEMENT = "agreement"
    ASK = "ask"
    NO_IDENTIFIER = "no identifier"

    @property
    def label(self) -> str:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.NOW: marked("Could be linked now"),
    Verdict.AGREEMENT: marked("Needs an agreement"),
    Verdict.ASK: marked("Not known: ask which identifiers it holds"),
    Verdict.NO_IDENTIFIER: marked("Cannot be linked: no identifier"),
}


class Met(StrEnum):
    """How far a condition is met."""

    YES = "yes"
    PARTLY = "partly"
    NOT_KNOWN = "not known"
    NO = "no"

    @property
    def label(self) -> str:
        return _METS[self]


_METS = {
    Met.YES: marked("Met"),
    Met.PARTLY: marked("Partly met"),
    Met.NOT_KNOWN: marked("Not known yet"),
    Met.NO: marked("Not met"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of linking, how far it is met, and why."""

    name: str
    met: Met
    why: str


@dataclass(frozen=True, slots=True)
class Feasibility:
    """The verdict and the four conditions that it rests on. `score` counts the conditions that are met."""

    verdict: Verdict
    conditions: tuple[Condition, ...]

    @property
    def score(self) -> int:
        return sum(one.met is Met.YES for one in self.conditions)

    @property
    def of(self) -> int:
        return len(self.conditions)


def feasibility(holding: Holding) -> Feasibility:
    """Identifiers decide whether records can be linked at all, the agreement whether they may be."""
    people, agreed = identifiers(holding), agreement(holding)
    conditions = (people, ages(holding), places(holding), agreed)
    if people.met is Met.NO:
        verdict = Verdict.NO_IDENTIFIER
    elif people.met is Met.NOT_KNOWN:
        verdict = Verdict.ASK
    else:
        verdict = Verdict.NOW if agreed.met is Met.YES else Verdict.AGREEMENT
    return Feasibility(verdict, conditions)


IDENTIFIERS = marked("The same child can be found in another dataset")


def identifiers(holding: Holding) -> Condition:
    """An NHS number is best; birth date and postcode together do, with doubt; one of them alone does not."""
    nhs, pair = holding.nhs_number, {holding.birth_date, holding.postcode}
    if nhs is Recorded.ALWAYS:
        return Condition(IDENTIFIERS, Met.YES, marked("Every record has an NHS number."))
    if pair == {Recorded.ALWAYS}:
        return Condition(
            IDENTIFIERS, Met.YES,
            marked("Every record has a birth date and a postcode. With names they can be matched, with doubt."),
        )  # fmt: skip
    if nhs is Recorded.SOMETIMES:
        return Condition(
            IDENTIFIERS, Met.PARTLY, marked("Some records have an NHS number; the others may be missed.")
        )
    if pair <= {Recorded.ALWAYS, Recorded.SOMETIMES}:
        return Condition(
            IDENTIFIERS,
            Met.PARTLY,
            marked("Some records have both birth date and postcode; links will be missed."),
        )
    if nhs is Recorded.UNKNOWN or (Recorded.UNKNOWN in pair and Recorded.NO not in pair):
        return Condition(
            IDENTIFIERS, Met.NOT_KNOWN, marked("Nobody has said yet which identifiers its records have.")
        )
    if pair == {Recorded.NO}:
        return Condition(
            IDENTIFIERS, Met.NO, marked("Its records have no NHS number, no birth date and no postcode.")
        )
    return Condition(
        IDENTIFIERS, Met.NO, marked("A birth date or a postcode alone fits too many people, and there is no NHS number.")
    )  # fmt: skip


AGES = marked("Children under five can be told from others")


def ages(holding: Holding) -> Condition:
    """A birth date tells the age of each child; so does a split by age."""
    if holding.birth_date is Recorded.ALWAYS:
        return Condition(AGES, Met.YES, marked("Every record has a birth date."))
    if holding.age_split.shows_under_fives:
        return Condition(AGES, Met.YES, marked("It is split so that under-fives can be seen."))
    if holding.birth_date is Recorded.UNKNOWN or holding.age_split is AgeSplit.UNKNOWN:
        return Condition(AGES, Met.NOT_KNOWN, marked("How far it can be split by age is not known yet."))
    return Condition(AGES, Met.NO, marked("It cannot be split so that under-fives can be seen."))


PLACES = marked("It says where families live")
_SMALL = (AreaSplit.POSTCODE, AreaSplit.LSOA, AreaSplit.MSOA, AreaSplit.WARD)


def places(holding: Holding) -> Condition:
    """A postcode or a small area shows which communities face several risks at once."""
    if holding.postcode is Recorded.ALWAYS or holding.area_split in _SMALL:
        return Condition(PLACES, Met.YES, marked("It can be split by neighbourhood or smaller."))
    if Recorded.UNKNOWN is holding.postcode and holding.area_split is AreaSplit.UNKNOWN:
        return Condition(
            PLACES, Met.NOT_KNOWN, marked("The smallest area that it tells apart is not known yet.")
        )
    if holding.postcode is Recorded.SOMETIMES:
        return Condition(PLACES, Met.PARTLY, marked("Some records have a postcode."))
    return Condition(PLACES, Met.NO, marked("It tells no areas smaller than a council or board."))


AGREEMENT = marked("Partners may link its records")
_AGREED = {
    Sharing.LINKED: (Met.YES, marked("Records are linked under an agreement already.")),
    Sharing.AGGREGATES: (
        Met.NO, marked("Totals are shared; linking records needs an agreement that says so."),
    ),
    Sharing.PUBLISHED: (
        Met.NO, marked("What is published are totals; linking the records behind them needs an agreement."),
    ),
    Sharing.ASKED: (Met.NO, marked("It was asked for and nobody has answered yet.")),
    Sharing.REFUSED: (Met.NO, marked("It was refused. Ask which purpose or safeguard was missing.")),
    Sharing.NOT_ASKED: (Met.NO, marked("Nobody has asked yet.")),
}  # fmt: skip


def agreement(holding: Holding) -> Condition:
    """Only an agreement about records lets records be linked."""
    met, why = _AGREED[holding.sharing]
    return Condition(AGREEMENT, met, why)
