"""The search of a place: the toolkit's content and whatever its strands hold, in one index kept in this process.

What the strands hold is read again only after a write, which the audit record shows; of that, only the strands that
changed are indexed again.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.utils.translation import get_language

from fivefold.knowledge.search import Document, Index, content_index
from fivefold_web.audit.queries import mark_of_last_event
from fivefold_web.library import searchable

MOST_PLACES = 40
"""Places whose index is kept; the one that nobody asked for longest goes first."""


@dataclass
class _Kept:
    """What one place held at a mark of its audit record, by lister."""

    mark: tuple = ()
    listed: dict = field(default_factory=dict)
    indexes: dict = field(default_factory=dict)
    whole: Index | None = None
    lock: Lock = field(default_factory=Lock)


_places: OrderedDict = OrderedDict()
_door = Lock()


def index_of(partnership) -> Index:
    """The index of content and of everything that this place holds now."""
    kept = _kept(partnership)
    with kept.lock:
        mark = mark_of_last_event(partnership)
        if kept.whole is None or kept.mark != mark:
            _renew(kept, partnership)
            kept.mark = mark
        return kept.whole


def _kept(partnership):
    # The address and the moment of making tell a place from another that got the same number in a restored database.
    key = (partnership.pk, partnership.slug, partnership.created, get_language())
    with _door:
        kept = _places.setdefault(key, _Kept())
        _places.move_to_end(key)
        while len(_places) > MOST_PLACES:
            _places.popitem(last=False)
        return kept


def _renew(kept, partnership):
    listed = searchable.by_lister(partnership)
    for name, found in listed.items():
        if name not in kept.indexes or kept.listed.get(name) != found:
            kept.indexes[name] = Index(_document(one) for one in found)
    kept.listed = listed
    kept.whole = content_index().joined(*(kept.indexes[name] for name in listed))


def _document(found):
    return Document(found.kind, found.title, (), found.text, found.href)
