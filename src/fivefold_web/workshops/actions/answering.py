"""Keeping what phones send: once, however often it is sent; nothing of who, from where or when.

There is no audit record of a single answer: its time beside the order of rows could tell who was quick. Moving a prompt
records how many there are.
"""

from django.db import transaction

from fivefold.workshops import answering, polls
from fivefold.workshops.activities import Review
from fivefold_web.workshops import queries
from fivefold_web.workshops.actions.taking_turns import hold_item, waits_its_turn
from fivefold_web.workshops.models import Answer, Arrival, Mark


@transaction.atomic
def arrive(*, session, client_key, sector="", group=None):
    """Count a phone, once; sent again it may change its sector or group."""
    facts = {"sector_name": sector if session.asks_sector else "", "group": group}
    return Arrival.objects.update_or_create(session=session, client_key=client_key, defaults=facts)[0]


def answer(*, item, said, asked, client_key, revision=1, sector="", group=None):
    """Keep an answer, once. Refused (NotNow) out of its time or in a form that the item does not take.

    What can be looked up beforehand is, because SQLite has one writer at a time. A later revision of a phone's own
    answer takes the place of the earlier one.
    """
    said = answering.check(queries.question_of(item), said)
    facts = {"item": item, "said": said, "asked": asked, "client_key": client_key, "revision": revision}
    with waits_its_turn(), transaction.atomic():
        return _keep(**facts, sector=sector, group=group)


def _keep(*, item, said, asked, client_key, revision, sector, group):
    hold_item(item, client_key)
    state, ended, alone_over, there = queries.standing_of(item, client_key)
    if there and (item.activity.many or there.revision >= revision):
        return there
    polls.check_round(state, asked, ended=ended, alone_over=alone_over)
    kept = there or Answer(item=item, client_key=client_key, round_name=asked)
    kept.text, kept.revision, kept.group = said.text, revision, group if item.in_groups else None
    has_words = answering.has_words(said)
    # With words, or within a small group, a sector would point to one person.
    alone = has_words or kept.group
    kept.sector_name = "" if alone else queries.sector_kept(item.session, sector)
    kept.review_name = Review.WAITING if has_words and item.session.reviews_text else Review.PASSED
    kept.save(force_insert=there is None)
    _mark(kept, said)
    return kept


def _mark(answer, said):
    if answer.revision > 1:
        answer.marks.all().delete()
    if not said.marks:
        return
    Mark.objects.bulk_create(
        Mark(
            answer=answer,
            option_id=one.option,
            value=one.value,
            number=one.number,
            x=one.x,
            y=one.y,
            label=one.label,
        )
        for one in said.marks
    )
