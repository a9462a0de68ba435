"""Asking for figures from their publishers, and what becomes of it. The thread that fetches is in `actions.fetching`."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from fivefold_web.audit.actions import record
from fivefold_web.need.models import Retrieval
from fivefold_web.need.queries import retrieved as queries

MOST_AT_ONCE = 4


class TooMany(ValueError):
    """A place fetches a few things at a time, no more."""


@transaction.atomic
def ask(*, partnership, source, asked_for, title, client_key, by):
    """Note what is to be fetched. The same thing is never fetched twice at once: the fetch that runs is given back."""
    if sent := Retrieval.objects.filter(partnership=partnership, client_key=client_key).first():
        return sent
    if same := queries.same_unfinished(partnership, source, asked_for):
        return same
    if queries.unfinished(partnership).count() >= MOST_AT_ONCE:
        raise TooMany
    try:
        with transaction.atomic():
            retrieval = Retrieval.objects.create(
                partnership=partnership, client_key=client_key, source=source, asked_for=asked_for,
                title=title[:300], asked_by=by.audit_label[:200],
            )  # fmt: skip
    except IntegrityError:
        return Retrieval.objects.get(partnership=partnership, client_key=client_key)
    record(partnership=partnership, by=by, did="asked for", what=retrieval, after={"source": source})
    return retrieval


def claim(pk):
    """Take a waiting or interrupted fetch for one thread; None where another has it or somebody stopped it."""
    silent = timezone.now() - queries.SILENT
    free = Q(state=Retrieval.WAITING) | Q(state=Retrieval.RUNNING, moved__lt=silent)
    taken = Retrieval.objects.filter(free, pk=pk).update(
        state=Retrieval.RUNNING, moved=timezone.now(), said="", remedy=""
    )
    return Retrieval.objects.select_related("partnership").get(pk=pk) if taken else None


def moved_on(pk, received, expected, about):
    """Note how far a fetch has come; False where somebody stopped it meanwhile."""
    return bool(
        Retrieval.objects.filter(pk=pk, state=Retrieval.RUNNING).update(
            received=received, expected=expected, said=about[:300], moved=timezone.now()
        )
    )


def arrived(pk, fetched, key, size):
    """The file lies in staging and waits for somebody to look at it."""
    return Retrieval.objects.filter(pk=pk, state=Retrieval.RUNNING).update(
        state=Retrieval.ARRIVED, staged_key=key, edition=fetched.edition[:60], said="\n".join(fetched.notes),
        remedy="", received=size, moved=timezone.now(),
    )  # fmt: skip


def failed(pk, said, remedy):
    """A fetch gave up; why, and what to do."""
    Retrieval.objects.filter(pk=pk, state=Retrieval.RUNNING).update(
        state=Retrieval.FAILED, said=said, remedy=remedy, moved=timezone.now()
    )


@transaction.atomic
def stop(*, retrieval, by):
    """Somebody stops a fetch; what has arrived is kept."""
    stopped = Retrieval.objects.filter(pk=retrieval.pk, state__in=queries.UNFINISHED).update(
        state=Retrieval.GIVEN_UP, said="", moved=timezone.now()
    )
    if stopped:
        record(partnership=retrieval.partnership, by=by, did="stopped", what=retrieval)


@transaction.atomic
def go_on(*, retrieval, by):
    """A fetch that failed, was stopped or was interrupted waits for its thread again."""
    silent = timezone.now() - queries.SILENT
    may = Q(state__in=(Retrieval.FAILED, Retrieval.GIVEN_UP, Retrieval.ARRIVED)) | Q(
        state__in=queries.UNFINISHED, moved__lt=silent
    )
    taken = Retrieval.objects.filter(may, pk=retrieval.pk).update(
        state=Retrieval.WAITING, said="", remedy="", staged_key="", moved=timezone.now()
    )
    if taken:
        record(partnership=retrieval.partnership, by=by, did="went on with", what=retrieval)
    return bool(taken)


def taken_in(*, retrieval, dataset):
    """What was fetched has entered."""
    Retrieval.objects.filter(pk=retrieval.pk).update(
        state=Retrieval.TAKEN_IN, dataset=dataset, staged_key="", moved=timezone.now()
    )


def put_away(*, retrieval):
    """What was fetched was looked at and not taken in."""
    Retrieval.objects.filter(pk=retrieval.pk).update(
        state=Retrieval.GIVEN_UP, staged_key="", said="", moved=timezone.now()
    )
