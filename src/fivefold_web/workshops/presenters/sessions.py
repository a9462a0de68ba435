"""Sessions in words."""

import secrets
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import segno
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.workshops.codes import spoken
from fivefold.workshops.polls import Choice, Round, round_open
from fivefold.workshops.prompts import PromptState

MOVE_LABELS = {
    PromptState.OPEN: lambda: _("Open for answers"),
    PromptState.CLOSED: lambda: _("Close"),
    PromptState.REVEALED: lambda: _("Show the answers"),
}
POLL_MOVE_LABELS = {
    PromptState.OPEN: lambda: _("Ask before talking"),
    PromptState.CLOSED: lambda: _("Close, and talk about it"),
    PromptState.AFTER: lambda: _("Ask again, after talking"),
    PromptState.REVEALED: lambda: _("Show both counts"),
}
POLL_STATES = {
    PromptState.OPEN: lambda: _("Open: before talking"),
    PromptState.CLOSED: lambda: _("Closed: talk about it now"),
    PromptState.REVEALED: lambda: _("Both counts shown"),
}
MOST_DOTS = 40


@dataclass(frozen=True)
class Titled:
    heading: str
    lead: str = ""


def qr_code(address):
    """The address as a QR picture: SVG without styles, so that it fits the content security policy."""
    file = BytesIO()
    segno.make(address, error="m").save(
        file, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, svgclass="ff-qr", lineclass=None
    )
    return Markup(file.getvalue().decode())  # noqa: S704 - made here from our own address


@dataclass(frozen=True)
class ItemLine:
    """One prompt on the facilitator's screen."""

    item: object
    state: str
    answered: str
    moves: list
    shows: bool
    poll: object = None

    @classmethod
    def of(cls, item, tally=None):
        labels = POLL_MOVE_LABELS if item.is_poll else MOVE_LABELS
        return cls(
            item,
            state_words(item),
            answered_words(item),
            [(to.value, labels[to]()) for to in item.moves[item.state]],
            item.state.shows_answers and not item.is_poll,
            PollTable.of(item, tally) if tally else None,
        )


def state_words(item):
    """The state of an item as the room sees it."""
    own = POLL_STATES.get(item.state) if item.is_poll else None
    return own() if own else _(item.state.label)


def answered_words(item):
    """How many answered, never what."""
    if item.is_poll:
        return _("%(before)s before, %(after)s after") % {
            "before": item.before_count,
            "after": item.after_count,
        }
    return ngettext("%d answer", "%d answers", item.answer_count) % item.answer_count


@dataclass(frozen=True)
class PollRow:
    """One choice: both counts with dots, and the change in words."""

    label: str
    before: int
    after: int
    before_dots: str
    after_dots: str
    change: str


@dataclass(frozen=True)
class PollTable:
    """What people thought before and after talking."""

    caption: str
    rows: list
    before: int
    after: int
    fuller: str

    @classmethod
    def of(cls, item, tally):
        rows = [
            PollRow(
                _(row.choice.label), row.before, row.after, dots(row.before), dots(row.after), _change(row)
            )
            for row in tally.rows
        ]
        return cls(item.text, rows, tally.before, tally.after, item.fuller)


def dots(number):
    """A count to see at a glance; a long one is cut, its figure stands beside it."""
    return "●" * min(number, MOST_DOTS) + ("…" if number > MOST_DOTS else "")


def _change(row):
    if not row.change:
        return _("no change")
    words = _("%(n)d more") if row.change > 0 else _("%(n)d fewer")
    return words % {"n": abs(row.change)}


@dataclass(frozen=True)
class RunPage:
    """The facilitator's screen, fit for a projector: code, picture, prompts with the number of answers."""

    heading: str
    session: object
    code: str
    address: str
    picture: str
    lines: list

    @classmethod
    def of(cls, session, address, tally_of):
        lines = [ItemLine.of(item, tally_of(item)) for item in session.items.all()]
        return cls(session.title, session, spoken(session.code), address, qr_code(address), lines)


@dataclass(frozen=True)
class ThemeCard:
    theme: object
    answers: list
    said: str
    citation: Citation


def theme_card(theme, item, session, total, *, path, on):
    """A theme with its answers, and as evidence."""
    answers = list(theme.answers.all())
    said = _("%(count)s of %(total)s answers to “%(prompt)s”") % {
        "count": len(answers),
        "total": total,
        "prompt": item.text,
    }
    source = f"{session.title}, {session.held_on.day} {session.held_on:%B %Y}"
    citation = Citation(
        kind=SourceKind.THEME,
        key=f"theme:{theme.pk}",
        title=theme.name,
        detail=said,
        path=path,
        source=source,
        as_of=on,
        figures=(str(len(answers)), str(total)),
    )
    return ThemeCard(theme, answers, said, citation)


@dataclass(frozen=True)
class ThemesPage:
    """Answers to group, and the themes so far."""

    heading: str
    item: object
    hidden: bool
    loose: list
    grouped: list
    cards: list
    names: list


def themes_page(item, answers, themes, *, path, on: date):
    cards = [theme_card(theme, item, item.session, len(answers), path=path, on=on) for theme in themes]
    loose = [answer for answer in answers if not answer.themes.all()]
    grouped = [answer for answer in answers if answer.themes.all()]
    names = [theme.name for theme in themes]
    hidden = not item.state.shows_answers
    return ThemesPage(_("Themes"), item, hidden, loose, grouped, cards, names)


@dataclass(frozen=True)
class RecordPage:
    """The session on paper: what was asked, said, grouped and agreed; never who."""

    heading: str
    session: object
    sectors: str
    lines: list

    @classmethod
    def of(cls, session, tally_of):
        sectors = ", ".join(_(row.sector.label) for row in session.sectors.all())
        lines = [ItemLine.of(item, tally_of(item)) for item in session.items.all()]
        return cls(session.title, session, sectors or _("not noted"), lines)


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
    """What phones may answer now: "answers", a round of a poll, or nothing."""
    if item.is_poll:
        return str(round_open(item.state) or "")
    return "answers" if item.state is PromptState.OPEN else ""


def state_of(session):
    """What phones poll: the prompts and their states, nothing that anybody said."""
    items = [
        {
            "id": item.pk,
            "text": item.text,
            "state": item.state_name,
            "kind": item.kind_name,
            "asked": asked_now(item),
        }
        for item in session.items.all()
        if item.state is not PromptState.PLANNED
    ]
    return {"version": session.version, "ended": session.ended, "items": items}
