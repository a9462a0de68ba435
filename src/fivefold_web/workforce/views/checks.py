"""A team's check: on a phone through a link, or entered from paper by a facilitator."""

import segno
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.places.access import guests_only, members_only
from fivefold_web.places.permissions import May
from fivefold_web.workforce import actions, queries
from fivefold_web.workforce.forms import CheckForm, SavedPart
from fivefold_web.workforce.presenters.checks import check_page, progress_page, progress_words
from fivefold_web.workforce.presenters.wording import statements_here


@members_only(May.FACILITATE)
def progress(request, pk):
    """How far each team is, and its link."""
    this = queries.round_of(request.partnership, pk)
    page = progress_page(this, queries.checks_in(request.partnership, this))
    return render(request, "workforce/progress.jinja", {"page": page})


@require_POST
@members_only(May.FACILITATE)
def link(request, pk, team):
    """Make a new link for one team and show it once, as text and as a QR code."""
    assessment = _begun(request, pk, team)
    made = actions.open_link(assessment=assessment, by=request.member)
    where = reverse("workforce-guest:check", kwargs={"token": made.token})
    address = request.build_absolute_uri(where)
    page = {
        "heading": _("Link for %(team)s") % {"team": assessment.team.name},
        "caption": assessment.round.name,
        "number": pk,
        "address": address,
        "expires": made.link.expires,
        "code": mark_safe(_qr(address)),  # noqa: S308 - drawn here from an address we made
    }
    return render(request, "workforce/link.jinja", {"page": page})


def _qr(address):
    return segno.make(address, error="m").svg_inline(
        scale=5, dark="#14232b", light="#fff", title=_("QR code of the link"), svgclass="ff-qr"
    )


@require_POST
@members_only(May.FACILITATE)
def reopen(request, pk):
    """Let a team change its answers again."""
    assessment = queries.assessment_of(request.partnership, pk)
    actions.reopen(assessment=assessment, by=request.member)
    messages.success(request, _("The team can change its answers again. They count once they are sent."))
    return redirect("workforce:progress", place=request.partnership.slug, pk=assessment.round_id)


@require_POST
@members_only(May.FACILITATE)
def begin(request, pk, team):
    """Begin a team's check in order to enter it from paper."""
    return redirect("workforce:enter", place=request.partnership.slug, pk=_begun(request, pk, team).pk)


@members_only(May.FACILITATE)
def enter(request, pk):
    """The same eleven statements, entered by a facilitator from paper."""
    assessment = queries.assessment_of(request.partnership, pk)
    place = request.partnership.slug
    addresses = {
        "action": request.path,
        "save": reverse("workforce:enter_part", kwargs={"place": place, "pk": pk}),
    }
    back = reverse("workforce:progress", kwargs={"place": place, "pk": assessment.round_id})
    return _check(
        request, assessment, request.member, addresses, {"layout": "design/layout.jinja", "back": back}
    )


@require_POST
@members_only(May.FACILITATE)
def enter_part(request, pk):
    return _keep_part(request, queries.assessment_of(request.partnership, pk), request.member)


@guests_only("workforce.check")
def check(request):
    """A team lead's page, without an account."""
    assessment = _guests_check(request)
    addresses = {
        "action": request.path,
        "save": reverse("workforce-guest:check_part", kwargs={"token": request.guest_token}),
    }
    return _check(request, assessment, request.guest, addresses, {"layout": "design/bare.jinja"})


@require_POST
@guests_only("workforce.check")
def check_part(request):
    return _keep_part(request, _guests_check(request), request.guest)


def _guests_check(request):
    return queries.assessment_of(request.partnership, int(request.guest.target))


def _begun(request, pk, team):
    this = queries.round_of(request.partnership, pk)
    return actions.begin_check(team=queries.team_of(request.partnership, team), this=this, by=request.member)


def _check(request, assessment, by, addresses, context):
    """Show the check; keep everything that was typed before anything is judged."""
    form, status = None, 200
    here = statements_here(request.partnership)
    if request.method == "POST" and not assessment.is_sent:
        form = CheckForm(request.POST, here=here, sending="send" in request.POST)
        if _kept(request, assessment, form, by):
            return redirect(addresses["action"])
        status = 422
    answers = queries.answers_of(assessment)
    page = check_page(assessment, answers, here, **addresses)
    form = form or CheckForm(here=here, answers=answers)
    template = "workforce/check_sent.jinja" if assessment.is_sent else "workforce/check.jinja"
    return render(request, template, context | {"page": page, "form": form}, status=status)


def _kept(request, assessment, form, by):
    """Keep what is fit to keep, then send when asked to. False where something must be put right first."""
    is_right = form.is_valid()
    try:
        for slug, (rag, comment) in form.said().items():
            actions.rate(assessment=assessment, statement=slug, rag=rag, comment=comment, by=by)
        if is_right and form.sending:
            actions.send(assessment=assessment, by=by)
    except actions.NotPossible as why:
        form.add_error(None, str(why))
        return False
    if is_right:
        said = (
            _("Thank you. Your team's answers have been sent.")
            if form.sending
            else _("Saved. Open the same link to go on.")
        )
        messages.success(request, said)
    return is_right


def _keep_part(request, assessment, by):
    """One statement, sent in the background."""
    form = SavedPart(request.POST)
    if not form.is_valid():
        return JsonResponse({"saved": False, "errors": form.errors}, status=422)
    try:
        actions.rate(assessment=assessment, by=by, **form.facts)
    except actions.NotPossible as why:
        return JsonResponse({"saved": False, "errors": {"__all__": [str(why)]}}, status=409)
    rated = sum(1 for answer in queries.answers_of(assessment).values() if answer.rag)
    return JsonResponse({"saved": True, "progress": progress_words(rated)})
