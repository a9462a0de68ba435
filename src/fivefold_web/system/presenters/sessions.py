"""What a session rated, in words: before it becomes a round of the conditions or a team check."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.system.conditions import SMALLEST_SPREAD
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.scale import MEANINGS
from fivefold_web.system.queries.conditions import criteria
from fivefold_web.system.queries.sessions import colours


@dataclass(frozen=True)
class OfferedView:
    """What was rated before talking, or after."""

    asked: str
    title: str
    rated: str
    missing: list[str]
    unfit: list[str]
    few: str
    became: str
    became_href: str


@dataclass(frozen=True)
class SessionRoundsPage:
    """What a session can give to the rounds of the conditions."""

    heading: str
    session: object
    offered: list[OfferedView]

    @classmethod
    def of(cls, session, offered):
        return cls(
            _("The conditions, rated in “%(title)s”") % {"title": session.title},
            session,
            [_view(session, one) for one in offered],
        )


def _view(session, offered):
    count = len(offered.votes)
    votes = ngettext("%(n)d rating", "%(n)d ratings", offered.most) % {"n": offered.most}
    rated = ngettext("%(n)d condition was rated", "%(n)d conditions were rated", count) % {"n": count}
    became = offered.round
    place = {"place": session.partnership.slug}
    return OfferedView(
        offered.asked,
        _("Rated after talking") if offered.asked == "after" else _("Rated before talking"),
        _("%(rated)s, up to %(votes)s each.") % {"rated": rated, "votes": votes},
        [one.title for one in criteria() if one.slug not in offered.votes],
        [_unfit(one) for one in offered.unfit],
        "" if offered.most >= SMALLEST_SPREAD else few_words(),
        became.name if became else "",
        reverse("system:round", kwargs={**place, "pk": became.pk}) if became else "",
    )


def _unfit(votes):
    steps = next(len(one.steps) for one in criteria() if one.slug == votes.slug)
    return _("%(condition)s: its scale had %(points)d points, the condition has %(steps)d steps.") % {
        "condition": votes.text,
        "points": votes.points,
        "steps": steps,
    }


def few_words():
    return _("With fewer than %(least)d ratings the spread stays hidden, so that nobody is recognised.") % {
        "least": SMALLEST_SPREAD
    }


@dataclass(frozen=True)
class VoteView:
    """How a team voted on one statement."""

    words: str
    colours: list[tuple[Rag, int]]


@dataclass(frozen=True)
class TeamVotePage:
    """Agreeing a team's ratings after it has seen its spread."""

    heading: str
    caption: str
    item: object
    votes: dict[str, VoteView]
    meanings: dict[str, str]
    kept: str
    sent: bool
    round_href: str
    printed_href: str

    @classmethod
    def of(cls, item, here, votes, assessment):
        place = item.session.partnership.slug
        numbers = {"place": place, "pk": assessment.round_id} if assessment else None
        return cls(
            _("The team’s vote"),
            item.session.title,
            item,
            {one.slug: vote_view(votes.get(one.slug)) for one in here},
            {rating.value: _(words) for rating, words in MEANINGS.items()},
            str(assessment) if assessment else "",
            bool(assessment and assessment.is_sent),
            reverse("workforce:round", kwargs=numbers) if numbers else "",
            reverse("workforce:printed", kwargs=numbers) if numbers else "",
        )


def vote_view(votes):
    """The spread of a statement; hidden where somebody could be recognised."""
    if votes is None:
        return VoteView(_("Nobody voted on this statement."), [])
    base = ngettext("%(n)d vote", "%(n)d votes", votes.base) % {"n": votes.base}
    if votes.base < SMALLEST_SPREAD:
        return VoteView(_("%(base)s; too few to show without giving somebody away.") % {"base": base}, [])
    return VoteView(
        _("%(base)s: %(colours)s") % {"base": base, "colours": colour_words(votes)}, colours(votes)
    )


def colour_words(votes):
    """ "1 red, 3 amber, 2 green"."""
    return ", ".join(f"{count} {_(one.label).lower()}" for one, count in colours(votes))


def comments_of(here, votes):
    """What the comment begins with, so that the spread of the vote stays with the agreed rating."""
    return {one.slug: _comment(votes.get(one.slug)) for one in here}


def _comment(votes):
    if votes is None or votes.base < SMALLEST_SPREAD:
        return ""
    return _("Vote of the team: %(colours)s.") % {"colours": colour_words(votes)}
