"""Services that run now as the views over all of them see them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from fivefold.services.coverage import Placement
from fivefold.services.offer import Status
from fivefold.services.supply import Supply
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.services.models import ServiceArea, ServiceLevel, ServiceTier
from fivefold_web.services.queries.directory import current_services_of
from fivefold_web.services.queries.offers import supply_of

COLUMNS = (
    "pk", "name", "organisation_name", "reach", "ages_from", "ages_to", "places", "caseload", "staff", "volunteers",
    "supply_on", "wait_low", "wait_high", "wait_basis", "wait_on", "funding_ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen(Placement):
    """One open service with its place on the grid, whom it takes and how much there is of it."""

    number: int
    name: str
    organisation: str
    reach: Reach | None
    ages: AgeBand | None
    areas: tuple[str, ...]
    supply: Supply


def seen_services(partnership):
    """Every open service, by name: four statements however many there are."""
    current = Q(partnership=partnership, service__archived__isnull=True, service__status=Status.ACTIVE)
    levels, tiers, primary, areas = defaultdict(set), defaultdict(set), {}, defaultdict(list)
    for number, level in ServiceLevel.objects.filter(current).values_list("service_id", "level"):
        levels[number].add(Level(level))
    kinds = ServiceTier.objects.filter(current).values_list("service_id", "tier", "is_primary")
    for number, tier, is_primary in kinds:
        tiers[number].add(Tier(tier))
        if is_primary:
            primary[number] = Tier(tier)
    for number, name in ServiceArea.objects.filter(current).values_list("service_id", "name"):
        areas[number].append(name)
    return [
        Seen(
            levels=frozenset(levels.get(row.pk, ())),
            tiers=frozenset(tiers.get(row.pk, ())),
            primary=primary.get(row.pk),
            number=row.pk,
            name=row.name,
            organisation=row.organisation_name,
            reach=Reach(row.reach) if row.reach else None,
            ages=None if row.ages_from is None else AgeBand(row.ages_from, row.ages_to),
            areas=tuple(areas.get(row.pk, ())),
            supply=supply_of(row),
        )
        for row in _rows(partnership)
    ]


def _rows(partnership):
    """Plain rows instead of objects of the table: five hundred of these cost more than all the rest."""
    return current_services_of(partnership).values_list(*COLUMNS, named=True)
