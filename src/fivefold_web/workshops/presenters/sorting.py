"""Themes in words, and as evidence."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fivefold.vocabulary.citation import Citation, SourceKind


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
