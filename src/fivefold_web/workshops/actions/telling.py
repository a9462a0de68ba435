"""Phones and screens learn that something has changed from the session's version."""

from django.db.models import F

from fivefold_web.workshops.models import WorkshopSession


def tell_phones(session, **also):
    """Count the version up, with further columns of the session if need be."""
    WorkshopSession.objects.filter(pk=session.pk).update(version=F("version") + 1, **also)
