"""Letters to those who answer alone before the meeting."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def invitation(session, address, words=""):
    """Subject and text of the letter with the link."""
    return _("Before we meet: %(title)s") % {"title": session.title}, _letter(session, address, words)


def reminder(session, address):
    """Subject and text of the reminder, which goes to everybody."""
    words = _(
        "This reminder goes to everybody, because nobody can tell who has answered. Thank you if you have."
    )
    return _("Reminder: %(title)s") % {"title": session.title}, _letter(session, address, words)


def closes(session):
    """When answering alone ends, by the clock of the place; nothing where it is not open."""
    return date_format(timezone.localtime(session.alone_until), "j F Y, H:i") if session.alone_until else ""


def _letter(session, address, words):
    parts = [
        words,
        _("We meet on %(day)s: %(title)s.")
        % {"day": date_format(session.held_on, "j F Y"), "title": session.title},
        _("Please answer a few questions before, each on your own, until %(time)s:")
        % {"time": closes(session)},
        address,
        _("No account and no name is asked. We store your answer and nothing that leads to you."),
        _("Please do not write about a child or a family that somebody could recognise."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
