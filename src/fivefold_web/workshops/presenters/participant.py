"""What phones are told."""

import secrets
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.workshops.polls import Choice, Round, round_open
from fivefold.workshops.prompts import PromptState


@dataclass(frozen=True)
class JoinPage:
    """What a participant sees: every prompt of the session, with its state."""

    heading: str
    session: object
    items: list
    keys: dict
    choices: list
    rounds: list

    @classmethod
    def of(cls, session):
        items = [] if session.ended else list(session.items.all())
        keys = {item.pk: secrets.token_urlsafe(15) for item in items}
        choices = [(one.value, _(one.label)) for one in Choice]
        return cls(session.title, session, items, keys, choices, [(one.value, _(one.label)) for one in Round])

    @property
    def something_open(self):
        return any(asked_now(item) for item in self.items)


def asked_now(item):
    """The round that phones may answer now, or nothing."""
    return str(round_open(item.state) or "")


def state_of(session):
    """What phones are told: the prompts and their states, nothing that anybody said."""
    items = [item_state(item) for item in session.items.all() if item.state is not PromptState.PLANNED]
    return {
        "version": session.version,
        "ended": session.ended,
        "current": session.current_id,
        "asks_sector": session.asks_sector,
        "timer": timer_state(session),
        "groups": [{"number": one.number, "name": one.name} for one in session.groups.all()],
        "items": items,
    }


def timer_state(session):
    """When the timer ends, or how many seconds it stands at; neither where there is none."""
    ends = session.timer_ends_at.isoformat() if session.timer_ends_at else None
    return {"ends_at": ends, "left": session.timer_left}


def item_state(item):
    """One item as phones know it; its lines have keys, roles, words."""
    lines = [
        {"key": one.pk, "role": one.role_name, "text": one.text, "description": one.description}
        for one in item.options.all()
    ]
    return {
        "id": item.pk,
        "text": item.text,
        "source": item.source,
        "state": item.state_name,
        "kind": item.kind_name,
        "asked": asked_now(item),
        "many": item.activity.many,
        "most": item.most,
        "in_groups": item.in_groups,
        "alone_first": item.alone_first,
        "reference": item.reference,
        "lines": lines,
    }
