"""Pathways: routes through services with entry, thresholds, waits, handovers and exits (toolkit, Parts 4 and 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.services.offer import Offer
from fivefold.services.supply import Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.support import Tier
from fivefold.vocabulary.words import marked

PATHWAY_SOURCE = ToolkitPage(5, "62-63")


class StepKind(StrEnum):
    """What happens at a step."""

    ENTRY = "entry"
    ASSESSMENT = "assessment"
    SUPPORT = "support"
    HANDOVER = "handover"
    EXIT = "exit"

    @property
    def label(self) -> str:
        return _KINDS[self]

    @property
    def is_given_by_a_service(self) -> bool:
        """A way in may be the family itself or a neighbour, and a way out needs nobody; all else needs a service."""
        return self not in (StepKind.ENTRY, StepKind.EXIT)


_KINDS = {
    StepKind.ENTRY: marked("Way in: somebody notices or asks"),
    StepKind.ASSESSMENT: marked("Assessment: working out what is going on"),
    StepKind.SUPPORT: marked("Support: help is given"),
    StepKind.HANDOVER: marked("Handover to another service"),
    StepKind.EXIT: marked("Way out: help ends as planned"),
}


class Route(StrEnum):
    """How a family gets from one step to the next."""

    REFERRAL = "referral"
    SELF = "self-referral"
    FAST_TRACK = "fast track"
    HANDOVER = "handover"
    STEP_DOWN = "step down"

    @property
    def label(self) -> str:
        return _ROUTES[self]


_ROUTES = {
    Route.REFERRAL: marked("Referral"),
    Route.SELF: marked("The family goes by itself"),
    Route.FAST_TRACK: marked("Fast track"),
    Route.HANDOVER: marked("Handover, person to person"),
    Route.STEP_DOWN: marked("Step down"),
}


class Group(StrEnum):
    """Families whom pathways often miss."""

    FATHERS = "fathers"
    CARE_EXPERIENCED = "care-experienced parents"
    NO_ENGLISH = "families with little English"
    RURAL = "rural families"
    YOUNG_PARENTS = "young parents"
    DISABLED = "disabled children or parents"
    KINSHIP = "kinship and foster carers"
    NO_PHONE = "families without a phone or internet"

    @property
    def label(self) -> str:
        return _GROUPS[self]


_GROUPS = {
    Group.FATHERS: marked("Fathers and partners"),
    Group.CARE_EXPERIENCED: marked("Care-experienced parents"),
    Group.NO_ENGLISH: marked("Families with little English"),
    Group.RURAL: marked("Rural families"),
    Group.YOUNG_PARENTS: marked("Young parents"),
    Group.DISABLED: marked("Disabled children or parents"),
    Group.KINSHIP: marked("Kinship and foster carers"),
    Group.NO_PHONE: marked("Families without a phone or internet"),
}


class Reached(StrEnum):
    """What partners say about a group."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    @property
    def label(self) -> str:
        return _REACHED[self]


_REACHED = {
    Reached.YES: marked("Reached"),
    Reached.PARTLY: marked("Reached in part"),
    Reached.NO: marked("Not reached"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Ages are its own, else those of its service; None where neither is known.

    offer: the service of the directory that gives it; None where the place has no such service
    """

    key: str
    kind: StepKind
    name: str
    offer: Offer | None = None
    tier: Tier | None = None
    own_ages: AgeBand | None = None
    threshold: str = ""
    own_wait: Wait | None = None
    note: str = ""

    @property
    def ages(self) -> AgeBand | None:
        return self.own_ages or (self.offer.ages if self.offer else None)

    @property
    def lacks_a_service(self) -> bool:
        """Whether a service should give this step and the place has none."""
        return self.offer is None and self.kind.is_given_by_a_service

    @property
    def wait(self) -> Wait | None:
        """Weeks until this step begins: what the pathway says, else what the service says."""
        return self.own_wait or (self.offer.supply.wait if self.offer else None)


@dataclass(frozen=True, slots=True)
class Link:
    """From one step to another, by their keys. `wait` is that of the link itself, beside the wait of the step."""

    start: str
    end: str
    route: Route = Route.REFERRAL
    condition: str = ""
    wait: Wait | None = None


@dataclass(frozen=True, slots=True)
class GroupReach:
    """Whether the pathway reaches a group, and how."""

    group: Group
    reached: Reached
    how: str = ""


@dataclass(frozen=True, slots=True)
class Pathway:
    """Steps in the order in which people wrote them, and the links between them."""

    key: str
    name: str
    about: str = ""
    steps: Sequence[Step] = ()
    links: Sequence[Link] = ()
    reaches: Sequence[GroupReach] = ()
