"""One service as families can use it: what it is, where it acts, whom it reaches, at which ages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fivefold.services.open_to import Access, Caregiver, CoProducer, Location, Referrer
from fivefold.services.supply import Supply
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold.vocabulary.words import marked


class Status(StrEnum):
    """Whether families can use a service now; the four words of Open Referral UK."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"

    @property
    def label(self) -> str:
        return _STATUSES[self]


_STATUSES = {
    Status.ACTIVE: marked("Open"),
    Status.INACTIVE: marked("Not running now"),
    Status.DEFUNCT: marked("Ended"),
    Status.TEMPORARILY_CLOSED: marked("Closed for a time"),
}


class OfferError(ValueError):
    """A service that contradicts itself, in words its owner can act on."""


@dataclass(frozen=True, slots=True, order=True)
class ItemTag:
    """An item of the library that a service is marked with: kind "factor", "component", "nest", "intervention".

    effect: for factors only: "lessens it", "softens its impact", "builds it"
    """

    kind: str
    slug: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A service in the directory. What is not known is left empty, never guessed.

    tiers:    steps on the continuum; where there are any, one of them is `primary`
    ages:     ages accepted, in months, pregnancy below 0; None where they are not known
    areas:    names or codes of the areas it may be used from
    capacity: in words ("12 families at a time, six weeks' wait"); figures stand in `supply`
    free, asks_about_children: None where nobody said
    languages: names of languages ("Polish"); measures: slugs of the library; evidence: a label of the library
    tags:     items of the library that it is marked with (factors with their effect, components, NEST, interventions)
    locations: where it is given; `address` and `postcode` are those of the first where a file names only one
    original: the Open Referral UK record as it came (JSON text), so that nothing we do not read is lost
    """

    id: str
    name: str
    organisation: str = ""
    description: str = ""
    levels: frozenset[Level] = frozenset()
    tiers: frozenset[Tier] = frozenset()
    primary: Tier | None = None
    reach: Reach | None = None
    need_groups: frozenset[NeedGroup] = frozenset()
    ages: AgeBand | None = None
    areas: tuple[str, ...] = ()
    status: Status = Status.ACTIVE
    caregivers: str = ""
    eligibility: str = ""
    capacity: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    telephone: str = ""
    website: str = ""
    assured_on: date | None = None
    team: str = ""
    exclusions: str = ""
    serves: frozenset[Caregiver] = frozenset()
    referrers: frozenset[Referrer] = frozenset()
    access: frozenset[Access] = frozenset()
    co_produced: frozenset[CoProducer] = frozenset()
    languages: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    evidence: str = ""
    cost: str = ""
    free: bool | None = None
    asks_about_children: bool | None = None
    supply: Supply = Supply()
    locations: tuple[Location, ...] = ()
    tags: frozenset[ItemTag] = frozenset()
    original: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise OfferError("A service needs a name.")
        check_primary(self.tiers, self.primary)

    @property
    def is_current(self) -> bool:
        """Only services that are open now can reach anybody."""
        return self.status is Status.ACTIVE

    def takes(self, months: float) -> bool:
        """Whether the service is open and accepts a child of this age; unknown ages accept nobody."""
        return self.is_current and self.ages is not None and self.ages.covers(months)


def check_primary(tiers: Iterable[Tier], primary: Tier | None) -> None:
    """Where a service has kinds of support, exactly one of them is the main one."""
    among = set(tiers)
    if among and primary is None:
        raise OfferError(f"Say which kind of support is the main one. Use one of: {in_order(among)}.")
    if primary is not None and primary not in among:
        raise OfferError(
            f"The main kind of support is {primary}, but the service is not marked as {primary}. "
            f"Add it to the kinds of support, or choose one of: {in_order(among) or 'none is marked yet'}."
        )


def in_order(tiers: Iterable[Tier]) -> str:
    """Kinds of support in the order of the continuum, joined by commas."""
    among = set(tiers)
    return ", ".join(tier for tier in Tier if tier in among)
