"""One service in words: what is known, in a few groups, and what is not."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.services.open_to import Access, Caregiver, CoProducer, Referrer
from fivefold.vocabulary.support import Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label
from fivefold_web.services.presenters.directory import Kind, Ring, first_upper, rings
from fivefold_web.services.presenters.supplied import number, weeks


@dataclass(frozen=True)
class Group:
    """Facts that belong together; those that nobody gave are left out and stand in `unknown`."""

    title: str
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class PlaceWords:
    """One place of a service with its hours."""

    name: str
    address: str
    hours: list[str]
    is_on_the_map: bool
    position: int


@dataclass(frozen=True)
class ServicePage:
    """One service with everything that is known, and what is not."""

    heading: str
    number: int
    organisation: str
    description: str
    status: str
    is_running: bool
    archived_because: str
    archived: object
    levels: list[Ring]
    kinds: list[Kind]
    facts: list[tuple[str, str]]
    groups: list[Group]
    places: list[PlaceWords]
    website: str
    tags: object
    unknown: list[str] = field(default_factory=list)
    comes_from_open_referral: bool = False

    @classmethod
    def of(cls, service, offer, tags):
        return cls(
            heading=offer.name,
            number=service.pk,
            organisation=", ".join(part for part in (offer.organisation, offer.team) if part),
            description=offer.description,
            status=translated(offer.status.label),
            is_running=offer.is_current and service.archived is None,
            archived_because=service.archived_because,
            archived=service.archived,
            levels=rings(offer.levels),
            kinds=[
                Kind(translated(tier.label), tier is offer.primary) for tier in Tier if tier in offer.tiers
            ],
            facts=known(facts_about(offer)),
            groups=[group for group in groups_of(offer) if group.facts],
            places=[place_words(n, place) for n, place in enumerate(offer.locations)],
            website=safe_link(offer.website),
            tags=tags,
            unknown=not_known(offer),
            comes_from_open_referral=bool(offer.original),
        )


def known(facts):
    return [(label, fact) for label, fact in facts if fact]


def facts_about(offer):
    """Whom it reaches and how to reach it, as pairs of label and words; empty where nobody said."""
    place = ", ".join(part for part in (offer.address, offer.postcode) if part)
    return [
        (_("Offered to"), translated(offer.reach.label) if offer.reach else ""),
        (_("Ages"), first_upper(band_label(offer.ages)) if offer.ages else ""),
        (_("Areas"), ", ".join(offer.areas)),
        (_("Address"), place),
        (_("Telephone"), offer.telephone),
        (_("E-mail"), offer.email),
        (_("Facts checked on"), offer.assured_on),
    ]


def groups_of(offer):
    """The facts beyond what and where: the door, the supply, the quality."""
    return [
        Group(_("Who can come, and how they get in"), known(_ways_in(offer))),
        Group(_("How much there is, and how long families wait"), known(_supply(offer))),
        Group(_("How it is known to be good"), known(_quality(offer))),
    ]


def _words(kind, among):
    return ", ".join(translated(word.label) for word in kind if word in among)


def _answer(said):
    return "" if said is None else _("Yes") if said else _("No")


def _ways_in(offer):
    return [
        (_("Serves"), _words(Caregiver, offer.serves)),
        (_("Parents and carers"), offer.caregivers),
        (_("Who can refer"), _words(Referrer, offer.referrers)),
        (_("Who can use it"), offer.eligibility),
        (_("Who cannot"), offer.exclusions),
        (_("Access"), _words(Access, offer.access)),
        (_("Languages"), ", ".join(offer.languages)),
        (_("Free for families"), _answer(offer.free)),
        (_("What families pay"), offer.cost),
    ]


def _supply(offer):
    supply = offer.supply
    return [
        (_("First contact after"), wait_words(supply.wait)),
        (_("Capacity"), offer.capacity),
        (_("Places at a time"), figure(supply.places)),
        (_("Helped now"), figure(supply.caseload)),
        (_("Paid staff"), staff_words(supply.staff)),
        (_("Volunteers"), figure(supply.volunteers)),
        (_("Day of these figures"), supply.on),
        (_("Funding agreed until"), supply.funding_ends),
    ]


def figure(count):
    """A count in words; 0 is a true zero and is shown."""
    return "" if count is None else f"{count:,}"


def staff_words(staff):
    if staff is None:
        return ""
    return _("nobody is paid") if staff == 0 else _("%(n)s whole-time") % {"n": number(staff)}


def wait_words(wait):
    """A wait with its basis and its day: never a bare number."""
    if wait is None:
        return ""
    known_on = date_format(wait.on, "j F Y") if wait.on else _("day not given")
    return f"{weeks(wait.low, wait.high)} ({translated(wait.basis.label)}; {known_on})"


def _quality(offer):
    titles = {one.slug: one.title for one in knowledge.measures()}
    return [
        (_("Label of the toolkit"), offer.evidence),
        (_("Measures"), ", ".join(titles.get(slug, slug) for slug in offer.measures)),
        (_("Shaped with"), _words(CoProducer, offer.co_produced)),
        (_("Asks adults about children in their care"), _answer(offer.asks_about_children)),
    ]


def place_words(position, place):
    return PlaceWords(
        name=place.name or place.address or place.postcode or _("Place without a name"),
        address=", ".join(part for part in (place.address if place.name else "", place.postcode) if part),
        hours=[hours_words(hours) for hours in place.hours],
        is_on_the_map=place.is_on_the_map,
        position=position,
    )


def hours_words(hours):
    """One day: "Monday 9.30 a.m. to 11.30 a.m., term time"."""
    opens, closes = (at and time_format(at) for at in (hours.opens, hours.closes))
    at = ""
    if opens and closes:
        at = _("%(opens)s to %(closes)s") % {"opens": opens, "closes": closes}
    elif opens or closes:
        at = _("from %(at)s") % {"at": opens} if opens else _("until %(at)s") % {"at": closes}
    day = f"{WEEKDAYS[hours.weekday]} {at}".strip()
    return f"{day}, {hours.note}" if hours.note else day


def not_known(offer):
    """What the grid and the scenarios need and nobody has filled in yet."""
    lacking = {
        _("level"): not offer.levels,
        _("kind of support"): not offer.tiers,
        _("whom it is offered to"): offer.reach is None,
        _("ages"): offer.ages is None,
        _("how long families wait"): offer.supply.wait is None,
        _("how families get in"): not offer.referrers and not offer.eligibility,
    }
    return [name for name, is_lacking in lacking.items() if is_lacking]


def safe_link(website):
    """A website that may be opened; anything that is not a web address stays plain text."""
    return website if urlsplit(website).scheme in ("http", "https") else ""
