"""A file of services beside the directory: what is new, what would change, what stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from fivefold.services.offer import Offer

# These belong together: a main kind without its kinds would contradict itself.
_TOGETHER = ("tiers", "primary")


@dataclass(frozen=True, slots=True)
class Change:
    """A service that the file describes differently; `after` is what it would become."""

    before: Offer
    after: Offer

    @property
    def differing(self) -> tuple[str, ...]:
        """Names of the facts that would change."""
        return tuple(
            field.name
            for field in fields(Offer)
            if getattr(self.before, field.name) != getattr(self.after, field.name)
        )


@dataclass(frozen=True, slots=True)
class Incoming:
    """What taking in a file would do.

    namesakes: new services that have the name and organisation of one that is there under another id
    """

    new: tuple[Offer, ...]
    changes: tuple[Change, ...]
    unchanged: tuple[Offer, ...]
    namesakes: tuple[Offer, ...]


def compare(there: Mapping[str, Offer], file: Iterable[Offer]) -> Incoming:
    """Put each service of a file beside the one of the same id in the directory."""
    new, changes, unchanged = [], [], []
    for offer in file:
        before = there.get(offer.id)
        if before is None:
            new.append(offer)
        elif (after := brought_together(before, offer)) == before:
            unchanged.append(before)
        else:
            changes.append(Change(before, after))
    return Incoming(tuple(new), tuple(changes), tuple(unchanged), _namesakes(there.values(), new))


def brought_together(before: Offer, file: Offer) -> Offer:
    """The service as the file has it; what the file leaves empty stays as it is, for a file may not know it."""
    kept = _told(file, without=_TOGETHER)
    if file.tiers:
        kept |= {name: getattr(file, name) for name in _TOGETHER}
    kept["supply"] = replace(before.supply, **_told(file.supply))
    return replace(before, **kept)


def _told(facts: Any, without: Iterable[str] = ()) -> dict[str, Any]:
    """What a file says: every fact that differs from saying nothing. A stated No is said."""
    left_out = set(without)
    return {
        field.name: getattr(facts, field.name)
        for field in fields(facts)
        if field.name not in left_out and getattr(facts, field.name) != field.default
    }


def _namesakes(there: Iterable[Offer], new: Iterable[Offer]) -> tuple[Offer, ...]:
    known: dict[tuple[str, str], int] = defaultdict(int)
    for offer in there:
        known[_called(offer)] += 1
    return tuple(offer for offer in new if known[_called(offer)])


def _called(offer: Offer) -> tuple[str, str]:
    return " ".join(offer.name.split()).casefold(), " ".join(offer.organisation.split()).casefold()
