"""The record of a session in words: what was asked, said, grouped, decided; who was there by sector, never by name."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.workshops.timetable import timetable
from fivefold_web.workshops import queries
from fivefold_web.workshops.presenters.items import answered_words, state_words
from fivefold_web.workshops.presenters.outcomes import Outcome
from fivefold_web.workshops.presenters.present import anonymity_words, present_rows, review_rows
from fivefold_web.workshops.presenters.results import ResultView
from fivefold_web.workshops.presenters.results_page import agreement_of, disagreement_of


@dataclass(frozen=True)
class ThemeLine:
    """A theme with its answers, and as evidence."""

    theme: object
    texts: list
    said: str
    citation: Citation


@dataclass(frozen=True)
class RecordLine:
    """One item: when, what was asked and from where, how many answered, and what was shown of it."""

    item: object
    number: int
    at: str
    kind: str
    answered: str
    state: str
    view: ResultView | None
    citation: Citation | None
    themes: list
    decisions: list

    @property
    def minutes(self):
        return _("%(n)d minutes") % {"n": self.item.minutes}


@dataclass(frozen=True)
class DecisionLine:
    """A decision: its words, what it belongs to, and as evidence."""

    decision: object
    about: str
    citation: Citation


@dataclass(frozen=True)
class StepLine:
    step: object
    who: str
    by_when: str


@dataclass(frozen=True)
class RecordPage:
    """The session on paper. `present` and `reviewed` are rows of (what, how many in words)."""

    heading: str
    session: object
    when: str
    sectors: str
    present: list
    agreement: object
    disagreement: object
    lines: list
    notes: list
    decisions: list
    steps: list
    reviewed: list
    anonymity: list

    @classmethod
    def of(cls, session, *, on):
        """The record of a session that `queries.record_of` read, as the page and its files say it."""
        path = reverse("workshops:record", kwargs={"place": session.partnership.slug, "pk": session.pk})
        cite = Citing(session, path, on)
        outcomes = [Outcome.of(item, session) for item in session.items.all() if item.state.shows_answers]
        noted = [_(row.sector.label) for row in session.sectors.all()]
        return cls(
            heading=session.title,
            session=session,
            when=when_words(session),
            sectors=", ".join(noted) or _("not noted"),
            present=present_rows(queries.arrivals_by_sector(session), session),
            agreement=agreement_of(outcomes, session, path=path, on=on),
            disagreement=disagreement_of(outcomes),
            lines=_lines(session, cite),
            notes=[group for group in session.groups.all() if group.notes.strip()],
            decisions=[cite.decision(one) for one in session.agreements.all()],
            steps=[step_line(one) for one in session.next_steps.all()],
            reviewed=review_rows(*queries.reviewed_in(session)),
            anonymity=anonymity_words(session),
        )

    @property
    def citations(self):
        """Everything on the record that may become a finding."""
        facts = self.agreement.facts if self.agreement else ()
        themes = [theme for line in self.lines for theme in line.themes]
        return [one.citation for one in (*facts, *self.lines, *themes, *self.decisions) if one.citation]


@dataclass(frozen=True)
class Citing:
    """Parts of one record as evidence, each with an address that opens at it."""

    session: object
    path: str
    on: object

    def result(self, view):
        path = f"{self.path}#result-{view.item.pk}"
        return view.citation(self.session, path=path, on=self.on)

    def theme(self, theme, item, total):
        texts = [answer.text for answer in theme.answers.all() if answer.text]
        facts = {"count": len(texts), "total": total, "prompt": item.text}
        said = _("%(count)s of %(total)s answers to “%(prompt)s”") % facts
        figures = (str(len(texts)), str(total))
        cited = self._cited(f"theme:{theme.pk}", theme.name, said, f"theme-{theme.pk}", figures)
        return ThemeLine(theme, texts, said, cited)

    def decision(self, one):
        about = one.item.text if one.item else ""
        detail = (
            _("Decided in the room, about “%(prompt)s”") % {"prompt": about}
            if about
            else _("Decided in the room")
        )
        cited = self._cited(f"agreement:{one.pk}", one.text, detail, f"agreement-{one.pk}")
        return DecisionLine(one, about, cited)

    def _cited(self, key, title, detail, anchor, figures=()):
        source = f"{self.session.title}, {self.session.held_on.day} {self.session.held_on:%B %Y}"
        path = f"{self.path}#{anchor}"
        return Citation(SourceKind.THEME, key, title[:200], detail, path, source, self.on, figures)


def when_words(session):
    """Day and hour."""
    day = date_format(session.held_on, "j F Y")
    if session.starts_at is None:
        return day
    return _("%(day)s, from %(time)s") % {"day": day, "time": session.starts_at.strftime("%H:%M")}


def _lines(session, cite):
    items = list(session.items.all())
    slots = timetable([item.minutes for item in items], session.starts_at)
    return [
        _line(number, *pair, session, cite) for number, pair in enumerate(zip(items, slots, strict=True), 1)
    ]


def _line(number, item, slot, session, cite):
    view = ResultView.of(item, session)
    at = slot.at.strftime("%H:%M") if slot.at else _("minute %(n)d") % {"n": slot.begins}
    themes = [cite.theme(one, item, len(item.answers.all())) for one in item.themes.all()] if view else []
    decisions = [one for one in session.agreements.all() if one.item_id == item.pk]
    citation = cite.result(view) if view else None
    return RecordLine(
        item, number, at, _(item.activity.label), answered_words(item), state_words(item), view, citation, themes, decisions
    )  # fmt: skip


def step_line(step):
    by_when = date_format(step.by_when, "j F Y") if step.by_when else _("no date")
    return StepLine(step, step.who or _("not settled"), by_when)
