"""The record of a session as a workbook: agenda, who was there, answers, themes, votes, decisions, next steps."""

from django.utils.translation import gettext as _

from fivefold.publishing.document import printable
from fivefold_web.publishing.records.document import source_words
from fivefold_web.system.presenters.workbook import workbook


def sheets_of(page):
    """{sheet: rows}, the first row its heading. States stand as words; a sheet without rows says so."""
    return {
        _("Session"): [(_("What"), _("In words")), *_session(page)],
        _("Agenda"): [
            (_("Prompt"), _("From"), _("Minutes"), _("Activity"), _("State"), _("Source")),
            *_agenda(page),
        ],
        _("Who was there"): [(_("Sector"), _("Phones that came in")), *page.present],
        _("Answers"): [(_("Prompt"), _("Answer, written by a participant")), *_answers(page)],
        _("Themes"): [(_("Theme"), _("Prompt"), _("How many"), _("Answer")), *_themes(page)],
        _("Votes"): [(_("Prompt"), _("Part of the table"), _("What"), _("Figure")), *_votes(page)],
        _("Decisions"): [(_("Decision"), _("About")), *_decisions(page)],
        _("Next steps"): [(_("What happens next"), _("Who sees to it"), _("By when")), *_steps(page)],
        _("Reviewing"): [(_("What"), _("Answers")), *page.reviewed],
    }


def workbook_of(page):
    """Text never runs as a formula; an empty sheet says that there is nothing."""
    filled = {
        name: rows if len(rows) > 1 else [*rows, (_("nothing recorded"),)]
        for name, rows in sheets_of(page).items()
    }
    return workbook({name: printable(tuple(rows)) for name, rows in filled.items()})


def _session(page):
    yield _("Title"), page.heading
    yield _("Place"), page.session.partnership.name
    if page.session.partnership.is_fictional:
        yield _("Invented"), _("An invented place; everything here is invented. Not for any decision.")
    yield _("When"), page.when
    yield _("Aim"), page.session.aim or _("not noted")
    yield _("Sectors"), page.sectors
    yield _("Facilitator"), page.session.facilitator
    for words in page.anonymity:
        yield _("What is anonymous, and how"), words


def _agenda(page):
    for line in page.lines:
        yield (
            f"{line.number}. {line.item.text}",
            line.at,
            line.item.minutes,
            line.kind,
            line.state,
            source_words(line),
        )


def _answers(page):
    for line in page.lines:
        for text in line.view.texts if line.view else ():
            yield line.item.text, text


def _themes(page):
    for line in page.lines:
        for one in line.themes:
            for text in one.texts or [_("no answer")]:
                yield one.theme.name, line.item.text, one.said, text


def _votes(page):
    """Every table that stands below a picture, cell by cell: its row, its column, what it says."""
    for line in page.lines:
        if line.view is None:
            continue
        yield line.item.text, _("In words"), "", line.view.reading
        twins = [(_("Result"), line.view.twin)] if line.view.picture else []
        twins += [(table.caption, table.twin) for table in line.view.tables]
        for caption, twin in twins:
            yield from _cells(line.item.text, caption, twin)


def _cells(prompt, caption, twin):
    for row in twin.rows:
        for header, cell in zip(twin.headers[1:], row[1:], strict=True):
            yield prompt, f"{caption}: {header}", row[0], _as_figure(cell)


def _as_figure(cell):
    """A plain count as a number, so that a spreadsheet can add it; everything else in words."""
    return int(cell) if cell.isascii() and cell.isdecimal() else cell


def _decisions(page):
    for one in page.decisions:
        yield one.decision.text, one.about or _("The whole session")


def _steps(page):
    for one in page.steps:
        yield one.step.text, one.who, one.by_when
