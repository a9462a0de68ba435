"""Of every service only what a proposal asks: an age, an area, a caregiver, kinds, factors, doors, room, waits.

A page of a scenario reads all services of a place. Whole records would take several times as long.
"""

from collections import defaultdict

from fivefold.services.leaving_out import FACTOR
from fivefold.services.offer import ItemTag, Offer, Status
from fivefold.services.open_to import Access, Caregiver, Location, Referrer
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.services.models import ServiceArea, ServiceFact, ServiceLocation, ServiceTag, ServiceTier
from fivefold_web.services.queries.directory import services_of

COLUMNS = (
    "pk", "key", "name", "organisation_name", "reach", "status", "ages_from", "ages_to", "places", "caseload",
    "wait_low", "wait_high", "wait_basis", "address", "postcode",
)  # fmt: skip
WORDS = {"serves": Caregiver, "referrer": Referrer, "access": Access}


def services_asked(partnership):
    """Services that are not archived by their number, by name: six queries however many there are."""
    tiers, primary = _kinds(partnership)
    areas = _by_service(ServiceArea.objects.filter(partnership=partnership).values_list("service_id", "name"))
    facts = _facts(partnership)
    factors = _by_service(
        (number, ItemTag(FACTOR, slug, effect))
        for number, slug, effect in ServiceTag.objects.filter(
            partnership=partnership, kind=FACTOR
        ).values_list("service_id", "slug", "effect")
    )
    places = _places(partnership)
    found = {}
    for row in services_of(partnership).values_list(*COLUMNS):
        number, key, name, organisation, reach, status, start, end, room, held, low, high, basis, *address = (
            row
        )
        wait = None if low is None else Wait(low, high, WaitBasis(basis or WaitBasis.SAID))
        found[number] = Offer(
            id=key,
            name=name,
            organisation=organisation,
            tiers=frozenset(tiers.get(number, ())),
            primary=primary.get(number),
            reach=Reach(reach) if reach else None,
            ages=None if start is None else AgeBand(start, end),
            areas=tuple(areas.get(number, ())),
            status=Status(status),
            address=address[0],
            postcode=address[1],
            supply=Supply(places=room, caseload=held, wait=wait),
            locations=tuple(places.get(number, ())),
            tags=frozenset(factors.get(number, ())),
            **{fact: frozenset(facts.get((number, fact), ())) for fact in ("serves", "access")},
            referrers=frozenset(facts.get((number, "referrer"), ())),
        )
    return found


def _by_service(pairs):
    found = defaultdict(list)
    for number, one in pairs:
        found[number].append(one)
    return found


def _kinds(partnership):
    tiers, primary = defaultdict(set), {}
    rows = ServiceTier.objects.filter(partnership=partnership)
    for number, tier, is_main in rows.values_list("service_id", "tier", "is_primary"):
        tiers[number].add(Tier(tier))
        if is_main:
            primary[number] = Tier(tier)
    return tiers, primary


def _facts(partnership):
    found = defaultdict(list)
    rows = ServiceFact.objects.filter(partnership=partnership, kind__in=WORDS)
    for number, kind, word in rows.values_list("service_id", "kind", "word"):
        found[number, kind].append(WORDS[kind](word))
    return found


def _places(partnership):
    columns = ("service_id", "name", "address", "postcode", "latitude", "longitude", "position_from")
    rows = ServiceLocation.objects.filter(partnership=partnership).values_list(*columns)
    return _by_service((number, Location(*place)) for number, *place in rows)
