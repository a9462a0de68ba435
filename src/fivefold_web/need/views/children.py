"""Young children by single year of age, and where they live."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold.need.deprivation import spread
from fivefold.need.population import under_fives, years_held
from fivefold.sources.births import template
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters.children import age_words, by_deprivation, children_page, picture_of
from fivefold_web.need.presenters.months import month_words, months_picture, months_view
from fivefold_web.need.presenters.offered import OGL, Offered, value_cells
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import areas as ground
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.views.own_areas import known_of
from fivefold_web.need.views.profile import about, chosen_in
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

OWN = "own-"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@members_only(May.VIEW)
def children(request):
    """Under-fives of one area and year, by month of age too, with the spread over small areas where the files allow it."""
    partnership = request.partnership
    areas = places.areas_of(partnership)
    own = own_in(request)
    chosen = (f"{OWN}{own.pk}", own.name) if own else chosen_in(request, areas)
    found = of_own_area(request, own) if own else of_official_area(request, chosen)
    held = [] if found.young else queries.areas_with_children(partnership)
    page = children_page(
        chosen=chosen,
        areas=choices(chosen[0], areas, [*own_choices(partnership), chosen]),
        years=found.years,
        young=found.young,
        held=queries.names_of(partnership, held),
        has_files=bool(found.years or held),
        about=about(request),
        by_deprivation=found.by_deprivation,
    )
    births = {} if own else ground.births_of(partnership, chosen[0])
    months = months_view(births, chosen[1], found.young, mark_safe)
    token = sign(partnership, page.citation) if page.citation else ""
    facts = {"page": page, "token": token, "months": months, "is_own": own is not None}
    return render(request, "need/children.jinja", facts)


@dataclass(frozen=True)
class Found:
    """Children of one area in one year, the years that are held, and where they live."""

    young: object
    years: list
    by_deprivation: object = None


def of_official_area(request, chosen):
    """Children of an area that the files name."""
    counts = queries.counts_for(request.partnership, areas=[chosen[0]])
    years = years_held(counts, chosen[0])
    year = chosen_year(request.GET.get("year"), years)
    young = under_fives(counts, area_codes=[chosen[0]], area_name=chosen[1], year=year) if year else None
    return Found(young, years, lived_in(request.partnership, chosen, young) if young else None)


def of_own_area(request, own):
    """Children of an own area, summed over its small areas."""
    known = known_of(request.partnership, own, ground.parts_of(own), request.GET.get("year"))
    by_tenth = by_deprivation(known["spread"], own.name) if known["spread"] else None
    return Found(known["young"], known["years"], by_tenth)


def own_in(request):
    """The own area that the address asks for, or None."""
    number = request.GET.get("area", "").removeprefix(OWN)
    is_own = request.GET.get("area", "").startswith(OWN) and number.isdigit()
    return ground.own_area_of(request.partnership, int(number)) if is_own else None


def own_choices(partnership):
    """Own areas as the chooser of an area lists them."""
    own = ground.own_areas_of(partnership)
    return [(f"{OWN}{one.pk}", _("%(name)s (own area)") % {"name": one.name}) for one in own]


def offered(request):
    """Young children by single year of age, to take away."""
    own = own_in(request)
    chosen = ("", own.name) if own else chosen_in(request, places.areas_of(request.partnership))
    young = (of_own_area(request, own) if own else of_official_area(request, chosen)).young
    if young is None:
        return None
    headers = (
        _("Area code"), _("Area"), _("Age"), _("Period"), _("State"), _("Value"), _("Unit"), _("Lower 95% limit"),
        _("Upper 95% limit"), _("How it is made"), _("Source"),
    )  # fmt: skip
    rows = tuple(
        (
            chosen[0],
            chosen[1],
            age_words(age),
            value.period,
            *value_cells(value),
            _(value.basis),
            value.source,
        )
        for age, value in enumerate(young.by_age)
    )
    definition = _("Usual residents by single year of age, %(basis)s.") % {"basis": _(young.total.basis)}
    return Offered(
        picture_of(young, chosen[1]), chosen[1], _("children under five"), definition, f"mid-{young.year}",
        young.total.source, OGL, headers, rows,
    )  # fmt: skip


def offered_months(request):
    """Young children by month of age, to take away."""
    code, name = chosen_in(request, places.areas_of(request.partnership))
    births = ground.births_of(request.partnership, code)
    picture, at, ages = months_picture(births, name)
    if picture is None:
        return None
    headers = (_("Area code"), _("Area"), _("Months of age"), _("Born in"), _("State"), _("Value"), _("Unit"),
               _("Lower 95% limit"), _("Upper 95% limit"), _("How it is made"), _("Source"))  # fmt: skip
    rows = tuple(
        (code, name, age.months, month_words(age.born), *value_cells(age.children), _(age.children.basis), age.children.source)
        for age in ages
    )  # fmt: skip
    return Offered(
        picture, name, _("children by month of age"), _("Children by completed months of age, from live births."),
        month_words(at), ages[0].children.source, OGL, headers, rows,
    )  # fmt: skip


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


@members_only(May.VIEW)
def births_template(request):
    """Our Excel workbook for live births by month."""
    response = HttpResponse(template(), content_type=WORKBOOK)
    response["Content-Disposition"] = 'attachment; filename="fivefold-births.xlsx"'
    return response
