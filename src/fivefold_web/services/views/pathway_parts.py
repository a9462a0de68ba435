"""The steps and links of a pathway, one on a page: add, change, move, take out."""

import secrets

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.design.meanwhile import guard
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.services.actions import pathways as actions
from fivefold_web.services.forms.pathways import LinkForm, MoveForm, StepForm, service_label
from fivefold_web.services.queries import pathways as queries
from fivefold_web.services.queries.directory import service_of
from fivefold_web.services.views.pathways import form_page, open_row, to_pathway

STEP_FORM, LINK_FORM = "services/pathway_step.jinja", "services/pathway_link.jinja"
SAME = ("kind", "name", "tier", "ages_from", "ages_to", "threshold", "wait_low", "wait_high", "note")


@members_only(May.CONTRIBUTE)
def add_step(request, pk):
    """A step at the end. The key in the form makes that the same form twice is one step."""
    row = open_row(request, pk)
    services = queries.services_to_choose(request.partnership)
    first = {"key": f"s{secrets.token_hex(4)}", "kind": "support" if queries.steps_of(row) else "entry"}
    form = StepForm(request.POST or None, services=services, initial=first)
    if request.method == "POST" and form.is_valid():
        key, facts = form.cleaned_data["key"], _step_facts(request, form)
        step = actions.add_step(row=row, facts=facts, key=key, by=request.member)
        said = _("“%(name)s” is the last step now. Link it, or move it up.") % {"name": step.name}
        return to_pathway(request, row, said, "steps")
    lead = _("Say what is known. What is left empty counts as not known, never as 0.")
    return form_page(
        request, form, row, heading=_("Add a step"), send=_("Add the step"), lead=lead, template=STEP_FORM
    )


@members_only(May.CONTRIBUTE)
@in_turn
def change_step(request, pk, key):
    row = open_row(request, pk)
    step = queries.step_of(row, key)
    services = queries.services_to_choose(request.partnership)
    form = guard(StepForm(request.POST or None, services=services, initial=_shown(step, services)))
    if request.method == "POST" and form.is_valid():
        actions.change_step(step=step, facts=_step_facts(request, form), by=request.member)
        return to_pathway(request, row, _("Saved."), "steps")
    return form_page(request, form, row, heading=step.name, send=_("Save"), template=STEP_FORM, step=step.key)


def _step_facts(request, form):
    return form.facts(lambda number: service_of(request.partnership, number))


def _shown(step, services):
    """What the form shows of a step. A service that was archived is no longer chosen."""
    chosen = next((one for one in services if one[0] == step.service_id), None)
    return {name: getattr(step, name) for name in SAME} | {
        "service": service_label(chosen) if chosen else "",
        "none_here": step.service_id is None and step.kind not in ("entry", "exit"),
    }


@require_POST
@members_only(May.CONTRIBUTE)
def move_step(request, pk, key):
    """One place up or down."""
    row = open_row(request, pk)
    step, form = queries.step_of(row, key), MoveForm(request.POST)
    if form.is_valid():
        actions.move_step(step=step, earlier=form.cleaned_data["way"] == "up", by=request.member)
    return to_pathway(request, row, _("“%(name)s” is moved.") % {"name": step.name}, f"step-{key}")


@members_only(May.CONTRIBUTE)
def remove_step(request, pk, key):
    """Ask once, then take the step out with its links. One that is gone already is out."""
    row = open_row(request, pk)
    step = queries.step_of(row, key)
    if request.method == "POST":
        actions.remove_step(step=step, by=request.member)
        return to_pathway(request, row, _("“%(name)s” is out.") % {"name": step.name}, "steps")
    links = [link for link in queries.links_of(row) if step.pk in (link.start_id, link.end_id)]
    page = {
        "heading": _("Take out “%(name)s”?") % {"name": step.name},
        "pathway": row.name,
        "number": row.pk,
        "key": key,
        "links": [(link.start.name, link.end.name) for link in links],
    }
    return render(request, "services/pathway_step_out.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def add_link(request, pk):
    """From one step to another; the same link again takes the new words."""
    row = open_row(request, pk)
    steps = queries.steps_of(row)
    form = LinkForm(request.POST or None, steps=_named(steps), initial={"start": request.GET.get("from", "")})
    if request.method == "POST" and form.is_valid():
        actions.add_link(row=row, facts=form.facts(_by_key(steps)), by=request.member)
        return to_pathway(request, row, _("The link is drawn."), "links")
    return form_page(request, form, row, heading=_("Add a link"), send=_("Add the link"), template=LINK_FORM)


@members_only(May.CONTRIBUTE)
@in_turn
def change_link(request, pk, number):
    row = open_row(request, pk)
    link, steps = queries.link_of(row, number), queries.steps_of(row)
    shown = {name: getattr(link, name) for name in ("route", "condition", "wait_low", "wait_high")}
    shown |= {"start": link.start.key, "end": link.end.key}
    form = guard(LinkForm(request.POST or None, steps=_named(steps), initial=shown))
    if request.method == "POST" and form.is_valid():
        facts = form.facts(_by_key(steps))
        if _is_another(row, link, facts):
            words = _("There is such a link already. Change that one, or choose another way to get there.")
            form.add_error("route", words)
        else:
            actions.change_link(link=link, facts=facts, by=request.member)
            return to_pathway(request, row, _("Saved."), "links")
    return form_page(
        request, form, row, heading=_("Change a link"), send=_("Save"), template=LINK_FORM, link=number
    )


def _is_another(row, link, facts):
    """Whether another link leads from the same step to the same by the same route."""
    same = facts["start"].pk, facts["end"].pk, facts["route"]
    return any(
        (one.start_id, one.end_id, one.route) == same for one in queries.links_of(row) if one.pk != link.pk
    )


def _named(steps):
    return [(step.key, step.name) for step in steps]


def _by_key(steps):
    return {step.key: step for step in steps}


@require_POST
@members_only(May.CONTRIBUTE)
def remove_link(request, pk, number):
    row = open_row(request, pk)
    actions.remove_link(link=queries.link_of(row, number), by=request.member)
    return to_pathway(request, row, _("The link is out."), "links")
