"""The place's areas, the region and chosen neighbours side by side."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold.need.indicators import ENGLAND
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.indicator import shown
from fivefold_web.need.presenters.side_by_side import AREAS_DRAWN, SideBySide, heat_table, small_multiples
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import benchmarks
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.views.asked import chosen_in, definitions, region_beside
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def side_by_side(request):
    """A table of every indicator by area, and one indicator over time in each."""
    areas = places.areas_of(request.partnership)
    chosen = chosen_in(request, areas)
    facts = facts_of(request)
    heat = heat_table(facts)
    codes = codes_of(facts)
    asked = code_in(request, codes)
    page = {
        "heading": _("Areas side by side"),
        "area": chosen[0],
        "areas": choices(chosen[0], areas, [chosen]),
        "indicators": [(code, translated(name), code == asked) for code, name in codes],
        "heat": shown(heat),
        "small": shown(small_multiples(facts, asked)) if asked else None,
    }
    return render(request, "need/side_by_side.jinja", {"page": page})


def facts_of(request):
    """The place's own areas first, the one asked for at their head; then its neighbours, then the region."""
    partnership = request.partnership
    own = [(area.code, area.name) for area in places.areas_of(partnership)]
    chosen = chosen_in(request, places.areas_of(partnership))
    near = [(one.code, one.name) for one in benchmarks.neighbours_of(partnership, chosen[0])]
    region = region_beside(partnership, chosen[0])
    together = dict.fromkeys([chosen, *own, *near, *([region] if region else [])])
    areas = [area for area in together if area[0] and area[0] != ENGLAND][:AREAS_DRAWN]
    definition = definitions(partnership)
    known = [code for code, told in held_in(partnership) if definition(code, told).is_known]
    values = queries.values_for(
        partnership, areas=[*(code for code, _name in areas), ENGLAND], indicators=known, whole_only=True
    )
    return SideBySide(partnership.name, areas, values, definition)


def held_in(partnership):
    return [(one.code, one.name) for one in queries.indicators_of(partnership)]


def code_in(request, codes):
    """The indicator asked for where it is held, else the first."""
    asked = request.GET.get("indicator", "")
    held = [code for code, _name in codes]
    return asked if asked in held else next(iter(held), "")


def heat(request):
    return heat_table(facts_of(request))


def small(request):
    facts = facts_of(request)
    asked = code_in(request, codes_of(facts))
    return small_multiples(facts, asked) if asked else None


def codes_of(facts):
    """Code and name of every indicator that one of the areas has, by name."""
    held = {code: row.definition.name for area in facts.areas for code, row in facts.rows_of(area[0]).items()}
    return sorted(held.items(), key=lambda one: one[1])
