"""Planning sessions: the agenda and its lines."""

import random

from django.db import transaction

from fivefold.workshops.activities import Activity
from fivefold.workshops.codes import join_code
from fivefold_web.audit.actions import record
from fivefold_web.workshops import queries
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, ItemOption, SectorPresent, WorkshopSession


@transaction.atomic
def plan_session(*, partnership, title, held_on, agenda, cards=(), sectors=(), by):
    """Plan a session. `agenda` is a list of (text, source) in order; `cards` of (view, fuller view, source)
    come before it and are asked before and after people talk.
    """
    session = WorkshopSession.objects.create(
        partnership=partnership, title=title, held_on=held_on, code=free_code(), facilitator=by.audit_label
    )
    items = [*_polls(cards), *(AgendaItem(text=text, source=source) for text, source in agenda)]
    for number, item in enumerate(items, 1):
        item.session, item.position = session, number
    AgendaItem.objects.bulk_create(items)
    SectorPresent.objects.bulk_create(SectorPresent(session=session, sector_name=name) for name in sectors)
    facts = {"title": title, "date": held_on, "prompts": [item.text for item in items]}
    record(partnership=partnership, by=by, did="planned a session", what=session, after=facts)
    return session


def _polls(cards):
    return [
        AgendaItem(text=view, fuller=fuller, source=source, kind_name=Activity.BEFORE_AND_AFTER)
        for view, fuller, source in cards
    ]


def free_code():
    """A join code that no session has."""
    rng = random.SystemRandom()
    code = join_code(rng)
    while queries.code_is_taken(code):
        code = join_code(rng)
    return code


@transaction.atomic
def add_prompt(*, partnership, session, text, by, lines=(), **facts):
    """Add an item at the end of the agenda. `facts` are columns of an AgendaItem; `lines` are (role, text) or
    (role, text, description) or (role, text, description, slug), in order.
    """
    last = session.items.order_by("-position").first()
    item = AgendaItem.objects.create(
        session=session, position=last.position + 1 if last else 1, text=text, **facts
    )
    write_lines(item, lines)
    tell_phones(session)
    record(partnership=partnership, by=by, did="added a prompt", what=item, after={"text": text, **facts})
    return item


def write_lines(item, lines):
    """The lines of an item, in order; no audit record of its own."""
    names = ("role_name", "text", "description", "slug")
    ItemOption.objects.bulk_create(
        ItemOption(item=item, position=number, **dict(zip(names, line, strict=False)))
        for number, line in enumerate(lines, 1)
    )
