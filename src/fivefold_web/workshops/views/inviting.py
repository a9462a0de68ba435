"""Answering alone before the meeting: opened, told by e-mail, reminded, closed."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fivefold.workshops.prompts import NotNow
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import AloneForm, InviteForm
from fivefold_web.workshops.views.going import to_page

EVENING = time(18)


@members_only(May.FACILITATE)
def alone(request, pk):
    """Choose what is answered alone, and until when."""
    session = _session(request, pk)
    form = _alone_form(session, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_alone(
                partnership=request.partnership,
                session=session,
                keys=form.cleaned_data["items"],
                until=form.cleaned_data["until"],
                by=request.member,
            )
            return to_page(request, "alone", pk)
        except NotNow as refusal:
            messages.error(request, str(refusal))
    return _shown(request, session, form, InviteForm())


@require_POST
@members_only(May.FACILITATE)
def invite(request, pk):
    """Send the link. One wrong address, and nothing is sent."""
    session = _session(request, pk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _shown(request, session, _alone_form(session), form)
    if not session.is_before_the_meeting:
        messages.error(request, _("Open answering alone first; then the letter can name its end."))
        return _shown(request, session, _alone_form(session), form)
    letter = presenters.invitation(session, _address(request, session), form.cleaned_data["words"])
    emails = form.cleaned_data["addresses"]
    try:
        sent = actions.invite(
            partnership=request.partnership, session=session, emails=emails, letter=letter, by=request.member
        )
    except actions.NotSent:
        messages.error(request, _not_sent())
        return _shown(request, session, _alone_form(session), form)
    said = ngettext("%d letter was sent.", "%d letters were sent.", sent) % sent
    again = len(emails) - sent
    if again:
        known = "%d address had been invited before.", "%d addresses had been invited before."
        said = f"{said} {ngettext(*known, again) % again}"
    messages.success(request, said)
    return to_page(request, "alone", pk)


@require_POST
@members_only(May.FACILITATE)
def remind(request, pk):
    session = _session(request, pk)
    if not session.is_before_the_meeting:
        messages.error(request, _("Answering alone is closed, so there is nothing to remind of."))
        return to_page(request, "alone", pk)
    letter = presenters.reminder(session, _address(request, session))
    try:
        sent = actions.remind(
            partnership=request.partnership, session=session, letter=letter, by=request.member
        )
        messages.success(request, ngettext("%d reminder was sent.", "%d reminders were sent.", sent) % sent)
    except actions.NotSent:
        messages.error(request, _not_sent())
    return to_page(request, "alone", pk)


@require_POST
@members_only(May.FACILITATE)
def close(request, pk):
    session = _session(request, pk)
    actions.close_alone(partnership=request.partnership, session=session, by=request.member)
    messages.success(request, _("Closed. The answers stay hidden until you show them in the meeting."))
    return to_page(request, "alone", pk)


def _session(request, pk):
    session = queries.session_of(request.partnership, pk)
    actions.close_when_over(session)
    return session


def _alone_form(session, sent=None):
    items = [(one.pk, one.text) for one in session.items.all() if not one.state.shows_answers]
    chosen = [one.pk for one in session.items.all() if one.alone_first]
    start = {"items": chosen, "until": session.alone_until or _evening_before(session.held_on)}
    return AloneForm(sent, items=items, initial=start)


def _evening_before(day):
    return timezone.make_aware(datetime.combine(day - timedelta(days=1), EVENING))


def _shown(request, session, form, invite_form):
    lead = _("People answer on their own, from a link. In the meeting you show what came and talk about it.")
    invited = list(session.invitations.all())
    context = {
        "page": presenters.Titled(_("Answer alone before the meeting"), lead),
        "session": session,
        "form": form,
        "invite": invite_form,
        "invited": invited,
        "reminded": max((one.reminded_on for one in invited if one.reminded_on), default=None),
        "address": _address(request, session),
        "closes": presenters.closes(session),
    }
    wrong = form.errors or invite_form.errors
    return render(request, "workshops/alone.jinja", context, status=422 if wrong else 200)


def _address(request, session):
    return request.build_absolute_uri(reverse("workshops-public:room", kwargs={"code": session.code}))


def _not_sent():
    return _(
        "The mail server did not take the letters, so nobody counts as invited. Try again, or send the link yourself."
    )
