"""What a partnership holds in the library, for the search and for the page of editions."""

from fivefold_web.library.models import (
    Adaptation,
    Definition,
    LocalCard,
    LocalResource,
    LocalRole,
    LocalVignette,
    ReadingList,
    TermDecision,
)


def wordings_in_force(partnership):
    """Local wordings that count, of all kinds; one query."""
    newest = {}
    rows = Adaptation.objects.filter(partnership=partnership).exclude(state=Adaptation.State.DRAFT)
    for row in rows.order_by("pk"):
        newest[row.kind, row.item, row.element, row.field] = row
    return [row for row in newest.values() if row.state == Adaptation.State.PUBLISHED]


def definition_of(partnership):
    """The newest published definition, or None."""
    rows = Definition.objects.filter(partnership=partnership, published__isnull=False)
    return rows.order_by("-version").first()


def vignettes_of(partnership):
    return LocalVignette.objects.filter(partnership=partnership)


def cards_of(partnership):
    return LocalCard.objects.filter(partnership=partnership)


def resources_of(partnership):
    return LocalResource.objects.filter(partnership=partnership)


def reading_lists_of(partnership):
    return ReadingList.objects.filter(partnership=partnership)


def roles_of(partnership):
    return LocalRole.objects.filter(partnership=partnership)


def words_decided(partnership):
    return TermDecision.objects.filter(partnership=partnership)
