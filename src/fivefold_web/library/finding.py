"""The search of a place: the toolkit's content and whatever its strands hold, in one index kept in this process.

What the strands hold is read again only after a write, which the audit record shows. It is indexed in small lots, and
only lots in which something changed are indexed again: a write costs the reading of the strands, not their indexing.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from zlib import crc32

from django.utils.translation import get_language

from fivefold.knowledge.search import Document, Index, content_index
from fivefold_web.audit.queries import mark_of_last_event
from fivefold_web.library import searchable

MOST_PLACES = 40
"""Places whose index is kept; the one that nobody asked for longest goes first."""
LOTS = 12
"""Lots into which the items of a lister go, by their addresses: more make writes cheaper and questions dearer."""
SMALL = 200
"""Up to so many items of a lister stay in one lot."""


@dataclass
class _Kept:
    """What one place held at a mark of its audit record, by lot."""

    mark: tuple = ()
    lots: dict = field(default_factory=dict)
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
    lots = {
        lot: found
        for name, some in searchable.by_lister(partnership).items()
        for lot, found in _lots(name, some)
    }
    indexes = {}
    for lot, found in lots.items():
        same = kept.lots.get(lot) == found
        indexes[lot] = kept.indexes[lot] if same else Index(_document(one) for one in found)
    kept.lots, kept.indexes = lots, indexes
    kept.whole = content_index().joined(*indexes.values())


def _lots(name, found):
    """The items of a lister in lots; an item stays in its lot as long as its address stays."""
    if len(found) <= SMALL:
        return [((name, 0), found)] if found else []
    lots = {}
    for one in found:
        lots.setdefault((name, crc32(one.href.encode()) % LOTS + 1), []).append(one)
    return lots.items()


def _document(found):
    return Document(found.kind, found.title, (), found.text, found.href)
