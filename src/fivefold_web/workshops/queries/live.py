"""What phones need: the session behind a code, its questions, who has come in."""

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from fivefold.workshops.answering import Question, of_lines
from fivefold.workshops.codes import tidy
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import AgendaItem, Answer, Arrival, BreakoutGroup, WorkshopSession
from fivefold_web.workshops.queries.kept import KeptByVersion

NEEDED_FOR_AN_ANSWER = [
    *("kind_name", "most", "in_groups", "state_name", "session__code", "session__ended"),
    *("session__asks_sector", "session__smallest_group", "session__reviews_text"),
]
STANDING = """
SELECT item.state_name, session.ended, answer.id, item.alone_first AND CASE WHEN session.alone_until IS NULL
    THEN item.state_name = 'closed' AND session.current_id IS NULL ELSE session.alone_until <= %s END
FROM workshops_agendaitem item JOIN workshops_workshopsession session ON session.id = item.session_id
LEFT JOIN workshops_answer answer ON answer.item_id = item.id AND answer.client_key = %s
WHERE item.id = %s
"""
STILL_COUNTED = [PromptState.OPEN, PromptState.CLOSED, PromptState.AFTER]


def session_with(code):
    """The session behind a join code, with its agenda, or None. This is the participants' way in."""
    rows = WorkshopSession.objects.filter(code=tidy(code)).select_related("partnership")
    return rows.prefetch_related("items__options", "groups").first()


def item_behind(code, pk):
    """An item of the session behind a join code, with its session and lines; None where there is none.

    Whether the item still takes answers is read anew by `standing_of`.
    """
    return _asked(code, pk)


def _item_behind(code, pk):
    rows = AgendaItem.objects.filter(session__code=code, pk=pk).select_related("session")
    narrow = rows.only(*NEEDED_FOR_AN_ANSWER).prefetch_related("options").order_by()
    return next(iter(narrow), None)


_asked = KeptByVersion(_item_behind, most=500)


def standing_of(item, client_key):
    """(state of the item, whether its session has ended, whether the time to answer it alone is over, the answer of
    this key or None), read anew.

    In plain SQL: it is asked while others wait, and putting the query together costs ten times the query.
    """
    with connection.cursor() as cursor:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        cursor.execute(STANDING, [now, client_key, item.pk])
        state, ended, key, alone_over = cursor.fetchone()
    return PromptState(state), bool(ended), bool(alone_over), Answer.objects.get(pk=key) if key else None


def group_in(session, number):
    """A breakout group of this session by its number, or None."""
    return BreakoutGroup.objects.filter(session=session, number=number).first() if number else None


def question_of(item):
    """The item as the domain checks answers to it. Reads `options`, which `item_behind` prefetches."""
    there = item.options.all() if item.activity.has_lines else ()
    lines = of_lines((one.pk, one.role_name, one.text, one.description) for one in there)
    return Question(item.activity, lines, item.most)


def sector_kept(session, sector):
    """The sector that an answer may carry: none, unless enough people of that sector are in the room.

    Kept out of the table itself, not only out of pictures: whoever reads the database finds no lonely sector either.
    """
    if not session.asks_sector or not sector:
        return ""
    there = Arrival.objects.filter(session=session, sector_name=sector).order_by()
    return sector if len(there.values_list("pk")[: session.smallest_group]) >= session.smallest_group else ""


def arrivals_by_sector(session):
    """{sector name: how many phones}, "" for those who did not say."""
    rows = Arrival.objects.filter(session=session).values("sector_name").annotate(number=Count("pk"))
    return {row["sector_name"]: row["number"] for row in rows.order_by("sector_name")}


def versions_of(codes):
    """{code: version} of these sessions in one query, for the door that tells phones of changes."""
    return dict(WorkshopSession.objects.filter(code__in=codes).values_list("code", "version"))


def counts_of(codes):
    """{code: {item: answers so far}} of the items whose answers are not shown yet: theirs alone can still grow."""
    counts = {code: {} for code in codes}
    rows = Answer.objects.filter(item__session__code__in=codes, item__state_name__in=STILL_COUNTED)
    named = rows.order_by().values_list("item__session__code", "item").annotate(number=Count("pk"))
    for code, item, number in named:
        counts[code][item] = number
    return counts
