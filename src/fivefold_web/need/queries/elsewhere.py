"""Where a figure is held besides the place one looked at, and where two files disagree about it."""

from django.db.models import Count, Exists, OuterRef

from fivefold.need.disagreements import counterparts, disagreements
from fivefold.need.held_for import Around, held_for
from fivefold_web.need.models import AreaLookup, IndicatorFigure
from fivefold_web.need.queries import figures

# Parents are offered only where they hold at least this part of the area: edges that touch are no parents.
LEAST_SHARE = 0.01
MOST_AREAS = 5_000


def held_elsewhere(partnership, area, indicator):
    """What to say of an indicator that is not held for an area (`fivefold.need.held_for.HeldFor`); four queries."""
    code, name = area
    rows = IndicatorFigure.objects.filter(
        partnership=partnership, indicator__code=indicator, dataset__replaced_by__isnull=True
    )
    holding = rows.values_list("area_code", flat=True).distinct()[:MOST_AREAS]
    around = larger_round(partnership, code)
    return held_for(
        code, name, holding=list(holding), around=around, inside=smaller_inside(partnership, code)
    )


def larger_round(partnership, area):
    """Larger areas round this one: as a lookup says, or as its small areas lie; never across two vintages."""
    shown = AreaLookup.objects.filter(partnership=partnership, dataset__replaced_by__isnull=True)
    direct = shown.filter(child_code=area).values_list("parent_code", "parent_name").distinct()
    found = {code: Around(code, name or code) for code, name in direct}
    for one in sideways(shown, area):
        found.setdefault(one.code, one)
    return [one for code, one in found.items() if code != area]


def sideways(shown, area):
    """Areas that share small areas with this one, with the part of it that lies in each; the newest vintage says."""
    inside = shown.filter(
        parent_code=area, child_code=OuterRef("child_code"), child_vintage=OuterRef("child_vintage"),
        child_level=OuterRef("child_level"),
    )  # fmt: skip
    counted = (
        shown.filter(Exists(inside), child_level="lsoa")
        .values_list("child_vintage", "parent_vintage", "parent_code", "parent_name")
        .annotate(shared=Count("child_code", distinct=True))
        .order_by("-child_vintage", "-parent_vintage", "parent_code")
    )
    whole, found = {}, {}
    rows = list(counted)
    for vintage, _parent_vintage, code, _name, shared in rows:
        if code == area:
            whole[vintage] = max(whole.get(vintage, 0), shared)
    for vintage, _parent_vintage, code, name, shared in rows:
        share = shared / whole[vintage]
        if code != area and code not in found and share >= LEAST_SHARE:
            found[code] = Around(code, name or code, share)
    return list(found.values())


def smaller_inside(partnership, area):
    """Codes of the areas that a lookup places in this one."""
    shown = AreaLookup.objects.filter(
        partnership=partnership, parent_code=area, dataset__replaced_by__isnull=True
    )
    return list(shown.values_list("child_code", flat=True).distinct()[:MOST_AREAS])


def disagreements_for(partnership, areas, indicators=None, values=None):
    """Figures of these areas about which two files disagree, newest period first; of these indicators or of all.

    Where the page has asked for the figures already (`queries.figures.values_for`, counterparts included),
    it gives them as `values` and nothing is asked again.
    """
    if values is None:
        codes = None if indicators is None else sorted({c for code in indicators for c in counterparts(code)})
        values = figures.values_for(partnership, areas=areas, indicators=codes)
    return disagreements(value for value in values if value.area_code in areas)
