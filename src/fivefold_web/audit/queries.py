"""Reading the audit record."""

from fivefold_web.audit.models import Event


def events_of(partnership):
    """Every write in one partnership, newest first."""
    return Event.objects.filter(partnership_number=partnership.pk)
