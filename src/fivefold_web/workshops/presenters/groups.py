"""Breakout groups in words: side by side for the facilitator, one at a time for its host."""

from collections import Counter
from dataclasses import dataclass

from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.vocabulary.rating import Rag
from fivefold.workshops.activities import OptionRole
from fivefold.workshops.groups import kept_apart
from fivefold.workshops.polls import Choice
from fivefold_web.workshops.presenters.items import state_words
from fivefold_web.workshops.presenters.together import asked_words, story_of

RATED = (OptionRole.CHOICE, OptionRole.ROW, OptionRole.STATEMENT)


@dataclass(frozen=True)
class GroupCard:
    """One group on the facilitator's page."""

    group: object
    host: str
    size: str
    answered: str


@dataclass(frozen=True)
class Told:
    """What one group answered to one item: words, counts, or why neither is shown."""

    name: str
    base: str
    words: list[str]
    counts: list[tuple[str, str]]
    hidden: str


@dataclass(frozen=True)
class ItemTold:
    """One item, group by group."""

    text: str
    groups: list[Told]


@dataclass(frozen=True)
class GroupsPage:
    """All groups side by side."""

    heading: str
    session: object
    now_asked: str
    timer: str
    cards: list[GroupCard]
    items: list[ItemTold]
    least: str

    @classmethod
    def of(cls, session, groups, item, answered, told):
        return cls(
            _("Groups of “%(title)s”") % {"title": session.title},
            session,
            asked_words(item) if item else _("No prompt has been opened yet."),
            timer_words(session),
            [_card(group, item, answered) for group in groups],
            [item_told(item, groups, answers, session.smallest_group) for item, answers in told],
            _("Counts of a group are shown from %(n)d answers on; with fewer, somebody could be recognised.")
            % {"n": session.smallest_group},
        )


def _card(group, item, answered):
    return GroupCard(
        group, group.host or _("Nobody yet"), size_words(group.size), answered_words(group, item, answered)
    )


def size_words(size):
    return ngettext("%(n)d phone", "%(n)d phones", size) % {"n": size}


def answered_words(group, item, answered):
    """How many of the group answered; never what."""
    count = answered.get(group.pk, 0)
    if item is None or not item.in_groups:
        return _("The room answers together now, not group by group.")
    if item.activity.many or count > group.size:
        return ngettext("%(n)d answer so far", "%(n)d answers so far", count) % {"n": count}
    return ngettext("%(n)d of %(all)d phone answered", "%(n)d of %(all)d phones answered", group.size) % {
        "n": count,
        "all": group.size,
    }


def timer_words(session):
    """When the groups come back, if a timer runs."""
    if session.timer_ends_at is None:
        return ""
    if session.timer_ends_at <= now():
        return _("Time to come back together.")
    clock = localtime(session.timer_ends_at).strftime("%H:%M")
    left = max(int((session.timer_ends_at - now()).total_seconds() + 59) // 60, 1)
    minutes = ngettext("%(n)d minute left", "%(n)d minutes left", left) % {"n": left}
    return _("Back together at %(clock)s: %(minutes)s.") % {"clock": clock, "minutes": minutes}


def item_told(item, groups, answers, least):
    """An item group by group. Counts stand side by side only where no group is small; words are read as they are."""
    by_group = Counter(answer.group_id or 0 for answer in answers)
    apart = kept_apart(by_group, least) if item.activity.counts else {group.pk for group in groups}
    return ItemTold(
        asked_words(item),
        [
            _told(item, group, [one for one in answers if one.group_id == group.pk], group.pk in apart)
            for group in groups
        ],
    )


def _told(item, group, answers, is_shown):
    base = ngettext("%(n)d answer", "%(n)d answers", len(answers)) % {"n": len(answers)}
    words = [answer.text for answer in answers if answer.text and not item.activity.counts]
    if not answers:
        return Told(group.name, base, [], [], _("Nothing was answered here."))
    if not is_shown:
        return Told(group.name, base, [], [], _("Too few to show apart."))
    return Told(group.name, base, words, counts_of(item, answers), "")


def counts_of(item, answers):
    """[(line, what was chosen)] of the last round that this group answered; empty for items that are read."""
    if not item.activity.counts:
        return []
    last = max(answers, key=lambda one: one.round_name == "after").round_name
    marks = [mark for answer in answers if answer.round_name == last for mark in answer.marks.all()]
    lines = [one for one in item.options.all() if one.role in RATED]
    if not lines:
        return [(_("All"), _chosen(marks))]
    return [(line.text, _chosen([m for m in marks if m.option_id == line.pk])) for line in lines]


def _chosen(marks):
    """ "3 red, 1 green", "2 × 4, 1 × 5", or a plain number where a line was only ticked."""
    found = Counter(mark.value or (mark.number or 0) for mark in marks)
    if set(found) <= {0}:
        return str(found[0])
    return ", ".join(f"{found[key]} {_label(key)}" for key in sorted(found, key=_place))


def _label(key):
    if isinstance(key, int):
        return _("on %(n)d") % {"n": key}
    words = next((kind(key).label for kind in (Rag, Choice) if key in list(kind)), key)
    return _(words).lower()


def _place(key):
    order = [*map(str, Rag), *map(str, Choice)]
    return (key, 0) if isinstance(key, int) else (0, order.index(key) if key in order else 99)


@dataclass(frozen=True)
class HostPage:
    """What the host of a group sees: what is asked now, how far the group is, what is shown, its notes."""

    heading: str
    caption: str
    group: object
    asked: str
    kind: str
    state: str
    guidance: str
    story: object
    answered: str
    timer: str
    told: list[ItemTold]
    waiting: str
    ended: bool

    @classmethod
    def of(cls, group, item, answered, told, waiting):
        least = group.session.smallest_group
        return cls(
            group.name,
            group.session.title,
            group,
            asked_words(item) if item else _("No prompt has been opened yet."),
            _(item.activity.label) if item else "",
            state_words(item) if item else "",
            item.notes if item else "",
            story_of(item) if item else None,
            answered_words(group, item, answered),
            timer_words(group.session),
            [_only(group, item_told(one, [group], answers, least)) for one, answers in told],
            _waiting_words(waiting),
            group.session.ended,
        )


def _only(group, told):
    return ItemTold(told.text, [one for one in told.groups if one.name == group.name])


def _waiting_words(number):
    if not number:
        return ""
    return ngettext("%(n)d answer waits for you", "%(n)d answers wait for you", number) % {"n": number}
