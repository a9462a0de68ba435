"""Fictional journeys: begun from the toolkit's story or from nothing, laid over what the place has."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.charts.drawing import png
from fivefold.knowledge.catalogue import cases, interventions
from fivefold.services.journey import laid_over, steps_of_story
from fivefold_web.design.meanwhile import guard
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.services.actions import journeys as actions
from fivefold_web.services.forms.journeys import AnswerForm, BeginForm, JourneyForm, StepForm
from fivefold_web.services.presenters.journeys import compare_page, journey_page, line_of
from fivefold_web.services.queries import journeys as queries
from fivefold_web.services.queries.directory import service_of
from fivefold_web.services.views.coverage import about
from fivefold_web.services.views.pathway_checks import as_csv_file

SAMPLE = "cindy-and-andy-in-manchester"
PNG_WIDTH = 2000


def _stories():
    """Stories of families with moments, the sample first."""
    told = [one for one in cases() if one.moments and one.sort == "story of a family"]
    return sorted(told, key=lambda one: one.slug != SAMPLE)


def _story(slug):
    return next((one for one in _stories() if one.slug == slug), None)


def _names_of_interventions():
    return {one.slug: (one.title, *one.aliases) for one in interventions()}


def _laid(rows, local):
    steps = [queries.as_step(row, local) for row in rows]
    return laid_over(steps, local.offers, _names_of_interventions())


@members_only(May.VIEW)
def journeys(request):
    """All journeys with what is missing for each."""
    partnership = request.partnership
    local, rows = queries.local_map(partnership), queries.rows_of_all(partnership)
    found = queries.journeys_of(partnership)
    for journey in found:
        journey.partnership = partnership
    lines = [line_of(journey, _laid(rows[journey.pk], local)) for journey in found]
    page = {"heading": _("Family journeys"), "lines": lines}
    return render(request, "services/journeys.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def new(request):
    """Begin a journey."""
    stories = [(one.slug, one.title) for one in _stories()]
    initial = {"client_key": secrets.token_urlsafe(15), "case": request.GET.get("case", SAMPLE)}
    form = BeginForm(request.POST or None, stories=stories, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        case = _story(given["case"])
        journey = actions.begin_journey(
            partnership=request.partnership,
            name=given["name"],
            about=given["about"],
            case=given["case"],
            steps=steps_of_story(case) if case else (),
            client_key=given["client_key"],
            by=request.member,
        )
        messages.success(request, _("The journey is laid over what the directory holds."))
        return _to(request, journey)
    page = {"heading": _("A new journey"), "send": _("Begin the journey"), "back": ""}
    return _form_page(request, form, page)


@members_only(May.VIEW)
def journey(request, pk):
    """One journey, step by step."""
    found = queries.journey_of(request.partnership, pk)
    local = queries.local_map(request.partnership)
    rows = queries.rows_of(found)
    page = journey_page(found, _laid(rows, local), rows, local, about(request))
    tokens = {step.pk: sign(request.partnership, step.citation) for step in page.steps if step.citation}
    services = [(number, offer.name) for number, offer in local.by_number.items() if offer.is_current]
    answers = {row.pk: _answer_form(row, services) for row in rows}
    context = {"page": page, "tokens": tokens, "answers": answers}
    return render(request, "services/journey.jinja", context)


def _answer_form(row, services):
    initial = {"answer": "nobody" if row.absent else str(row.service_id or "")}
    return AnswerForm(services=services, initial=initial, auto_id=f"id_{row.pk}_%s")


@members_only(May.CONTRIBUTE)
@in_turn
def change(request, pk):
    """Another name or introduction; or take the journey away."""
    found = queries.journey_of(request.partnership, pk)
    form = guard(JourneyForm(request.POST or None, initial={"name": found.name, "about": found.about}))
    if request.method == "POST" and form.is_valid():
        actions.change_journey(journey=found, by=request.member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return _to(request, found)
    page = {"heading": found.name, "send": _("Save"), "back": found.pk, "remove": True}
    return _form_page(request, form, page)


@require_POST
@members_only(May.CONTRIBUTE)
def remove(request, pk):
    found = queries.journey_of(request.partnership, pk)
    actions.remove_journey(journey=found, by=request.member)
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
    return redirect("services:journeys", place=request.partnership.slug)


@members_only(May.VIEW)
def compare(request, pk):
    """The journey beside the story of the toolkit, both laid over the same map."""
    found = queries.journey_of(request.partnership, pk)
    case = _story(found.case) or _story(SAMPLE)
    local = queries.local_map(request.partnership)
    story = laid_over(steps_of_story(case), local.offers, _names_of_interventions())
    placed = _laid(queries.rows_of(found), local)
    page = compare_page(found, placed, case, story, local, about(request))
    return render(request, "services/journey_compare.jinja", {"page": page})


@members_only(May.VIEW)
def storyboard(request, pk):
    """The journey on paper: one card a step, nothing else."""
    return render(request, "services/storyboard.jinja", {"page": _page_of(request, pk)})


@members_only(May.VIEW)
def download(request, pk, kind):
    """The picture as SVG or PNG, its table as CSV."""
    page = _page_of(request, pk)
    if page.board is None:
        raise Http404
    name = f"{slugify(page.heading)[:80] or 'journey'}-{timezone.localdate().isoformat()}.{kind}"
    if kind == "csv":
        return as_csv_file([page.twin.headers, *page.twin.rows], name)
    svg = page.board.svg()
    content, content_type = (
        (svg.encode(), "image/svg+xml") if kind == "svg" else (png(svg, PNG_WIDTH), "image/png")
    )
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _page_of(request, pk):
    found = queries.journey_of(request.partnership, pk)
    local, rows = queries.local_map(request.partnership), queries.rows_of(found)
    return journey_page(found, _laid(rows, local), rows, local, about(request))


@members_only(May.CONTRIBUTE)
def add_step(request, pk):
    """One more step at the end."""
    found = queries.journey_of(request.partnership, pk)
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_step(journey=found, facts=form.cleaned_data, by=request.member)
        return _to(request, found)
    page = {"heading": _("Add a step"), "send": _("Add the step"), "back": found.pk}
    return _form_page(request, form, page)


@members_only(May.CONTRIBUTE)
@in_turn
def change_step(request, pk, step):
    """Other words for a step."""
    found = queries.journey_of(request.partnership, pk)
    row = queries.step_of(found, step)
    months = row.age_months
    initial = actions.facts_of(row) | {"age_months": "" if months is None else f"{months:g}"}
    form = guard(StepForm(request.POST or None, initial=initial))
    if request.method == "POST" and form.is_valid():
        actions.change_step(step=row, facts=form.cleaned_data, by=request.member)
        return _to(request, found, row)
    page = {"heading": row.title, "send": _("Save"), "back": found.pk}
    return _form_page(request, form, page)


@require_POST
@members_only(May.CONTRIBUTE)
def answer(request, pk, step):
    """Say who does a step here, against the rule or with it."""
    found = queries.journey_of(request.partnership, pk)
    row = queries.step_of(found, step)
    local = queries.local_map(request.partnership)
    form = AnswerForm(request.POST, services=[(number, one.name) for number, one in local.by_number.items()])
    if not form.is_valid():
        raise Http404
    number, absent = form.said
    service = service_of(request.partnership, number) if number else None
    actions.answer_step(step=row, service=service, absent=absent, by=request.member)
    messages.success(request, _("Saved."))
    return _to(request, found, row)


@require_POST
@members_only(May.CONTRIBUTE)
def move(request, pk, step, way):
    """One place earlier or later."""
    found = queries.journey_of(request.partnership, pk)
    row = queries.step_of(found, step)
    actions.move_step(step=row, by_places={"earlier": -1, "later": 1}[way], by=request.member)
    return _to(request, found, row)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_step(request, pk, step):
    found = queries.journey_of(request.partnership, pk)
    actions.remove_step(step=queries.step_of(found, step), by=request.member)
    messages.success(request, _("The step is removed."))
    return _to(request, found)


def _form_page(request, form, page):
    context = {"page": {"remove": False} | page, "form": form}
    return render(request, "services/journey_form.jinja", context, status=422 if form.errors else 200)


def _to(request, found, row=None):
    answer = redirect("services:journey", place=request.partnership.slug, pk=found.pk)
    if row is not None:
        answer["Location"] += f"#step-{row.pk}"
    return answer
