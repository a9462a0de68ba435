"""What a partnership made of the toolkit's content: its wording, what was said, and who stands behind it."""

from collections import Counter

from fivefold_web.library.models import Adaptation, Comment, SignOff

DRAFT, PUBLISHED = Adaptation.State.DRAFT.value, Adaptation.State.PUBLISHED.value
RESTORED, ADOPTED = Adaptation.State.RESTORED.value, Adaptation.State.ADOPTED.value
WHOLE = "whole"
"""The field of a row that is about an item as a whole: adopting it as it is."""


def wording_of(partnership, kind):
    """Local wording that counts, by (item, element, field); one query for all items of a kind."""
    counts = {}
    for row in _rows(partnership, kind).exclude(state=DRAFT):
        counts[row.item, row.element, row.field] = row
    return {place: row for place, row in counts.items() if row.state == PUBLISHED}


def versions_of(partnership, kind, item):
    """Every version of every wording of an item, the oldest first."""
    return list(_rows(partnership, kind).filter(item=item))


def all_versions(partnership, kind):
    """Every version of every wording of a kind by item, the oldest first."""
    found = {}
    for row in _rows(partnership, kind):
        found.setdefault(row.item, []).append(row)
    return found


def _rows(partnership, kind):
    return Adaptation.objects.filter(partnership=partnership, kind=kind).order_by("pk")


def in_force(versions, element=None):
    """The local wording that counts, by (element, field), among the versions of one item."""
    newest = {(row.element, row.field): row for row in versions if row.state != DRAFT}
    return {
        place: row
        for place, row in newest.items()
        if row.state == PUBLISHED and element in (None, row.element)
    }


def drafts(versions, element):
    """Drafts of an element that nothing newer has overtaken, by field."""
    newest = {row.field: row for row in versions if row.element == element}
    return {field: row for field, row in newest.items() if row.state == DRAFT}


def adopted(versions):
    """The row that adopted the item as it is, or None."""
    return next((row for row in reversed(versions) if row.state == ADOPTED), None)


def version_now(versions):
    """How often the item changed for all to see; a signature is given to one such state."""
    return sum(row.state != DRAFT for row in versions)


def last_change(versions, element):
    """The number of the newest row about an element, by which a later change by somebody else is noticed."""
    return max((row.pk for row in versions if row.element == element), default=0)


def comments_on(partnership, kind, item, element=""):
    """What was said, the oldest first."""
    found = Comment.objects.filter(partnership=partnership, kind=kind, item=item, element=element)
    return list(found.order_by("pk"))


def comment_counts(partnership, kind, item):
    """How much was said, by element."""
    found = Comment.objects.filter(partnership=partnership, kind=kind, item=item)
    return Counter(found.order_by().values_list("element", flat=True))


def comment_totals(partnership, kind):
    """How much was said about each item of a kind, its elements included."""
    found = Comment.objects.filter(partnership=partnership, kind=kind)
    return Counter(found.order_by().values_list("item", flat=True))


def comment_sent_as(partnership, client_key):
    return Comment.objects.filter(partnership=partnership, client_key=client_key).first()


def signatures_on(partnership, kind, item):
    """Who signed off an item, with the organisation; the newest first."""
    found = SignOff.objects.filter(partnership=partnership, kind=kind, item=item)
    return list(found.select_related("organisation"))
