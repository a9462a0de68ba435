"""Beginning, answering and finishing a self-check."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold_web.audit.actions import record
from fivefold_web.system.actions.conditions import NotPossible
from fivefold_web.system.models import Check, CheckAnswer
from fivefold_web.system.queries import checks as queries

KEPT = ("answer", "comment", "next_action", "owner", "due")


@transaction.atomic
def begin_check(*, partnership, checklist, subject, held_on, by):
    """Begin to look; a check that is not finished is gone on with instead of begun again."""
    there = queries.open_check_of(partnership, checklist, subject)
    if there is not None:
        return there
    check = Check.objects.create(
        partnership=partnership,
        checklist=checklist,
        service=subject.service,
        organisation=subject.organisation,
        plan=subject.plan,
        subject_name=subject.name[:200],
        held_on=held_on,
        started_by=by.audit_label[:200],
    )
    after = {"checklist": checklist, "subject": subject.name, "held on": held_on}
    record(partnership=partnership, by=by, did="began", what=check, after=after)
    return check


@transaction.atomic
def answer(*, check, criterion, by, **facts):
    """Keep what is said about one criterion. Sending the same again changes nothing."""
    check = Check.objects.select_for_update().get(pk=check.pk)
    if check.finished:
        raise NotPossible(_("This check is finished. Begin a new one to change its answers."))
    row = CheckAnswer.objects.filter(check_held=check, criterion=criterion).first()
    before = {name: getattr(row, name) for name in KEPT} if row else None
    if before == facts or (row is None and not any(facts.values())):
        return
    row = row or CheckAnswer(partnership=check.partnership, check_held=check, criterion=criterion)
    for name in KEPT:
        setattr(row, name, facts[name])
    row.save()
    record(partnership=check.partnership, by=by, did="answered", what=row, before=before, after=facts)


@transaction.atomic
def finish_check(*, check, by):
    """The answers count from now on and are no longer changed. Finishing twice changes nothing."""
    check = Check.objects.select_for_update().get(pk=check.pk)
    if check.finished:
        return
    if not queries.answers_of(check):
        raise NotPossible(_("Answer at least one line before you finish."))
    check.finished = timezone.now()
    check.save()
    record(partnership=check.partnership, by=by, did="finished", what=check)
