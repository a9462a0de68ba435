"""Writing sessions: plan, open, answer, group, agree."""

import random

from django.db import transaction
from django.db.models import F

from fivefold.workshops import polls, prompts
from fivefold.workshops.codes import join_code
from fivefold.workshops.polls import ItemKind
from fivefold_web.audit.actions import ANONYMOUS, record
from fivefold_web.workshops import queries
from fivefold_web.workshops.models import (
    AgendaItem,
    Agreement,
    Answer,
    SectorPresent,
    Theme,
    Vote,
    WorkshopSession,
)


@transaction.atomic
def plan_session(*, partnership, title, held_on, agenda, cards=(), sectors=(), by):
    """Plan a session. `agenda` is a list of (text, source) in order; `cards` of (view, fuller view, source)
    come before it and are asked before and after people talk.
    """
    session = WorkshopSession.objects.create(
        partnership=partnership,
        title=title,
        held_on=held_on,
        code=_free_code(),
        facilitator=by.audit_label,
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
        AgendaItem(text=view, fuller=fuller, source=source, kind_name=ItemKind.BEFORE_AND_AFTER)
        for view, fuller, source in cards
    ]


def _free_code():
    rng = random.SystemRandom()
    code = join_code(rng)
    while queries.code_is_taken(code):
        code = join_code(rng)
    return code


@transaction.atomic
def move_prompt(*, partnership, item, to, by):
    """Open, close or reveal a prompt. The state is read anew: a second screen may have moved it meanwhile."""
    now = AgendaItem.objects.select_for_update().get(pk=item.pk)
    before = {"state": now.state_name}
    item.state_name = prompts.move(now.state_name, to, now.moves)
    item.save(update_fields=["state_name"])
    if item.state.shows_answers:
        _shuffle_answers(item)
    _tell_phones(item.session)
    after = {"state": item.state_name}
    record(partnership=partnership, by=by, did="moved a prompt", what=item, before=before, after=after)


def _shuffle_answers(item):
    """Write the answers anew in the order of their random keys.

    A database keeps rows in the order in which they came, and the audit log keeps that somebody answered
    and when; side by side they would tell when an answer was given. No answer comes after this moment.
    """
    answers = list(item.answers.filter(themes=None).order_by("pk"))
    item.answers.filter(pk__in=[answer.pk for answer in answers]).delete()
    Answer.objects.bulk_create(answers)
    votes = list(item.votes.order_by("pk"))
    item.votes.all().delete()
    Vote.objects.bulk_create(votes)


def _tell_phones(session):
    WorkshopSession.objects.filter(pk=session.pk).update(version=F("version") + 1)


@transaction.atomic
def add_prompt(*, partnership, session, text, by, source=""):
    """Add a prompt at the end of the agenda."""
    last = session.items.order_by("-position").first()
    item = AgendaItem.objects.create(
        session=session, position=last.position + 1 if last else 1, text=text, source=source
    )
    _tell_phones(session)
    record(partnership=partnership, by=by, did="added a prompt", what=item, after={"text": text})
    return item


@transaction.atomic
def answer(*, item, text, client_key):
    """Keep an answer, once. Refused (NotNow) when the answers are shown already or the session has ended.

    The row of the prompt is locked, so that an answer is either counted before the answers are shown or refused.
    """
    item = (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related("session__partnership")
        .get(pk=item.pk)
    )
    said = prompts.check_answer(text)
    there = Answer.objects.filter(item=item, client_key=client_key).first()
    if there:
        return there
    prompts.check_time(item.state, ended=item.session.ended)
    kept = Answer.objects.create(item=item, text=said, client_key=client_key)
    record(partnership=item.session.partnership, by=ANONYMOUS, did="answered", what=kept)
    return kept


@transaction.atomic
def vote(*, item, asked, choice, client_key):
    """Keep a choice, once. Refused (NotNow) when its round is not open, as `polls.check_vote` says."""
    item = (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related("session__partnership")
        .get(pk=item.pk)
    )
    chosen = polls.check_choice(choice)
    there = Vote.objects.filter(item=item, client_key=client_key).first()
    if there:
        return there
    polls.check_vote(item.state, asked, ended=item.session.ended)
    kept = Vote.objects.create(item=item, round_name=asked, choice_name=chosen, client_key=client_key)
    record(partnership=item.session.partnership, by=ANONYMOUS, did="answered", what=kept)
    return kept


@transaction.atomic
def group(*, partnership, item, name, answers, by):
    """Put answers into a theme of this name; the theme is made if it is new."""
    theme, _made = Theme.objects.get_or_create(item=item, name=name)
    theme.answers.add(*answers)
    facts = {"theme": name, "answers": theme.answers.count()}
    record(partnership=partnership, by=by, did="grouped answers", what=theme, after=facts)
    return theme


@transaction.atomic
def ungroup(*, partnership, theme, answers, by):
    """Take answers out of a theme."""
    theme.answers.remove(*answers)
    record(
        partnership=partnership,
        by=by,
        did="took answers out",
        what=theme,
        after={"answers": theme.answers.count()},
    )


@transaction.atomic
def merge_themes(*, partnership, theme, into, by):
    """Move all answers of one theme into another and end the first."""
    into.answers.add(*theme.answers.all())
    facts = {"theme": theme.name, "into": into.name}
    record(partnership=partnership, by=by, did="merged themes", what=into, after=facts)
    theme.delete()


@transaction.atomic
def agree(*, partnership, session, text, by):
    """Write down what the room agreed."""
    agreement = Agreement.objects.create(session=session, text=text)
    record(partnership=partnership, by=by, did="recorded an agreement", what=agreement, after={"text": text})
    return agreement


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
    WorkshopSession.objects.filter(pk=session.pk).update(ended=True, version=F("version") + 1)
    record(partnership=partnership, by=by, did="ended a session", what=session)
