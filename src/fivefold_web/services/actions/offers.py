"""Writing one fact of the domain into the rows of the directory."""

from dataclasses import asdict

from fivefold.vocabulary.support import Level, NeedGroup, Tier
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
from fivefold_web.services.queries.offers import SAME


def facts_of(offer):
    """A service as the audit record keeps it; the original of a file is too long and stays out."""
    facts = asdict(offer)
    facts.pop("original")
    facts["ages"] = offer.ages.words if offer.ages else None
    facts["tags"] = [f"{tag.kind} {tag.slug} {tag.effect}".strip() for tag in sorted(offer.tags)]
    return {name: sorted(fact) if isinstance(fact, frozenset) else fact for name, fact in facts.items()}


def filled(service, offer):
    """The row with the facts of the offer, not yet saved."""
    service.name, service.organisation_name = offer.name, offer.organisation
    service.reach, service.status = offer.reach or "", offer.status
    service.ages_from = offer.ages.start if offer.ages else None
    service.ages_to = offer.ages.end if offer.ages else None
    if service.assured_on != offer.assured_on:
        service.confirmed_by = ""  # another day: nobody has said yet who made sure
    for name in SAME:
        setattr(service, name, getattr(offer, name))
    _fill_supply(service, offer.supply)
    return service


def _fill_supply(service, supply):
    service.places, service.caseload = supply.places, supply.caseload
    service.staff, service.volunteers = supply.staff, supply.volunteers
    service.supply_on, service.funding_ends = supply.on, supply.funding_ends
    wait = supply.wait
    service.wait_low, service.wait_high = (wait.low, wait.high) if wait else (None, None)
    service.wait_basis, service.wait_on = (wait.basis, wait.on) if wait else ("", None)


def saved(service, offer):
    """Write a service and put its marks in place of the former ones."""
    filled(service, offer).save()
    rows = (
        service.levels, service.tiers, service.need_groups, service.areas, service.facts, service.tags,
        service.locations,
    )  # fmt: skip
    for one in rows:
        one.all().delete()
    write_marks([(service, offer)])
    return service


def write_marks(pairs):
    """The rows beside many services, with a handful of statements instead of ten each."""
    marks = [mark for pair in pairs for mark in _marks(*pair)]
    for kind in (ServiceLevel, ServiceTier, ServiceNeedGroup, ServiceArea, ServiceFact, ServiceTag):
        kind.objects.bulk_create(mark for mark in marks if isinstance(mark, kind))
    _write_locations(pairs)


def _marks(service, offer):
    """The rows that say where a service acts, for whom, and what it is marked with."""
    owned = {"partnership": service.partnership, "service": service}
    return [
        *(ServiceLevel(level=level, **owned) for level in Level if level in offer.levels),
        *(
            ServiceTier(tier=tier, is_primary=tier is offer.primary, **owned)
            for tier in Tier
            if tier in offer.tiers
        ),
        *(ServiceNeedGroup(need_group=group, **owned) for group in NeedGroup if group in offer.need_groups),
        *(ServiceArea(position=position, name=name, **owned) for position, name in enumerate(offer.areas)),
        *(
            ServiceFact(kind=kind, word=word, position=position, **owned)
            for kind, words in _words(offer).items()
            for position, word in enumerate(words)
        ),
        *(ServiceTag(kind=tag.kind, slug=tag.slug, effect=tag.effect, **owned) for tag in sorted(offer.tags)),
    ]


def _words(offer):
    """The several words of a service by kind; a word that is given twice counts once."""
    said = {
        "serves": sorted(offer.serves),
        "referrer": sorted(offer.referrers),
        "access": sorted(offer.access),
        "co-produced": sorted(offer.co_produced),
        "language": offer.languages,
        "measure": offer.measures,
    }
    return {kind: list(dict.fromkeys(words)) for kind, words in said.items()}


def _write_locations(pairs):
    every = [(service, place) for service, offer in pairs for place in enumerate(offer.locations)]
    rows = ServiceLocation.objects.bulk_create(
        ServiceLocation(
            partnership=service.partnership,
            service=service,
            position=position,
            name=place.name,
            address=place.address,
            postcode=place.postcode,
            latitude=place.latitude,
            longitude=place.longitude,
            position_from=place.position,
        )
        for service, (position, place) in every
    )
    LocationHours.objects.bulk_create(
        LocationHours(
            partnership=row.partnership,
            location=row,
            weekday=hours.weekday,
            opens=hours.opens,
            closes=hours.closes,
            note=hours.note,
        )
        for row, (_service, (_position, place)) in zip(rows, every, strict=True)
        for hours in place.hours
    )
