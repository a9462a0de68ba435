"""Sessions: what was asked, the themes the room found, and what it agreed. Single answers are not printed."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import Value
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said
from fivefold_web.publishing.chapters.outcomes import outcome
from fivefold_web.workshops import queries
from fivefold_web.workshops.presenters import ResultView
from fivefold_web.workshops.presenters.records import step_line


def chapter(scope):
    """Every session in which something was shown or agreed."""
    sessions = [one for one in queries.records_of(scope.partnership) if _shown(one) or one.agreements.all()]
    if not sessions:
        return nothing_yet(_("No session has shown its answers or agreed on anything."))
    lead = said(
        _(
            "Answers in a session are anonymous. People in the room grouped them into themes; single answers are not printed."
        )
    )
    return Chapter(
        blocks=(lead,),
        parts=tuple(Section(one.title, tuple(_session(one))) for one in sessions),
        citations=tuple(_source(one) for one in sessions),
    )


def _shown(session):
    """Prompts whose answers were shown to the room; others stay out of every document."""
    return [item for item in session.items.all() if item.state.shows_answers]


def _session(session):
    sectors = ", ".join(translated(row.sector.label) for row in session.sectors.all())
    yield said(
        _("Held on %(day)s. In the room: %(sectors)s.")
        % {"day": date_format(session.held_on, "j F Y"), "sectors": sectors or _("not recorded")}
    )
    for item in _shown(session):
        yield from _prompt(session, item)
    if agreed := session.agreements.all():
        yield said(_("Agreed in the room:"))
        yield Bullets(tuple((row.text,) for row in agreed))
    if steps := [step_line(row) for row in session.next_steps.all()]:
        headers = (_("What happens next"), _("Who sees to it"), _("By when"))
        rows = tuple((one.step.text, one.who, one.by_when) for one in steps)
        yield Table(_("Next steps of “%(title)s”") % {"title": session.title}, headers, rows)


def _poll(session, item):
    """A view that was asked about before and after people talked: both counts."""
    rows = tuple(
        (
            translated(row.choice.label),
            _count(f"poll:{item.pk}:before:{row.choice}", item.text, row.before, session),
            _count(f"poll:{item.pk}:after:{row.choice}", item.text, row.after, session),
        )
        for row in queries.tally_of(item).rows
    )
    headers = (_("Answer"), _("Before talking"), _("After talking"))
    yield Table(_("Before and after: %(view)s") % {"view": item.text}, headers, rows)


def _prompt(session, item):
    """A card as both counts, votes as their picture, words as their themes: single answers are not printed."""
    if item.is_poll:
        yield from _poll(session, item)
    elif item.activity.counts:
        yield said(f"“{item.text}”")
        yield from outcome(ResultView.of(item, session))
    else:
        yield from _themes(session, item)


def _themes(session, item):
    answers = _count(f"answers:{item.pk}", item.text, len(item.answers.all()), session)
    yield said(f"“{item.text}” ", _("Answers: "), answers, ".")
    themes = item.themes.all()
    if not themes:
        yield said(_("The answers have not been grouped into themes yet."))
        return
    rows = tuple(
        (theme.name, _count(f"theme:{theme.pk}", theme.name, len(theme.answers.all()), session))
        for theme in themes
    )
    yield Table(_("Themes: %(prompt)s") % {"prompt": item.text}, (_("Theme"), _("Answers")), rows)


def _count(key, label, number, session):
    source = _("Session “%(title)s”") % {"title": session.title}
    value = Value.observed(
        number, basis=_("counted"), period=session.held_on.isoformat(), source=source, unit=_("answers")
    )
    return Number(key, label, value)


def _source(session):
    number = sum(item.answer_count for item in _shown(session))
    detail = ngettext("%(count)d answer", "%(count)d answers", number) % {"count": number}
    pages = "; ".join(sorted({item.source for item in session.items.all() if item.source}))
    return Citation(
        SourceKind.THEME, f"session:{session.pk}", session.title, detail, "", pages, session.held_on
    )
