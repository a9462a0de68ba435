"""Measurement plans: four answers, outcomes, measures, and whether they fit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.late import Late
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.queries import directory as services
from fivefold_web.system.actions import measuring as actions
from fivefold_web.system.actions.naming import NameTaken
from fivefold_web.system.forms.measuring import MeasureForm, OutcomeForm, PlanForm
from fivefold_web.system.presenters.measuring import PlansPage, framework_document, plan_view, sources
from fivefold_web.system.queries import measuring as queries

word_files = Late("fivefold.publishing.word")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@members_only(May.VIEW)
def plans(request):
    """All plans, with what is not measured and what is measured for nothing."""
    page = PlansPage.of(request.partnership, queries.plans_of(request.partnership))
    return render(request, "system/plans.jinja", {"page": page})


@members_only(May.VIEW)
def framework(request):
    """The plans as a Word document."""
    page = PlansPage.of(request.partnership, queries.plans_of(request.partnership))
    content = word_files.word(framework_document(request.partnership, page, timezone.localdate()))
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = 'attachment; filename="measurement-framework.docx"'
    return answer


@members_only(May.CONTRIBUTE)
def add_plan(request):
    form = _plan_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            plan = actions.write_plan(partnership=request.partnership, facts=form.facts(), by=request.member)
        except NameTaken as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The plan is kept. Name its outcomes and measures now."))
            return redirect("system:plan", place=request.partnership.slug, pk=plan.pk)
    return _form_page(request, form, _("Begin a plan"))


@members_only(May.CONTRIBUTE)
def change_plan(request, pk):
    plan = queries.plan_of(request.partnership, pk)
    start = {name: getattr(plan, name) for name in actions.KEPT} | {"service": str(plan.service_id or "")}
    form = _plan_form(request, start, plan.name)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_plan(plan=plan, facts=form.facts(), by=request.member)
        except NameTaken as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("system:plan", place=request.partnership.slug, pk=pk)
    return _form_page(request, form, _("Change %(name)s") % {"name": plan.name})


def _plan_form(request, start=None, own=""):
    taken = [row.name for row in queries.plans_of(request.partnership) if row.name != own]
    named = services.current_services_of(request.partnership).values_list("pk", "name")
    return PlanForm(request.POST or None, initial=start, services=named, taken=taken)


def _form_page(request, form, heading):
    page = {"heading": heading, "send": _("Keep the plan")}
    context = {"page": page, "form": form, "back": "system:plans"}
    return render(request, "system/form.jinja", context, status=422 if form.errors else 200)


@members_only(May.VIEW)
def plan(request, pk):
    return _plan_page(request, queries.plan_of(request.partnership, pk))


def _plan_page(request, row, outcome_form=None, measure_form=None):
    view = plan_view(request.partnership, row)
    outcomes = queries.fit_of(row).outcomes
    context = {
        "page": {"heading": row.name, "plan": view, "source": sources()},
        "outcome_form": outcome_form or OutcomeForm(),
        "measure_form": measure_form or MeasureForm(outcomes=outcomes),
    }
    wrong = outcome_form or measure_form
    return render(request, "system/plan.jinja", context, status=422 if wrong else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def add_outcome(request, pk):
    row = queries.plan_of(request.partnership, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _plan_page(request, row, outcome_form=form)
    actions.add_outcome(plan=row, by=request.member, **form.cleaned_data)
    return redirect("system:plan", place=request.partnership.slug, pk=pk)


@require_POST
@members_only(May.CONTRIBUTE)
def choose_measure(request, pk):
    row = queries.plan_of(request.partnership, pk)
    form = MeasureForm(request.POST, outcomes=queries.fit_of(row).outcomes)
    if not form.is_valid():
        return _plan_page(request, row, measure_form=form)
    actions.choose_measure(plan=row, by=request.member, **form.facts())
    return redirect("system:plan", place=request.partnership.slug, pk=pk)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_outcome(request, pk, number):
    actions.remove_outcome(plan=queries.plan_of(request.partnership, pk), number=number, by=request.member)
    return redirect("system:plan", place=request.partnership.slug, pk=pk)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_measure(request, pk, number):
    actions.remove_measure(plan=queries.plan_of(request.partnership, pk), number=number, by=request.member)
    return redirect("system:plan", place=request.partnership.slug, pk=pk)
