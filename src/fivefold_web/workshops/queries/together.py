"""What a session found, as other work of the place may take it up: only what the room was shown."""

from collections import Counter
from dataclasses import dataclass

from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import AgendaItem, CaseBoard
from fivefold_web.workshops.queries.sessions import shown

RATES = (Activity.RAG, Activity.SCALE)


@dataclass(frozen=True)
class RowVotes:
    """How the room rated one row in one round. `counts`: {"red": 2} of a RAG, {3: 2} of a scale with `points`."""

    item: AgendaItem
    slug: str
    text: str
    round: Round
    points: int
    counts: Counter

    @property
    def is_rag(self):
        return self.item.activity is Activity.RAG

    @property
    def base(self):
        return self.counts.total()


def rated_items(session, slugs):
    """Items of the session in which people rate things of the content with these slugs."""
    rows = session.items.filter(
        kind_name__in=RATES, options__slug__in=slugs, options__role_name=OptionRole.ROW
    )
    return list(rows.distinct().prefetch_related("options"))


def votes_on(session, slugs):
    """How the room rated them, row by row and round by round; nothing of what was not shown. Three queries."""
    items = [item for item in rated_items(session, slugs) if item.state is PromptState.REVEALED]
    answers = list(shown().filter(item__in=items))
    found = []
    for item in items:
        own = [answer for answer in answers if answer.item_id == item.pk]
        for one in Round:
            found += _of_round(item, one, [answer for answer in own if answer.round is one], set(slugs))
    return found


def _of_round(item, this, answers, slugs):
    options = list(item.options.all())
    points = sum(1 for option in options if option.role is OptionRole.POINT) or 5
    rows = [option for option in options if option.role is OptionRole.ROW and option.slug in slugs]
    marks = [mark for answer in answers for mark in answer.marks.all()]
    votes = [
        RowVotes(
            item,
            row.slug,
            row.text,
            this,
            points,
            Counter(_rating(m) for m in marks if m.option_id == row.pk),
        )
        for row in rows
    ]
    return [one for one in votes if one.base]


def _rating(mark):
    return mark.value or mark.number


def shown_answers_to(item):
    """What may be read of an item, in an order that tells nothing."""
    return list(shown().filter(item=item))


def cause_key(answer):
    """The key under which an answer's cause stands on a board: sent twice it is there once."""
    return f"a-{answer.pk.hex}"


def boards_with(partnership, answers):
    """Boards on which causes from these answers stand already."""
    keys = [cause_key(answer) for answer in answers]
    rows = CaseBoard.objects.filter(partnership=partnership, causes__client_key__in=keys)
    return list(rows.distinct().prefetch_related("causes"))
