"""Answering alone before the meeting: opened, told by e-mail, closed; addresses go when the session ends.

Nobody knows who answered, so a reminder goes to everybody who was invited.
"""

from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.workshops import prompts
from fivefold.workshops.prompts import NotNow, PromptState
from fivefold_web.audit.actions import SYSTEM, record
from fivefold_web.workshops.actions.shuffling import shuffle_answers
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, Invitation, WorkshopSession


class NotSent(RuntimeError):
    """The mail server did not take the letters. Nothing was kept as sent."""


@transaction.atomic
def open_alone(*, partnership, session, keys, until, by):
    """Open these items until a time before the meeting; the others wait for it."""
    if session.ended:
        raise NotNow(_("This session has ended. Copy it to hold it again."))
    items = list(AgendaItem.objects.select_for_update().filter(session=session))
    for item in items:
        chosen = item.pk in keys
        if not chosen and item.alone_first and item.state is PromptState.OPEN:
            _move(item, PromptState.CLOSED)
        elif chosen and item.state in (PromptState.PLANNED, PromptState.CLOSED):
            _move(item, PromptState.OPEN)
        item.alone_first = chosen
        item.save(update_fields=["alone_first"])
    tell_phones(session, alone_until=until)
    after = {"until": until, "prompts": len(keys)}
    record(partnership=partnership, by=by, did="opened answering alone", what=session, after=after)


@transaction.atomic
def close_alone(*, partnership, session, by):
    """Close what is answered alone; the answers stay hidden."""
    rows = AgendaItem.objects.select_for_update().filter(session=session, alone_first=True)
    for item in rows.filter(state_name=PromptState.OPEN):
        _move(item, PromptState.CLOSED)
    tell_phones(session, alone_until=None)
    record(partnership=partnership, by=by, did="closed answering alone", what=session)


def close_when_over(session):
    """Close answering alone once its time has passed, and say whether; asked by pages and by the daily command."""
    over = session.alone_until and not session.ended and session.alone_until <= timezone.now()
    if over:
        close_alone(partnership=session.partnership, session=session, by=SYSTEM)
        session.refresh_from_db()
    return bool(over)


def _move(item, to):
    item.state_name = prompts.move(item.state_name, to, item.moves)
    item.save(update_fields=["state_name"])
    if not item.state.is_asking:
        shuffle_answers(item)


@transaction.atomic
def invite(*, partnership, session, emails, letter, by):
    """Send the link to addresses that have not had it; whole or nothing. The number of letters.

    `letter` is (subject, text). The audit record holds how many, never who.
    """
    session = WorkshopSession.objects.select_for_update().get(pk=session.pk)
    known = {email.casefold() for email in session.invitations.values_list("email", flat=True)}
    new = [email for email in emails if email.casefold() not in known]
    Invitation.objects.bulk_create(
        Invitation(session=session, email=email, sent_on=timezone.now()) for email in new
    )
    record(partnership=partnership, by=by, did="sent invitations", what=session, after={"letters": len(new)})
    _send(new, letter)
    return len(new)


@transaction.atomic
def remind(*, partnership, session, letter, by):
    """Send a reminder to everybody who was invited. The number of letters."""
    rows = session.invitations.select_for_update()
    emails = list(rows.values_list("email", flat=True))
    session.invitations.update(reminded_on=timezone.now())
    record(partnership=partnership, by=by, did="sent reminders", what=session, after={"letters": len(emails)})
    _send(emails, letter)
    return len(emails)


def forget_addresses(session):
    """When a session ends nobody needs the addresses any more."""
    Invitation.objects.filter(session=session).delete()


def _send(emails, letter):
    """One letter to each, so that nobody reads the address of another."""
    subject, text = letter
    try:
        get_connection().send_messages(
            [EmailMessage(" ".join(subject.split()), text, to=[email]) for email in emails]
        )
    except (SMTPException, OSError) as fault:
        raise NotSent(str(fault)) from fault
