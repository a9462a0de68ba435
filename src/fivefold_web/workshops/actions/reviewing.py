"""Reviewing what people wrote, before it reaches the screen in the room."""

from django.db import transaction

from fivefold.workshops.activities import HeldBecause, Review
from fivefold_web.audit.actions import record
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, Answer, ItemOption, ReviewStep


@transaction.atomic
def review(*, partnership, item, keys, to, by, reason=""):
    """Let answers through or hold them back, with the reason. Those that stand so already are left alone.

    The item is held meanwhile: of two reviewers at once, each decision stands once in the log.
    """
    reason = HeldBecause(reason).value if reason else ""
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    answers = list(Answer.objects.filter(item=item, pk__in=keys).exclude(review_name=to).order_by("pk"))
    if not answers:
        return 0
    Answer.objects.filter(pk__in=[one.pk for one in answers]).update(review_name=to)
    ReviewStep.objects.bulk_create(
        ReviewStep(
            item=item,
            answer=one.pk,
            to_name=to,
            reason_name=reason if to == Review.HELD else "",
            by=by.audit_label,
        )
        for one in answers
    )
    if to == Review.HELD:
        _take_back(item, answers)
    tell_phones(item.session)
    facts = {"to": str(to), "answers": len(answers), "reason": str(reason)}
    record(partnership=partnership, by=by, did="reviewed answers", what=item, after=facts)
    return len(answers)


def _take_back(item, answers):
    """A statement that is held back is not voted on any more, whatever it had: it names or hurts somebody."""
    texts = [one.text for one in answers]
    ItemOption.objects.filter(item=item, from_the_room=True, text__in=texts).delete()
