"""Reading sessions. Answers are read only where they may be shown."""

from django.db.models import Count, Prefetch, Q
from django.http import Http404

from fivefold.workshops.codes import tidy
from fivefold.workshops.polls import Round, tally
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import AgendaItem, Answer, Theme, Vote, WorkshopSession


def sessions_of(partnership):
    """Sessions with the number of prompts and answers, newest first."""
    return WorkshopSession.objects.filter(partnership=partnership).annotate(
        prompt_count=Count("items", distinct=True), answer_count=Count("items__answers", distinct=True)
    )


def _counted():
    """Items that know how many answers they have, and how many choices before and after."""
    return AgendaItem.objects.annotate(
        answer_count=Count("answers", distinct=True),
        before_count=Count("votes", distinct=True, filter=Q(votes__round_name=Round.BEFORE)),
        after_count=Count("votes", distinct=True, filter=Q(votes__round_name=Round.AFTER)),
    )


def session_of(partnership, pk):
    """A session with its agenda; each item knows how many answers it has, and its choices if they may be shown."""
    items = _counted().prefetch_related(_shown_votes())
    rows = WorkshopSession.objects.filter(partnership=partnership, pk=pk)
    return _one(rows.prefetch_related(Prefetch("items", items), "sectors", "agreements"))


def sessions_to_find(partnership):
    """Sessions with their prompts and agreements, and no answers."""
    rows = WorkshopSession.objects.filter(partnership=partnership)
    return rows.prefetch_related("items", "agreements")


def themes_to_find(partnership):
    """Themes of prompts whose answers were shown to the room."""
    rows = Theme.objects.filter(item__session__partnership=partnership, item__state_name=PromptState.REVEALED)
    return rows.select_related("item")


def item_of(partnership, pk):
    """An agenda item with its session."""
    return _one(AgendaItem.objects.filter(session__partnership=partnership, pk=pk).select_related("session"))


def _shown_votes():
    return Prefetch("votes", Vote.objects.filter(item__state_name=PromptState.REVEALED))


def tally_of(item):
    """Both counts of a question asked before and after, if they may be shown; None otherwise."""
    if not item.is_poll or not item.state.shows_answers:
        return None
    return tally((vote.round_name, vote.choice_name) for vote in item.votes.all())


def untouched_today(partnership, title, day):
    """A session of this name and day in which nothing was answered yet, or None."""
    rows = WorkshopSession.objects.filter(partnership=partnership, title=title, held_on=day, ended=False)
    return rows.exclude(items__answers__isnull=False).exclude(items__votes__isnull=False).first()


def shown_answers(item):
    """The answers to a prompt, if they may be shown; none otherwise."""
    if not item.state.shows_answers:
        return []
    return list(item.answers.prefetch_related("themes"))


def themes_of(item):
    return list(item.themes.prefetch_related("answers"))


def theme_of(partnership, pk):
    return _one(Theme.objects.filter(item__session__partnership=partnership, pk=pk))


def answers_of(item, keys):
    """The answers of one prompt with these keys; other keys are ignored."""
    return item.answers.filter(pk__in=keys)


def record_of(partnership, pk):
    """A session whole: what was asked, answered (where shown), grouped and agreed."""
    shown = Answer.objects.filter(item__state_name=PromptState.REVEALED)
    items = _counted().prefetch_related(
        _shown_votes(),
        Prefetch("answers", shown),
        Prefetch("themes", Theme.objects.prefetch_related("answers")),
    )
    rows = WorkshopSession.objects.filter(partnership=partnership, pk=pk)
    return _one(rows.prefetch_related(Prefetch("items", items), "sectors", "agreements"))


def records_of(partnership):
    """Every session whole, newest first."""
    pks = WorkshopSession.objects.filter(partnership=partnership).values_list("pk", flat=True)
    return [record_of(partnership, pk) for pk in pks]


def session_with(code):
    """The session behind a join code, with its agenda, or None. This is the participants' way in."""
    rows = WorkshopSession.objects.filter(code=tidy(code)).select_related("partnership")
    return rows.prefetch_related("items").first()


def item_in(session, pk):
    """An item of this session, whose state decides whether an answer counts."""
    return AgendaItem.objects.filter(Q(session=session), pk=pk).first()


def code_is_taken(code):
    return WorkshopSession.objects.filter(code=code).exists()


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
