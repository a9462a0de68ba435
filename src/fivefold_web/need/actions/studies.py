"""Studies of prevalence that an analyst adds, changes or withdraws."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.need.models import LocalStudy
from fivefold_web.need.queries import studies as queries


@transaction.atomic
def add_study(*, partnership, client_key, by, **facts):
    """Add a study; sent twice under one key, it is there once."""
    there = queries.study_sent_as(partnership, client_key)
    if there is not None:
        return there
    study = LocalStudy.objects.create(
        partnership=partnership, client_key=client_key, added_by=by.audit_label[:200], **facts
    )
    record(partnership=partnership, by=by, did="added", what=study, after=facts_of(study))
    return study


@transaction.atomic
def change_study(*, study, by, **facts):
    """Change what is said of a study; saying the same changes nothing."""
    before = facts_of(study)
    for name, content in facts.items():
        setattr(study, name, content)
    if facts_of(study) == before:
        return study
    study.save(update_fields=list(facts))
    record(partnership=study.partnership, by=by, did="changed", what=study, before=before, after=facts_of(study))  # fmt: skip
    return study


@transaction.atomic
def withdraw_study(*, study, why, by):
    """Take a study out; the record keeps what it said, and why it went."""
    record(
        partnership=study.partnership, by=by, did="withdrew", what=study, before=facts_of(study), after={"why": why},
    )  # fmt: skip
    study.delete()


def facts_of(study):
    """A study as the audit record keeps it."""
    return {name: getattr(study, name) for name in queries.FACTS}
