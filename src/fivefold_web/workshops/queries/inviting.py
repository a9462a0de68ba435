"""Sessions that people answer alone before they meet."""

from fivefold_web.workshops.models import WorkshopSession


def answered_alone():
    """Sessions of all places that have a time until which people answer alone, with their addresses."""
    rows = WorkshopSession.objects.filter(ended=False, alone_until__isnull=False)
    return rows.select_related("partnership").prefetch_related("invitations")
