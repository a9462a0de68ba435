"""From a session: its ratings become a round of the conditions, a team's vote becomes its check."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold.vocabulary.partners import Sector
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.actions import sessions as actions
from fivefold_web.system.actions.naming import NameTaken
from fivefold_web.system.forms.sessions import SessionRoundForm, TeamVoteForm
from fivefold_web.system.presenters.sessions import SessionRoundsPage, TeamVotePage, comments_of
from fivefold_web.system.queries import sessions as queries
from fivefold_web.system.queries.conditions import criteria, rounds_of
from fivefold_web.workforce import actions as workforce_actions
from fivefold_web.workforce import queries as workforce
from fivefold_web.workforce.presenters.wording import statements_here
from fivefold_web.workshops.queries import item_of, session_of


@members_only(May.FACILITATE)
def session_rounds(request, pk):
    """What the session rated, and the round that it becomes."""
    session = session_of(request.partnership, pk)
    offered = queries.offered_rounds(session)
    forms = {one.asked: _round_form(request, session, one) for one in offered}
    form = forms.get(request.POST.get("asked")) if request.method == "POST" else None
    if form and form.is_valid() and (this := _become(request, session, offered, form)):
        messages.success(
            request,
            _("The ratings are a round now. Look at the spread together, then record what you agree."),
        )
        return redirect("system:round", place=request.partnership.slug, pk=this.pk)
    page = SessionRoundsPage.of(session, offered)
    wrong = form if form and form.errors else None
    context = {"page": page, "forms_of": forms, "wrong": wrong}
    return render(request, "system/session_rounds.jinja", context, status=422 if wrong else 200)


def _round_form(request, session, offered):
    sent = request.POST if request.POST.get("asked") == offered.asked else None
    name = (
        session.title
        if offered.asked == queries.BEFORE
        else _("%(title)s, after talking") % {"title": session.title}
    )
    taken = [one.name for one in rounds_of(request.partnership) if one != offered.round]
    return SessionRoundForm(
        sent,
        initial={"name": name[:80], "held_on": session.held_on},
        taken=taken,
        offered=offered,
        steps=max(len(one.steps) for one in criteria()),
    )


def _become(request, session, offered, form):
    """The round, or None where the form says what is wrong."""
    found = form.cleaned_data
    [this] = [one for one in offered if one.asked == found["asked"]]
    if not this.votes:
        form.add_error(None, _("Nothing that was rated fits the steps of a condition."))
        return None
    try:
        return actions.round_from_session(
            session=session,
            asked=this.asked,
            steps=this.steps(form.means),
            name=found["name"],
            held_on=found["held_on"],
            by=request.member,
        )
    except NameTaken as refusal:
        form.add_error("name", str(refusal))
        return None


@members_only(May.FACILITATE)
def team_vote(request, pk):
    """The team sees its spread and agrees a rating for each statement."""
    item = item_of(request.partnership, pk)
    if not queries.rates_statements(item):
        raise Http404
    assessment = queries.check_behind(item)
    here, votes = statements_here(request.partnership), queries.team_votes(item)
    form = _vote_form(request, item, here, votes, assessment)
    if request.method == "POST" and form.is_valid() and _kept(request, item, form):
        return redirect(request.path)
    page = TeamVotePage.of(item, here, votes, assessment)
    context = {"page": page, "form": form, "votes_cast": bool(votes)}
    return render(request, "system/team_vote.jinja", context, status=422 if form.errors else 200)


def _vote_form(request, item, here, votes, assessment):
    partnership = request.partnership
    initial = {"team": str(assessment.team_id), "round": str(assessment.round_id)} if assessment else None
    return TeamVoteForm(
        request.POST or None,
        here=here,
        teams=workforce.teams_of(partnership),
        rounds=workforce.rounds_of(partnership),
        kept=workforce.answers_of(assessment) if assessment else {},
        comments=comments_of(here, votes),
        sending="send" in request.POST,
        initial=initial,
    )


def _kept(request, item, form):
    """Whether the ratings are kept; the form says why where they are not."""
    try:
        with transaction.atomic():  # a new team and round come with their ratings or not at all
            actions.check_from_vote(
                item=item,
                team=_team(request, form),
                this=_round(request, item, form),
                agreed=form.agreed(),
                send=form.sending,
                by=request.member,
            )
    except workforce_actions.NotPossible as refusal:
        form.add_error(None, str(refusal))
        return False
    said = _("The team’s ratings have been sent.") if form.sending else _("The agreed ratings are kept.")
    messages.success(request, said)
    return True


def _team(request, form):
    found = form.cleaned_data
    return form.teams.get(found["team"]) or workforce_actions.add_team(
        partnership=request.partnership,
        name=found["new_team"],
        sector=Sector(found["sector"]),
        by=request.member,
    )


def _round(request, item, form):
    found = form.cleaned_data
    return form.rounds.get(found["round"]) or workforce_actions.open_round(
        partnership=request.partnership,
        name=found["new_round"],
        held_on=item.session.held_on,
        by=request.member,
    )
