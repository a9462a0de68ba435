"""Themes in words, and as evidence."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.workshops.proposing import shared_words
from fivefold.workshops.themes import Did, to_undo

MOST_STEPS = 12


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
class ProposalCard:
    """A theme that the machine proposes, and the words that its answers share."""

    theme: object
    answers: list
    why: str


@dataclass(frozen=True)
class LogLine:
    """A step of sorting: who did what, and when."""

    number: int
    text: str
    at: object


@dataclass(frozen=True)
class ThemesPage:
    """Answers to sort, the themes of people, the proposals of the machine, and the steps so far."""

    heading: str
    item: object
    hidden: bool
    loose: list
    cards: list
    proposals: list
    names: list
    steps: list
    undo: object
    counts: str


def themes_page(item, answers, themes, steps, *, path, on: date, language="en"):
    mine = [one for one in themes if not one.proposed]
    cards = [theme_card(theme, item, item.session, len(answers), path=path, on=on) for theme in mine]
    loose = [answer for answer in answers if not answer.themes.all()]
    lines = [_log_line(one) for one in steps]
    last = to_undo([(one.pk, one.did) for one in steps])
    return ThemesPage(
        _("Themes"),
        item,
        not item.state.shows_answers,
        loose,
        cards,
        [_proposal(one, answers, language) for one in themes if one.proposed],
        [theme.name for theme in mine],
        lines[::-1][:MOST_STEPS],
        next((one for one in lines if one.number == last), None),
        _counts(answers, cards, loose),
    )


def _proposal(theme, answers, language):
    inside = list(theme.answers.all())
    keys = {one.pk for one in inside}
    outside = [one.text for one in answers if one.pk not in keys]
    words = shared_words([one.text for one in inside], outside, language)
    return ProposalCard(theme, inside, ", ".join(f"“{word}”" for word in words))


def _counts(answers, cards, loose):
    facts = {"all": len(answers), "themes": len(cards), "loose": len(loose)}
    return _("%(all)s answers, %(themes)s themes; %(loose)s not sorted.") % facts


def _log_line(step):
    did = Did(step.did.split(" ")[0]) if step.did.startswith(f"{Did.UNDID} ") else Did(step.did)
    return LogLine(step.pk, f"{step.by} {_(did.label)}", step.at)
