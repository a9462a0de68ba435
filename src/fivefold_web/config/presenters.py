"""The overview and the way in, in words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

SUBJECTS = {}


@dataclass(frozen=True)
class Welcome:
    heading: str
    lead: str
    can_sign_up: bool
    steps: list[str]

    @classmethod
    def of(cls, request, *, there_are_accounts):
        steps = [
            _("Set up the place: its areas, partners and people."),
            _("See the need: official figures with their doubt."),
            _("Map the services, and see where there is nothing."),
            _("Walk scenarios and run sessions with partners and families."),
            _("Decide on evidence, and publish a needs assessment that colleagues can edit."),
        ]
        lead = _(
            "One workspace in which a partnership supports the mental health of babies and young children."
        )
        return cls(_("Every baby, every level, one picture"), lead, not there_are_accounts, steps)


@dataclass(frozen=True)
class MyPlaces:
    heading: str
    memberships: list

    @classmethod
    def of(cls, memberships):
        return cls(_("My places"), memberships)


@dataclass(frozen=True)
class Tile:
    figure: str
    label: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True)
class Overview:
    heading: str
    lead: str
    tiles: list[Tile] = field(default_factory=list)
    steps: list = field(default_factory=list)
    rings: str = ""


def overview_of(partnership, member):
    return Overview(_("Overview"), _("Where the partnership stands."))
