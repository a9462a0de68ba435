"""Services that act on a factor."""

from fivefold.system.response import Acting, way_of
from fivefold_web.services.queries import directory as services


def acting_on(partnership, *factors):
    """The running services that act on each of these factors, with their places on the grid."""
    placed = {one.number: one for one in services.placed_services(partnership)}
    tags = services.tags_with(partnership, "factor").filter(slug__in=factors)
    acting = {slug: [] for slug in factors}
    for number, slug, effect in tags.values_list("service_id", "slug", "effect"):
        acting[slug].append(_acting(effect, placed[number]))
    return acting


def _acting(effect, placed):
    return Acting(placed.number, placed.name, way_of(effect), placed.levels, placed.tiers)


def tagged_factors(partnership):
    """Slugs of the factors on which some running service acts."""
    tags = services.tags_with(partnership, "factor").order_by()
    return set(tags.values_list("slug", flat=True).distinct())


def services_to_choose(partnership):
    """Number and name of every service that runs now, by name."""
    return list(services.current_services_of(partnership).values_list("pk", "name"))
