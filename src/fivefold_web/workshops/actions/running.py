"""Running a session: open, close, show, put away, look at, the timer, the end.

Two people may run one session. What a screen sends says what the sender saw (`was`): a second click changes nothing,
and a click that comes too late is refused in words instead of undoing what the other one did.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.workshops import prompts
from fivefold.workshops.prompts import NotNow, PromptState
from fivefold_web.audit.actions import record
from fivefold_web.workshops.actions.inviting import forget_addresses
from fivefold_web.workshops.actions.planning import add_prompt
from fivefold_web.workshops.actions.shuffling import shuffle_answers, shuffle_session
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, SectorPresent, WorkshopSession

LONGEST_TIMER = timedelta(hours=3)


@transaction.atomic
def move_prompt(*, partnership, item, to, by, was=""):
    """Open, close or reveal a prompt; the room looks at it then. The state is read anew: a second screen may have
    moved it meanwhile.
    """
    now = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if was and now.state_name == to:
        return
    _check_move(now, to, was)
    before = {"state": now.state_name}
    item.state_name = prompts.move(now.state_name, to, now.moves)
    item.save(update_fields=["state_name"])
    if not item.state.is_asking:
        shuffle_answers(item)
    tell_phones(item.session, current=item)
    after = {"state": item.state_name, "answers": item.answers.count()}
    record(partnership=partnership, by=by, did="moved a prompt", what=item, before=before, after=after)


def _check_move(now, to, was):
    if was and now.state_name != was:
        state = _(now.state.label)
        raise NotNow(_("Somebody else moved this prompt meanwhile. It is now: %(state)s.") % {"state": state})
    if now.session.ended and to in (PromptState.OPEN, PromptState.AFTER):
        raise NotNow(_("The session has ended, so no prompt can be opened."))


@transaction.atomic
def look_at(*, partnership, item, by):
    """The room looks at this item: on the screen and on the phones."""
    session = WorkshopSession.objects.select_for_update().get(pk=item.session_id)
    if session.current_id == item.pk:
        return
    tell_phones(session, current=item)
    record(partnership=partnership, by=by, did="went to a prompt", what=item)


@transaction.atomic
def put_on_screen(*, partnership, item, shown, by):
    """Put what was shown away from the screen in the room, or back on it."""
    now = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if now.on_screen == shown:
        return
    AgendaItem.objects.filter(pk=item.pk).update(on_screen=shown)
    tell_phones(item.session)
    facts = {"before": {"on screen": now.on_screen}, "after": {"on screen": shown}}
    record(partnership=partnership, by=by, did="put results away" if not shown else "put results on the screen", what=item, **facts)  # fmt: skip


def timer_sign(session):
    """What the timer is, in a few letters; a screen sends it back as what it saw."""
    if session.timer_ends_at:
        return f"ends {session.timer_ends_at.isoformat()}"
    return f"stands {session.timer_left}" if session.timer_left is not None else "none"


@transaction.atomic
def set_timer(*, partnership, session, do, minutes=0, was, by):
    """Start, pause, go on, extend or stop the timer. False where it is not any more what the sender saw."""
    session = WorkshopSession.objects.select_for_update().get(pk=session.pk)
    if timer_sign(session) != was or session.ended:
        return False
    columns = _TIMER[do](session, timezone.now(), timedelta(minutes=minutes))
    tell_phones(session, **columns)
    facts = {"do": do, "minutes": minutes}
    record(partnership=partnership, by=by, did="set the timer", what=session, after=facts)
    return True


def _runs_until(ends, now):
    return {"timer_ends_at": min(ends, now + LONGEST_TIMER), "timer_left": None}


def _start(_session, now, by):
    return _runs_until(now + by, now)


def _pause(session, now, _by):
    left = (
        session.timer_ends_at - now if session.timer_ends_at else timedelta(seconds=session.timer_left or 0)
    )
    return {"timer_ends_at": None, "timer_left": max(int(left.total_seconds()), 0)}


def _go_on(session, now, _by):
    return _runs_until(session.timer_ends_at or now + timedelta(seconds=session.timer_left or 0), now)


def _extend(session, now, by):
    """From now where the time was up, because nobody wants minutes that are over already."""
    if session.timer_ends_at is None:
        left = timedelta(seconds=session.timer_left or 0) + by
        return {"timer_ends_at": None, "timer_left": int(min(left, LONGEST_TIMER).total_seconds())}
    return _runs_until(max(session.timer_ends_at, now) + by, now)


def _stop(_session, _now, _by):
    return {"timer_ends_at": None, "timer_left": None}


_TIMER = {"start": _start, "pause": _pause, "go on": _go_on, "extend": _extend, "stop": _stop}


@transaction.atomic
def slip_in(*, partnership, session, text, activity, lines=(), by):
    """A prompt that somebody thought of just now comes next. Clicked twice it is there once."""
    session = WorkshopSession.objects.select_for_update().get(pk=session.pk)
    facts = {"text": text, "kind_name": activity}
    there = session.items.filter(state_name=PromptState.PLANNED, **facts).first()
    if there:
        return there
    item = add_prompt(partnership=partnership, session=session, by=by, lines=lines, **facts)
    _place_next(session, item)
    return item


def _place_next(session, item):
    order = [one for one in session.items.all() if one.pk != item.pk]
    at = next((n for n, one in enumerate(order, 1) if one.pk == session.current_id), len(order))
    order.insert(at, item)
    for position, one in enumerate(order, 1):
        one.position = position
    AgendaItem.objects.bulk_update(order, ["position"])


@transaction.atomic
def ask_sectors(*, partnership, session, asks, by):
    """Whether phones are asked for a sector."""
    session = WorkshopSession.objects.select_for_update().get(pk=session.pk)
    if session.asks_sector == asks:
        return
    tell_phones(session, asks_sector=asks)
    facts = {"before": {"asks": session.asks_sector}, "after": {"asks": asks}}
    record(partnership=partnership, by=by, did="set whether sectors are asked", what=session, **facts)


@transaction.atomic
def note_sectors(*, partnership, session, sectors, by):
    """Write down which sectors were in the room."""
    before = {"sectors": [row.sector_name for row in session.sectors.all()]}
    SectorPresent.objects.filter(session=session).delete()
    SectorPresent.objects.bulk_create(SectorPresent(session=session, sector_name=name) for name in sectors)
    after = {"sectors": list(sectors)}
    record(partnership=partnership, by=by, did="noted sectors", what=session, before=before, after=after)


@transaction.atomic
def end_session(*, partnership, session, by):
    """End a session, once: no more answers. Its record stays."""
    if WorkshopSession.objects.select_for_update().get(pk=session.pk).ended:
        return
    shuffle_session(session)
    forget_addresses(session)
    tell_phones(session, ended=True, timer_ends_at=None, timer_left=None)
    record(partnership=partnership, by=by, did="ended a session", what=session)
