"""The profile of indicators, and one indicator."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.need.indicators import ENGLAND, definition_of
from fivefold.need.population import under_fives, years_held
from fivefold.need.profile import youngest_first
from fivefold.vocabulary.support import Level
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters.indicator import indicator_page
from fivefold_web.need.presenters.profile import ProfilePage
from fivefold_web.need.presenters.words import About, choices, chosen_area
from fivefold_web.need.queries import figures as queries
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

OTHERS_TOGETHER = 25


@members_only(May.VIEW)
def home(request):
    """Indicators of one of the place's areas beside region and England."""
    partnership = request.partnership
    areas = places.areas_of(partnership)
    chosen = chosen_in(request, areas)
    region = region_beside(partnership, chosen[0])
    codes = [code for code in (chosen[0], ENGLAND, region and region[0]) if code]
    definition = definitions(partnership)
    level = level_in(request)
    early, others = _parted(queries.indicators_in(partnership, chosen[0]), definition, level)
    shown = Paginator(others, OTHERS_TOGETHER).get_page(request.GET.get("page"))
    values = queries.values_for(
        partnership, areas=codes, indicators=[*early, *shown.object_list], whole_only=True
    )
    held = (
        queries.areas_with_figures(partnership) if not any(v.area_code == chosen[0] for v in values) else {}
    )
    page = ProfilePage.of(
        place=partnership.name,
        chosen=chosen,
        areas=choices(chosen[0], areas, [chosen]),
        region=region,
        values=values,
        definition=definition,
        about=about(request),
        has_files=bool(values) or bool(queries.datasets_of(partnership)),
        held=queries.names_of(partnership, held),
        young=children_of(partnership, chosen),
    )
    page = replace(page, level=level)
    tokens = {row.code: sign(partnership, row.citation) for row in page.early + page.others}
    levels = [(one.value, _(one.label)) for one in Level]
    return render(
        request, "need/home.jinja", {"page": page, "tokens": tokens, "shown": shown, "levels": levels}
    )


def level_in(request):
    """The level that the address asks for, if there is one of this name."""
    asked = request.GET.get("level", "")
    return asked if asked in list(Level) else ""


def _parted(held, definition, level):
    """Codes of the indicators about the early years, and of all others: those are shown a page at a time.

    With a level, only the indicators about it are left; of the others no level is known.
    """
    told = [(code, definition(code, name)) for code, name in held]
    early = [code for code, one in told if one.is_known and (not level or level in one.levels)]
    return early, [] if level else [code for code, one in told if not one.is_known]


@members_only(May.VIEW)
def indicator(request, code):
    """One indicator over time and across areas, for one group of people."""
    partnership = request.partnership
    held = queries.indicator_of(partnership, code)
    areas = places.areas_of(partnership)
    groups = queries.groups_of(partnership, code)
    chosen = chosen_in(request, areas)
    group = chosen_group(request.GET.get("group"), groups)
    values = queries.values_for(partnership, indicator=code, group=group)
    region = region_beside(partnership, chosen[0])
    page = indicator_page(
        indicator=held,
        definition=definitions(partnership)(held.code, held.name),
        chosen=chosen,
        areas=choices(
            chosen[0], areas, sorted({(v.area_code, v.area_name) for v in values}, key=lambda a: a[1])
        ),
        groups=groups,
        group=group,
        values=values,
        place_codes={area.code for area in areas},
        region=region and region[0],
        about=about(request),
    )
    token = sign(partnership, page.row.citation) if page.row else ""
    return render(request, "need/indicator.jinja", {"page": page, "token": token})


def about(request):
    """What a citation made on these pages must know of them."""
    return About(request.partnership.name, request.partnership.slug, timezone.localdate())


def definitions(partnership):
    """What is known of an indicator: the catalogue, else what the partnership's own file says of its direction."""
    own = queries.polarities_of(partnership)

    def definition(code, name):
        known = definition_of(code, name)
        return known if known.is_known or code not in own else replace(known, polarity=own[code])

    return definition


def chosen_in(request, areas):
    """The area that the address asks for, else the first of the place; code and name."""
    asked = request.GET.get("area")
    names = queries.names_of_areas(request.partnership, [asked]) if asked else {}
    return chosen_area(asked, areas, names)


def region_beside(partnership, area):
    """Region of an area, where a lookup names it: code and name, or None."""
    code = queries.region_of(partnership, area) if area else None
    return (code, queries.names_of(partnership, [code])[0]) if code else None


def children_of(partnership, chosen):
    """Children under five in the newest year that is held for this area, or None."""
    counts = queries.counts_for(partnership, areas=[chosen[0]])
    years = years_held(counts, chosen[0])
    if not years:
        return None
    return under_fives(counts, area_codes=[chosen[0]], area_name=chosen[1], year=years[0])


def chosen_group(asked, groups):
    """The group asked for, else the whole population of the youngest, else the first."""
    if asked and asked.isdigit() and int(asked) in groups:
        return int(asked)
    return next(iter(sorted(groups, key=lambda pk: youngest_first(groups[pk]))), None)
