"""Self-checks: begin, answer, finish, and see all subjects together."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.actions import checks as actions
from fivefold_web.system.actions.conditions import NotPossible
from fivefold_web.system.forms.checks import AnswerForm, BeginForm
from fivefold_web.system.presenters.checks import CheckPage
from fivefold_web.system.presenters.rollup import RollUpPage
from fivefold_web.system.queries import checks as queries
from fivefold_web.system.views.response import about

ON_A_PAGE = 25


@members_only(May.VIEW)
def checks_of(request, slug):
    """A checklist over all who looked at themselves with it."""
    checklist = queries.checklist_called(slug)
    histories = queries.histories_of(request.partnership, slug)
    rules = queries.rules_for(request.partnership, slug)
    page = RollUpPage.of(checklist, histories, rules, about(request))
    tokens = {one.slug: sign(request.partnership, one.citation) for one in page.criteria if one.citation}
    subjects = Paginator(page.subjects, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "tokens": tokens, "subjects": subjects}
    return render(request, "system/checks.jinja", context)


@members_only(May.CONTRIBUTE)
def begin(request, slug):
    """Choose the subject and the date; an unfinished check of the same subject is opened again."""
    checklist = queries.checklist_called(slug)
    subjects = queries.subjects_for(request.partnership, checklist.asked_of)
    form = BeginForm(
        request.POST or None,
        initial={"held_on": timezone.localdate(), "subject": request.GET.get("subject", "")},
        asked_of=checklist.asked_of,
        subjects=subjects,
    )
    if request.method == "POST" and form.is_valid():
        check = actions.begin_check(
            partnership=request.partnership,
            checklist=slug,
            subject=form.chosen,
            held_on=form.cleaned_data["held_on"],
            by=request.member,
        )
        return redirect("system:check", place=request.partnership.slug, pk=check.pk)
    page = {"heading": _("Begin: %(checklist)s") % {"checklist": checklist.title}, "slug": slug}
    context = {"page": page, "form": form, "nobody": not subjects}
    return render(request, "system/begin.jinja", context, status=422 if form.errors else 200)


@members_only(May.VIEW)
def check(request, pk):
    """One check: to be answered while it is open, to be read afterwards."""
    this = queries.check_of(request.partnership, pk)
    checklist = queries.checklist_called(this.checklist)
    rows = queries.rows_by_criterion(this)
    rules = queries.rules_for(request.partnership, this.checklist).get(this.plan_id, {})
    forms = {one.slug: _form(request, one, rows.get(one.slug), rules) for one in checklist.criteria}
    if request.method == "POST" and this.finished:
        messages.error(request, _("This check is finished. Begin a new one to change its answers."))
    elif request.method == "POST" and all(form.is_valid() for form in forms.values()):
        return _kept(request, this, forms)
    page = CheckPage.of(checklist, this, rows, rules, queries.history_of(this), about(request))
    tokens = {line.slug: sign(request.partnership, line.citation) for line in page.lines if line.citation}
    wrong = any(form.errors for form in forms.values())
    context = {"page": page, "forms_of": forms, "tokens": tokens}
    template = "system/check.jinja" if page.is_finished or not _may(request) else "system/check_form.jinja"
    return render(request, template, context, status=422 if wrong else 200)


def _may(request):
    return request.member.may(May.CONTRIBUTE)


def _form(request, criterion, row, rules):
    initial = {name: getattr(row, name) for name in actions.KEPT} if row else None
    data = request.POST if request.method == "POST" and _may(request) else None
    return AnswerForm(data, initial=initial, criterion=criterion, is_ruled=criterion.slug in rules)


def _kept(request, this, forms):
    finish = "finish" in request.POST
    try:
        for slug, form in forms.items():
            actions.answer(check=this, criterion=slug, by=request.member, **form.facts())
        if finish:
            actions.finish_check(check=queries.check_of(request.partnership, this.pk), by=request.member)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        finished = _("The check is finished. It counts in the overview.")
        messages.success(request, finished if finish else _("Saved. You can go on later."))
    return redirect("system:check", place=request.partnership.slug, pk=this.pk)


@require_POST
@members_only(May.CONTRIBUTE)
def check_part(request, pk):
    """One line, sent in the background as it is typed."""
    this = queries.check_of(request.partnership, pk)
    checklist = queries.checklist_called(this.checklist)
    criterion = next((one for one in checklist.criteria if one.slug == request.POST.get("part")), None)
    if criterion is None:
        raise Http404
    rules = queries.rules_for(request.partnership, this.checklist).get(this.plan_id, {})
    form = AnswerForm(request.POST, criterion=criterion, is_ruled=criterion.slug in rules)
    if this.finished or not form.is_valid():
        return JsonResponse({"saved": False}, status=422)
    try:
        actions.answer(check=this, criterion=criterion.slug, by=request.member, **form.facts())
    except NotPossible:  # finished by somebody else in this moment
        return JsonResponse({"saved": False}, status=422)
    return JsonResponse({"saved": True})


@members_only(May.VIEW)
def paper(request, slug):
    """The checklist on paper, for a meeting without screens."""
    checklist = queries.checklist_called(slug)
    page = {"heading": checklist.title, "checklist": checklist, "slug": slug}
    return render(request, "system/paper.jinja", {"page": page})
