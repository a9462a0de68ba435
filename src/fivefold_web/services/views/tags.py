"""Tags of one service: what it touches, on what it acts, what it offers."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.vocabulary.support import NeedGroup
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.forms.tags import FactorTagForm, InterventionTagForm, TagsForm, UntagForm
from fivefold_web.services.presenters.tags import TagsPage, tags_part
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.suggestions import refused_for


@members_only(May.CONTRIBUTE)
def tags(request, pk):
    """The tags of a service, to be ticked, added and taken away."""
    service = queries.service_of(request.partnership, pk)
    uses_nest = queries.uses_nest(request.partnership)
    if request.method != "POST":
        return _page(request, service)
    form = TagsForm(request.POST, uses_nest=uses_nest)
    if not form.is_valid():
        return _page(request, service, form=form)
    offer = queries.offer_of(service)
    groups = frozenset(NeedGroup(group) for group in form.cleaned_data["need_groups"])
    actions.change_service(service=service, offer=replace(offer, need_groups=groups), by=request.member)
    for kind in ("component", "nest") if uses_nest else ("component",):
        actions.tag_with_these(service=service, kind=kind, slugs=form.cleaned_data[kind], by=request.member)
    messages.success(request, _("Saved."))
    return redirect("services:detail", place=request.partnership.slug, pk=pk)


def _page(request, service, *, form=None, factor_form=None, intervention_form=None):
    partnership = request.partnership
    uses_nest = queries.uses_nest(partnership)
    found = list(queries.tags_on(service))
    offer = queries.offer_of(service)
    groups = offer.need_groups
    refused = refused_for(service)
    page = TagsPage.of(service, tags_part(partnership, groups, found, uses_nest), offer, refused)
    initial = {"need_groups": [group.value for group in groups]} | {
        kind: [tag.slug for tag in found if tag.kind == kind] for kind in ("component", "nest")
    }
    forms = (form, factor_form, intervention_form)
    context = {
        "page": page,
        "form": form or TagsForm(initial=initial, uses_nest=uses_nest),
        "factor_form": factor_form or FactorTagForm(),
        "intervention_form": intervention_form or InterventionTagForm(),
    }
    wrong = any(one is not None and one.errors for one in forms)
    return render(request, "services/tags.jinja", context, status=422 if wrong else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def add_factor(request, pk):
    """The service acts on a factor, in one of three ways."""
    service = queries.service_of(request.partnership, pk)
    form = FactorTagForm(request.POST)
    if not form.is_valid():
        return _page(request, service, factor_form=form)
    factor = form.cleaned_data["factor"]
    actions.tag_service(
        service=service,
        kind="factor",
        slug=factor.slug,
        effect=form.cleaned_data["effect"],
        by=request.member,
    )
    return _said(request, service, factor.label)


@require_POST
@members_only(May.CONTRIBUTE)
def add_intervention(request, pk):
    """The service offers an approach that the toolkit describes."""
    service = queries.service_of(request.partnership, pk)
    form = InterventionTagForm(request.POST)
    if not form.is_valid():
        return _page(request, service, intervention_form=form)
    approach = form.cleaned_data["intervention"]
    actions.tag_service(service=service, kind="intervention", slug=approach.slug, by=request.member)
    return _said(request, service, approach.title)


def _said(request, service, label):
    messages.success(request, _("Tagged with “%(label)s”.") % {"label": label})
    return redirect("services:tags", place=request.partnership.slug, pk=service.pk)


@require_POST
@members_only(May.CONTRIBUTE)
def take_away(request, pk):
    service = queries.service_of(request.partnership, pk)
    form = UntagForm(request.POST)
    if form.is_valid():
        actions.untag_service(service=service, by=request.member, **form.cleaned_data)
        messages.success(request, _("The tag is taken away."))
    else:
        messages.error(request, _("This tag could not be read. Open the page again and choose the tag."))
    return redirect("services:tags", place=request.partnership.slug, pk=pk)
