"""The prevalence estimate."""

from django.shortcuts import render

from fivefold.knowledge import prevalence_sources
from fivefold.need.population import under_fives, years_held
from fivefold_web.library.citing import sign
from fivefold_web.need.forms.figures import UNDER_FIVE, EstimateForm
from fivefold_web.need.presenters.estimate import estimate_page
from fivefold_web.need.presenters.words import said
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.views.profile import about
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def estimate(request):
    """A published share of the place's children, as a range with its doubt. Everything chosen is in the address."""
    held = populations(request.partnership)
    usual = {"source": next(iter(prevalence_sources())).slug, "ages": UNDER_FIVE} | first_of(held)
    choices = [(key, words) for key, (words, _young) in held.items()]
    form = EstimateForm(usual | request.GET.dict(), populations=choices)
    valid = form.is_valid()
    children, area = asked_for(form, held) if valid else (None, "")
    page = estimate_page(
        sources=prevalence_sources(),
        chosen=form.chosen_source() if valid else None,
        children=children,
        ages=form.age_range() if valid else None,
        area_name=area or request.partnership.name,
        about=about(request),
        query=form.address() if valid else "",
        has_population=bool(held),
    )
    token = sign(request.partnership, page.result.citation) if page.result else ""
    context = {"page": page, "form": form, "token": token}
    return render(request, "need/estimate.jinja", context, status=200 if valid else 422)


def populations(partnership):
    """Young children of the place's areas by "code:year", with the words of the choice."""
    areas = places.areas_of(partnership)
    counts = queries.counts_for(partnership, areas=[area.code for area in areas])
    found = {}
    for area in areas:
        for year in years_held(counts, area.code):
            young = under_fives(counts, area_codes=[area.code], area_name=area.name, year=year)
            found[f"{area.code}:{year}"] = (f"{area.name}, mid-{year} ({said(young.total)})", young)
    return found


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
