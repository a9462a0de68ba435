"""Pages of case boards: an invented child, possible causes, what services would have to share."""

import secrets

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.design.meanwhile import guard
from fivefold_web.library import citing
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.workshops.actions import boards as actions
from fivefold_web.workshops.forms.boards import CauseForm, KeyForm, SharingForm
from fivefold_web.workshops.presenters import boards as presenters
from fivefold_web.workshops.presenters.titled import Titled
from fivefold_web.workshops.queries import boards as queries
from fivefold_web.workshops.views.removing import ask, is_sure


def _to_board(request, pk):
    return redirect("workshops:board", place=request.partnership.slug, pk=pk)


def _case_of(board):
    case = presenters.case_named(board.case)
    if case is None:
        raise Http404
    return case


@members_only(May.VIEW)
def cases(request):
    """Cases to think through, and the boards that groups opened."""
    boards = list(queries.boards_of(request.partnership))
    page = presenters.CasesPage.of(request.partnership, boards)
    return render(request, "workshops/cases.jinja", {"page": page})


@require_POST
@members_only(May.FACILITATE)
def open_board(request):
    """A board for a case; clicked twice it is one board."""
    case = presenters.case_named(request.POST.get("case", ""))
    if case is None:
        raise Http404
    today = timezone.localdate()
    board = queries.untouched_board(request.partnership, case.slug, today) or actions.open_board(
        partnership=request.partnership, case=case.slug, title=case.title, on=today, by=request.member
    )
    return _to_board(request, board.pk)


@members_only(May.VIEW)
def board(request, pk):
    """The board; its lists ask for themselves every few seconds, so that a group sees what others add."""
    return _board_page(request, queries.board_of(request.partnership, pk))


def _board_page(request, board, *, cause=None, sharing=None):
    partnership, case = request.partnership, _case_of(board)
    organisations = places.organisations_of(partnership)
    page = presenters.BoardPage.of(board, case, organisations, timezone.localdate())
    tokens = {line.need.pk: citing.sign(partnership, line.citation) for line in page.needs if line.is_gap}
    context = {"page": page, "tokens": tokens}
    if request.htmx:
        return render(request, "workshops/_board.jinja", context)
    context |= {
        "cause": cause or CauseForm(suggested=case.factors, auto_id="cause_%s"),
        "sharing": sharing or SharingForm(auto_id="sharing_%s"),
        "key": secrets.token_urlsafe(15),
    }
    wrong = bool((cause and cause.errors) or (sharing and sharing.errors))
    return render(request, "workshops/board.jinja", context, status=422 if wrong else 200)


def _key(request):
    """The key that the page sent; a fresh one where it sent none."""
    form = KeyForm(request.POST)
    return form.cleaned_data["client_key"] if form.is_valid() else secrets.token_urlsafe(15)


@require_POST
@members_only(May.CONTRIBUTE)
def add_cause(request, pk):
    """Something that may lie behind it."""
    board = queries.board_of(request.partnership, pk)
    form = CauseForm(request.POST, suggested=_case_of(board).factors, auto_id="cause_%s")
    if not form.is_valid():
        return _board_page(request, board, cause=form)
    actions.add_cause(board=board, client_key=_key(request), by=request.member, **form.cleaned_data)
    messages.success(request, _("It is on the board."))
    return _to_board(request, pk)


@members_only(May.CONTRIBUTE)
@in_turn
def cause(request, pk):
    """Change a possible cause, or take it away."""
    found = queries.cause_of(request.partnership, pk)
    names = ("level_name", "factor", "text", "tells", "knows", "helps")
    start = {name: getattr(found, name) for name in names}
    form = guard(CauseForm(request.POST or None, initial=start, suggested=_case_of(found.board).factors))
    if request.method == "POST" and form.is_valid():
        actions.change_cause(cause=found, by=request.member, **form.cleaned_data)
        return _to_board(request, found.board_id)
    services = presenters.service_names(_case_of(found.board), places.organisations_of(request.partnership))
    context = {
        "page": Titled(_("Change a possible cause")),
        "form": form,
        "cause": found,
        "services": services,
    }
    return render(request, "workshops/cause.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_cause(request, pk):
    found = queries.cause_of(request.partnership, pk)
    actions.remove_cause(cause=found, by=request.member)
    return _to_board(request, found.board_id)


@require_POST
@members_only(May.CONTRIBUTE)
def mark_sharing(request, pk):
    """Two services that would need to tell each other something."""
    board = queries.board_of(request.partnership, pk)
    form = SharingForm(request.POST, auto_id="sharing_%s")
    if not form.is_valid():
        return _board_page(request, board, sharing=form)
    actions.mark_sharing(board=board, client_key=_key(request), by=request.member, **form.cleaned_data)
    messages.success(request, _("It is on the board."))
    return _to_board(request, pk)


@members_only(May.CONTRIBUTE)
def remove_sharing(request, pk):
    """Ask once, then take away what two services would need to share."""
    found = queries.need_of(request.partnership, pk)
    back = _to_board(request, found.board_id)
    if not is_sure(request):
        facts = {"heading": _("Take this off the board?"), "what": str(found), "back": back.url}
        return ask(request, found.board.title, button=_("Take it away"), **facts)
    actions.remove_sharing(need=found, by=request.member)
    return back


@require_POST
@members_only(May.FACILITATE)
def reveal(request, pk):
    """Turn the next card for everybody."""
    board = queries.board_of(request.partnership, pk)
    number = request.POST.get("upto", "")
    if number.isdigit():
        most = len(presenters.cards_of(_case_of(board)))
        actions.reveal(board=board, upto=int(number), most=most, by=request.member)
    return _to_board(request, pk)


@members_only(May.VIEW)
def sharing_gaps(request):
    """Everything that is not shared, from all boards."""
    page = presenters.GapsPage.of(
        request.partnership, queries.gaps_of(request.partnership), timezone.localdate()
    )
    tokens = {line.need.pk: citing.sign(request.partnership, line.citation) for line in page.lines}
    return render(request, "workshops/sharing_gaps.jinja", {"page": page, "tokens": tokens})
