"""Boards of invented cases in words."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level

NURSERY = "the-nursery-think-of-the-whole-child"


def cases():
    """Cases that a group can think through; the nursery case first."""
    found = [case for case in knowledge.cases() if case.questions and case.moments]
    return sorted(found, key=lambda case: (case.slug != NURSERY, case.title.casefold()))


def case_named(slug):
    return next((case for case in cases() if case.slug == slug), None)


@dataclass(frozen=True)
class Card:
    """A further fact of the story, or a question of the toolkit."""

    label: str
    text: str


def begins_with(case):
    """What a group hears first."""
    return Card(case.moments[0].title, case.moments[0].text)


def cards_of(case):
    """What can be turned, one after the other: how the story goes on, then the toolkit's questions."""
    further = [Card(one.title, one.text) for one in case.moments[1:]]
    return further + [Card(_("Have you thought of this?"), question) for question in case.questions]


@dataclass(frozen=True)
class CaseLine:
    slug: str
    title: str
    age: str
    begins: str
    source: str
    cards: str


@dataclass(frozen=True)
class CasesPage:
    heading: str
    lead: str
    lines: list[CaseLine]
    boards: list
    gaps: str

    @classmethod
    def of(cls, partnership, boards):
        return cls(
            _("Case boards"),
            _(
                "Think through an invented child together: what may lie behind it, who would know, what to do."
            ),
            [_case_line(case) for case in cases()],
            boards,
            reverse("workshops:sharing_gaps", kwargs={"place": partnership.slug}),
        )


def _case_line(case):
    number = len(cards_of(case))
    cards = ngettext("%(n)d card to turn", "%(n)d cards to turn", number) % {"n": number}
    return CaseLine(case.slug, case.title, case.age or "", begins_with(case).text, case.sources, cards)


@dataclass(frozen=True)
class LevelPart:
    """The possible causes at one level."""

    value: str
    label: str
    causes: list


@dataclass(frozen=True)
class NeedLine:
    """Two services and what they would need to share; as evidence where it is not shared."""

    need: object
    label: str
    words: str
    is_gap: bool
    citation: Citation


@dataclass(frozen=True)
class BoardPage:
    heading: str
    board: object
    begins: Card
    turned: list[Card]
    hidden: int
    levels: list[LevelPart]
    found: str
    needs: list[NeedLine]
    services: list[str]
    source: str
    gaps: str

    @classmethod
    def of(cls, board, case, organisations, on: date):
        cards, causes = cards_of(case), list(board.causes.all())
        levels = [
            LevelPart(one.value, _(one.label), [cause for cause in causes if cause.level is one])
            for one in Level
        ]
        return cls(
            board.title,
            board,
            begins_with(case),
            cards[: board.revealed],
            len(cards) - min(board.revealed, len(cards)),
            levels,
            _found(levels, len(causes)),
            [need_line(need, board, on) for need in board.needs.all()],
            service_names(case, organisations),
            case.sources,
            reverse("workshops:sharing_gaps", kwargs={"place": board.partnership.slug}),
        )


def _found(levels, number):
    reached = sum(1 for level in levels if level.causes)
    causes = ngettext("%(n)d possible cause", "%(n)d possible causes", number) % {"n": number}
    return _("%(causes)s at %(reached)s of 5 levels") % {"causes": causes, "reached": reached}


def service_names(case, organisations):
    """Names to pick from: the story's services and the partners. Others can be typed."""
    named = [part.strip() for one in case.moments if one.service for part in one.service.split(",")]
    return sorted({*named, *(one.name for one in organisations)}, key=str.casefold)


def need_line(need, board, on):
    """What is not shared, as a line and as evidence for a finding."""
    pair = {"one": need.one, "other": need.other}
    citation = Citation(
        kind=SourceKind.SERVICE_GAP,
        key=f"sharing:{need.pk}",
        title=_("%(state)s: %(one)s and %(other)s") % {"state": _(need.shared.label), **pair},
        detail=need.what,
        path=reverse("workshops:board", kwargs={"place": board.partnership.slug, "pk": board.pk}),
        source=_("Case board “%(title)s”, an invented child") % {"title": board.title},
        as_of=on,
    )
    words = _("%(one)s and %(other)s") % pair
    return NeedLine(need, _(need.shared.label), words, need.shared.is_gap, citation)


@dataclass(frozen=True)
class GapsPage:
    heading: str
    lead: str
    lines: list[NeedLine]
    cases: str

    @classmethod
    def of(cls, partnership, needs, on: date):
        return cls(
            _("What is not shared today"),
            _(
                "Services that would need to tell each other something, found on case boards of invented children."
            ),
            [need_line(need, need.board, on) for need in needs],
            reverse("workshops:cases", kwargs={"place": partnership.slug}),
        )
