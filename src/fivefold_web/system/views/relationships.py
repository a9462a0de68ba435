"""Support for relationships: gaps with their reason, staff beside parents, and how parents are heard."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.library.citing import sign
from fivefold_web.places.access import guests_only, members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.queries import directory as services
from fivefold_web.system.actions import parents as actions
from fivefold_web.system.forms.parents import ParentForm, WorkshopForm
from fivefold_web.system.presenters.relationships import ParentsPage, RelationshipPage, service_rows, sheets
from fivefold_web.system.presenters.workbook import as_file, workbook
from fivefold_web.system.queries import relationships as queries
from fivefold_web.system.views.response import about

ON_A_PAGE = 25


@members_only(May.VIEW)
def relationships(request):
    """Over all services: what is missing and why, and what staff and parents say."""
    found = queries.relationships(request.partnership)
    page = _page(request, found)
    tokens = {gap.key: sign(request.partnership, gap.citation) for gap in page.gaps}
    shown = Paginator(found.services, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = service_rows(queries.checklist(), found, shown.object_list)
    context = {"page": page, "tokens": tokens, "shown": shown, "rows": rows}
    return render(request, "system/relationships.jinja", context)


@members_only(May.VIEW)
def relationships_sheet(request):
    """The same as an Excel file."""
    found = queries.relationships(request.partnership)
    rows = service_rows(queries.checklist(), found, found.services)
    content = workbook(sheets(_page(request, found), rows))
    return as_file(content, "relationships", request.partnership.slug)


def _page(request, found):
    return RelationshipPage.of(queries.checklist(), found, about(request))


@members_only(May.VIEW)
def parents(request, pk):
    """What parents of one service said; staff add what a workshop counted."""
    service = services.service_of(request.partnership, pk)
    may_write = request.member.may(May.CONTRIBUTE)
    data = request.POST if request.method == "POST" and may_write else None
    form = WorkshopForm(data, initial={"client_key": uuid.uuid4().hex, "held_on": timezone.localdate()})
    if data and form.is_valid():
        _heard(service, queries.How.WORKSHOP, form, held_on=form.cleaned_data["held_on"], by=request.member)
        messages.success(request, _("Kept. Thank you for asking parents."))
        return redirect("system:parents", place=request.partnership.slug, pk=pk)
    page = ParentsPage.of(
        service,
        queries.heard_of(service),
        queries.comments_of(service),
        queries.open_parents_links(service),
        uuid.uuid4().hex,
    )
    context = {"page": page, "form": form}
    return render(request, "system/parents.jinja", context, status=422 if form.errors else 200)


def _heard(service, how, form, **more):
    found = form.cleaned_data
    actions.hear(
        service=service,
        how=how,
        counts=form.counts(),
        comment=found["comment"],
        client_key=found["client_key"],
        **more,
    )


@require_POST
@members_only(May.CONTRIBUTE)
def parents_link(request, pk):
    """A link for parents, shown once."""
    service = services.service_of(request.partnership, pk)
    made = actions.open_parents_link(service=service, by=request.member)
    where = reverse("system-guest:parent", kwargs={"token": made.token})
    page = {
        "heading": _("A link for parents of %(service)s") % {"service": service.name},
        "number": pk,
        "address": request.build_absolute_uri(where),
        "ends": made.link.expires,
    }
    return render(request, "system/parents_link.jinja", {"page": page})


@require_POST
@members_only(May.CONTRIBUTE)
def close_parents(request, pk):
    """The link for parents opens nothing any more."""
    actions.close_parents_links(service=services.service_of(request.partnership, pk), by=request.member)
    messages.success(request, _("The link does not work any more."))
    return redirect("system:parents", place=request.partnership.slug, pk=pk)


@guests_only(queries.TASK)
def parent(request):
    """Eight questions to a parent, without an account and without a name."""
    service = services.service_of(request.partnership, int(request.guest.target))
    form = ParentForm(request.POST or None, initial={"client_key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        _heard(service, queries.How.LINK, form)
        return redirect("system-guest:parent_thanks", token=request.guest_token)
    page = {"heading": service.name, "key": f"system:parent:{request.guest.pk}"}
    context = {"page": page, "form": form}
    return render(request, "system/parent.jinja", context, status=422 if form.errors else 200)


@guests_only(queries.TASK)
def parent_thanks(request):
    page = {"heading": _("Thank you"), "key": f"system:parent:{request.guest.pk}"}
    return render(request, "system/parent_thanks.jinja", {"page": page})
