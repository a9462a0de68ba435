"""What the checks of pathways need to know, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import Q

from fivefold_web.services.queries import directory, pathways


@dataclass(frozen=True)
class ToCheck:
    """Pathways and services of a place, with the numbers of both for addresses."""

    pathways: list
    offers: list
    numbers: dict[str, int]
    services: dict[str, int]


def to_check(partnership):
    """All pathways, and all services that are running."""
    found = pathways.pathways_for(partnership)
    numbers = pathways.numbers_of(partnership)
    offers, services = _read(partnership, directory.current_services_of(partnership)) if found else ([], {})
    return ToCheck(found, offers, numbers, services)


def could_follow(partnership, ages):
    """Services that are running and take a child of one of these ages, and their numbers by key."""
    taking = Q()
    for age in ages:
        taking |= Q(ages_from__lte=age, ages_to__gt=age)
    return _read(partnership, directory.current_services_of(partnership).filter(taking)) if ages else ([], {})


def _read(partnership, found):
    rows = list(found)
    return directory.offers_of(partnership, rows), {service.key: service.pk for service in rows}
