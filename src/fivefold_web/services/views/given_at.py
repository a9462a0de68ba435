"""Places of a service, one at a time: add, change, take away."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.design.meanwhile import guard, mark_of
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.forms.given_at import PlaceForm
from fivefold_web.services.queries import directory as queries


@members_only(May.CONTRIBUTE)
def add_place(request, pk):
    """One more place. The same place sent twice is there once."""
    service = queries.service_of(request.partnership, pk)
    form = PlaceForm(_typed(request))
    if request.method == "POST" and form.is_valid():
        offer, place = queries.offer_of(service), form.location()
        if place not in offer.locations:
            _keep(request, service, offer, (*offer.locations, place))
        return _saved(request, service)
    return _page(request, form, service, _("Add a place"), None)


@members_only(May.CONTRIBUTE)
@in_turn
def change_place(request, pk, position):
    service, offer, place = _place(request, pk, position)
    form = guard(PlaceForm(_typed(request), place=place))
    if request.method == "POST" and form.is_valid():
        if form.location() not in offer.locations:
            others = list(offer.locations)
            others[position] = form.location()
            _keep(request, service, offer, tuple(others))
        return _saved(request, service)
    return _page(request, form, service, _("Change a place"), position)


@require_POST
@members_only(May.CONTRIBUTE)
@in_turn
def drop_place(request, pk, position):
    """Take one place away; one that is no longer as it was shown stays."""
    service = queries.service_of(request.partnership, pk)
    offer = queries.offer_of(service)
    gone = [
        n
        for n, place in enumerate(offer.locations)
        if n == position and mark_of(PlaceForm(place=place)) == request.POST.get("was")
    ]
    if gone:
        _keep(request, service, offer, offer.locations[:position] + offer.locations[position + 1 :])
        messages.success(request, _("The place was taken away."))
    else:
        messages.info(request, _("This place is not there any more as it was shown. Nothing was taken away."))
    return redirect("services:detail", place=request.partnership.slug, pk=pk)


def _typed(request):
    """What was sent, even if it is empty."""
    return request.POST if request.method == "POST" else None


def _place(request, pk, position):
    service = queries.service_of(request.partnership, pk)
    offer = queries.offer_of(service)
    if position >= len(offer.locations):
        raise Http404
    return service, offer, offer.locations[position]


def _keep(request, service, offer, locations):
    actions.change_service(service=service, offer=replace(offer, locations=locations), by=request.member)


def _saved(request, service):
    messages.success(request, _("Saved."))
    return redirect("services:detail", place=request.partnership.slug, pk=service.pk)


def _page(request, form, service, heading, position):
    page = {"heading": heading, "service": service.name, "number": service.pk, "position": position}
    status = 422 if form.errors else 200
    return render(request, "services/place_form.jinja", {"page": page, "form": form}, status=status)
