"""Reading sessions whole."""

from collections import Counter

from django.db.models import Count, Prefetch

from fivefold.workshops.activities import Review
from fivefold_web.workshops.models import Agreement, Answer, NextStep, ReviewStep, Theme, WorkshopSession
from fivefold_web.workshops.queries.one import one_of
from fivefold_web.workshops.queries.sessions import counted_items, shown


def record_of(partnership, pk):
    """A session whole: what was asked, answered (where shown), grouped, agreed, and what happens next."""
    return one_of(_whole(WorkshopSession.objects.filter(partnership=partnership, pk=pk)))


def records_of(partnership):
    """Every session whole, newest first, in a fixed number of queries."""
    return list(_whole(WorkshopSession.objects.filter(partnership=partnership)))


def _whole(rows):
    """Themes hold only answers that a reviewer let through."""
    passed = Answer.objects.filter(review_name=Review.PASSED)
    themes = Theme.objects.filter(proposed=False).prefetch_related(Prefetch("answers", passed))
    items = counted_items().prefetch_related(
        "options", Prefetch("answers", shown()), Prefetch("themes", themes)
    )
    agreements = Prefetch("agreements", Agreement.objects.select_related("item"))
    return rows.select_related("partnership").prefetch_related(
        Prefetch("items", items), "sectors", agreements, "next_steps", "groups"
    )


def agreement_in(session, number):
    """A decision of this session, or None where it is gone."""
    return session.agreements.select_related("item").filter(pk=number).first()


def step_in(session, number):
    """A next step of this session, or None where it is gone."""
    return NextStep.objects.filter(session=session, pk=number).first()


def reviewed_in(session):
    """{how an answer stands: how many} of the answers in words, and {reason: how many} of those held back."""
    written = Answer.objects.filter(item__session=session, pk__in=_looked_at(session)).order_by()
    waiting = Answer.objects.filter(item__session=session, review_name=Review.WAITING).count()
    rows = written.exclude(review_name=Review.WAITING).values_list("review_name")
    stands = dict(rows.annotate(number=Count("pk")))
    return stands | {Review.WAITING.value: waiting}, _reasons(session)


def _looked_at(session):
    return ReviewStep.objects.filter(item__session=session).order_by().values("answer")


def _reasons(session):
    """Why each answer that is held back is: the last reason given for it."""
    held = set(
        Answer.objects.filter(item__session=session, review_name=Review.HELD).values_list("pk", flat=True)
    )
    steps = ReviewStep.objects.filter(item__session=session, to_name=Review.HELD).order_by("pk")
    last = {key: reason for key, reason in steps.values_list("answer", "reason_name") if key in held}
    return Counter(last.values())
