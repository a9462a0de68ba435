"""Services that act on a factor."""

from fivefold.system.response import Acting, way_of
from fivefold_web.services.queries import directory as services


def acting_on(partnership, *factors):
    """The running services that act on each of these factors, with their places on the grid."""
    placed = {one.number: one for one in services.placed_services(partnership)}
    tags = [tag for tag in services.tags_with(partnership, "factor") if tag.slug in factors]
    return {
        slug: [_acting(tag, placed[tag.service_id]) for tag in tags if tag.slug == slug] for slug in factors
    }


def _acting(tag, placed):
    return Acting(placed.number, placed.name, way_of(tag.effect), placed.levels, placed.tiers)


def tagged_factors(partnership):
    """Slugs of the factors on which some running service acts."""
    return {tag.slug for tag in services.tags_with(partnership, "factor")}


def services_to_choose(partnership):
    """Number and name of every service that runs now, by name."""
    return list(services.current_services_of(partnership).values_list("pk", "name"))
