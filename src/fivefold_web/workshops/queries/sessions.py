"""Reading sessions and their agendas. Answers are read only where they may be shown."""

from django.db.models import Count, Prefetch, Q

from fivefold.workshops.activities import Review
from fivefold.workshops.polls import Round, tally
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import AgendaItem, Answer, WorkshopSession
from fivefold_web.workshops.queries.one import one_of


def sessions_of(partnership):
    """Sessions with the number of prompts and answers, newest first."""
    counted = WorkshopSession.objects.filter(partnership=partnership).annotate(
        prompt_count=Count("items", distinct=True), answer_count=Count("items__answers", distinct=True)
    )
    return counted.order_by("-held_on", "-pk")  # said anew: what is counted forgets the order of its table


def counted_items():
    """Items in their order that know how many answers they have, and how many of them before and after."""
    counted = AgendaItem.objects.annotate(
        answer_count=Count("answers", distinct=True),
        before_count=Count("answers", distinct=True, filter=Q(answers__round_name=Round.BEFORE)),
        after_count=Count("answers", distinct=True, filter=Q(answers__round_name=Round.AFTER)),
    )
    return counted.order_by("position", "pk")


def shown():
    """Answers that may be read, with their marks: their prompt is shown, and a reviewer let them through."""
    rows = Answer.objects.filter(item__state_name=PromptState.REVEALED, review_name=Review.PASSED)
    return rows.prefetch_related("marks")


def session_of(partnership, pk):
    """A session with its agenda; each item knows how many answers it has, and its answers if they may be shown."""
    items = counted_items().prefetch_related("options", Prefetch("answers", shown()))
    rows = WorkshopSession.objects.filter(partnership=partnership, pk=pk)
    return one_of(rows.prefetch_related(Prefetch("items", items), "sectors", "agreements", "groups"))


def sessions_to_find(partnership):
    """Sessions with their prompts, agreements and next steps, and no answers."""
    rows = WorkshopSession.objects.filter(partnership=partnership)
    return rows.prefetch_related("items", "agreements", "next_steps")


def item_of(partnership, pk):
    """An agenda item with its session."""
    rows = AgendaItem.objects.filter(session__partnership=partnership, pk=pk)
    return one_of(rows.select_related("session"))


def tally_of(item):
    """Both counts of a question asked before and after, if they may be shown; None otherwise."""
    if not item.is_poll or not item.state.shows_answers:
        return None
    pairs = ((answer.round_name, mark.value) for answer in item.answers.all() for mark in answer.marks.all())
    return tally(pairs)


def untouched_today(partnership, title, day):
    """A session of this name and day in which nothing was answered yet, or None."""
    rows = WorkshopSession.objects.filter(partnership=partnership, title=title, held_on=day, ended=False)
    return rows.exclude(items__answers__isnull=False).first()


def code_is_taken(code):
    return WorkshopSession.objects.filter(code=code).exists()
