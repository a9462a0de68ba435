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
from fivefold.workshops.prompts import MOVES, PromptState

MOVE_LABELS = {
    PromptState.OPEN: lambda: _("Open for answers"),
    PromptState.CLOSED: lambda: _("Close"),
    PromptState.REVEALED: lambda: _("Show the answers"),
}


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

    @classmethod
    def of(cls, item):
        count = item.answer_count
        return cls(
            item,
            _(item.state.label),
            ngettext("%d answer", "%d answers", count) % count,
            [(to.value, MOVE_LABELS[to]()) for to in MOVES[item.state]],
            item.state.shows_answers,
        )


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
    def of(cls, session, address):
        lines = [ItemLine.of(item) for item in session.items.all()]
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
    items: list

    @classmethod
    def of(cls, session):
        sectors = ", ".join(_(row.sector.label) for row in session.sectors.all())
        return cls(session.title, session, sectors or _("not noted"), list(session.items.all()))


@dataclass(frozen=True)
class JoinPage:
    """What a participant sees: every prompt of the session, with its state."""

    heading: str
    session: object
    items: list
    keys: dict

    @classmethod
    def of(cls, session):
        items = [] if session.ended else list(session.items.all())
        return cls(session.title, session, items, {item.pk: secrets.token_urlsafe(15) for item in items})


def state_of(session):
    """What phones poll: the prompts and their states, nothing that anybody said."""
    items = [
        {"id": item.pk, "text": item.text, "state": item.state_name}
        for item in session.items.all()
        if item.state is not PromptState.PLANNED
    ]
    return {"version": session.version, "ended": session.ended, "items": items}
