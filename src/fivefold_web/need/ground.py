"""The ground of a place for maps of other strands: outlines of the areas of one level, as the files hold them."""

from fivefold.vocabulary.ground import Ground, GroundArea
from fivefold_web.need.presenters.areas import level_label
from fivefold_web.need.queries import areas
from fivefold_web.places import queries as places

# Of the levels that are held the first of these is drawn, unless another is asked for.
BEST_FIRST = ("ward", "msoa", "ltla", "lsoa")


def ground(partnership, key=""):
    """Areas of the level asked for, else of the level that reads best on a map; None where no boundaries are held."""
    held = [one for one in areas.levels_held(partnership) if one.level in BEST_FIRST]
    if not held:
        return None
    best = min(held, key=lambda one: (BEST_FIRST.index(one.level), -one.vintage))
    chosen = next((one for one in held if one.key == key), best)
    councils = [area.code for area in places.areas_of(partnership)]
    drawn, _inside = areas.areas_drawn(partnership, chosen, councils)
    return Ground(
        key=chosen.key,
        label=level_label(chosen),
        areas=tuple(GroundArea(one.code, one.name, one.outline, one.inside) for one in drawn),
        around=tuple(outline for _code, outline in areas.outlines_of(partnership, councils)),
        others=tuple((one.key, level_label(one)) for one in held),
    )
