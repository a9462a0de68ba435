"""Reading pairs of services that may be one, and what people decided about them."""

from collections import OrderedDict
from threading import Lock

from django.http import Http404

from fivefold.services.twins import Entry, twins
from fivefold_web.audit.queries import mark_of_last_event
from fivefold_web.services.models import Twin
from fivefold_web.services.queries.directory import services_of
from fivefold_web.services.queries.offers import as_offer, read_marks

MOST_PLACES = 16
_kept: OrderedDict = OrderedDict()
_door = Lock()


def pairs_of(partnership):
    """Pairs of keys that nobody decided yet, the likeliest first. Looked for once for a state of the place."""
    key = (partnership.pk, partnership.slug, partnership.created)
    mark = mark_of_last_event(partnership)
    with _door:
        there = _kept.get(key)
    if there is not None and there[0] == mark:
        return there[1]
    found = _looked_for(partnership)
    with _door:
        _kept[key] = (mark, found)
        _kept.move_to_end(key)
        while len(_kept) > MOST_PLACES:
            _kept.popitem(last=False)
    return found


def _looked_for(partnership):
    rows = list(services_of(partnership).select_related("feed"))
    marks = read_marks(partnership)
    entries = [Entry(as_offer(row, marks), row.feed.name if row.feed else "") for row in rows]
    keys = {row.pk: row.key for row in rows}
    decided = {
        frozenset((keys.get(first), keys.get(second)))
        for first, second in decisions_of(partnership).values_list("first_id", "second_id")
    }
    return [pair for pair in twins(entries) if frozenset((pair.first, pair.second)) not in decided]


def decisions_of(partnership):
    """What was decided, the newest first."""
    found = Twin.objects.filter(partnership=partnership).select_related("first", "second")
    return found.order_by("-decided", "-pk")


def decision_of(partnership, pk):
    """One decision of this place, or 404."""
    found = decisions_of(partnership).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def beside_each_other(partnership, pairs):
    """The rows and facts of these pairs, in a fixed number of queries: {key: (row, offer)}."""
    keys = {key for pair in pairs for key in (pair.first, pair.second)}
    rows = list(services_of(partnership).filter(key__in=keys).select_related("feed"))
    marks = read_marks(partnership, [row.pk for row in rows])
    return {row.key: (row, as_offer(row, marks)) for row in rows}
