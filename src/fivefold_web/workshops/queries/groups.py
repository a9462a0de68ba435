"""Breakout groups: how many are in each, what they answered where it may be read, what waits for review."""

from collections import Counter

from django.db.models import Count

from fivefold.workshops.activities import Review
from fivefold.workshops.polls import round_open
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import Answer, Arrival, BreakoutGroup
from fivefold_web.workshops.queries.one import one_of
from fivefold_web.workshops.queries.sessions import shown


def groups_of(session):
    """The groups of a session in order, each with how many phones are in it."""
    rows = BreakoutGroup.objects.filter(session=session)
    return list(rows.annotate(size=Count("arrivals", distinct=True)))


def group_of(partnership, pk):
    """A group of this place, with its session."""
    rows = BreakoutGroup.objects.filter(session__partnership=partnership, pk=pk)
    sized = rows.annotate(size=Count("arrivals", distinct=True))
    return one_of(sized.select_related("session__partnership", "session__current"))


def sizes_of(session):
    """{group number: how many phones are in it}."""
    rows = BreakoutGroup.objects.filter(session=session).annotate(size=Count("arrivals", distinct=True))
    return dict(rows.values_list("number", "size"))


def group_with(session, client_key):
    """The group that this phone is in, or None."""
    row = Arrival.objects.filter(session=session, client_key=client_key).select_related("group").first()
    return row.group if row else None


def item_for_groups(session):
    """What the groups work on: what the room looks at, else what is asked now, else what was asked last."""
    items = [item for item in session.items.all() if item.state is not PromptState.PLANNED]
    asking = [item for item in items if round_open(item.state)]
    current = [item for item in items if item.pk == session.current_id]
    ordered = current or [item for item in asking if item.in_groups] or asking or items
    return ordered[-1] if ordered else None


def answers_by_group(item):
    """{group key: answers in the round that is asked now, or was asked last}; None for those in no group."""
    if item is None:
        return Counter()
    rows = Answer.objects.filter(item=item, round_name=_last_round(item)).order_by()
    counts = rows.values_list("group").annotate(number=Count("pk", distinct=True))
    return Counter(dict(counts))


def _last_round(item):
    """ "after" once the item is asked for the second time."""
    again = Answer.objects.filter(item=item, round_name="after").exists()
    return "after" if again or item.state is PromptState.AFTER else "before"


def told_in_groups(session):
    """[(item, its answers that may be shown)] of what was answered in groups; a fixed number of queries."""
    items = session.items.filter(in_groups=True, state_name=PromptState.REVEALED).prefetch_related("options")
    answers = list(shown().filter(item__in=items).select_related(None))
    return [(item, [one for one in answers if one.item_id == item.pk]) for item in items]


def waiting_in(group):
    """Words of this group that wait for a reviewer, of items that have been shown. Before that nobody reads them."""
    rows = Answer.objects.filter(
        group=group, item__state_name=PromptState.REVEALED, review_name=Review.WAITING
    )
    return list(rows.select_related("item").prefetch_related("marks"))


def has_work(group):
    """Whether anybody hosts it, is in it, answered in it or wrote notes in it."""
    return bool(group.host or group.notes) or group.arrivals.exists() or group.answers.exists()
