"""Young children by single year of age, and where they live."""

from django.shortcuts import render

from fivefold.need.deprivation import spread
from fivefold.need.population import under_fives, years_held
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters.children import by_deprivation, children_page
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.views.profile import about, chosen_in
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def children(request):
    """Under-fives of one area and year, with the spread over small areas where the files allow it."""
    partnership = request.partnership
    areas = places.areas_of(partnership)
    chosen = chosen_in(request, areas)
    counts = queries.counts_for(partnership, areas=[chosen[0]])
    years = years_held(counts, chosen[0])
    year = chosen_year(request.GET.get("year"), years)
    young = year and under_fives(counts, area_codes=[chosen[0]], area_name=chosen[1], year=year)
    held = [] if young else queries.areas_with_children(partnership)
    page = children_page(
        chosen=chosen,
        areas=choices(chosen[0], areas, [chosen]),
        years=years,
        young=young,
        held=queries.names_of(partnership, held),
        has_files=bool(years or held),
        about=about(request),
        by_deprivation=lived_in(partnership, chosen, young) if young else None,
    )
    token = sign(partnership, page.citation) if page.citation else ""
    return render(request, "need/children.jinja", {"page": page, "token": token})


def chosen_year(asked, years):
    """The year asked for where it is held, else the newest."""
    if asked and asked.isdigit() and int(asked) in years:
        return int(asked)
    return years[0] if years else None


def lived_in(partnership, chosen, young):
    """The spread over small areas, from the newest edition whose boundaries fit the population, or None."""
    for edition, vintage in queries.editions_of(partnership):
        codes = queries.small_areas_in(partnership, chosen[0], vintage=vintage)
        deciles = queries.deprivation_of(partnership, codes, edition=edition)
        if not codes or len(deciles) < len(codes):
            continue
        counts, year = queries.counts_for(partnership, areas=codes), young.year
        if found := spread(
            counts, deciles, whole=young.total.number, year=year, edition=edition, vintage=vintage
        ):
            return by_deprivation(found, chosen[1])
    return None
