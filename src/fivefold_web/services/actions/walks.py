"""Writing contact schedules and walks. Every write is atomic and leaves an audit line."""

from django.db import transaction
from django.utils import timezone

from fivefold_web.audit.actions import record
from fivefold_web.services.models import (
    ContactChange,
    OwnContact,
    ServiceVerdict,
    WalkStep,
    Walkthrough,
)
from fivefold_web.services.queries import walks


@transaction.atomic
def change_contact(*, partnership, contact, offered, mode, reason, by):
    """Say how a contact of the nation's schedule is offered here, and why it differs."""
    before = walks.contact_change_of(partnership, contact.key)
    was = {"offered": contact.offered, "mode": contact.mode, "reason": contact.reason}
    change = before or ContactChange(partnership=partnership, contact=contact.key)
    change.offered, change.mode, change.reason = offered, mode, reason
    change.save()
    after = {"offered": offered, "mode": mode, "reason": reason}
    record(partnership=partnership, by=by, did="changed", what=change, before=was, after=after)
    return change


@transaction.atomic
def follow_the_nation(*, partnership, change, by):
    """Take back what the place changed about a contact."""
    was = {"offered": change.offered, "mode": change.mode, "reason": change.reason}
    record(partnership=partnership, by=by, did="took back", what=change, before=was)
    change.delete()


@transaction.atomic
def add_contact(*, partnership, facts, by):
    """Add a contact that the place offers to every family."""
    contact = OwnContact.objects.create(partnership=partnership, **facts)
    record(partnership=partnership, by=by, did="added", what=contact, after=facts)
    return contact


@transaction.atomic
def change_own_contact(*, contact, facts, by):
    """Change a contact of the place's own."""
    before = {name: getattr(contact, name) for name in facts}
    for name, fact in facts.items():
        setattr(contact, name, fact)
    contact.save()
    record(partnership=contact.partnership, by=by, did="changed", what=contact, before=before, after=facts)
    return contact


@transaction.atomic
def remove_contact(*, contact, by):
    """Take a contact of the place's own out of the schedule."""
    before = {"name": contact.name, "due from": contact.due_from, "due to": contact.due_to}
    record(partnership=contact.partnership, by=by, did="removed", what=contact, before=before)
    contact.delete()


@transaction.atomic
def start_walk(*, partnership, scenario, by, area="", needs=""):
    """Begin to walk a scenario in an area and with needs, or go on with such a walk that is not finished."""
    there = walks.open_walk_of(partnership, scenario.slug, area, needs)
    if there is not None:
        return there
    walkthrough = Walkthrough.objects.create(
        partnership=partnership,
        scenario=scenario.slug,
        area_code=area,
        needs=needs,
        started_by=by.audit_label[:200],
    )
    after = (
        {"scenario": scenario.slug} | ({"area": area} if area else {}) | ({"needs": needs} if needs else {})
    )
    record(partnership=partnership, by=by, did="started", what=walkthrough, after=after)
    return walkthrough


@transaction.atomic
def judge(*, walkthrough, step, judgement, missing, by):
    """Keep what partners say about one question. Sending the same again changes nothing."""
    row, _made = WalkStep.objects.get_or_create(
        partnership=walkthrough.partnership, walkthrough=walkthrough, step=step
    )
    before = {"judgement": row.judgement, "missing": row.missing}
    after = {"judgement": judgement, "missing": missing}
    if before == after:
        return row
    row.judgement, row.missing = judgement, missing
    row.save()
    record(partnership=walkthrough.partnership, by=by, did="judged", what=row, before=before, after=after)
    return row


@transaction.atomic
def judge_service(*, walkthrough, step, service, said, note, by):
    """Keep what people say of one service for one question; nothing said takes it back. The same again changes nothing."""
    place = {
        "partnership": walkthrough.partnership,
        "walkthrough": walkthrough,
        "step": step,
        "service": service,
    }
    row = ServiceVerdict.objects.filter(**place).first()
    before = {"said": row.said, "note": row.note} if row else {"said": "", "note": ""}
    after = {"said": said, "note": note}
    if before == after:
        return
    if not said and not note:
        row.delete()
    else:
        row, _made = ServiceVerdict.objects.update_or_create(**place, defaults=after)
    record(partnership=walkthrough.partnership, by=by, did="judged", what=service, before=before, after=after | {"question": step})  # fmt: skip


@transaction.atomic
def finish_walk(*, walkthrough, found, services, proposal, by):
    """Close a walk with what the place held on this day: the next contact in words, services by step, the proposal."""
    walkthrough.finished = walkthrough.proposed = timezone.now()
    walkthrough.found, walkthrough.proposal = found[:300], proposal
    walkthrough.save()
    for step, number in services.items():
        row, _made = WalkStep.objects.get_or_create(
            partnership=walkthrough.partnership, walkthrough=walkthrough, step=step
        )
        row.services = number
        row.save()
    record(
        partnership=walkthrough.partnership, by=by, did="finished", what=walkthrough, after={"found": found}
    )
