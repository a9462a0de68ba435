"""What a place says of words: which ones are used, what was decided, cards and terms of its own."""

from fivefold.knowledge.language import Decision, Use, Verdict, tidy
from fivefold_web.library.models import Comment, LocalCard, TermDecision, TermSaid


def decisions_of(partnership):
    """What was decided about words, from A to Z."""
    rows = TermDecision.objects.filter(partnership=partnership)
    return tuple(Decision(row.word, Verdict(row.verdict), row.reason, row.same_as) for row in rows)


def decision_on(partnership, word):
    """The row that decides about a word, or None."""
    rows = TermDecision.objects.filter(partnership=partnership)
    return next((row for row in rows if tidy(row.word) == tidy(word)), None)


def uses_of(partnership):
    """Who uses which word, by sector."""
    rows = TermSaid.objects.filter(partnership=partnership)
    return tuple(Use(row.word, row.sector, row.written_by) for row in rows)


def words_sent_as(partnership, keys):
    """Which of these keys have arrived already."""
    rows = TermSaid.objects.filter(partnership=partnership, client_key__in=keys)
    return set(rows.values_list("client_key", flat=True))


def comments_on(partnership, kind):
    """What members said about the items of a kind, by item, the oldest first; one query for all."""
    found = {}
    for row in Comment.objects.filter(partnership=partnership, kind=kind, element="").order_by("pk"):
        found.setdefault(row.item, []).append(row)
    return found


def cards_of(partnership):
    """Misconception cards of this place."""
    return list(LocalCard.objects.filter(partnership=partnership))


def card_of(partnership, pk):
    """A card of this place, or None."""
    return LocalCard.objects.filter(partnership=partnership, pk=pk).first()
