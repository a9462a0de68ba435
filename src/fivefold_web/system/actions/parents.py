"""Keeping what parents say, without keeping who said it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from fivefold_web.audit.actions import ANONYMOUS, record
from fivefold_web.places import actions as places
from fivefold_web.system.models import ParentsHeard, ParentsSaid
from fivefold_web.system.queries import relationships as queries

DAYS = 30
How = queries.How


def hear(*, service, how, counts, comment="", client_key, held_on=None, by=None):
    """Keep answers; `counts` has yes, partly and no by question. Sent twice they are kept once.

    Without `by` it was a parent: the record says only that somebody answered.
    """
    try:
        with transaction.atomic():
            return _hear(service, how, counts, comment, client_key, held_on, by)
    except IntegrityError:  # the same form, sent twice in one moment
        return queries.heard_before(service.partnership, client_key)


def _hear(service, how, counts, comment, client_key, held_on, by):
    there = queries.heard_before(service.partnership, client_key)
    if there is not None:
        return there
    heard = ParentsHeard.objects.create(
        partnership=service.partnership,
        service=service,
        how=how,
        held_on=held_on or timezone.localdate(),
        comment=comment,
        client_key=client_key,
    )
    ParentsSaid.objects.bulk_create(
        ParentsSaid(
            partnership=service.partnership, heard=heard, criterion=slug, yes=yes, partly=partly, no=no
        )
        for slug, (yes, partly, no) in counts.items()
        if yes or partly or no
    )
    after = None if by is None else {"service": service.name, "counts": counts, "comment": comment}
    record(partnership=service.partnership, by=by or ANONYMOUS, did="heard parents", what=heard, after=after)
    return heard


@transaction.atomic
def open_parents_link(*, service, by):
    """A link that many parents of one service can use; it takes the place of an older one."""
    close_parents_links(service=service, by=by)
    return places.open_guest_link(
        partnership=service.partnership,
        task=queries.TASK,
        target=str(service.pk),
        days=DAYS,
        label=service.name[:160],
        by=by,
    )


@transaction.atomic
def close_parents_links(*, service, by):
    places.close_guest_links(
        partnership=service.partnership, task=queries.TASK, target=str(service.pk), by=by
    )
