"""The directory: list, one service, add, change, archive."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.design.meanwhile import guard
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.forms.facts import ServiceForm
from fivefold_web.services.forms.services import ArchiveForm, FilterForm
from fivefold_web.services.presenters.directory import ListPage
from fivefold_web.services.presenters.one_service import ServicePage
from fivefold_web.services.presenters.tags import tags_part
from fivefold_web.services.presenters.tally import tally_lines
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.offers import read_marks
from fivefold_web.services.queries.pathways import pathways_through
from fivefold_web.services.views.freshness import beside

ON_A_PAGE = 50


@members_only(May.VIEW)
def listing(request):
    """The directory, narrowed by what the address says."""
    form = FilterForm(request.GET)
    filters = form.filters()
    found = Paginator(queries.listed(request.partnership, filters), ON_A_PAGE)
    results = found.get_page(request.GET.get("page"))
    tags = read_marks(request.partnership, [service.pk for service in results])
    said = queries.unsaid(request.partnership, filters)
    tally = tally_lines(queries.tally_of_running(request.partnership))
    page = ListPage.of(results, tags, filters, said, tally)
    return render(request, "services/list.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def detail(request, pk):
    service = queries.service_of(request.partnership, pk)
    offer = queries.offer_of(service)
    tags = list(queries.tags_on(service))
    part = tags_part(request.partnership, offer.need_groups, tags, queries.uses_nest(request.partnership))
    page = ServicePage.of(service, offer, part)
    return render(
        request,
        "services/detail.jinja",
        {
            "page": page,
            "form": ArchiveForm(),
            "beside": beside(request.partnership, service),
            "pathways": pathways_through(service),
        },
    )


@members_only(May.CONTRIBUTE)
def add(request):
    """A new service, on one page."""
    form = ServiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        service = actions.add_service(partnership=request.partnership, offer=form.offer(), by=request.member)
        messages.success(request, _("“%(name)s” is in the directory.") % {"name": service.name})
        return redirect("services:detail", place=request.partnership.slug, pk=service.pk)
    return _form_page(request, form, _("Add a service"), _("Add the service"))


@members_only(May.CONTRIBUTE)
@in_turn
def change(request, pk):
    service = queries.service_of(request.partnership, pk)
    form = guard(ServiceForm(request.POST or None, offer=queries.offer_of(service)))
    if request.method == "POST" and form.is_valid():
        actions.change_service(service=service, offer=form.offer(), by=request.member)
        messages.success(request, _("Saved."))
        return redirect("services:detail", place=request.partnership.slug, pk=service.pk)
    return _form_page(request, form, _("Change %(name)s") % {"name": service.name}, _("Save"), service)


def _form_page(request, form, heading, send, service=None):
    suggestions = {one.name for one in places.organisations_of(request.partnership)}
    suggestions.update(queries.organisation_names(request.partnership))
    context = {
        "page": {"heading": heading, "send": send, "number": service.pk if service else None},
        "form": form,
        "suggestions": sorted(suggestions, key=str.casefold),
        "areas": places.areas_of(request.partnership),
    }
    return render(request, "services/form.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def archive(request, pk):
    """Take a service out, with the reason."""
    service = queries.service_of(request.partnership, pk)
    form = ArchiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.archive_service(service=service, because=form.cleaned_data["because"], by=request.member)
        messages.success(request, _("“%(name)s” is archived.") % {"name": service.name})
        return redirect("services:list", place=request.partnership.slug)
    page = {"heading": _("Archive %(name)s") % {"name": service.name}, "number": service.pk}
    context = {"page": page, "form": form}
    return render(request, "services/archive.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def bring_back(request, pk):
    service = queries.service_of(request.partnership, pk)
    actions.bring_back(service=service, by=request.member)
    messages.success(request, _("“%(name)s” is in the directory again.") % {"name": service.name})
    return redirect("services:detail", place=request.partnership.slug, pk=service.pk)
