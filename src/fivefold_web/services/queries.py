"""Reading services, contact schedules and walks. Everything starts at a partnership."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from fivefold.knowledge.catalogue import scenarios, universal_contacts
from fivefold.services.contacts import Change, LocalContact, Mode, local_schedule
from fivefold.services.coverage import Placement
from fivefold.services.offer import Offer, Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.services.models import (
    ContactChange,
    NestUse,
    OwnContact,
    Service,
    ServiceArea,
    ServiceLevel,
    ServiceNeedGroup,
    ServiceTag,
    ServiceTier,
    Walkthrough,
)

ABOUT = (
    "description", "caregivers", "eligibility", "capacity", "address", "postcode", "email", "telephone", "website",
    "assured_on", "original",
)  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """What the directory is narrowed to. `show` is current, all or archived; `main` counts only the main kind."""

    level: str = ""
    tier: str = ""
    main: bool = False
    reach: str = ""
    age: int | None = None
    text: str = ""
    placed: str = ""
    show: str = "current"


def services_of(partnership):
    """Every service of the place that is not archived."""
    return Service.objects.filter(partnership=partnership, archived__isnull=True)


def current_services_of(partnership):
    return services_of(partnership).filter(status=Status.ACTIVE)


def service_of(partnership, pk):
    """One service of this place, archived or not, or 404."""
    service = Service.objects.filter(partnership=partnership, pk=pk).first()
    if service is None:
        raise Http404
    return service


def listed(partnership, filters):
    """The services that the filters leave, by name."""
    found = {
        "current": current_services_of(partnership),
        "all": services_of(partnership),
        "archived": Service.objects.filter(partnership=partnership, archived__isnull=False),
    }[filters.show]
    for narrow in (_by_place_on_the_grid, _by_reach_and_age, _by_text):
        found = narrow(found, filters)
    return found


def _by_place_on_the_grid(found, filters):
    if filters.level:
        found = found.filter(levels__level=filters.level)
    if filters.tier and filters.main:
        found = found.filter(tiers__tier=filters.tier, tiers__is_primary=True)
    elif filters.tier:
        found = found.filter(tiers__tier=filters.tier)
    if filters.placed == "no":
        found = found.filter(Q(levels__isnull=True) | Q(tiers__isnull=True)).distinct()
    return found


def _by_reach_and_age(found, filters):
    if filters.reach:
        found = found.filter(reach=filters.reach)
    if filters.age is not None:
        found = found.filter(ages_from__lte=filters.age, ages_to__gt=filters.age)
    return found


def _by_text(found, filters):
    """Each word must stand somewhere in the name, the organisation or the description."""
    for word in filters.text.split():
        found = found.filter(
            Q(name__icontains=word) | Q(organisation_name__icontains=word) | Q(description__icontains=word)
        )
    return found


@dataclass(frozen=True)
class Tags:
    """Where services act and for whom, by the number of the service.

    Read in four statements and put together here: prefetching makes a query object for each row and tag.
    """

    levels: dict[int, set[Level]]
    tiers: dict[int, set[Tier]]
    primary: dict[int, Tier]
    need_groups: dict[int, set[NeedGroup]]
    areas: dict[int, list[str]]


def tags_of(partnership, numbers=None):
    """The tags of these services, or of all services of the place."""
    these = Q(partnership=partnership) if numbers is None else Q(partnership=partnership, service__in=numbers)
    levels, tiers, groups, areas = (defaultdict(set), defaultdict(set), defaultdict(set), defaultdict(list))
    primary = {}
    for number, level in ServiceLevel.objects.filter(these).values_list("service_id", "level"):
        levels[number].add(Level(level))
    for number, tier, is_main in ServiceTier.objects.filter(these).values_list(
        "service_id", "tier", "is_primary"
    ):
        tiers[number].add(Tier(tier))
        if is_main:
            primary[number] = Tier(tier)
    for number, group in ServiceNeedGroup.objects.filter(these).values_list("service_id", "need_group"):
        groups[number].add(NeedGroup(group))
    for number, name in ServiceArea.objects.filter(these).values_list("service_id", "name"):
        areas[number].append(name)
    return Tags(levels, tiers, primary, groups, areas)


def tags_with(partnership, kind, slug=None):
    """Tags of one kind on services that run now, by the name of the service; of one item, or of all."""
    found = ServiceTag.objects.filter(
        partnership=partnership, kind=kind, service__archived__isnull=True, service__status=Status.ACTIVE
    )
    if slug is not None:
        found = found.filter(slug=slug)
    return found.select_related("service").order_by("service__name", "pk")


def tags_on(service):
    """What one service is tagged with, by kind and item."""
    return ServiceTag.objects.filter(service=service).order_by("kind", "slug")


def need_groups_of_current(partnership):
    """Need groups of services that run now, with the service."""
    return ServiceNeedGroup.objects.filter(
        partnership=partnership, service__archived__isnull=True, service__status=Status.ACTIVE
    ).select_related("service")


def uses_nest(partnership):
    """Whether NEST is among the tags here: what the place said, else whether it lies in Wales."""
    said = NestUse.objects.filter(partnership=partnership).values_list("used", flat=True).first()
    return partnership.nation is Nation.WALES if said is None else said


def offers_for(partnership):
    """Every service that is not archived, as the domain knows it, by name."""
    tags = tags_of(partnership)
    return [as_offer(service, tags) for service in services_of(partnership)]


def offers_by_key(partnership):
    """Every service, archived ones too, by key: what an import is compared with."""
    tags = tags_of(partnership)
    return {row.key: as_offer(row, tags) for row in Service.objects.filter(partnership=partnership)}


def offer_of(service):
    """One row as the domain knows it."""
    return as_offer(service, tags_of(service.partnership_id, [service.pk]))


def as_offer(service, tags):
    """A row and its tags as one fact of the domain."""
    number = service.pk
    return Offer(
        id=service.key,
        name=service.name,
        organisation=service.organisation_name,
        levels=frozenset(tags.levels.get(number, ())),
        tiers=frozenset(tags.tiers.get(number, ())),
        primary=tags.primary.get(number),
        reach=Reach(service.reach) if service.reach else None,
        need_groups=frozenset(tags.need_groups.get(number, ())),
        ages=None if service.ages_from is None else AgeBand(service.ages_from, service.ages_to),
        areas=tuple(tags.areas.get(number, ())),
        status=Status(service.status),
        **{name: getattr(service, name) for name in ABOUT},
    )


@dataclass(frozen=True)
class InReach:
    """Services that may take a child of an age, with the number of each for addresses."""

    offers: list[Offer]
    numbers: dict[str, int]


def in_reach(partnership, months):
    """Services that are open now and take this age, or do not say which ages they take.

    Only what a walk asks of a service is read: who it is, its kinds of support, its reach and its ages.
    """
    taking = Q(ages_from__lte=months, ages_to__gt=months) | Q(ages_from__isnull=True)
    found = current_services_of(partnership).filter(taking)
    tiers, primary = defaultdict(set), {}
    kinds = ServiceTier.objects.filter(partnership=partnership)
    for number, tier, is_main in kinds.values_list("service_id", "tier", "is_primary"):
        tiers[number].add(Tier(tier))
        if is_main:
            primary[number] = Tier(tier)
    offers, numbers = [], {}
    columns = ("pk", "key", "name", "organisation_name", "reach", "ages_from", "ages_to")
    for number, key, name, organisation, reach, start, end in found.values_list(*columns):
        numbers[key] = number
        offers.append(
            Offer(
                id=key,
                name=name,
                organisation=organisation,
                tiers=frozenset(tiers.get(number, ())),
                primary=primary.get(number),
                reach=Reach(reach) if reach else None,
                ages=None if start is None else AgeBand(start, end),
            )
        )
    return InReach(offers, numbers)


def key_is_taken(partnership, key):
    return Service.objects.filter(partnership=partnership, key=key).exists()


def archived_keys(partnership):
    """Keys of the services that were taken out."""
    archived = Service.objects.filter(partnership=partnership, archived__isnull=False)
    return set(archived.values_list("key", flat=True))


def services_by_key(partnership, keys):
    """The rows of these services by key."""
    rows = Service.objects.filter(partnership=partnership, key__in=keys).select_related("partnership")
    return {row.key: row for row in rows}


@dataclass(frozen=True, slots=True)
class PlacedService(Placement):
    """Where one open service stands on the grid, with its name and number."""

    number: int
    name: str


def placed_services(partnership):
    """Every open service with its place on the grid: three queries however many there are."""
    levels, tiers, primary = defaultdict(set), defaultdict(set), {}
    current = Q(partnership=partnership, service__archived__isnull=True, service__status=Status.ACTIVE)
    for number, level in ServiceLevel.objects.filter(current).values_list("service_id", "level"):
        levels[number].add(Level(level))
    rows = ServiceTier.objects.filter(current).values_list("service_id", "tier", "is_primary")
    for number, tier, is_primary in rows:
        tiers[number].add(Tier(tier))
        if is_primary:
            primary[number] = Tier(tier)
    return [
        PlacedService(frozenset(levels[number]), frozenset(tiers[number]), primary.get(number), number, name)
        for number, name in current_services_of(partnership).values_list("pk", "name")
    ]


def organisation_names(partnership):
    """Names of organisations that services already carry, for suggestions while typing."""
    names = services_of(partnership).exclude(organisation_name="").order_by("organisation_name")
    return list(names.values_list("organisation_name", flat=True).distinct())


def schedule_of(partnership):
    """The contacts that this place offers to every family, its changes and own contacts included."""
    changes = {
        row.contact: Change(row.offered, Mode(row.mode), row.reason)
        for row in ContactChange.objects.filter(partnership=partnership)
    }
    own = [as_contact(row) for row in OwnContact.objects.filter(partnership=partnership)]
    return local_schedule(universal_contacts(partnership.nation), changes, own)


def as_contact(row):
    """A contact of the place's own as the domain knows it."""
    return LocalContact(
        key=f"own-{row.pk}",
        name=row.name,
        due_from=row.due_from,
        due_to=row.due_to,
        window="",
        offered=row.offered,
        mode=Mode(row.mode),
        reason=row.reason,
        is_own=True,
    )


def national_contact(partnership, key):
    """A contact of this nation's schedule as the place offers it, or 404."""
    found = next((one for one in schedule_of(partnership) if one.key == key and not one.is_own), None)
    if found is None:
        raise Http404
    return found


def own_contact_of(partnership, pk):
    row = OwnContact.objects.filter(partnership=partnership, pk=pk).first()
    if row is None:
        raise Http404
    return row


def contact_change_of(partnership, key):
    """What the place changed about a contact, or None."""
    return ContactChange.objects.filter(partnership=partnership, contact=key).first()


def scenario_called(slug):
    """One of the nine scenarios, or 404."""
    found = next((scenario for scenario in scenarios() if scenario.slug == slug), None)
    if found is None:
        raise Http404
    return found


def walks_of(partnership, slug):
    """Every walk of one scenario, newest first, with its steps."""
    return list(Walkthrough.objects.filter(partnership=partnership, scenario=slug).prefetch_related("steps"))


def walk_of(partnership, pk):
    walk = Walkthrough.objects.filter(partnership=partnership, pk=pk).prefetch_related("steps").first()
    if walk is None:
        raise Http404
    return walk


def open_walk_of(partnership, slug):
    """The walk of this scenario that is not finished, or None."""
    walks = Walkthrough.objects.filter(partnership=partnership, scenario=slug, finished__isnull=True)
    return walks.first()


def latest_walks_of(partnership):
    """The newest walk of each scenario, with its steps."""
    latest = {}
    for walk in (
        Walkthrough.objects.filter(partnership=partnership)
        .prefetch_related("steps")
        .order_by("started", "pk")
    ):
        latest[walk.scenario] = walk
    return latest


def counts_of(partnership):
    """How many services there are, by status, without the archived ones."""
    rows = services_of(partnership).values_list("status").annotate(Count("pk")).order_by()
    return dict(rows)
