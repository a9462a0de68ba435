"""The place's own definition of being mentally healthy: the version that counts, the draft, who took part."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from fivefold_web.library.models import Definition, Involvement


@dataclass(frozen=True)
class Current:
    """The published definition that counts, with everybody who took part in it, told by role."""

    version: int
    text: str
    family_words: str
    published: datetime
    involvement: tuple[Involvement, ...]

    @property
    def families(self):
        """How families took part."""
        return tuple(one for one in self.involvement if one.families)


def current(partnership):
    """The newest published definition, or None. Two queries at most; for pages and documents alike."""
    row = definitions_of(partnership).filter(published__isnull=False).first()
    if row is None:
        return None
    return Current(row.version, row.text, row.family_words, row.published, tuple(involvement_of(partnership)))


def definitions_of(partnership):
    """Every version, the newest first."""
    return Definition.objects.filter(partnership=partnership)


def draft_of(partnership):
    """The version that is being written: newer than what is published; or None."""
    newest = definitions_of(partnership).first()
    return newest if newest is not None and newest.published is None else None


def involvement_of(partnership):
    """Who took part and how, the latest first."""
    return Involvement.objects.filter(partnership=partnership)


def involvement_with(partnership, pk):
    row = involvement_of(partnership).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
