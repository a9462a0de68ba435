"""A session beside other work of the place: what it can go on to, what each step will do, how far it is."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.answering import SCENARIO_QUESTIONS
from fivefold.workshops.prompts import PromptState
from fivefold_web.library.translated import in_readers_language
from fivefold_web.workshops.presenters.boards import case_named

CONDITIONS = "whole-system-conditions"
MEMBERSHIP, RELATIONSHIPS = "who-leads-and-who-is-missing", "map-relationship-support"
"""Ready sessions that prepare a page of the whole system."""


@dataclass(frozen=True)
class Story:
    """The case or scenario that an item is about, with what is asked of it."""

    slug: str
    title: str
    text: str
    source: str
    questions: list = field(default_factory=list)


def story_of(item):
    """What an item of an agenda is about, or None: a scenario with its three questions, or a case."""
    kind, _colon, slug = item.reference.partition(":")
    if kind == "scenario":
        return _scenario(slug)
    found = case_named(slug) if kind == "case" else None
    if found is None:
        return None
    return Story(found.slug, found.title, found.moments[0].text, found.sources)


def asked_words(item):
    """What an item asks in a line: a prompt that tells a whole story goes by the name of the story."""
    story = story_of(item)
    return story.title if story and item.text == story.text else item.text


def _scenario(slug):
    found = next((one for one in in_readers_language(knowledge.scenarios()) if one.slug == slug), None)
    if found is None:
        return None
    return Story(found.slug, f"{found.title}, {found.age}", found.text, found.sources, questions())


def questions():
    """[(slug, label, text)] of the three questions that are asked of a scenario."""
    known = {one.slug: one for one in in_readers_language(knowledge.questions())}
    return [(slug, known[slug].title, known[slug].text) for slug in SCENARIO_QUESTIONS]


@dataclass(frozen=True)
class Bridge:
    """One step from a prompt to other work: what it will do, and where."""

    asked: str
    does: str
    href: str
    label: str
    waits: str


@dataclass(frozen=True)
class TogetherPage:
    """Everything a session can go on to."""

    heading: str
    session: object
    bridges: list[Bridge]
    beside: list[tuple[str, str, str]]

    @classmethod
    def of(cls, session):
        items = list(session.items.all())
        found = [_bridge(session, item) for item in items]
        return cls(
            _("What “%(title)s” goes on to") % {"title": session.title},
            session,
            [one for one in [_prepared(session), *found, _conditions(session, items)] if one],
            beside(session.partnership),
        )


def _bridge(session, item):
    """Where this prompt leads, or None."""
    make = {Activity.CASE_BOARD: _board, Activity.SCENARIO: _walk, Activity.RAG: _vote}.get(item.activity)
    return make(session, item) if make else None


def _waits(*items):
    """Why a step has to wait, or nothing."""
    if all(item.state is PromptState.REVEALED for item in items):
        return ""
    return _("Show the answers first.")


def _here(session, name, **kwargs):
    try:
        return reverse(name, kwargs={"place": session.partnership.slug, **kwargs})
    except NoReverseMatch:  # that part of the workspace is not installed
        return ""


def _board(session, item):
    return Bridge(
        asked_words(item),
        _(
            "The causes that the room wrote go onto a case board. You choose which, and see what looks too real."
        ),
        _here(session, "workshops:causes", pk=item.pk),
        _("Put the causes on a board"),
        _waits(item),
    )


def _walk(session, item):
    return Bridge(
        asked_words(item),
        _(
            "What nobody does today becomes a list of gaps, each one click from a finding, beside the local map."
        ),
        _here(session, "workshops:walked", pk=item.pk),
        _("Gaps and ideas"),
        _waits(item) and _("The story can be read now; what was written stands there once it is shown."),
    )


def _prepared(session):
    """The page that the ready session was made for, or None."""
    if session.ready_made == MEMBERSHIP:
        return Bridge(
            _("Who leads, and who is missing?"),
            _(
                "Enter the partners and the levels at which they act; what is missing can be asked for, and followed up."
            ),
            _here(session, "system:membership"),
            _("Who is at the table"),
            "",
        )
    if session.ready_made == RELATIONSHIPS:
        return Bridge(
            _("Support for relationships, mapped together"),
            _("Answer the eight questions service by service; gaps become recommendations in one step."),
            _here(session, "system:relationships"),
            _("How well relationships are supported"),
            "",
        )
    return None


def _rows_of(item):
    return {option.slug for option in item.options.all() if option.role is OptionRole.ROW and option.slug}


def _vote(session, item):
    if not _rows_of(item) & {one.slug for one in knowledge.statements()}:
        return None
    return Bridge(
        asked_words(item),
        _("The team sees its spread, agrees a rating for each statement, and keeps it as its team check."),
        _here(session, "system:team_vote", pk=item.pk),
        _("Agree the team’s ratings"),
        _waits(item),
    )


def _conditions(session, items):
    slugs = {one.slug for one in knowledge.checklist(CONDITIONS).criteria}
    rated = [item for item in items if _rows_of(item) & slugs]
    if not rated:
        return None
    several = ngettext("%(n)d prompt about the conditions", "%(n)d prompts about the conditions", len(rated))
    return Bridge(
        rated[0].text if len(rated) == 1 else several % {"n": len(rated)},
        _(
            "The private ratings become a round of the conditions: you see the spread and record what you agree."
        ),
        _here(session, "system:session_rounds", pk=session.pk),
        _("Make a round of the conditions"),
        _waits(*rated),
    )


def beside(partnership):
    """[(label, what it is for, address)] of pages that a session is often held beside."""
    pages = [
        (_("Who is at the table"), _("Partners by level and sector, and who is missing."), "system:membership"),
        (_("How well relationships are supported"), _("The eight questions, service by service."), "system:relationships"),
        (_("Conditions for working as one"), _("Rounds of the six conditions."), "system:conditions"),
        (_("Workforce"), _("Rounds of the team check."), "workforce:home"),
        (_("Scenarios"), _("Nine children, walked through the local map."), "services:scenarios"),
        (_("Case boards"), _("Invented children, thought through together."), "workshops:cases"),
    ]  # fmt: skip
    return [(label, words, href) for label, words, name in pages if (href := _address(partnership, name))]


def _address(partnership, name):
    try:
        return reverse(name, kwargs={"place": partnership.slug})
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class CausesPage:
    """Choosing causes for a board. `levels`: (label, lines of the form) of each level at which something was said."""

    heading: str
    item: object
    story: Story | None
    levels: list
    boards: list

    @classmethod
    def of(cls, item, boards, lines):
        found = [(_(one.label), [line for line in lines if line.level == one]) for one in Level]
        levels = [(label, here) for label, here in found if here]
        return cls(_("Causes for a case board"), item, story_of(item), levels, boards)


@dataclass(frozen=True)
class Idea:
    """What somebody wrote about one of the three questions."""

    text: str
    is_gap: bool
    citation: Citation | None


@dataclass(frozen=True)
class Asked:
    """One of the three questions with what was written."""

    label: str
    text: str
    ideas: list[Idea]


@dataclass(frozen=True)
class WalkedPage:
    """A scenario as the room walked it: the story, the gaps, the ideas, the way to the local map."""

    heading: str
    item: object
    story: Story | None
    asked: list[Asked]
    gaps: list[tuple[str, Idea]]
    map_href: str
    waits: str
    lead: str

    @classmethod
    def of(cls, item, answers, on: date):
        story = story_of(item)
        asked = [_asked(item, question, answers, story, on) for question in questions()]
        gaps = [(one.label, idea) for one in asked for idea in one.ideas if idea.is_gap]
        shows = item.state is PromptState.REVEALED
        return cls(
            story.title if story else item.text,
            item,
            story,
            asked,
            gaps,
            _here(item.session, "services:scenario", slug=story.slug) if story else "",
            "" if shows else _("What was written stands here once the facilitator shows it."),
            item.text if story and item.text not in (story.text, story.title) else "",
        )


def _asked(item, question, answers, story, on):
    slug, label, text = question
    ideas = [
        _idea(item, answer, mark, label, story, on)
        for answer in answers
        for mark in answer.marks.all()
        if mark.value == slug
    ]
    return Asked(label, text, sorted(ideas, key=lambda one: not one.is_gap))


def _idea(item, answer, mark, label, story, on):
    if not mark.number:
        return Idea(answer.text, False, None)
    return Idea(answer.text, True, _citation(item, answer, label, story, on))


def _citation(item, answer, label, story, on):
    session, about = item.session, story.title if story else item.text
    return Citation(
        kind=SourceKind.SCENARIO_STEP,
        key=f"session-idea:{answer.pk}",
        title=_("Nobody does this today (%(question)s): %(scenario)s")
        % {"question": label, "scenario": about},
        detail=answer.text,
        path=_here(session, "workshops:walked", pk=item.pk),
        source=_("Written by a participant of “%(session)s”, %(day)s")
        % {"session": session.title, "day": session.held_on.isoformat()},
        as_of=on,
    )
