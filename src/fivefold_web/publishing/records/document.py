"""The record of a session as a document: Word and a web page that stands alone."""

from django.utils.translation import gettext as _

from fivefold.publishing.document import Bullets, Document, Section, Table, Text, printable
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.assemble import labels_in_our_words
from fivefold_web.publishing.chapters.outcomes import outcome, picture_of


def document_of(page, *, on):
    """The document of a `RecordPage`: everything that stands on the page, in its order."""
    place = page.session.partnership
    sections = (
        _about(page), _agenda(page), _decisions(page), _steps(page), _together(page), _asked(page), _groups(page),
        _reviewed(page), _sources(page),
    )  # fmt: skip
    document = Document(
        title=_("Record of the session “%(title)s”") % {"title": page.heading},
        place=place.name,
        date=on,
        version=1,
        sections=tuple(one for one in sections if one),
        fictional=place.is_fictional,
        audience=_("Those who were there, and those who act on it"),
        nation=translated(place.nation.label),
        labels=labels_in_our_words(),
    )
    return printable(document)


def _said(words):
    return Text((words,))


def _about(page):
    facts = [
        (_("When"), page.when),
        (_("Sectors"), page.sectors),
        (_("Facilitator"), page.session.facilitator),
    ]
    if page.session.aim:
        facts.insert(1, (_("Aim"), page.session.aim))
    return Section(
        _("About the session"),
        (
            Table(_("The session"), (_("What"), _("In words")), tuple(facts)),
            Table(_("Who was there"), (_("Sector"), _("Phones that came in")), tuple(page.present)),
            Bullets(tuple((words,) for words in page.anonymity)),
        ),
    )


def _agenda(page):
    if not page.lines:
        return None
    headers = (_("Prompt"), _("From"), _("Time"), _("Source"))
    rows = tuple(
        (f"{line.number}. {line.item.text}", line.at, line.minutes, source_words(line)) for line in page.lines
    )
    return Section(_("Agenda"), (Table(_("Agenda"), headers, rows),))


def source_words(line):
    return line.item.source or _("of our own")


def _decisions(page):
    if not page.decisions:
        return Section(_("What was decided"), (_said(_("Nothing was recorded as decided.")),))
    rows = tuple((one.decision.text, one.about or _("The whole session")) for one in page.decisions)
    return Section(_("What was decided"), (Table(_("Decisions"), (_("Decision"), _("About")), rows),))


def _steps(page):
    if not page.steps:
        return Section(_("Next steps"), (_said(_("No next step is recorded.")),))
    headers = (_("What happens next"), _("Who sees to it"), _("By when"))
    rows = tuple((one.step.text, one.who, one.by_when) for one in page.steps)
    return Section(_("Next steps"), (Table(_("Next steps"), headers, rows),))


def _together(page):
    """Where the room agrees, and where answers lie apart."""
    parts = tuple(
        Section(one.caption, (*picture_of(one.caption, one), _said(one.method)))
        for one in (page.agreement, page.disagreement)
        if one
    )
    return Section(_("Where the room stands"), parts=parts) if parts else None


def _asked(page):
    if not page.lines:
        return None
    parts = tuple(Section(f"{line.number}. {line.item.text}", tuple(_line(line))) for line in page.lines)
    return Section(_("What was asked and said"), parts=parts)


def _line(line):
    yield _said(" · ".join((line.kind, line.at, line.minutes, line.answered, source_words(line))))
    if line.view is None:
        yield _said(
            f"{line.state}. " + _("Answers that were not shown to the room do not stand in the record.")
        )
        return
    yield from outcome(line.view)
    if line.item.fuller:
        yield _said(_("A fuller view: %(words)s") % {"words": line.item.fuller})
    if line.themes:
        rows = tuple(
            (one.theme.name, " / ".join(one.citation.figures), "; ".join(one.texts)) for one in line.themes
        )
        yield Table(
            _("Themes: %(prompt)s") % {"prompt": line.item.text},
            (_("Theme"), _("How many of all"), _("Answers")),
            rows,
        )
    if line.view.texts:
        yield _said(_("Answers, each written by a participant:"))
        yield Bullets(tuple((text,) for text in line.view.texts))
    if line.decisions:
        yield _said(_("Decided here:"))
        yield Bullets(tuple((one.text,) for one in line.decisions))


def _groups(page):
    """Notes are what a host typed: nothing in them is read as marks of text."""
    if not page.notes:
        return None
    parts = tuple(
        Section(group.name, tuple(_said(line) for line in group.notes.splitlines() if line.strip()))
        for group in page.notes
    )
    return Section(_("What the groups found"), parts=parts)


def _reviewed(page):
    table = Table(_("How words were reviewed"), (_("What"), _("Answers")), tuple(page.reviewed))
    return Section(_("How words were reviewed"), (table,))


def _sources(page):
    """Part and page of every prompt that has one."""
    named = sorted({line.item.source for line in page.lines if line.item.source})
    return Section(_("Sources"), (Bullets(tuple((one,) for one in named)),)) if named else None
