"""What phones are told."""

import secrets
import zlib
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.polls import Round, round_open
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.presenters.screens import Screen


@dataclass(frozen=True)
class JoinPage:
    """What a participant sees: every question that has been opened, one a screen. A key for each form without scripts."""

    heading: str
    session: object
    screens: list
    keys: dict
    rounds: list
    sectors: list = field(default_factory=list)

    @classmethod
    def of(cls, session):
        screens = screens_of(session)
        keys = {one.item.pk: (secrets.token_urlsafe(15), secrets.token_urlsafe(15)) for one in screens}
        keys[0] = (secrets.token_urlsafe(15), "")
        rounds = [(one.value, _(one.label)) for one in Round]
        sectors = [(one.value, _(one.label)) for one in Sector] if session.asks_sector else []
        return cls(session.title, session, screens, keys, rounds, sectors)

    @property
    def welcomes(self):
        """Whether there is anything to ask before the first question."""
        return not self.session.ended and bool(self.sectors or self.session.groups.all())

    @property
    def something_open(self):
        return any(one.asked for one in self.screens)

    @property
    def stored(self):
        """In two sentences: what is stored, and what nobody can tell from it."""
        what = (
            _("We store your answer, and your sector only where enough people share it.")
            if self.session.asks_sector
            else _("We store your answer and nothing else.")
        )
        return (
            what
            + " "
            + _(
                "No name, address, device or exact time is kept with it, so nobody can look up who answered what;"
                " please do not name a child or a family."
            )
        )


def screens_of(session):
    """The screens of a session; none once it has ended."""
    if session.ended:
        return []
    opened = [item for item in session.items.all() if item.state is not PromptState.PLANNED]
    return [Screen.of(item, session, asked_now(item), shape_of(item)) for item in opened]


def asked_now(item):
    """The round that phones may answer now, or nothing."""
    return str(round_open(item.state) or "")


def shape_of(item):
    """A short sign that changes with what the screen of an item looks like: its state, its words, its lines."""
    facts = [item.state_name, item.kind_name, item.text, item.most, item.reference]
    facts += [(one.pk, one.text, one.description) for one in item.options.all()]
    return f"{zlib.crc32(repr(facts).encode()):08x}"


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
        "shape": shape_of(item),
        "kind": item.kind_name,
        "asked": asked_now(item),
        "many": item.activity.many,
        "most": item.most,
        "in_groups": item.in_groups,
        "alone_first": item.alone_first,
        "reference": item.reference,
        "lines": lines,
    }
