"""Answering suggestions of marks, on the page of a service and in the list of those without a place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import suggestions as actions
from fivefold_web.services.forms.tags import SuggestionForm
from fivefold_web.services.presenters.suggestions import label_of, suggested_for
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.suggestions import refused_in

A_PAGE = 20


@members_only(May.VIEW)
def to_place(request):
    """Services without a level or a kind of support, with what their own words suggest."""
    partnership = request.partnership
    rows = queries.listed(partnership, queries.Filters(placed="no"))
    results = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    refused = refused_in(partnership)
    offers = queries.offers_of(partnership, results.object_list)
    listed = [
        (row, suggested_for(offer, refused.get(row.pk, ())))
        for row, offer in zip(results.object_list, offers, strict=True)
    ]
    page = {"heading": _("Suggestions for services without a place"), "rows": listed, "results": results}
    return render(request, "services/suggestions.jinja", {"page": page})


@require_POST
@members_only(May.CONTRIBUTE)
def take(request, pk):
    """Take a suggestion in one step. A factor is added with its effect on the page of tags."""
    service, form = _asked(request, pk)
    if form.is_valid() and form.cleaned_data["kind"] != "factor":
        actions.take_suggestion(service=service, mark=form.mark, by=request.member)
        messages.success(request, _("Marked with “%(label)s”.") % {"label": label_of(form.mark)})
    else:
        _not_read(request)
    return _back(request, service)


@require_POST
@members_only(May.CONTRIBUTE)
def refuse(request, pk):
    """It does not come back."""
    service, form = _asked(request, pk)
    if form.is_valid():
        actions.refuse_suggestion(service=service, by=request.member, **form.cleaned_data)
        messages.success(request, _("It is not suggested again."))
    else:
        _not_read(request)
    return _back(request, service)


@require_POST
@members_only(May.CONTRIBUTE)
def again(request, pk):
    """What was refused may be suggested again."""
    service, form = _asked(request, pk)
    if form.is_valid():
        actions.ask_again(service=service, by=request.member, **form.cleaned_data)
        messages.success(request, _("It may be suggested again."))
    else:
        _not_read(request)
    return _back(request, service)


def _asked(request, pk):
    return queries.service_of(request.partnership, pk), SuggestionForm(request.POST)


def _not_read(request):
    messages.error(request, _("This suggestion could not be read. Open the page again and choose one."))


def _back(request, service):
    """To the page that the answer came from: the list, or the tags of the service."""
    where = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(where, allowed_hosts=None) and where.startswith("/places/"):
        return redirect(where)
    return redirect("services:tags", place=request.partnership.slug, pk=service.pk)
