"""Reading sessions whole."""

from django.db.models import Prefetch

from fivefold_web.workshops.models import Theme, WorkshopSession
from fivefold_web.workshops.queries.one import one_of
from fivefold_web.workshops.queries.sessions import counted_items, shown


def record_of(partnership, pk):
    """A session whole: what was asked, answered (where shown), grouped, agreed, and what happens next."""
    items = counted_items().prefetch_related(
        "options",
        Prefetch("answers", shown()),
        Prefetch("themes", Theme.objects.filter(proposed=False).prefetch_related("answers")),
    )
    rows = WorkshopSession.objects.filter(partnership=partnership, pk=pk)
    return one_of(
        rows.prefetch_related(Prefetch("items", items), "sectors", "agreements", "next_steps", "groups")
    )


def records_of(partnership):
    """Every session whole, newest first."""
    pks = WorkshopSession.objects.filter(partnership=partnership).values_list("pk", flat=True)
    return [record_of(partnership, pk) for pk in pks]
