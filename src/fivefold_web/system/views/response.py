"""The grid of responses to a factor."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.presenters.evidence import About
from fivefold_web.system.presenters.response import ResponsePage, sheets
from fivefold_web.system.presenters.workbook import as_file, workbook
from fivefold_web.system.queries import response as queries


@members_only(May.VIEW)
def response(request):
    """What services here do about a factor, by level and kind of support; two factors beside one another."""
    page = _page(request)
    tokens = {
        cell.citation.key: sign(request.partnership, cell.citation)
        for grid in page.grids
        for cell in grid.open_cells
    }
    return render(request, "system/response.jinja", {"page": page, "tokens": tokens})


@members_only(May.VIEW)
def response_sheet(request):
    """The same as an Excel file."""
    page = _page(request)
    if not page.grids:
        raise Http404
    return as_file(workbook(sheets(page)), "responses", *(grid.slug for grid in page.grids))


def _page(request):
    factors = _asked(request)
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
