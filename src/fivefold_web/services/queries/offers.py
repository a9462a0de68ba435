"""Rows of the directory as the one fact that the domain knows."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from fivefold.services.offer import ItemTag, Offer, Status
from fivefold.services.open_to import Access, Caregiver, CoProducer, Hours, Location, Referrer
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.services.models import (
    LocationHours,
    ServiceArea,
    ServiceFact,
    ServiceLevel,
    ServiceLocation,
    ServiceNeedGroup,
    ServiceTag,
    ServiceTier,
)

# Columns of the table that are called as the domain calls them.
SAME = (
    "description", "caregivers", "eligibility", "exclusions", "capacity", "address", "postcode", "email", "telephone",
    "website", "assured_on", "team", "evidence", "cost", "free", "asks_about_children", "original",
)  # fmt: skip
_WORDS = {"serves": Caregiver, "referrer": Referrer, "access": Access, "co-produced": CoProducer}


def _sets():
    return field(default_factory=lambda: defaultdict(set))


def _lists():
    return field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Marks:
    """All that stands in tables beside the service, by its number.

    Read in eight statements and put together here: prefetching makes a query object for each row and mark.
    """

    levels: dict[int, set[Level]] = _sets()
    tiers: dict[int, set[Tier]] = _sets()
    primary: dict[int, Tier] = field(default_factory=dict)
    need_groups: dict[int, set[NeedGroup]] = _sets()
    areas: dict[int, list[str]] = _lists()
    facts: dict[tuple[int, str], list[str]] = _lists()
    items: dict[int, set[ItemTag]] = _sets()
    locations: dict[int, list[Location]] = _lists()


def read_marks(partnership, numbers=None):
    """The marks of these services, or of all services of the place."""
    these = Q(partnership=partnership) if numbers is None else Q(partnership=partnership, service__in=numbers)
    marks = Marks()
    for number, level in ServiceLevel.objects.filter(these).values_list("service_id", "level"):
        marks.levels[number].add(Level(level))
    kinds = ServiceTier.objects.filter(these).values_list("service_id", "tier", "is_primary")
    for number, tier, is_main in kinds:
        marks.tiers[number].add(Tier(tier))
        if is_main:
            marks.primary[number] = Tier(tier)
    for number, group in ServiceNeedGroup.objects.filter(these).values_list("service_id", "need_group"):
        marks.need_groups[number].add(NeedGroup(group))
    for number, name in ServiceArea.objects.filter(these).values_list("service_id", "name"):
        marks.areas[number].append(name)
    for number, kind, word in ServiceFact.objects.filter(these).values_list("service_id", "kind", "word"):
        marks.facts[number, kind].append(word)
    tags = ServiceTag.objects.filter(these).values_list("service_id", "kind", "slug", "effect")
    for number, kind, slug, effect in tags:
        marks.items[number].add(ItemTag(kind, slug, effect))
    _read_locations(these, marks)
    return marks


def _read_locations(these, marks):
    """Places with their hours, in two statements."""
    hours = defaultdict(list)
    columns = ("location_id", "weekday", "opens", "closes", "note")
    of_these = Q(location__in=ServiceLocation.objects.filter(these))
    for number, *one in LocationHours.objects.filter(of_these).values_list(*columns):
        hours[number].append(Hours(*one))
    columns = ("pk", "service_id", "name", "address", "postcode", "latitude", "longitude", "position_from")
    for number, service, *one in ServiceLocation.objects.filter(these).values_list(*columns):
        marks.locations[service].append(Location(*one, hours=tuple(hours.get(number, ()))))


def as_offer(service, marks):
    """A row and its marks as one fact of the domain."""
    number = service.pk
    words = {
        kind: frozenset(enum(word) for word in marks.facts.get((number, kind), ()))
        for kind, enum in _WORDS.items()
    }
    return Offer(
        id=service.key,
        name=service.name,
        organisation=service.organisation_name,
        levels=frozenset(marks.levels.get(number, ())),
        tiers=frozenset(marks.tiers.get(number, ())),
        primary=marks.primary.get(number),
        reach=Reach(service.reach) if service.reach else None,
        need_groups=frozenset(marks.need_groups.get(number, ())),
        ages=None if service.ages_from is None else AgeBand(service.ages_from, service.ages_to),
        areas=tuple(marks.areas.get(number, ())),
        status=Status(service.status),
        serves=words["serves"],
        referrers=words["referrer"],
        access=words["access"],
        co_produced=words["co-produced"],
        languages=tuple(marks.facts.get((number, "language"), ())),
        measures=tuple(marks.facts.get((number, "measure"), ())),
        supply=supply_of(service),
        locations=tuple(marks.locations.get(number, ())),
        tags=frozenset(marks.items.get(number, ())),
        **{name: getattr(service, name) for name in SAME},
    )


def supply_of(service):
    """How much there is of a service and how long families wait, from its row."""
    wait = None
    if service.wait_low is not None:
        basis = WaitBasis(service.wait_basis or WaitBasis.SAID)
        wait = Wait(service.wait_low, service.wait_high, basis, service.wait_on)
    return Supply(
        places=service.places,
        caseload=service.caseload,
        staff=service.staff,
        volunteers=service.volunteers,
        on=service.supply_on,
        wait=wait,
        funding_ends=service.funding_ends,
    )
