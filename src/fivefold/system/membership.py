"""Who is at the table, level by level and sector by sector, and whom the directory would suggest (toolkit, Part 4, p24)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.words import marked

MEMBERSHIP_SOURCE = ToolkitPage(4, "24")
# "Other" is no sector that could be missing.
SECTORS = tuple(sector for sector in Sector if sector is not Sector.OTHER)


class Asked(StrEnum):
    """How far the plan for somebody who is missing has come."""

    TO_ASK = "to ask"
    ASKED = "asked"
    JOINED = "joined"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        return _ASKED[self]


_ASKED = {
    Asked.TO_ASK: marked("Still to be asked"),
    Asked.ASKED: marked("Asked, no answer yet"),
    Asked.JOINED: marked("Has joined"),
    Asked.DECLINED: marked("Has declined"),
}


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation at the table, and the levels around the child at which it acts."""

    name: str
    sector: Sector
    levels: frozenset[Level] = frozenset()


@dataclass(frozen=True, slots=True)
class Membership:
    """Who is there and who is not.

    by_level, by_sector: names of partners; a level or sector without any is missing
    unplaced:            partners about whom nobody has said at which level they act
    suggested:           for each level, organisations whose services act there and who are not at the table
    """

    by_level: Mapping[Level, Sequence[str]]
    by_sector: Mapping[Sector, Sequence[str]]
    unplaced: Sequence[str]
    suggested: Mapping[Level, Sequence[str]]

    @property
    def missing_levels(self) -> list[Level]:
        return [level for level in Level if not self.by_level[level]]

    @property
    def missing_sectors(self) -> list[Sector]:
        return [sector for sector in SECTORS if not self.by_sector[sector]]


def membership(partners: Iterable[Partner], directory: Iterable[tuple[str, Level]]) -> Membership:
    """Put partners beside levels and sectors; `directory` names an organisation and a level of one of its services."""
    every = sorted(partners, key=lambda one: one.name.casefold())
    there = {_called(one.name) for one in every}
    acting: dict[Level, dict[str, str]] = {level: {} for level in Level}
    for organisation, level in directory:
        if organisation.strip() and _called(organisation) not in there:
            acting[level].setdefault(_called(organisation), organisation)
    return Membership(
        by_level={level: [one.name for one in every if level in one.levels] for level in Level},
        by_sector={sector: [one.name for one in every if one.sector is sector] for sector in SECTORS},
        unplaced=[one.name for one in every if not one.levels],
        suggested={level: sorted(names.values(), key=str.casefold) for level, names in acting.items()},
    )


def _called(name: str) -> str:
    return " ".join(name.split()).casefold()
