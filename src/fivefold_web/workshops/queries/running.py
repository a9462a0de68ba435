"""What the screens of those who run a session need: the agenda with counts, the item of the moment with its results."""

from django.db.models import Count, Prefetch, Q, prefetch_related_objects

from fivefold.workshops.activities import Review
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import AgendaItem, Answer, Arrival, Theme, WorkshopSession
from fivefold_web.workshops.queries.one import one_of
from fivefold_web.workshops.queries.sessions import counted_items, shown


def running_session(partnership, pk):
    """A session with its agenda and counts, and no answer; a fixed number of queries."""
    items = counted_items().annotate(
        waiting_count=Count("answers", distinct=True, filter=Q(answers__review_name=Review.WAITING))
    )
    rows = WorkshopSession.objects.filter(partnership=partnership, pk=pk).select_related("partnership")
    return one_of(rows.prefetch_related(Prefetch("items", items), "sectors", "agreements"))


def item_in_view(session):
    """What the room looks at; before anything was opened, nothing."""
    there = next((item for item in session.items.all() if item.pk == session.current_id), None)
    if there is not None:
        _with_results(there)
    return there


def _with_results(item):
    """What its results are made of, if they may be shown."""
    themes = Theme.objects.filter(proposed=False).prefetch_related("answers")
    prefetch_related_objects([item], "options", Prefetch("answers", shown()), Prefetch("themes", themes))


def phones_in(session):
    """How many phones have come in."""
    return Arrival.objects.filter(session=session).count()


def words_of(item):
    """Every answer to an item that has words, with its marks, in the order of random keys."""
    with_words = ~Q(text="") | ~Q(marks__label="") & Q(marks__isnull=False)
    return Answer.objects.filter(item=item).filter(with_words).distinct().order_by("pk").prefetch_related("marks")  # fmt: skip


def review_log(item):
    """Who let through or held back what, newest first."""
    return list(item.reviews.order_by("-pk"))


def item_to_review(partnership, pk):
    """An item with its session and how many answers wait."""
    rows = AgendaItem.objects.filter(session__partnership=partnership, pk=pk)
    return one_of(rows.select_related("session__partnership"))


def next_of(session, item):
    """The item that comes after this one and was not started; the first such where none follows."""
    planned = [one for one in session.items.all() if one.state is PromptState.PLANNED]
    later = [one for one in planned if item is None or (one.position, one.pk) > (item.position, item.pk)]
    return (later or planned or [None])[0]
