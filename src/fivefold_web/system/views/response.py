"""The grid of responses to a factor."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import directory as tagging
from fivefold_web.services.queries import directory as services
from fivefold_web.system.forms.response import ActForm
from fivefold_web.system.presenters.evidence import About
from fivefold_web.system.presenters.response import ResponsePage, sheets
from fivefold_web.system.presenters.workbook import as_file, workbook
from fivefold_web.system.queries import response as queries


@members_only(May.VIEW)
def response(request):
    """What services here do about a factor, by level and kind of support; two factors beside one another."""
    return _shown(request, _asked(request))


def _shown(request, factors, typed=None):
    """The page; `typed` is a form that could not be read, shown with what was typed."""
    page = _page(request, factors)
    tokens = {
        cell.citation.key: sign(request.partnership, cell.citation)
        for grid in page.grids
        for cell in grid.open_cells
    }
    choices = queries.services_to_choose(request.partnership)
    forms = {factor.slug: _form(factor, choices, number) for number, factor in enumerate(factors, start=1)}
    if typed is not None:
        forms[factors[0].slug] = typed
    context = {"page": page, "tokens": tokens, "forms": forms, "wrong": typed}
    return render(request, "system/response.jinja", context, status=422 if typed is not None else 200)


def _form(factor, choices, number, data=None):
    return ActForm(data, factor=factor, services=choices, auto_id=f"act-{number}-%s")


@require_POST
@members_only(May.CONTRIBUTE)
def act(request, factor):
    """Say that a service here acts on the factor: it then stands in the grid."""
    found = knowledge.named(factor, knowledge.factors())
    if found is None:
        raise Http404
    partnership = request.partnership
    form = _form(found, queries.services_to_choose(partnership), 1, request.POST)
    if not form.is_valid():
        return _shown(request, [found], form)
    service = services.service_of(partnership, form.cleaned_data["service"])
    tagging.tag_service(
        service=service, kind="factor", slug=factor, effect=form.cleaned_data["effect"], by=request.member
    )
    messages.success(request, _("“%(name)s” stands in the grid now.") % {"name": service.name})
    return redirect(f"{reverse('system:response', kwargs={'place': partnership.slug})}?factor={factor}")


@members_only(May.VIEW)
def response_sheet(request):
    """The same as an Excel file."""
    page = _page(request, _asked(request))
    if not page.grids:
        raise Http404
    return as_file(workbook(sheets(page)), "responses", *(grid.slug for grid in page.grids))


def _page(request, factors):
    slugs = [factor.slug for factor in factors]
    acting = queries.acting_on(request.partnership, *slugs)
    tagged = queries.tagged_factors(request.partnership)
    return ResponsePage.of(request.partnership, factors, acting, tagged, about(request))


def _asked(request):
    """One or two factors out of the address; a name that is no factor is 404."""
    slugs = list(dict.fromkeys(slug for slug in request.GET.getlist("factor") if slug))[:2]
    found = [knowledge.named(slug, knowledge.factors()) for slug in slugs]
    if None in found:
        raise Http404
    return found


def about(request):
    """What a citation made on this page must know of it."""
    return About(request.partnership.name, request.get_full_path(), timezone.localdate())
