"""What the checks of pathways need to know, in a fixed number of queries."""

from dataclasses import dataclass

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
    if not found:
        return ToCheck([], [], numbers, {})
    running = list(directory.current_services_of(partnership))
    return ToCheck(
        found,
        directory.offers_of(partnership, running),
        numbers,
        {service.key: service.pk for service in running},
    )
