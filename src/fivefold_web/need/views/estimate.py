"""The prevalence estimate."""

from django.shortcuts import render

from fivefold.need.population import under_fives, years_held
from fivefold.need.who_counts import in_own_area
from fivefold_web.library.citing import sign
from fivefold_web.need.forms.figures import UNDER_FIVE, EstimateForm
from fivefold_web.need.presenters.estimate import estimate_page
from fivefold_web.need.presenters.words import said
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries import studies
from fivefold_web.need.queries.estimate import own_areas_with_parts
from fivefold_web.need.views.profile import about
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

PERINATAL = "94103"


@members_only(May.VIEW)
def estimate(request):
    """A published share of the place's children, as a range with its doubt. Everything chosen is in the address."""
    page, form = page_of(request)
    token = sign(request.partnership, page.result.citation) if page.result else ""
    context = {"page": page, "form": form, "token": token}
    return render(request, "need/estimate.jinja", context, status=422 if form.errors else 200)


def page_of(request):
    """The page that the address asks for, and its form."""
    partnership = request.partnership
    held = populations(partnership, also=request.GET.get("population", "").partition(":")[0])
    sources = studies.shares_for(partnership)
    usual = {"source": sources[0].slug, "ages": UNDER_FIVE} | first_of(held)
    choices = [(key, words) for key, (words, _young) in held.items()]
    form = EstimateForm(usual | request.GET.dict(), populations=choices, sources=sources)
    valid = form.is_valid()
    children, area = asked_for(form, held) if valid else (None, "")
    page = estimate_page(
        sources=sources,
        chosen=form.chosen_source() if valid else None,
        children=children,
        ages=form.age_range() if valid else None,
        area_name=area or partnership.name,
        about=about(request),
        query=form.address() if valid else "",
        has_population=bool(held),
        perinatal=perinatal(partnership),
    )
    return page, form


def populations(partnership, also=""):
    """Young children by "code:year", with the words of the choice: the place's areas, its own areas, one more.

    `also` is the code of a small area that an address asks for.
    """
    areas = [(area.code, area.name) for area in places.areas_of(partnership)]
    if also and also not in dict(areas):
        areas += [(also, name) for name in queries.names_of(partnership, [also])]
    own = own_areas_with_parts(partnership)
    codes = {code for code, _name in areas} | {part.code for _pk, _name, parts in own for part in parts}
    counts = queries.counts_for(partnership, areas=sorted(codes))
    found = {}
    for code, name in areas:
        for year in years_held(counts, code):
            found[f"{code}:{year}"] = under_fives(counts, area_codes=[code], area_name=name, year=year)
    for pk, name, parts in own:
        if years := years_held(counts, parts[0].code):
            found[f"own-{pk}:{years[0]}"] = in_own_area(parts, counts, name=name, year=years[0])
    return {
        key: (f"{young.area_name}, mid-{young.year} ({said(young.total)})", young)
        for key, young in found.items()
    }


def first_of(held):
    return {"population": next(iter(held))} if held else {}


def asked_for(form, held):
    """The number of children that the estimate is about, and the name of their area."""
    if own := form.own_children():
        return own, ""
    key = form.cleaned_data.get("population") or next(iter(held), None)
    if key is None:
        return None, ""
    young = held[key][1]
    ages = form.cleaned_data["ages"]
    return (young.total if ages == UNDER_FIVE else young.of_age(int(ages))), young.area_name


def perinatal(partnership):
    """The newest modelled figure of perinatal mental health for each area of the place, as published."""
    codes = [area.code for area in places.areas_of(partnership)]
    values = queries.values_for(partnership, areas=codes, indicators=[PERINATAL], whole_only=True)
    newest = {}
    for value in sorted(values, key=lambda v: v.period_sort):
        newest[value.area_code] = value
    return list(newest.values())
