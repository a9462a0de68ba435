"""Walks: what the map proposes beside what people say, kept at the finish and compared with today."""

import re
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.services.proposal_kept import as_json
from fivefold.services.scenario import Step
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.forms.scenarios import VerdictForm
from fivefold_web.services.forms.services import JudgementForm
from fivefold_web.services.presenters.compared import compared_page
from fivefold_web.services.presenters.stories import story_called
from fivefold_web.services.presenters.storyboards import storyboard_page
from fivefold_web.services.presenters.walks import day, found_in_words, step_citation
from fivefold_web.services.queries import directory, proposals, walks
from fivefold_web.services.views.coverage import about
from fivefold_web.services.views.scenarios import asked_in, proposal_of_walk, story_page

OF_SERVICE = re.compile(r"(\d{1,18})-(?:said|note)")


@members_only(May.VIEW)
def walked(request, pk):
    """A walk: what is there, and what the partners say."""
    walkthrough = walks.walk_of(request.partnership, pk)
    story = _story(request, walkthrough)
    ground = proposals.ground_of(request.partnership)
    named = {area.code: area.name for area in ground.areas}
    more = {"judgements": _judgement_forms(walkthrough), "area": named.get(walkthrough.area_code, "")}
    found, wishes = proposal_of_walk(ground, story, walkthrough), proposals.wishes_of(walkthrough)
    return story_page(request, story, found, wishes, more, walkthrough, walks.verdicts_of(walkthrough))


def _story(request, walkthrough):
    return story_called(request.partnership, walkthrough.scenario, with_removed=True)


def _judgement_forms(walkthrough):
    """A form for each question, filled with what was said."""
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
    walkthrough = _open_for(request, pk, step)
    form = JudgementForm(request.POST)
    if walkthrough.finished or not form.is_valid():
        return _refused(request, walkthrough, form)
    walking.judge(walkthrough=walkthrough, step=step, by=request.member, **form.cleaned_data)
    if _in_background(request):
        return JsonResponse({"saved": True, "evidence": _evidence(request, pk, step)})
    return _said(request, pk)


@require_POST
@members_only(May.CONTRIBUTE)
def judge_services(request, pk, step):
    """Keep what is said of services for one question: of all that the form names, or of the one that was changed."""
    walkthrough = _open_for(request, pk, step)
    numbers = sorted({int(found[1]) for name in request.POST if (found := OF_SERVICE.fullmatch(name))})
    services = [directory.service_of(request.partnership, number) for number in numbers]
    forms = [VerdictForm(request.POST, prefix=str(number)) for number in numbers]
    wrong = next((form for form in forms if not form.is_valid()), None)
    if walkthrough.finished or wrong is not None:
        return _refused(request, walkthrough, wrong)
    for service, form in zip(services, forms, strict=True):
        walking.judge_service(
            walkthrough=walkthrough, step=step, service=service, by=request.member, **form.cleaned_data
        )
    return JsonResponse({"saved": True}) if _in_background(request) else _said(request, pk)


def _open_for(request, pk, step):
    if step not in list(Step):
        raise Http404
    return walks.walk_of(request.partnership, pk)


def _in_background(request):
    return request.headers.get("X-Requested-With") == "autosave"


def _refused(request, walkthrough, form):
    if _in_background(request):
        return JsonResponse({"saved": False}, status=422)
    messages.error(request, _refusal(walkthrough, form))
    return redirect("services:walk", place=request.partnership.slug, pk=walkthrough.pk)


def _said(request, pk):
    messages.success(request, _("Saved."))
    return redirect("services:walk", place=request.partnership.slug, pk=pk)


def _evidence(request, pk, step):
    """The step as evidence with the answer that was just kept, for a finding made without a new page."""
    walkthrough = walks.walk_of(request.partnership, pk)
    story = _story(request, walkthrough)
    found = proposal_of_walk(proposals.ground_of(request.partnership), story, walkthrough)
    row = next(row for row in walkthrough.steps.all() if row.step == step)
    page = reverse("services:walk", kwargs={"place": request.partnership.slug, "pk": pk})
    citation = step_citation(Step(step), story, found.proposal, row, replace(about(request), path=page))
    return sign(request.partnership, citation)


def _refusal(walkthrough, form):
    if walkthrough.finished:
        return _("This walk is finished. Walk the scenario again to say something new.")
    return " ".join(error for errors in form.errors.values() for error in errors)


@require_POST
@members_only(May.CONTRIBUTE)
def finish(request, pk):
    """Close a walk with what the map proposes today, so that a later walk can be compared."""
    walkthrough = walks.walk_of(request.partnership, pk)
    story = _story(request, walkthrough)
    if walkthrough.finished is None:
        found = proposal_of_walk(proposals.ground_of(request.partnership), story, walkthrough).proposal
        walking.finish_walk(
            walkthrough=walkthrough,
            found=found_in_words(found),
            services={step.value: len(found.for_step(step)) for step in Step},
            proposal=as_json(found),
            by=request.member,
        )
    messages.success(request, _("The walk is kept. Walk it again when something has changed."))
    return redirect("services:walk", place=request.partnership.slug, pk=pk)


@members_only(May.VIEW)
def compare(request, pk):
    """A finished walk beside today, or beside another finished walk of the same story."""
    partnership = request.partnership
    first = walks.walk_of(partnership, pk)
    if first.finished is None:
        raise Http404
    story, ground = _story(request, first), proposals.ground_of(partnership)
    number = request.GET.get("with", "")
    other = walks.walk_of(partnership, int(number)) if number.isdecimal() and len(number) < 19 else None
    if other is not None and (other.scenario != first.scenario or other.finished is None):
        raise Http404
    now = ground.propose(story, proposals.wishes_of(first))
    page = compared_page(
        story,
        [_named(request, first), _named(request, other) if other else (_("Today"), "")],
        [
            proposal_of_walk(ground, story, first),
            proposal_of_walk(ground, story, other) if other else now,
        ],
        heading=_("Then and now"),
        came=_("Came"),
        went=_("Went"),
    )
    others = [
        (one.pk, day(one.finished))
        for one in walks.walks_of(partnership, first.scenario)
        if one.finished and one.pk != first.pk
    ]
    context = {"page": page, "others": others, "walk": first.pk, "now": other is None}
    return render(request, "services/compared.jinja", context)


def _named(request, walkthrough):
    path = reverse("services:walk", kwargs={"place": request.partnership.slug, "pk": walkthrough.pk})
    return _("Walk of %(day)s") % {"day": day(walkthrough.finished)}, path


@members_only(May.VIEW)
def storyboard(request, slug):
    """One page to print: who, when, how long, where it stops, and what people say."""
    walkthrough, found, story, wishes = asked_in(request, slug)
    names = {area.code: area.name for area in proposals.areas_of(request.partnership)}
    page = storyboard_page(story, found, wishes, names.get(wishes.area, ""), walkthrough, about(request))
    return render(request, "services/scenario_storyboard.jinja", {"page": page})
