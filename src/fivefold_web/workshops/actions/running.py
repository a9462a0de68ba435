"""Running a session: open, close, show, end."""

from django.db import transaction

from fivefold.workshops import prompts
from fivefold_web.audit.actions import record
from fivefold_web.workshops.actions.inviting import forget_addresses
from fivefold_web.workshops.actions.shuffling import shuffle_answers, shuffle_session
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, SectorPresent


@transaction.atomic
def move_prompt(*, partnership, item, to, by):
    """Open, close or reveal a prompt. The state is read anew: a second screen may have moved it meanwhile."""
    now = AgendaItem.objects.select_for_update().get(pk=item.pk)
    before = {"state": now.state_name}
    item.state_name = prompts.move(now.state_name, to, now.moves)
    item.save(update_fields=["state_name"])
    if not item.state.is_asking:
        shuffle_answers(item)
    tell_phones(item.session)
    after = {"state": item.state_name, "answers": item.answers.count()}
    record(partnership=partnership, by=by, did="moved a prompt", what=item, before=before, after=after)


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
    """End a session: no more answers. Its record stays."""
    shuffle_session(session)
    forget_addresses(session)
    tell_phones(session, ended=True, timer_ends_at=None, timer_left=None)
    record(partnership=partnership, by=by, did="ended a session", what=session)
