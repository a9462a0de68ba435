"""Reading what came out of a session: shown items with their lines and the answers that may be read."""

from django.db.models import Prefetch

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import Review
from fivefold.workshops.answering import Question, of_lines
from fivefold.workshops.polls import Round
from fivefold.workshops.results import Cast
from fivefold_web.workshops.models import Theme, WorkshopSession
from fivefold_web.workshops.queries.kept import KeptByVersion
from fivefold_web.workshops.queries.one import one_of
from fivefold_web.workshops.queries.sessions import counted_items, shown


def results_of(partnership, pk):
    """A session with everything that its results are made of, in a fixed number of queries."""
    themes = Theme.objects.filter(proposed=False).prefetch_related("answers")
    items = counted_items().prefetch_related(
        "options", Prefetch("answers", shown()), Prefetch("themes", themes)
    )
    rows = WorkshopSession.objects.filter(partnership=partnership, pk=pk).select_related("partnership")
    return one_of(rows.prefetch_related(Prefetch("items", items), "sectors", "groups"))


def shown_on_phones(code):
    """The session behind a join code with everything that may be shown of it, or None."""
    return _shown(code)


def _shown_on_phones(code):
    session = WorkshopSession.objects.filter(code=code).select_related("partnership").first()
    return results_of(session.partnership, session.pk) if session else None


_shown = KeptByVersion(_shown_on_phones, most=20)


def casts_of(item):
    """The answers of an item as results count them; none before it is shown, none that a reviewer did not let through.

    Reads `answers` and their marks, which lists prefetch with `shown()`; checks again, so that no other list leaks.
    """
    if not item.state.shows_answers:
        return []
    return [
        Cast(Round(one.round_name), one.said, Sector(one.sector_name) if one.sector_name else None)
        for one in item.answers.all()
        if one.review is Review.PASSED
    ]


def lines_of(item):
    """The item as results count it. Reads `options`, which lists prefetch."""
    lines = [(one.pk, one.role_name, one.text, one.description) for one in item.options.all()]
    return Question(item.activity, of_lines(lines), item.most)
