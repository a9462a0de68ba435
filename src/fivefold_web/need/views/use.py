"""Use of services beside need: which areas and groups are reached less than expected, and how sure that is."""

from collections import defaultdict
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from fivefold.knowledge import prevalence_sources
from fivefold.need.use import Against, average_of, need_of, used
from fivefold.sources.count_templates import service_use_workbook
from fivefold.vocabulary.areas import area_type
from fivefold_web.design.words import translated
from fivefold_web.library.citing import sign
from fivefold_web.need.forms.use import PlacesForm, UseForm
from fivefold_web.need.presenters.use import Looked, use_page
from fivefold_web.need.presenters.use_map import use_map_view
from fivefold_web.need.presenters.use_ranks import ranks_view
from fivefold_web.need.queries import studies
from fivefold_web.need.queries import use as queries
from fivefold_web.need.queries.faced import outlines_of
from fivefold_web.need.views.files import WORKBOOK
from fivefold_web.need.views.profile import about
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def use(request):
    """One service beside one expectation. Everything chosen is in the address."""
    page, form, more = page_of(request)
    token = sign(request.partnership, page.citation) if page.citation else ""
    context = {"page": page, "form": form, "more": more, "token": token}
    wrong = (form is not None and form.errors) or (more is not None and more.errors)
    return render(request, "need/use.jinja", context, status=422 if wrong else 200)


def page_of(request):
    """The page, the form that chooses, and the form of added places."""
    looked, form = found_in(request)
    if looked is None:
        return use_page(None, about(request), ""), form, None
    more, chosen = places_wanted(request, looked)
    outlines = outlines_of(request.partnership, [line.count.area_code for line in looked.lines], "")
    page = use_page(looked, about(request), query_of(form), chosen)
    ranks = ranks_view(looked.lines) if request.GET.get("ranks") else None
    return replace(page, map=use_map_view(looked, outlines), ranking=ranks), form, more


def found_in(request):
    """What is looked at, or None, with the form that chooses, which is None where nothing is held."""
    services = queries.services_used(request.partnership)
    if not services:
        return None, None
    service, who = services[_number(request.GET.get("service"), len(services))]
    counts = queries.use_counts(request.partnership, service=service, who=who)
    period = max(counts, key=lambda count: count.period_sort).period
    counts = queries.with_children(request.partnership, [c for c in counts if c.period == period])
    form = form_of(request, services, levels_of(counts))
    if not form.is_valid():
        return None, form
    return looked_at(request.partnership, form, counts, (service, who, period)), form


def _number(text, most):
    return int(text) if text and text.isdigit() and int(text) < most else 0


def form_of(request, services, levels):
    """The choices, filled with what is usual where the address says nothing."""
    usual = {
        "service": "0",
        "against": Against.NEED.value,
        "source": prevalence_sources()[0].slug,
        "level": levels[0][0],
    }
    names = [f"{service} ({translated(who)})" for service, who in services]
    return UseForm(
        usual | {k: v for k, v in request.GET.dict().items() if k in usual},
        services=names,
        levels=levels,
        sources=studies.shares_for(request.partnership),
    )


def levels_of(counts):
    """Kinds of areas that are held, the one with most areas first: councils and wards never stand in one list."""
    held = defaultdict(set)
    for count in counts:
        held[count.area_code[:3]].add(count.area_code)
    order = sorted(held, key=lambda prefix: (-len(held[prefix]), prefix))
    return [(prefix, f"{_kind(min(held[prefix]))} ({len(held[prefix])})") for prefix in order]


def _kind(code):
    return area_type(code).value.capitalize() if area_type(code).value.islower() else area_type(code).value


def looked_at(partnership, form, counts, named):
    """Areas of the chosen kind, and the groups of the place's own areas, beside one expectation."""
    service, who, period = named
    level = form.cleaned_data["level"]
    whole = [count for count in counts if count.about.is_whole and is_everybody(count)]
    own = {area.code for area in places.areas_of(partnership)}
    areas = [count for count in whole if count.area_code.startswith(level)]
    if form.against_what() is Against.NEED:
        expected = need_of(form.chosen_source())
    else:
        expected = average_of([count for count in whole if count.area_code in own] or areas)
    return Looked(
        service=service, who=who, period=period, expected=expected,
        lines=tuple(used(count, expected or need_of(form.chosen_source())) for count in areas),
        groups=groups_of(counts, own, expected) if expected else {},
        place=partnership.name, level=level,
    )  # fmt: skip


def is_everybody(count):
    about = count.about
    return not about.age and about.sex in ("", "Persons")


def groups_of(counts, own, expected):
    """Groups of the place's own areas by area and by what they are split by."""
    found = defaultdict(list)
    for count in counts:
        if count.area_code in own and not (count.about.is_whole and is_everybody(count)):
            kind = count.about.category_type or ("age" if count.about.age else "sex")
            found[count.area_name, kind].append(used(count, expected))
    return {key: tuple(sorted(some, key=lambda u: u.count.about.words)) for key, some in sorted(found.items())}  # fmt: skip


def places_wanted(request, looked):
    """The form of added places, and the area with their number where one was asked for."""
    known = [line for line in looked.lines if line.ratio.low is not None]
    if not known or looked.expected is None:
        return None, None
    known.sort(key=lambda line: (line.ratio.low, line.count.area_name))
    by_code = {line.count.area_code: line for line in known}
    areas = [(code, line.count.area_name) for code, line in by_code.items()]
    asked = {name: request.GET[name] for name in ("area", "places") if name in request.GET}
    form = PlacesForm(asked or None, areas=areas)
    if not asked or not form.is_valid():
        return form, None
    return form, (by_code[form.cleaned_data["area"]], form.cleaned_data["places"])


def query_of(form):
    return urlencode({name: form.cleaned_data[name] for name in ("service", "against", "source", "level")})


@members_only(May.VIEW)
def template(request):
    """Our Excel workbook for totals of the use of services."""
    response = HttpResponse(service_use_workbook(), content_type=WORKBOOK)
    response["Content-Disposition"] = 'attachment; filename="fivefold-use-of-services.xlsx"'
    return response
