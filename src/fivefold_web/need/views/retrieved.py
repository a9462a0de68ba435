"""Sources: what is held of each, and fetching what is newer."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.sources.fetching import source_called
from fivefold_web.design.words import translated
from fivefold_web.need.actions import fetching
from fivefold_web.need.actions import retrieved as actions
from fivefold_web.need.forms.retrieved import FetchForm
from fivefold_web.need.presenters.retrieved import changes_view, retrieval_view, source_card, sources_page
from fivefold_web.need.queries import figures
from fivefold_web.need.queries import retrieved as queries
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def sources(request):
    """Every source, and the fetches of this place."""
    return render(request, "need/sources.jinja", {"page": page_of(request)})


def page_of(request):
    retrievals = queries.retrievals_of(request.partnership)
    return sources_page(
        partnership=request.partnership,
        files=queries.shown_files(request.partnership),
        retrievals=retrievals,
        interrupted={one.pk for one in retrievals if queries.was_interrupted(one)},
        today=timezone.localdate(),
        is_off=not settings.FETCHING,
    )


@members_only(May.CONTRIBUTE)
def ask(request, source):
    """Choose what to fetch from one source."""
    found = source_called(source)
    if found is None:
        raise Http404
    if not settings.FETCHING:
        return redirect("need:sources", place=request.partnership.slug)
    areas = places.areas_of(request.partnership)
    form = FetchForm(request.POST or None, source=found, areas=areas)
    if request.method == "POST" and form.is_valid():
        return _asked(request, found, form)
    card = source_card(found, None, request.partnership.nation, timezone.localdate())
    page = {
        "heading": _("Fetch: %(source)s") % {"source": translated(found.name)},
        "source": card,
        "left_out": form.left_out,
        "has_areas": bool(form.names),
    }
    return render(request, "need/ask.jinja", {"page": page, "form": form}, status=422 if form.errors else 200)


def _asked(request, source, form):
    try:
        retrieval = actions.ask(
            partnership=request.partnership,
            source=source.key,
            asked_for=form.asked_for(),
            title=form.title(),
            client_key=form.cleaned_data["client_key"],
            by=request.member,
        )
    except actions.TooMany:
        messages.warning(request, _("Several fetches are running. Wait until one of them has arrived."))
        return redirect("need:sources", place=request.partnership.slug)
    fetching.start(retrieval.pk)
    return redirect("need:retrieval", place=request.partnership.slug, pk=retrieval.pk)


@members_only(May.VIEW)
def retrieval(request, pk):
    """One fetch: how far it has come; asked by HTMX it is the moving part alone."""
    found = queries.retrieval_of(request.partnership, pk)
    view = retrieval_view(found, queries.was_interrupted(found))
    page = {"heading": view.title}
    template = "need/_retrieval.jinja" if request.htmx else "need/retrieval.jinja"
    return render(request, template, {"page": page, "one": view, "is_off": not settings.FETCHING})


@require_POST
@members_only(May.CONTRIBUTE)
def stop(request, pk):
    """Stop a fetch; what has arrived is kept."""
    actions.stop(retrieval=queries.retrieval_of(request.partnership, pk), by=request.member)
    return redirect("need:retrieval", place=request.partnership.slug, pk=pk)


@require_POST
@members_only(May.CONTRIBUTE)
def go_on(request, pk):
    """Go on with a fetch that failed, was stopped or was interrupted."""
    found = queries.retrieval_of(request.partnership, pk)
    if settings.FETCHING and actions.go_on(retrieval=found, by=request.member):
        fetching.start(pk)
    return redirect("need:retrieval", place=request.partnership.slug, pk=pk)


@members_only(May.VIEW)
def changes(request, pk):
    """A file beside the one that it replaced."""
    dataset = figures.dataset_of(request.partnership, pk)
    facts = queries.facts_in(dataset)
    olders = queries.replaced_by(dataset)
    beside = [changes_view(older, queries.facts_in(older), facts) for older in olders] if facts else []
    page = {
        "heading": _("What changed with “%(title)s”") % {"title": dataset.title},
        "olders": [older.title for older in olders],
    }
    return render(request, "need/changes.jinja", {"page": page, "all_beside": beside})
