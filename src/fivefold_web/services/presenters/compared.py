"""Two proposals beside one another, in words: before and after a change, or two areas."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.proposals_compared import compare
from fivefold.services.scenario import Step
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.proposals import (
    STEP_WORDS,
    proposal_words,
    stop_sentence,
)
from fivefold_web.services.presenters.spans import span_words
from fivefold_web.services.presenters.walks import found_in_words


@dataclass(frozen=True)
class Side:
    """One of the two: its name and what stands above the table."""

    name: str
    href: str
    sentence: str
    leads_to_help: bool


@dataclass(frozen=True)
class Row:
    """One fact of both sides; `differs` is also said in words."""

    label: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True)
class Moved:
    """A service that is proposed on one side only, and why not on the other."""

    name: str
    number: int | None
    why: str


@dataclass(frozen=True)
class MovedFor:
    """What came and what went for one of the three questions."""

    label: str
    came: list[Moved]
    went: list[Moved]


@dataclass(frozen=True)
class ComparedPage:
    """Two proposals for one child."""

    heading: str
    lead: str
    story: str
    sides: tuple[Side, Side]
    rows: list[Row]
    moved: list[MovedFor]
    is_same: bool
    mended: list[str]
    broken: list[str]
    came: str
    went: str


def compared_page(story, named, found, *, heading, came, went):
    """`named` are two pairs of name and address; `found` two proposals; `came` and `went` say what moved means here."""
    first, second = (one.proposal for one in found)
    both = compare(first, second)
    return ComparedPage(
        heading=heading,
        lead=f"{story.title}, {story.age}",
        story=story.text,
        sides=tuple(_side(name, href, one) for (name, href), one in zip(named, found, strict=True)),
        rows=[_row(label, first, second) for label in _FACTS],
        moved=[
            MovedFor(
                STEP_WORDS[step](),
                [_moved(one, found[1].numbers) for one in both.came[step]],
                [_moved(one, found[1].numbers) for one in both.went[step]],
            )
            for step in Step
        ],
        is_same=both.is_same,
        mended=[stop_sentence(stop, first) for stop in both.stops_mended],
        broken=[stop_sentence(stop, second) for stop in both.stops_new],
        came=came,
        went=went,
    )


def _side(name, href, found):
    told = proposal_words(found)
    return Side(name, href, told.sentence, told.leads_to_help)


def _moved(one, numbers):
    why = translated(one.reason.label).lower() if one.reason else _("not in the directory")
    return Moved(one.offer.name, numbers.get(one.offer.id), why)


def _row(label, first, second):
    words = _FACTS[label]
    one, two = words(first), words(second)
    return Row(_LABELS[label](), one, two, one != two)


def _services(step):
    def words(proposal):
        number = len(proposal.for_step(step))
        return ngettext("%(count)d service", "%(count)d services", number) % {"count": number}

    return words


def _leg(name):
    def words(proposal):
        leg = getattr(proposal.route, name)
        if leg is None:
            return _("nobody in reach")
        if name == "supported" and proposal.route.goes_on:
            return _("%(service)s goes on, no further wait") % {"service": leg.offer.name}
        return f"{leg.offer.name}: {span_words(leg.wait)}"

    return words


_FACTS = {
    "contacts": found_in_words,
    "noticed": lambda one: span_words(one.route.noticed),
    "notice": _services(Step.NOTICED),
    "understand": _services(Step.UNDERSTOOD),
    "support": _services(Step.SUPPORTED),
    "understood": _leg("understood"),
    "supported": _leg("supported"),
    "total": lambda one: (
        _("too late, help does not begin") if one.route.is_too_late else span_words(one.route.total)
    ),
    "left out": lambda one: str(len(one.left_out)),
}
_LABELS = {
    "contacts": lambda: _("Contacts with every family"),
    "noticed": lambda: _("Wait until somebody notices"),
    "notice": lambda: _("Would notice"),
    "understand": lambda: _("Could work out what is going on"),
    "support": lambda: _("Could help"),
    "understood": lambda: _("Quickest to understand, and its wait"),
    "supported": lambda: _("Quickest to help, and its wait"),
    "total": lambda: _("From today until help begins"),
    "left out": lambda: _("Services left out"),
}
