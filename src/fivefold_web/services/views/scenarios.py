"""Scenarios: the nine children, their walks, and the contacts that every family is offered."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.knowledge.catalogue import scenarios as nine_children
from fivefold.services.scenario import Step, walk
from fivefold_web.library.citing import sign
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services import joined
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.forms.services import ContactForm, JudgementForm, OwnContactForm
from fivefold_web.services.presenters.contacts import SchedulePage
from fivefold_web.services.presenters.walks import (
    ScenariosPage,
    found_in_words,
    step_citation,
    walk_page,
)
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries import walks
from fivefold_web.services.views.coverage import about


@members_only(May.VIEW)
def scenarios(request):
    """The nine children, youngest first."""
    schedule = walks.schedule_of(request.partnership)
    children = in_local_words(request.partnership, nine_children())
    page = ScenariosPage.of(children, schedule, walks.latest_walks_of(request.partnership))
    return render(request, "services/scenarios.jinja", {"page": page})


@members_only(May.VIEW)
def scenario(request, slug):
    """One child: what is in reach today, and the walks so far."""
    return _walk_page(request, _child(request, slug), None)


@require_POST
@members_only(May.CONTRIBUTE)
def start(request, slug):
    """Begin a walk, or go on with the one that is open."""
    child = _child(request, slug)
    walkthrough = walking.start_walk(partnership=request.partnership, scenario=child, by=request.member)
    return redirect("services:walk", place=request.partnership.slug, pk=walkthrough.pk)


@members_only(May.VIEW)
def walked(request, pk):
    """A walk: what is there, and what the partners say."""
    walkthrough = walks.walk_of(request.partnership, pk)
    return _walk_page(request, _child(request, walkthrough.scenario), walkthrough)


def _child(request, slug):
    """A scenario in the words that count here, or 404."""
    (child,) = in_local_words(request.partnership, (walks.scenario_called(slug),))
    return child


def _walk_page(request, child, walkthrough):
    partnership = request.partnership
    page = walk_page(
        child,
        walks.schedule_of(partnership),
        queries.in_reach(partnership, child.age_months),
        about(request),
        walks.walks_of(partnership, child.slug),
        walkthrough,
    )
    tokens = {step.step: sign(partnership, step.citation) for step in page.steps}
    panel = panel_for(partnership, "scenarios", child.slug)
    context = {
        "page": page,
        "tokens": tokens,
        "judgements": _judgement_forms(walkthrough),
        "panel": panel,
        "coverage": joined.coverage_of(partnership, page.next_contact),
    }
    return render(request, "services/walk.jinja", context)


def _judgement_forms(walkthrough):
    """A form for each question, filled with what was said."""
    if walkthrough is None:
        return {}
    rows = {row.step: row for row in walkthrough.steps.all()}
    made = {}
    for step in Step:
        row = rows.get(step.value)
        initial = {"judgement": row.judgement, "missing": row.missing} if row else {}
        made[step.value] = JudgementForm(initial=initial, auto_id=f"id_{step.value}_%s")
    return made


@require_POST
@members_only(May.CONTRIBUTE)
def judge(request, pk, step):
    """Keep one answer. A form sent in the background gets a short reply instead of a page."""
    walkthrough = walks.walk_of(request.partnership, pk)
    if step not in list(Step):
        raise Http404
    form = JudgementForm(request.POST)
    in_background = request.headers.get("X-Requested-With") == "autosave"
    if walkthrough.finished or not form.is_valid():
        if in_background:
            return JsonResponse({"saved": False}, status=422)
        messages.error(request, _refusal(walkthrough, form))
    else:
        walking.judge(walkthrough=walkthrough, step=step, by=request.member, **form.cleaned_data)
        if in_background:
            return JsonResponse({"saved": True, "evidence": _evidence(request, pk, step)})
        messages.success(request, _("Saved."))
    return redirect("services:walk", place=request.partnership.slug, pk=pk)


def _evidence(request, pk, step):
    """The step as evidence with the answer that was just kept, for a finding made without a new page."""
    walkthrough = walks.walk_of(request.partnership, pk)
    child = _child(request, walkthrough.scenario)
    in_reach = queries.in_reach(request.partnership, child.age_months)
    found = walk(child.age_months, in_reach.offers, walks.schedule_of(request.partnership))
    row = next(row for row in walkthrough.steps.all() if row.step == step)
    page = reverse("services:walk", kwargs={"place": request.partnership.slug, "pk": pk})
    citation = step_citation(Step(step), child, found, row, replace(about(request), path=page))
    return sign(request.partnership, citation)


def _refusal(walkthrough, form):
    if walkthrough.finished:
        return _("This walk is finished. Walk the scenario again to say something new.")
    return " ".join(error for errors in form.errors.values() for error in errors)


@require_POST
@members_only(May.CONTRIBUTE)
def finish(request, pk):
    """Close a walk with what the place holds today, so that a later walk can be compared."""
    walkthrough = walks.walk_of(request.partnership, pk)
    child = _child(request, walkthrough.scenario)
    if walkthrough.finished is None:
        in_reach = queries.in_reach(request.partnership, child.age_months)
        found = walk(child.age_months, in_reach.offers, walks.schedule_of(request.partnership))
        services = {step.value: len(found.services(step)) for step in Step}
        walking.finish_walk(
            walkthrough=walkthrough, found=found_in_words(found), services=services, by=request.member
        )
    messages.success(request, _("The walk is kept. Walk it again when something has changed."))
    return redirect("services:scenario", place=request.partnership.slug, slug=child.slug)


@members_only(May.VIEW)
def schedule(request):
    """Every contact that families are offered here."""
    page = SchedulePage.of(request.partnership, walks.schedule_of(request.partnership))
    return render(request, "services/schedule.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def contact(request, key):
    """How a contact of the nation's schedule is offered here, with the reason."""
    national = walks.national_contact(request.partnership, key)
    changed = walks.contact_change_of(request.partnership, key)
    initial = {
        "offered": "yes" if national.offered else "no",
        "mode": national.mode,
        "reason": national.reason,
    }
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and "as_nation" in request.POST:
        if changed:
            walking.follow_the_nation(partnership=request.partnership, change=changed, by=request.member)
        return _to_schedule(
            request, _("“%(name)s” follows the national schedule again.") % {"name": national.name}
        )
    if request.method == "POST" and form.is_valid():
        walking.change_contact(
            partnership=request.partnership, contact=national, by=request.member, **form.cleaned_data
        )
        return _to_schedule(request, _("Saved."))
    page = {"heading": national.name, "lead": national.window, "send": _("Save"), "is_changed": bool(changed)}
    return _contact_page(request, form, page)


@members_only(May.CONTRIBUTE)
def add_contact(request):
    """A contact that the place offers beyond its nation's schedule."""
    form = OwnContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = walking.add_contact(
            partnership=request.partnership, facts=form.cleaned_data, by=request.member
        )
        return _to_schedule(request, _("“%(name)s” is in the schedule.") % {"name": made.name})
    lead = _("Only what is offered to every family of that age.")
    return _contact_page(
        request, form, {"heading": _("Add a contact"), "lead": lead, "send": _("Add the contact")}
    )


@members_only(May.CONTRIBUTE)
def own_contact(request, pk):
    own = walks.own_contact_of(request.partnership, pk)
    if request.method == "POST" and "remove" in request.POST:
        walking.remove_contact(contact=own, by=request.member)
        return _to_schedule(request, _("“%(name)s” is no longer in the schedule.") % {"name": own.name})
    initial = {name: getattr(own, name) for name in ("name", "due_from", "due_to", "mode", "reason")}
    form = OwnContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        walking.change_own_contact(contact=own, facts=form.cleaned_data, by=request.member)
        return _to_schedule(request, _("Saved."))
    page = {"heading": own.name, "lead": "", "send": _("Save"), "can_remove": True}
    return _contact_page(request, form, page)


def _contact_page(request, form, page):
    context = {"page": {"is_changed": False, "can_remove": False} | page, "form": form}
    return render(request, "services/contact.jinja", context, status=422 if form.errors else 200)


def _to_schedule(request, said):
    messages.success(request, said)
    return redirect("services:schedule", place=request.partnership.slug)
