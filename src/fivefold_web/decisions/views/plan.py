"""Pages of the action plan."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.decisions.states import MOVES, NEEDS_REASON, ActionState, NotAllowed
from fivefold.late import Late
from fivefold.vocabulary.support import Level
from fivefold_web.decisions import actions, presenters, queries
from fivefold_web.decisions.forms import ActionForm, MoveForm
from fivefold_web.decisions.views.recommendations import today
from fivefold_web.design.meanwhile import guard
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn

openpyxl = Late("openpyxl")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _plan_page(request):
    chosen = {name: request.GET.get(name, "") for name in ("owner", "state", "level")}
    return presenters.PlanPage.of(
        list(queries.actions_of(request.partnership)),
        queries.recommendations_of(request.partnership),
        on=today(),
        chosen=chosen,
    )


@members_only(May.VIEW)
def plan(request):
    context = {"page": _plan_page(request), "states": list(ActionState), "levels": list(Level)}
    return render(request, "decisions/plan.jinja", context)


@members_only(May.VIEW)
def plan_sheet(request):
    """The plan as a spreadsheet, with the filters that are on."""
    book = openpyxl.Workbook()
    book.active.title = "Action plan"
    for row in presenters.plan_rows(_plan_page(request)):
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            # What people typed stays text, whatever it begins with.
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    file = BytesIO()
    book.save(file)
    name = f"{request.partnership.slug}-action-plan.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.getvalue(), content_type=SHEET, headers=headers)


@members_only(May.VIEW)
def action(request, pk):
    return _show(request, queries.action_of(request.partnership, pk))


def _show(request, row, refusal="", refused="", status=200):
    """The page of an action; `refused` is the move whose reason is missing."""
    page = presenters.ActionPage.of(row, on=today())
    context = {"page": page, "refusal": refusal, "refused": refused}
    return render(request, "decisions/action.jinja", context, status=status)


@members_only(May.CONTRIBUTE)
@in_turn
def change(request, pk):
    row = queries.action_of(request.partnership, pk)
    start = {"sentence": row.sentence, "owner": row.owner, "due": row.due}
    form = guard(ActionForm(request.POST or None, initial=start))
    if request.method == "POST" and form.is_valid():
        actions.change_action(
            partnership=request.partnership, action=row, **form.cleaned_data, by=request.member
        )
        return redirect("decisions:action", place=request.partnership.slug, pk=pk)
    context = {"page": presenters.Titled(_("Change the action")), "form": form, "send": _("Save")}
    return render(request, "decisions/form.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def move(request, pk):
    """Move an action by the table; a refusal says why."""
    row = queries.action_of(request.partnership, pk)
    form = MoveForm(request.POST)
    try:
        if not form.is_valid() or form.cleaned_data["to"] not in list(ActionState):
            raise NotAllowed("That is not a status of an action.")
        actions.move_action(
            partnership=request.partnership, action=row, **form.cleaned_data, by=request.member
        )
    except NotAllowed as refusal:
        again = queries.action_of(request.partnership, pk)
        to = request.POST.get("to", "")
        lacks_reason = to in NEEDS_REASON and to in MOVES[again.state]
        return _show(request, again, _(str(refusal)), to if lacks_reason else "", status=422)
    return redirect("decisions:action", place=request.partnership.slug, pk=pk)
