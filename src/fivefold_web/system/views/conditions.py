"""Rounds of the conditions: rate privately, see the spread, agree, compare."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.actions import conditions as actions
from fivefold_web.system.actions.naming import NameTaken
from fivefold_web.system.forms.conditions import AgreeForm, RatingForm, RoundForm
from fivefold_web.system.presenters.conditions import RoundPage, RoundsPage
from fivefold_web.system.queries import conditions as queries
from fivefold_web.system.views.response import about


@members_only(May.VIEW)
def conditions(request):
    """All rounds, and what the conditions are."""
    partnership = request.partnership
    page = RoundsPage.of(queries.rounds_of(partnership), queries.raters_by_round(partnership))
    return render(request, "system/conditions.jinja", {"page": page})


@members_only(May.FACILITATE)
def add_round(request):
    taken = [one.name for one in queries.rounds_of(request.partnership)]
    form = RoundForm(request.POST or None, taken=taken)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_round(partnership=request.partnership, by=request.member, **form.cleaned_data)
        except NameTaken as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The round is open. Members can rate now."))
            return redirect("system:round", place=request.partnership.slug, pk=made.pk)
    page = {"heading": _("Open a round"), "send": _("Open the round")}
    context = {"page": page, "form": form, "back": "system:conditions"}
    return render(request, "system/form.jinja", context, status=422 if form.errors else 200)


@members_only(May.VIEW)
def round_page(request, pk):
    """What everybody may see of a round."""
    return _shown(request, queries.round_of(request.partnership, pk))


def _shown(request, this, wrong=None):
    earlier = queries.round_before(this)
    agreed = queries.consensus_in(this)
    page = RoundPage.of(
        this,
        spreads=queries.spreads_of(this),
        reasons=queries.reasons_in(this),
        agreed=agreed,
        earlier=earlier,
        agreed_before=queries.consensus_in(earlier),
        raters=queries.raters_in(this),
        about=about(request),
        came=queries.session_behind(this),
    )
    forms = {one.slug: _agree_form(one, agreed.get(one.slug)) for one in queries.criteria()}
    forms |= wrong or {}
    tokens = {one.slug: sign(request.partnership, one.citation) for one in page.conditions if one.citation}
    context = {"page": page, "forms_of": forms, "tokens": tokens, "wrong": wrong or {}}
    return render(request, "system/round.jinja", context, status=422 if wrong else 200)


def _agree_form(criterion, agreed):
    initial = {"step": agreed.step, "reason": agreed.reason} if agreed else None
    return AgreeForm(initial=initial, criterion=criterion)


@members_only(May.CONTRIBUTE)
def rate(request, pk):
    """A member's own ratings. Nobody else sees them while the round is open."""
    this = queries.round_of(request.partnership, pk)
    if this.closed:
        messages.info(request, _("This round is closed. Its ratings can no longer be changed."))
        return redirect("system:round", place=request.partnership.slug, pk=pk)
    own = queries.own_ratings(this, request.member)
    forms = [(one, _rating_form(request, one, own.get(one.slug))) for one in queries.criteria()]
    if request.method == "POST" and all(form.is_valid() for _one, form in forms):
        try:
            for one, form in forms:
                _keep(request, this, one, form)
        except actions.NotPossible as refusal:  # closed in this moment
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("Your ratings are kept. Only you can see them until the round is closed.")
            )
        return redirect("system:round", place=request.partnership.slug, pk=pk)
    page = {"heading": _("Rate privately: %(round)s") % {"round": this.name}, "number": pk}
    context = {"page": page, "rated": forms}
    wrong = any(form.errors for _one, form in forms)
    return render(request, "system/rate.jinja", context, status=422 if wrong else 200)


def _rating_form(request, criterion, row):
    initial = {"step": row.step, "because": row.because} if row else None
    return RatingForm(request.POST or None, initial=initial, criterion=criterion)


def _keep(request, this, criterion, form):
    actions.rate(this=this, member=request.member, condition=criterion.slug, **form.cleaned_data)


@require_POST
@members_only(May.CONTRIBUTE)
def rate_part(request, pk):
    """One condition, sent in the background as it is typed."""
    this = queries.round_of(request.partnership, pk)
    form = RatingForm(request.POST, criterion=_criterion(request.POST.get("part", "")))
    if this.closed or not form.is_valid():
        return JsonResponse({"saved": False}, status=422)
    try:
        _keep(request, this, _criterion(request.POST["part"]), form)
    except actions.NotPossible:  # closed in this moment
        return JsonResponse({"saved": False}, status=422)
    return JsonResponse({"saved": True})


def _criterion(slug):
    found = next((one for one in queries.criteria() if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


@members_only(May.FACILITATE)
def close(request, pk):
    """Ask once, then close: ratings end and the spread is shown."""
    this = queries.round_of(request.partnership, pk)
    if request.method == "POST":
        actions.close_round(this=this, by=request.member)
        messages.success(request, _("The round is closed. Look at the spread together, then agree."))
        return redirect("system:round", place=request.partnership.slug, pk=pk)
    page = {
        "heading": _("Close %(round)s") % {"round": this.name},
        "number": pk,
        "raters": queries.raters_in(this),
    }
    return render(request, "system/close.jinja", {"page": page})


@require_POST
@members_only(May.FACILITATE)
def agree(request, pk, condition):
    """The chair records what partners agreed about one condition."""
    this = queries.round_of(request.partnership, pk)
    criterion = _criterion(condition)
    form = AgreeForm(request.POST, criterion=criterion)
    if not form.is_valid():
        return _shown(request, this, {criterion.slug: form})
    try:
        actions.agree(this=this, condition=criterion.slug, by=request.member, **form.cleaned_data)
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The agreement is kept."))
    answer = redirect("system:round", place=request.partnership.slug, pk=pk)
    answer["Location"] += f"#{criterion.slug}"
    return answer
