"""Deciding about two services that may be one. Nothing is lost: the one that goes is archived, with its reason."""

from django.db import transaction

from fivefold.services.twins import lost, merged
from fivefold_web.audit.actions import record
from fivefold_web.services.actions.directory import archive_service, change_service
from fivefold_web.services.models import JourneyStep, PathwayStep, Twin
from fivefold_web.services.queries.directory import offer_of


@transaction.atomic
def call_same(*, kept, other, because, by):
    """The two are one service: the kept one takes over what it lacks, and stands in pathways for both."""
    mine, theirs = offer_of(kept), offer_of(other)
    differing = lost(mine, theirs)
    change_service(service=kept, offer=merged(mine, theirs), by=by)
    moved = sum(
        steps.objects.filter(partnership=kept.partnership, service=other).update(service=kept)
        for steps in (PathwayStep, JourneyStep)
    )
    archive_service(service=other, because=because, by=by)
    return _decide(
        kept,
        other,
        Twin.Verdict.SAME,
        because,
        by,
        {"differing facts": list(differing), "steps moved": moved},
    )


@transaction.atomic
def call_different(*, one, other, by):
    """The two are different services; they are not put beside each other again."""
    return _decide(one, other, Twin.Verdict.DIFFERENT, "", by, {})


@transaction.atomic
def decide_anew(*, twin, by):
    """Take a decision "different" back, so that the two are put beside each other again."""
    before = {"first": twin.first.name, "second": twin.second.name, "verdict": twin.verdict}
    record(partnership=twin.partnership, by=by, did="took back", what=twin, before=before)
    twin.delete()


def _decide(one, other, verdict, because, by, more):
    first, second = sorted((one, other), key=lambda row: row.pk)
    defaults = {"verdict": verdict, "reason": because, "decided_by": by.audit_label[:200]}
    twin, _made = Twin.objects.update_or_create(
        partnership=one.partnership, first=first, second=second, defaults=defaults
    )
    after = {"first": first.name, "second": second.name, "verdict": verdict, "kept": one.name} | more
    record(partnership=one.partnership, by=by, did="decided", what=twin, after=after)
    return twin
