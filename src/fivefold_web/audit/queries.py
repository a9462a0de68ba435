"""Reading the audit record."""

from django.db.models import Count, Max

from fivefold_web.audit.models import Event


def events_of(partnership):
    """Every write in one partnership, newest first."""
    return Event.objects.filter(partnership_number=partnership.pk)


def mark_of_last_event(partnership):
    """Changes with every write in a partnership: how many events there are, the highest number, the last moment.

    The number alone is not enough: a transaction that ends later may carry a lower one.
    """
    told = events_of(partnership).order_by().aggregate(n=Count("pk"), last=Max("pk"), at=Max("at"))
    return told["n"], told["last"], told["at"]
