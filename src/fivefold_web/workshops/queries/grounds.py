"""The map on which pins of an item lie. It is named by the item's reference: “ground:place”, with the box once chosen.

“ground:place@-2.4000,53.3000,-2.2000,53.5000” holds west, south, east and north of the plan in degrees: boundaries
that are replaced later move nobody's pin. Without a reference the plan is a plain grid.
"""

from fivefold.charts.place_plan import PlacePlan, PlanBox
from fivefold.workshops.activities import Activity
from fivefold_web.workshops import joined

ON_THE_MAP = "ground:place"


def wants_map(item):
    """Whether pins of this item belong on the map of the place."""
    return item.activity is Activity.PINS and is_map(item.reference)


def is_map(reference):
    return reference.partition("@")[0] == ON_THE_MAP


def plan_of(item, session):
    """The map for an item; None where it is a plain grid, or where the place holds no boundaries (any more).

    The boundaries are read once for a session, however many of its items lie on the map.
    """
    if not wants_map(item):
        return None
    if "ground_read" not in vars(session):
        session.ground_read = joined.ground_of(session.partnership)
    ground = session.ground_read
    return PlacePlan.of(ground, PlanBox.read(item.reference.partition("@")[2])) if ground else None


def map_of(partnership):
    """The map that a new item would get, or None where no boundaries are held."""
    ground = joined.ground_of(partnership)
    return PlacePlan.of(ground) if ground else None


def reference_of(plan):
    """How an item names a map with its box."""
    return f"{ON_THE_MAP}@{plan.box.words}"
