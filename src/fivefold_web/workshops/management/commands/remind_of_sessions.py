"""Remind of sessions that people answer alone: `python -m django remind_of_sessions --address https://our.example`.

Meant to run once an hour or once a day. It closes what is over, and sends each session's reminder once.
"""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from fivefold_web.audit.actions import SYSTEM
from fivefold_web.workshops import actions, presenters
from fivefold_web.workshops.queries.inviting import answered_alone


class Command(BaseCommand):
    """Close what is over; remind where the end is near and nobody has been reminded yet."""

    help = "Close answering alone where its time is over, and remind everybody invited where the end is near."

    def add_arguments(self, parser):
        parser.add_argument("--address", required=True, help="the address of this workspace, https://...")
        parser.add_argument("--hours", type=int, default=24, help="how long before the end; 24 if not said")

    def handle(self, *args, address, hours, **options):
        near = timezone.now() + timedelta(hours=hours)
        for session in answered_alone():
            actions.close_when_over(session)
            waiting = [one for one in session.invitations.all() if one.reminded_on is None]
            if waiting and session.is_before_the_meeting and session.alone_until <= near:
                self._remind(session, address.rstrip("/"))

    def _remind(self, session, address):
        link = address + reverse("workshops-public:room", kwargs={"code": session.code})
        letter = presenters.reminder(session, link)
        sent = actions.remind(partnership=session.partnership, session=session, letter=letter, by=SYSTEM)
        self.stdout.write(f"{session.title}: {sent} reminders")
