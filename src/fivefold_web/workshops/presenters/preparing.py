"""Preparing a session in words: ready sessions, the agenda with its clock, the list of sessions."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.workshops.ready import agenda_of, minutes_of
from fivefold.workshops.timetable import timetable
from fivefold_web.library.presenters.kinds import part_words

HOUR = 60


def duration(minutes):
    """A length of time in words: 1 h 25 min."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return _("%(n)d min") % {"n": rest}
    return _("%(h)d h %(n)d min") % {"h": hours, "n": rest} if rest else _("%(h)d h") % {"h": hours}


@dataclass(frozen=True)
class ReadyCard:
    """A ready session: what for, how long, for how many, what comes out."""

    ready: object
    length: str
    people: str
    items: str
    kinds: list
    needs_alone: bool

    @classmethod
    def of(cls, ready):
        agenda = agenda_of(ready)
        kinds = list(dict.fromkeys(_(one.activity.label) for one in agenda))
        people = _("%(few)d to %(many)d people") % {"few": ready.fewest, "many": ready.most}
        items = ngettext("%d item", "%d items", len(agenda)) % len(agenda)
        alone = any(one.alone_first for one in agenda)
        return cls(ready, duration(minutes_of(ready)), people, items, kinds, alone)


@dataclass(frozen=True)
class ReadyPage:
    """Ready sessions by part of the toolkit."""

    heading: str
    lead: str
    groups: list
    parts: list
    part: int | None

    @classmethod
    def of(cls, sessions, part):
        parts = sorted({number for one in sessions for number in one.parts})
        shown = [
            (n, [one for one in sessions if one.parts[0] == n or part == n and n in one.parts]) for n in parts
        ]
        groups = [
            (part_words(n), [ReadyCard.of(one) for one in some])
            for n, some in shown
            if some and part in (None, n)
        ]
        lead = _(
            "Each can be used as it stands: an agenda with timings and notes for you. Change it as you like."
        )
        return cls(_("Ready sessions"), lead, groups, [(n, part_words(n)) for n in parts], part)


@dataclass(frozen=True)
class ReadyOne:
    """One ready session with its agenda."""

    heading: str
    lead: str
    card: ReadyCard
    lines: list

    @classmethod
    def of(cls, ready):
        agenda = agenda_of(ready)
        slots = timetable(one.minutes for one in agenda)
        lines = [(one, _(one.activity.label), slot.begins) for one, slot in zip(agenda, slots, strict=True)]
        return cls(ready.title, ready.text, ReadyCard.of(ready), lines)


@dataclass(frozen=True)
class AgendaLine:
    """An item with its place, its time and what may be done to it."""

    item: object
    number: int
    kind: str
    at: str
    length: str
    first: bool
    last: bool
    lines: str = ""
    tags: list = field(default_factory=list)

    @property
    def removable(self):
        return not self.item.answer_count


@dataclass(frozen=True)
class AgendaPage:
    """The agenda with the time by the clock, as far as a start is known."""

    heading: str
    session: object
    lines: list
    total: str
    ends: str

    @classmethod
    def of(cls, session):
        items = list(session.items.all())
        slots = timetable((one.minutes for one in items), session.starts_at)
        lines = [
            _line(item, slot, number, len(items))
            for number, (item, slot) in enumerate(zip(items, slots, strict=True), 1)
        ]
        ends = f"{slots[-1].until:%H:%M}" if slots and session.starts_at else ""
        return cls(session.title, session, lines, duration(sum(one.minutes for one in items)), ends)


def _line(item, slot, number, many):
    tags = [_("Alone first")] * item.alone_first + [_("In groups")] * item.in_groups
    if item.answer_count:
        tags.append(ngettext("%d answer", "%d answers", item.answer_count) % item.answer_count)
    lines = len(item.options.all())
    return AgendaLine(
        item,
        number,
        _(item.activity.label),
        f"{slot.at:%H:%M}" if slot.at else _("after %(time)s") % {"time": duration(slot.begins)},
        duration(item.minutes),
        number == 1,
        number == many,
        ngettext("%d line", "%d lines", lines) % lines if lines else "",
        tags,
    )


@dataclass(frozen=True)
class SessionsPage:
    """Sessions to come, of today, and past."""

    heading: str
    lead: str
    groups: list

    @classmethod
    def of(cls, sessions, today):
        coming = [one for one in sessions if one.held_on > today and not one.ended]
        now = [one for one in sessions if one.held_on == today and not one.ended]
        past = [one for one in sessions if one not in coming and one not in now]
        named = (
            (_("Today"), now),
            (_("To come"), sorted(coming, key=lambda one: (one.held_on, one.pk))),
            (_("Past"), past),
        )
        lead = _("People answer on their phones, without names; the room makes sense of it together.")
        return cls(_("Sessions"), lead, [(name, some) for name, some in named if some])
