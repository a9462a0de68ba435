"""Pairs of services that may be one: people say whether they are."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import twins as actions
from fivefold_web.services.forms.feeds import DecideForm
from fivefold_web.services.presenters.twins import TwinsPage
from fivefold_web.services.queries import twins as queries
from fivefold_web.services.queries.directory import service_of

TOGETHER = 10
DECISIONS = 20


@members_only(May.VIEW)
def twins(request):
    """The likeliest pairs first, with the reasons."""
    place = request.partnership
    found = queries.pairs_of(place)
    results = Paginator(found, TOGETHER).get_page(request.GET.get("page"))
    there = queries.beside_each_other(place, results)
    page = TwinsPage.of(results, there, len(found), queries.decisions_of(place)[:DECISIONS])
    return render(request, "services/twins.jinja", {"page": page})


@require_POST
@members_only(May.CONTRIBUTE)
def decide(request):
    """One service or two. Sending the same twice changes nothing the second time."""
    form = DecideForm(request.POST)
    if not form.is_valid() or form.cleaned_data["first"] == form.cleaned_data["second"]:
        return HttpResponseBadRequest(_("Choose one of the pairs on the page."))
    first = service_of(request.partnership, form.cleaned_data["first"])
    second = service_of(request.partnership, form.cleaned_data["second"])
    said = form.cleaned_data["said"]
    if first.archived or second.archived:
        messages.info(request, _("One of the two is archived already. Nothing was changed."))
    elif said == "different":
        actions.call_different(one=first, other=second, by=request.member)
        messages.success(request, _("They stay two services and are not put beside each other again."))
    else:
        _made_one(request, *((first, second) if said == "first" else (second, first)))
    return redirect("services:twins", place=request.partnership.slug)


def _made_one(request, kept, other):
    because = _("The same service as “%(name)s”") % {"name": kept.name}
    actions.call_same(kept=kept, other=other, because=because[:300], by=request.member)
    words = _("“%(kept)s” stays and took over what it lacked. “%(other)s” is archived; nothing is deleted.")
    messages.success(request, words % {"kept": kept.name, "other": other.name})


@require_POST
@members_only(May.CONTRIBUTE)
def anew(request, pk):
    """Put two that were called different beside each other again."""
    twin = queries.decision_of(request.partnership, pk)
    if twin.verdict == twin.Verdict.DIFFERENT:
        actions.decide_anew(twin=twin, by=request.member)
        messages.success(request, _("The two are put beside each other again."))
    return redirect("services:twins", place=request.partnership.slug)
