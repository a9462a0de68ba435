"""What the room decided, and what happens next: written during the session and mended afterwards.

Sent twice nothing stands twice: a decision is known by its words, a next step by the key of its form.
"""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.workshops.models import Agreement, NextStep


@transaction.atomic
def agree(*, partnership, session, text, by, item=None):
    """Write down what the room decided; the same words about the same item are the same decision."""
    agreement, made = Agreement.objects.get_or_create(session=session, item=item, text=text)
    if made:
        after = _of_decision(agreement)
        record(partnership=partnership, by=by, did="recorded an agreement", what=agreement, after=after)
    return agreement


@transaction.atomic
def change_agreement(*, partnership, agreement, text, by, item=None):
    """Mend the words of a decision, or the item that it belongs to."""
    before = _of_decision(agreement)
    agreement.text, agreement.item = text, item
    if (after := _of_decision(agreement)) != before:
        agreement.save(update_fields=["text", "item"])
        record(partnership=partnership, by=by, did="changed an agreement", what=agreement, before=before, after=after)  # fmt: skip


@transaction.atomic
def remove_agreement(*, partnership, agreement, by):
    before = _of_decision(agreement)
    record(partnership=partnership, by=by, did="removed an agreement", what=agreement, before=before)
    agreement.delete()


def _of_decision(agreement):
    return {"text": agreement.text, "about": agreement.item.text if agreement.item else ""}


@transaction.atomic
def plan_step(*, partnership, session, client_key, by, **facts):
    """Write down a next step, once for each sending. `facts`: text, who, by_when."""
    step, made = NextStep.objects.get_or_create(session=session, client_key=client_key, defaults=facts)
    if made:
        record(partnership=partnership, by=by, did="planned a next step", what=step, after=_of_step(step))
    return step


@transaction.atomic
def change_step(*, partnership, step, by, text, who, by_when):
    """Mend a next step."""
    before = _of_step(step)
    step.text, step.who, step.by_when = text, who, by_when
    if (after := _of_step(step)) != before:
        step.save(update_fields=["text", "who", "by_when"])
        record(partnership=partnership, by=by, did="changed a next step", what=step, before=before, after=after)  # fmt: skip


@transaction.atomic
def remove_step(*, partnership, step, by):
    before = _of_step(step)
    record(partnership=partnership, by=by, did="removed a next step", what=step, before=before)
    step.delete()


def _of_step(step):
    return {"text": step.text, "who": step.who, "by when": step.by_when}
