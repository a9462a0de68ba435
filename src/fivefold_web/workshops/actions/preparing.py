"""Preparing a session: from a ready one or an earlier one, its settings, its agenda."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.workshops import timetable
from fivefold.workshops.activities import OptionRole
from fivefold.workshops.prompts import NotNow
from fivefold_web.audit.actions import record
from fivefold_web.workshops.actions.planning import free_code, write_lines
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, ItemOption, Mark, WorkshopSession

COPIED = ("aim", "asks_sector", "smallest_group", "reviews_text", "ready_made")
COPIED_ITEM = (
    "text",
    "source",
    "kind_name",
    "fuller",
    "notes",
    "minutes",
    "reference",
    "most",
    "alone_first",
    "in_groups",
)
LINE = ("role_name", "text", "description", "slug")


@transaction.atomic
def begin_session(*, partnership, client_key, planned, by, **facts):
    """A session with this agenda; the same key makes it once. `facts` are columns, `planned` see `add_planned`."""
    there = WorkshopSession.objects.filter(partnership=partnership, client_key=client_key).first()
    if there:
        return there
    session = WorkshopSession.objects.create(
        partnership=partnership,
        client_key=client_key,
        code=free_code(),
        facilitator=by.audit_label,
        **facts,
    )
    _append(session, planned)
    after = {
        "title": session.title,
        "date": session.held_on,
        "prompts": [facts["text"] for facts, _lines in planned],
    }
    record(partnership=partnership, by=by, did="planned a session", what=session, after=after)
    return session


def as_planned(agenda):
    """The agenda of a ready session as (columns, lines)."""
    return [
        (
            {
                "text": one.text,
                "source": one.source,
                "kind_name": one.activity.value,
                "fuller": one.fuller,
                "notes": one.notes,
                "minutes": one.minutes,
                "reference": one.reference,
                "most": one.most,
                "alone_first": one.alone_first,
                "in_groups": one.in_groups,
            },
            one.lines,
        )
        for one in agenda
    ]


def as_agenda(session):
    """The agenda of an earlier session as (columns, lines): what was asked, nothing that was answered."""
    return [
        (
            {name: getattr(item, name) for name in COPIED_ITEM},
            [
                tuple(getattr(line, name) for name in LINE)
                for line in item.options.all()
                if not line.from_the_room
            ],
        )
        for item in session.items.all()
    ]


@transaction.atomic
def copy_session(*, partnership, session, title, held_on, starts_at, client_key, by):
    """A new session with the agenda and the settings of an earlier one, and with no answer of it."""
    kept = {name: getattr(session, name) for name in COPIED}
    return begin_session(
        partnership=partnership,
        client_key=client_key,
        planned=as_agenda(session),
        by=by,
        title=title,
        held_on=held_on,
        starts_at=starts_at,
        **kept,
    )


@transaction.atomic
def add_planned(*, partnership, session, planned, client_key, by):
    """Add items at the end, once for each key of a sending. `planned` is a list of (columns, lines)."""
    WorkshopSession.objects.select_for_update().get(pk=session.pk)
    if AgendaItem.objects.filter(session=session, client_key__startswith=f"{client_key}.").exists():
        return
    _still_open(session)
    _append(session, planned, client_key)
    tell_phones(session)
    after = {"prompts": [facts["text"] for facts, _lines in planned]}
    record(partnership=partnership, by=by, did="added prompts", what=session, after=after)


def _append(session, planned, client_key=""):
    last = AgendaItem.objects.filter(session=session).order_by("-position").first()
    first = last.position + 1 if last else 1
    for number, (facts, lines) in enumerate(planned):
        key = f"{client_key}.{number}" if client_key else ""
        item = AgendaItem.objects.create(session=session, position=first + number, client_key=key, **facts)
        write_lines(item, lines)


@transaction.atomic
def change_item(*, partnership, item, lines, by, **facts):
    """Change an item. A line on which somebody answered stays as it is; NotNow says which."""
    before = {name: getattr(item, name) for name in facts}
    _still_open(item.session)
    if item.answers.exists() and facts.get("text", item.text) != item.text:
        raise NotNow(
            "People have answered this question: its words stay. Add a new item for another question."
        )
    for name, value in facts.items():
        setattr(item, name, value)
    item.save(update_fields=list(facts))
    _rewrite(item, lines)
    tell_phones(item.session)
    record(partnership=partnership, by=by, did="changed a prompt", what=item, before=before, after=facts)


def _rewrite(item, lines):
    """Lines are known by their role and words: those that stay keep their key and the answers on it."""
    there = {(one.role_name, one.text): one for one in item.options.all()}
    wanted = {(role, text): description for role, text, description in lines}
    gone = [one for key, one in there.items() if key not in wanted and not one.from_the_room]
    _refuse_to_lose(item, gone, new=[key for key in wanted if key not in there])
    ItemOption.objects.filter(pk__in=[one.pk for one in gone]).delete()
    for number, ((role, text), description) in enumerate(wanted.items(), 1):
        known = there.get((role, text))
        one = known or ItemOption(item=item, role_name=role, text=text)
        one.position, one.description = number, description
        one.save()


def _refuse_to_lose(item, gone, new):
    """NotNow where a line with answers would go, or where the points of a scale in use would change."""
    used = set(
        Mark.objects.filter(option__in=[one.pk for one in gone]).order_by().values_list("option", flat=True)
    )
    lost = [one.text for one in gone if one.pk in used]
    points = [one.text for one in gone if one.role is OptionRole.POINT]
    points += [text for role, text in new if role == OptionRole.POINT]
    if points and item.answers.exists():
        lost += points
    if lost:
        said = _(
            "People have answered here, so these lines stay as they are: %(lines)s. Put them back, or add a new item."
        )
        raise NotNow(said % {"lines": "; ".join(f"“{text}”" for text in lost)})


@transaction.atomic
def remove_item(*, partnership, item, by):
    """Take an item off the agenda. One with answers stays."""
    _still_open(item.session)
    number = item.answers.count()
    if number:
        said = ngettext(
            "It has %d answer, so it stays on the agenda. You need not show it.",
            "It has %d answers, so it stays on the agenda. You need not show them.",
            number,
        )
        raise NotNow(said % number)
    session, lines = item.session, list(item.options.values_list("text", flat=True))
    before = {"text": item.text, "notes": item.notes, "lines": lines}
    record(partnership=partnership, by=by, did="removed a prompt", what=item, before=before)
    if session.current_id == item.pk:
        WorkshopSession.objects.filter(pk=session.pk).update(current=None)
    item.delete()
    tell_phones(session)


@transaction.atomic
def step_item(*, partnership, item, by_places, by):
    """Move an item up (-1) or down (1)."""
    keys = list(item.session.items.values_list("pk", flat=True))
    return put_in_order(
        partnership=partnership,
        session=item.session,
        keys=timetable.moved(keys, item.pk, by_places),
        by=by,
    )


@transaction.atomic
def put_in_order(*, partnership, session, keys, by):
    """The agenda in this order. NotNow where the agenda has changed meanwhile: nothing is moved then."""
    _still_open(session)
    items = {one.pk: one for one in AgendaItem.objects.select_for_update().filter(session=session)}
    if sorted(keys) != sorted(items):
        raise NotNow(_("The agenda has changed meanwhile. Look at it anew, then move the item again."))
    before = {"order": list(items)}
    for number, key in enumerate(keys, 1):
        items[key].position = number
    AgendaItem.objects.bulk_update(items.values(), ["position"])
    tell_phones(session)
    record(
        partnership=partnership,
        by=by,
        did="put the agenda in order",
        what=session,
        before=before,
        after={"order": keys},
    )
    return keys


@transaction.atomic
def change_settings(*, partnership, session, by, **facts):
    """Title, aim, day, start and how answers are kept."""
    before = {name: getattr(session, name) for name in facts}
    for name, value in facts.items():
        setattr(session, name, value)
    session.save(update_fields=list(facts))
    tell_phones(session)
    record(partnership=partnership, by=by, did="changed a session", what=session, before=before, after=facts)


def _still_open(session):
    if session.ended:
        raise NotNow(_("This session has ended. Copy it to hold it again."))
