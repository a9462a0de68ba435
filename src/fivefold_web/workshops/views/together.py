"""From a session to other work of the place: boards, scenarios, conditions, teams."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.workshops.activities import Activity
from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops.actions import boards as boarding
from fivefold_web.workshops.actions.together import put_causes
from fivefold_web.workshops.forms.together import CausesForm
from fivefold_web.workshops.presenters import boards as cases
from fivefold_web.workshops.presenters.together import CausesPage, TogetherPage, WalkedPage
from fivefold_web.workshops.queries import boards as boards_read
from fivefold_web.workshops.queries import together as queries
from fivefold_web.workshops.queries.sessions import item_of, session_of


@members_only(May.VIEW)
def together(request, pk):
    """Everything that a session can go on to, and what each step will do."""
    page = TogetherPage.of(session_of(request.partnership, pk))
    return render(request, "workshops/together.jinja", {"page": page})


def _item(request, pk, activity):
    item = item_of(request.partnership, pk)
    if item.activity is not activity:
        raise Http404
    return item


@members_only(May.FACILITATE)
def causes(request, pk):
    """Choose which causes of the room go onto which board."""
    item = _item(request, pk, Activity.CASE_BOARD)
    answers = sorted(queries.shown_answers_to(item), key=lambda one: one.text.casefold())
    there = list(boards_read.boards_of(request.partnership).filter(case=_case_of(item).slug))
    form = CausesForm(request.POST or None, answers=answers, boards=there)
    if request.method == "POST" and form.is_valid():
        board = _put(request, item, form)
        messages.success(request, _("The causes are on the board."))
        return redirect("workshops:board", place=request.partnership.slug, pk=board.pk)
    page = CausesPage.of(item, queries.boards_with(request.partnership, answers), form.lines())
    context = {"page": page, "form": form}
    return render(request, "workshops/causes.jinja", context, status=422 if form.errors else 200)


def _case_of(item):
    """The case of the item; the nursery's, where it names none."""
    return cases.case_named(item.reference.partition(":")[2]) or cases.case_named(cases.NURSERY)


@transaction.atomic
def _put(request, item, form):
    """A new board and its causes come together or not at all. Sent twice, the causes stand on one board."""
    chosen = form.cleaned_data["board"]
    if chosen == "new":
        taken = queries.boards_with(request.partnership, [one for one, *_rest in form.causes()])
        board = taken[0] if taken else _new_board(request, item)
    else:
        board = boards_read.board_of(request.partnership, int(chosen))
    put_causes(board=board, causes=form.causes(), by=request.member)
    return board


def _new_board(request, item):
    case, today = _case_of(item), timezone.localdate()
    return boards_read.untouched_board(request.partnership, case.slug, today) or boarding.open_board(
        partnership=request.partnership, case=case.slug, title=case.title, on=today, by=request.member
    )


@members_only(May.VIEW)
def walked(request, pk):
    """A scenario as the room walked it: gaps, ideas, and the way to the local map."""
    item = _item(request, pk, Activity.SCENARIO)
    page = WalkedPage.of(item, queries.shown_answers_to(item), timezone.localdate())
    tokens = {
        idea.citation.key: citing.sign(request.partnership, idea.citation) for _label, idea in page.gaps
    }
    return render(request, "workshops/walked.jinja", {"page": page, "tokens": tokens})
