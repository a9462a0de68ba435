"""Pages of recommendations."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.decisions.states import NotAllowed
from fivefold.vocabulary.support import Level
from fivefold_web.decisions import actions, presenters, queries
from fivefold_web.decisions.forms import ActionForm, RecommendationForm, not_before
from fivefold_web.design.meanwhile import guard
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn


def _here(request, pk):
    return redirect("decisions:recommendation", place=request.partnership.slug, pk=pk)


def today() -> date:
    return timezone.localdate()


@members_only(May.VIEW)
def listed(request):
    level = chosen_level(request)
    page = presenters.RecommendationsPage.of(queries.recommendations_of(request.partnership), level)
    return render(request, "decisions/recommendations.jinja", {"page": page, "levels": presenters.levels()})


def chosen_level(request):
    """The level that the address asks for, if there is one of this name."""
    asked = request.GET.get("level", "")
    return asked if asked in list(Level) else ""


@members_only(May.CONTRIBUTE)
def new(request):
    """Write a draft recommendation, usually from a finding."""
    findings = queries.findings_of(request.partnership)
    start = {"findings": [int(pk) for pk in request.GET.getlist("finding") if pk.isdigit()]}
    form = RecommendationForm(request.POST or None, initial=start, findings=findings)
    if request.method == "POST" and form.is_valid():
        made = actions.recommend(partnership=request.partnership, **form.cleaned_data, by=request.member)
        messages.success(request, _("The recommendation is a draft now."))
        return _here(request, made.pk)
    return _form(request, form, _("Write a recommendation"), _("Keep it as a draft"))


def _form(request, form, heading, send):
    context = {"page": presenters.Titled(heading), "form": form, "send": send}
    return render(request, "decisions/form.jinja", context, status=422 if form.errors else 200)


@members_only(May.VIEW)
def recommendation(request, pk):
    row = queries.recommendation_of(request.partnership, pk)
    return _show(request, row)


def _show(request, row, refusal="", status=200):
    page = presenters.RecommendationPage.of(row, on=today())
    context = {"page": page, "refusal": refusal}
    return render(request, "decisions/recommendation.jinja", context, status=status)


@members_only(May.CONTRIBUTE)
@in_turn
def change(request, pk):
    row = queries.recommendation_of(request.partnership, pk)
    start = {
        "sentence": row.sentence,
        "why": row.why,
        "level": row.level_name,
        "effort": row.effort_name,
        "effect": row.effect_name,
        "findings": [finding.pk for finding in row.findings.all()],
    }
    findings = queries.findings_of(request.partnership)
    form = guard(RecommendationForm(request.POST or None, initial=start, findings=findings))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_recommendation(
                partnership=request.partnership, recommendation=row, **form.cleaned_data, by=request.member
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return _here(request, pk)
    return _form(request, form, _("Change the recommendation"), _("Save"))


@require_POST
@members_only(May.FACILITATE)
def move(request, pk):
    """Final, draft or withdrawn; a refusal says what is missing."""
    row = queries.recommendation_of(request.partnership, pk)
    try:
        actions.move_recommendation(
            partnership=request.partnership,
            recommendation=row,
            to=request.POST.get("to", ""),
            by=request.member,
        )
    except NotAllowed as refusal:
        return _show(request, row, _(str(refusal)), status=422)
    except ValueError:
        return _show(request, row, _("That is not a state of a recommendation."), status=422)
    return _here(request, pk)


@members_only(May.CONTRIBUTE)
def plan_action(request, pk):
    """Put an action in the plan for this recommendation."""
    row = queries.recommendation_of(request.partnership, pk)
    form = ActionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.plan(
            partnership=request.partnership, recommendation=row, **form.cleaned_data, by=request.member
        )
        messages.success(request, not_before(form, today()) or _("The action is in the plan."))
        return redirect("decisions:action", place=request.partnership.slug, pk=made.pk)
    return _form(request, form, _("Plan an action"), _("Put it in the plan"))
