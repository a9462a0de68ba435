"""Places in words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.entries import Certainty
from fivefold.vocabulary.partners import Sector


@dataclass(frozen=True)
class Partners:
    """One sector and the organisations in it; empty says what is missing."""

    sector: str
    organisations: list


@dataclass(frozen=True)
class PlacePage:
    """The place as its members see it: lead body, partners by sector, what is missing."""

    heading: str
    areas: list
    boards: list
    lead_body: str
    reports_to: str
    partners: list[Partners] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    members: list = field(default_factory=list)
    invitations: list = field(default_factory=list)

    @classmethod
    def of(cls, partnership, *, areas, organisations, members, invitations=()):
        by_sector = {sector: [] for sector in Sector}
        for organisation in organisations:
            by_sector[organisation.sector].append(organisation)
        return cls(
            heading=partnership.name,
            areas=areas,
            boards=boards_of(partnership.nation),
            lead_body=str(partnership.lead_body or _("not named yet")),
            reports_to=partnership.reports_to or _("not named yet"),
            partners=[Partners(_(s.label), found) for s, found in by_sector.items() if found],
            missing=[_(s.label) for s, found in by_sector.items() if not found and s is not Sector.OTHER],
            members=members,
            invitations=list(invitations),
        )


@dataclass(frozen=True)
class Board:
    """A board as this nation names it; `doubt` is said where the name is not certain."""

    name: str
    role: str
    doubt: str


def boards_of(nation):
    """The boards of a nation, the main one first."""
    words = sorted(knowledge.board_words(nation), key=lambda board: not board.main)
    return [
        Board(
            _(board.name),
            _(board.role),
            "" if board.certainty is not Certainty.TO_CONFIRM else _("name to be confirmed locally"),
        )
        for board in words
    ]


@dataclass(frozen=True)
class Titled:
    """A page that needs a heading and nothing more."""

    heading: str
    lead: str = ""
