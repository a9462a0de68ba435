"""Breakout groups: making them, dealing phones into them, their hosts and notes, calling them back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.workshops.groups import FEWEST_GROUPS, MOST_GROUPS, next_group, same_page
from fivefold_web.audit.actions import record
from fivefold_web.places.actions import close_guest_links, open_guest_link
from fivefold_web.workshops.actions.answering import arrive
from fivefold_web.workshops.actions.taking_turns import waits_its_turn
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import BreakoutGroup, WorkshopSession
from fivefold_web.workshops.queries import groups as queries

TASK = "workshops.group"
DAYS_AFTER = 2  # a host may still tidy the notes on the day after


class NotPossible(Exception):
    """Something that groups do not allow, in words for the one who tried."""


@transaction.atomic
def make_groups(*, partnership, session, number, by):
    """Have this many groups. Those that are there stay; a group in which something happened is never taken away."""
    if not FEWEST_GROUPS <= number <= MOST_GROUPS:
        raise NotPossible(
            _("Choose from %(fewest)d to %(most)d groups.") % {"fewest": FEWEST_GROUPS, "most": MOST_GROUPS}
        )
    session = WorkshopSession.objects.select_for_update().get(pk=session.pk)
    there = list(session.groups.all())
    spare = [group for group in there if group.number > number]
    for group in spare:
        if queries.has_work(group):
            raise NotPossible(
                _("%(group)s is in use: somebody hosts it, is in it or wrote in it. It stays.")
                % {"group": group.name}
            )
    made = set(range(1, number + 1)) - {group.number for group in there}
    if not spare and not made:
        return
    BreakoutGroup.objects.filter(pk__in=[group.pk for group in spare]).delete()
    names = [(one, _("Group %(n)d") % {"n": one}) for one in sorted(made)]
    BreakoutGroup.objects.bulk_create(
        BreakoutGroup(session=session, number=one, name=name) for one, name in names
    )
    tell_phones(session)
    facts = {"before": {"groups": len(there)}, "after": {"groups": number}}
    record(partnership=partnership, by=by, did="made groups", what=session, **facts)


@transaction.atomic
def change_group(*, group, name, host, by):
    """Call a group something else, or give it another host. A host that leaves loses the link."""
    before, after = {"name": group.name, "host": group.host}, {"name": name, "host": host}
    if before == after:
        return
    group.name, group.host = name, host
    group.save(update_fields=["name", "host"])
    if before["host"] != host:
        close_guest_links(partnership=_place(group), task=TASK, target=str(group.pk), by=by)
    if before["name"] != name:
        tell_phones(group.session)
    record(partnership=_place(group), by=by, did="changed a group", what=group, before=before, after=after)


@transaction.atomic
def open_host_link(*, group, by):
    """A new link for the host of a group; links made before stop working, so that one address is in use."""
    close_guest_links(partnership=_place(group), task=TASK, target=str(group.pk), by=by)
    ahead = max((group.session.held_on - timezone.localdate()).days, 0)
    label = f"{group.name}, {group.session.title}"[:160]
    return open_guest_link(
        partnership=_place(group),
        task=TASK,
        target=str(group.pk),
        days=ahead + DAYS_AFTER,
        by=by,
        label=label,
    )


def deal_group(*, session, client_key, sector=""):
    """The group of this phone: the one it is in already, else the smallest. None where there are no groups."""
    with waits_its_turn(), transaction.atomic():
        WorkshopSession.objects.select_for_update().get(pk=session.pk)  # one phone after the other
        if there := queries.group_with(session, client_key):
            return there
        sizes = queries.sizes_of(session)
        if not sizes:
            return None
        group = BreakoutGroup.objects.get(session=session, number=next_group(sizes))
        arrive(session=session, client_key=client_key, sector=sector, group=group)
        return group


@transaction.atomic
def write_notes(*, group, notes, by, sending=""):
    """Keep what a group found. A sending ("page:turn") that is here already or was overtaken changes nothing."""
    now = BreakoutGroup.objects.select_for_update().get(pk=group.pk)
    if sending and _overtaken(now.notes_sent, sending):
        return
    before = {"notes": now.notes}
    now.notes, now.notes_sent = notes, sending
    now.save(update_fields=["notes", "notes_sent"])
    if before["notes"] != notes:
        facts = {"before": before, "after": {"notes": notes}}
        record(partnership=_place(group), by=by, did="wrote a group's notes", what=group, **facts)


def _overtaken(last, sending):
    """Whether the same page has sent this or something later."""
    return same_page(last, sending) and int(sending.rpartition(":")[2]) <= int(last.rpartition(":")[2])


@transaction.atomic
def call_back(*, partnership, session, minutes, by):
    """Everybody sees how long it is until the groups come back."""
    ends = timezone.now() + timedelta(minutes=minutes)
    tell_phones(session, timer_ends_at=ends, timer_left=None)
    record(partnership=partnership, by=by, did="called groups back", what=session, after={"minutes": minutes})


def _place(group):
    return group.session.partnership
