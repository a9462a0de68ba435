"""Own areas with their parts, for the children of an estimate."""

from collections import defaultdict

from fivefold.need.own_areas import Part
from fivefold_web.need.models import OwnArea, OwnAreaPart


def own_areas_with_parts(partnership):
    """Number, name and parts of every own area that has parts, by name; two queries however many there are."""
    parts = defaultdict(list)
    rows = OwnAreaPart.objects.filter(partnership=partnership)
    for own, code, share in rows.values_list("own_area_id", "area_code", "share"):
        parts[own].append(Part(code, share))
    named = OwnArea.objects.filter(partnership=partnership).values_list("pk", "name")
    return [(pk, name, tuple(parts[pk])) for pk, name in named if pk in parts]
