"""Saying which words are used, deciding about them, adding a card."""

from django.db import transaction

from fivefold.knowledge.language import check
from fivefold_web.audit.actions import record
from fivefold_web.library.models import LocalCard, TermDecision, TermSaid
from fivefold_web.library.queries import words as queries


@transaction.atomic
def say_words(*, partnership, words, sector, client_key, by):
    """Note words that somebody uses. Sent again, they are noted once."""
    keys = {f"{client_key}-{number}": word for number, word in enumerate(words, 1)}
    there = queries.words_sent_as(partnership, keys)
    said = [
        TermSaid(partnership=partnership, word=word, sector=sector, client_key=key, written_by=str(by))
        for key, word in keys.items()
        if key not in there
    ]
    TermSaid.objects.bulk_create(said)
    if said:
        after = {"words": [row.word for row in said], "sector": sector}
        record(partnership=partnership, by=by, did="said which words are used", what=said[0], after=after)
    return said


@transaction.atomic
def decide(*, partnership, decision, by):
    """Prefer a word, avoid it, or call it the same as another. Refused (Circular) if words would chase each other."""
    check(decision, queries.decisions_of(partnership))
    there = queries.decision_on(partnership, decision.word)
    before = _facts(there) if there else None
    row = there or TermDecision(partnership=partnership, word=decision.word)
    row.verdict, row.same_as = decision.verdict, decision.same_as
    row.reason, row.written_by = decision.reason, str(by)
    row.save()
    record(
        partnership=partnership, by=by, did="decided about a word", what=row, before=before, after=_facts(row)
    )
    return row


def _facts(row):
    return {"word": row.word, "verdict": row.verdict, "same as": row.same_as, "reason": row.reason}


@transaction.atomic
def take_back(*, partnership, decision, by):
    """Nothing is decided about this word any more."""
    record(
        partnership=partnership,
        by=by,
        did="took a decision back",
        what=decision,
        before=_facts(decision),
    )
    decision.delete()


@transaction.atomic
def add_card(*, partnership, title, often_heard, new_understanding, by):
    """A misconception met here. The same card sent again is kept once."""
    card, made = LocalCard.objects.get_or_create(
        partnership=partnership,
        title=title,
        often_heard=often_heard,
        new_understanding=new_understanding,
        defaults={"written_by": str(by)},
    )
    if made:
        record(partnership=partnership, by=by, did="added a card", what=card, after=_card_facts(card))
    return card


@transaction.atomic
def change_card(*, partnership, card, title, often_heard, new_understanding, by):
    """Change a card of this place."""
    before = _card_facts(card)
    card.title, card.often_heard, card.new_understanding = title, often_heard, new_understanding
    card.save()
    record(
        partnership=partnership,
        by=by,
        did="changed a card",
        what=card,
        before=before,
        after=_card_facts(card),
    )


@transaction.atomic
def remove_card(*, partnership, card, by):
    """Take a card of this place away; the record of changes keeps its words."""
    record(partnership=partnership, by=by, did="removed a card", what=card, before=_card_facts(card))
    card.delete()


def _card_facts(card):
    return {"title": card.title, "often heard": card.often_heard, "fuller view": card.new_understanding}
