"""Reading services, contact schedules and walks. Everything starts at a partnership."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from fivefold.services.coverage import Placement
from fivefold.services.offer import Status
from fivefold.services.tally import Tally
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.services.models import (
    NestUse,
    Service,
    ServiceLevel,
    ServiceNeedGroup,
    ServiceTag,
    ServiceTier,
)
from fivefold_web.services.queries.narrowing import Filters as Filters
from fivefold_web.services.queries.narrowing import conditions, lacking, silences
from fivefold_web.services.queries.offers import as_offer, read_marks


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
    found = _shown(partnership, filters)
    for condition in conditions(partnership, filters).values():
        found = found.filter(condition)
    return found


def _shown(partnership, filters):
    return {
        "current": current_services_of(partnership),
        "all": services_of(partnership),
        "archived": Service.objects.filter(partnership=partnership, archived__isnull=False),
    }[filters.show]


def unsaid(partnership, filters):
    """For each fact that the list is narrowed to: how many services that fit all else say nothing about it."""
    narrowing = conditions(partnership, filters)
    counts = {}
    for name, nothing in silences(partnership, filters).items():
        found = _shown(partnership, filters).filter(nothing)
        for other, condition in narrowing.items():
            if other != name:
                found = found.filter(condition)
        counts[name] = found.count()
    return {name: count for name, count in counts.items() if count}


def tally_of_running(partnership):
    """What the services that run now lack, counted by the database."""
    lacks = lacking(partnership)
    counted = {lack.name.lower(): Count("pk", filter=condition) for lack, condition in lacks.items()}
    found = current_services_of(partnership).order_by().aggregate(every=Count("pk"), **counted)
    return Tally(found["every"], tuple((lack, n) for lack in lacks if (n := found[lack.name.lower()])))


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
    return offers_of(partnership, services_of(partnership))


def offers_of(partnership, rows):
    """These rows as the domain knows them."""
    marks = read_marks(partnership)
    return [as_offer(row, marks) for row in rows]


def offers_by_key(partnership):
    """Every service, archived ones too, by key: what an import is compared with."""
    return {
        offer.id: offer for offer in offers_of(partnership, Service.objects.filter(partnership=partnership))
    }


def offer_of(service):
    """One row as the domain knows it."""
    return as_offer(service, read_marks(service.partnership_id, [service.pk]))


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


def organisations_by_level(partnership):
    """Each organisation with each level at which one of its running services acts."""
    found = ServiceLevel.objects.filter(
        partnership=partnership, service__archived__isnull=True, service__status=Status.ACTIVE
    ).exclude(service__organisation_name="")
    rows = found.values_list("service__organisation_name", "level").distinct().order_by()
    return [(name, Level(level)) for name, level in rows]
