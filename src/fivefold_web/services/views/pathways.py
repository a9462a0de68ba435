"""Pathways: the list, one with its picture, its name, its copy, its end, whom it reaches, the picture as a file."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.design.meanwhile import guard
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.services.actions import pathways as actions
from fivefold_web.services.forms.pathways import (
    CopyForm,
    GroupsForm,
    PathwayArchiveForm,
    PathwayForm,
    groups_initial,
)
from fivefold_web.services.presenters.pathway_files import written
from fivefold_web.services.presenters.pathway_picture import chart_of
from fivefold_web.services.presenters.pathways import PathwayPage, PathwaysPage
from fivefold_web.services.queries import pathways as queries
from fivefold_web.services.views.pathway_checks import panel_for


@members_only(May.VIEW)
def listing(request):
    """All pathways by name, or the archived ones."""
    archived = request.GET.get("show") == "archived"
    page = PathwaysPage.of(queries.rows_of(request.partnership, archived), archived)
    return render(request, "services/pathways.jinja", {"page": page})


@members_only(May.VIEW)
def detail(request, pk):
    """One pathway; `?step=` shows the way of a step."""
    row = queries.row_of(request.partnership, pk)
    pathway = queries.pathway_as(row)
    chosen = request.GET.get("step", "")
    page = PathwayPage.of(row, pathway, queries.steps_of(row), queries.links_of(row), chosen)
    context = {"page": page, "may_write": request.member.may("contribute") and not row.archived}
    if pathway.steps and not row.archived:
        context |= panel_for(request, pathway)
    return render(request, "services/pathway.jinja", context)


def open_row(request, pk):
    """A pathway that can be written to; an archived one must be brought back first."""
    row = queries.row_of(request.partnership, pk)
    if row.archived:
        raise Http404
    return row


def to_pathway(request, row, said="", at=""):
    """Back to the pathway, with what was done."""
    if said:
        messages.success(request, said)
    answer = redirect("services:pathway", place=request.partnership.slug, pk=row.pk)
    answer["Location"] += f"#{at}" if at else ""
    return answer


def form_page(request, form, row, **page):
    """A form on a page of its own; what was typed comes back where it was refused."""
    page = {"lead": "", "pathway": row.name if row else "", "number": row.pk if row else None} | page
    template = page.pop("template", "services/pathway_form.jinja")
    context = {"page": page, "form": form}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


@members_only(May.CONTRIBUTE)
def add(request):
    form = PathwayForm(request.POST or None, initial={"client_key": secrets.token_urlsafe(15)})
    if request.method == "POST" and form.is_valid():
        row = actions.add_pathway(partnership=request.partnership, by=request.member, **form.cleaned_data)
        return to_pathway(request, row, _("“%(name)s” is begun. Add its first step.") % {"name": row.name})
    lead = _("A pathway is the route of families through services: who notices, who helps, who takes over.")
    return form_page(request, form, None, heading=_("Draw a pathway"), send=_("Begin"), lead=lead)


@members_only(May.CONTRIBUTE)
@in_turn
def change(request, pk):
    row = open_row(request, pk)
    form = guard(PathwayForm(request.POST or None, initial={"name": row.name, "about": row.about}))
    if request.method == "POST" and form.is_valid():
        name, about = form.cleaned_data["name"], form.cleaned_data["about"]
        actions.change_pathway(row=row, name=name, about=about, by=request.member)
        return to_pathway(request, row, _("Saved."))
    return form_page(request, form, row, heading=_("Name and purpose"), send=_("Save"))


@members_only(May.CONTRIBUTE)
def copy(request, pk):
    """The same pathway under another name."""
    row = queries.row_of(request.partnership, pk)
    name = _("%(name)s (copy)") % {"name": row.name}
    form = CopyForm(
        request.POST or None, initial={"name": name[:200], "client_key": secrets.token_urlsafe(15)}
    )
    if request.method == "POST" and form.is_valid():
        made = actions.copy_pathway(row=row, by=request.member, **form.cleaned_data)
        return to_pathway(request, made, _("This is the copy. The other pathway stays as it is."))
    lead = _("Steps, links and groups are copied, so that a change can be thought through beside what is.")
    return form_page(request, form, row, heading=_("Copy this pathway"), send=_("Make the copy"), lead=lead)


@members_only(May.CONTRIBUTE)
def archive(request, pk):
    row = open_row(request, pk)
    form = PathwayArchiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.archive_pathway(row=row, because=form.cleaned_data["because"], by=request.member)
        messages.success(request, _("“%(name)s” is archived.") % {"name": row.name})
        return redirect("services:pathways", place=request.partnership.slug)
    lead = _("It leaves the list and the checks. Nothing is deleted.")
    return form_page(
        request,
        form,
        row,
        heading=_("Archive this pathway"),
        send=_("Archive"),
        lead=lead,
        send_kind="warning",
    )


@require_POST
@members_only(May.CONTRIBUTE)
def bring_back(request, pk):
    row = queries.row_of(request.partnership, pk)
    if row.archived:
        actions.bring_back(row=row, by=request.member)
    return to_pathway(request, row, _("“%(name)s” is in the list again.") % {"name": row.name})


@members_only(May.CONTRIBUTE)
@in_turn
def groups(request, pk):
    """Which groups of families it reaches, and how."""
    row = open_row(request, pk)
    form = guard(GroupsForm(request.POST or None, initial=groups_initial(queries.reaches_of(row))))
    if request.method == "POST" and form.is_valid():
        actions.say_reach(row=row, said=form.said(), by=request.member)
        return to_pathway(request, row, _("Saved."), "groups")
    return form_page(
        request,
        form,
        row,
        heading=_("Whom does it reach?"),
        lead=_("Think of families whom services often miss. No names and nothing about a real family."),
        send=_("Save"),
        template="services/pathway_groups.jinja",
    )


@members_only(May.VIEW)
def picture(request, pk, kind):
    """The picture as a file that explains itself: svg or png, `?tall` from top to bottom."""
    row = queries.row_of(request.partnership, pk)
    pathway = queries.pathway_as(row)
    if kind not in ("svg", "png") or not pathway.steps:
        raise Http404
    chosen = request.GET.get("step", "")
    chart = chart_of(pathway, chosen if any(step.key == chosen for step in pathway.steps) else "")
    file = written(chart, request.partnership, kind, timezone.localdate(), tall="tall" in request.GET)
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(file.content, content_type=file.kind, headers=headers)
