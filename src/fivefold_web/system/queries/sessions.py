"""Ratings of sessions as this strand takes them up: rounds of the conditions, and checks of teams."""

from dataclasses import dataclass

from fivefold import knowledge
from fivefold.vocabulary.rating import Rag
from fivefold_web.system.models import RatedInSession, TeamVote
from fivefold_web.system.queries.conditions import criteria
from fivefold_web.workshops.queries.together import votes_on

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Offered:
    """What a session rated before or after talking. `votes`: {condition: RowVotes}; `unfit`: what has other steps."""

    asked: str
    votes: dict
    unfit: list
    round: object

    @property
    def needs_steps(self):
        """Some were rated red, amber or green: the chair says which steps that means."""
        return any(one.is_rag for one in self.votes.values())

    @property
    def most(self):
        return max((one.base for one in self.votes.values()), default=0)

    def steps(self, means):
        """{condition: {step: how many}}; `means` is {"red": 1, ...} for what was rated by colour."""
        return {slug: _steps(one.counts, means) for slug, one in self.votes.items()}


def _steps(counts, means):
    """A point of a scale is a step already."""
    return {means.get(key, key): count for key, count in counts.items()}


def offered_rounds(session):
    """What the session rated of the conditions, before talking and after, where anything was shown."""
    known = {one.slug: len(one.steps) for one in criteria()}
    votes = votes_on(session, list(known))
    became = {one.asked: one.round for one in RatedInSession.objects.filter(session=session)}
    found = []
    for asked in (BEFORE, AFTER):
        own = [one for one in votes if one.round == asked]
        fit = {one.slug: one for one in own if one.is_rag or one.points == known[one.slug]}
        unfit = [one for one in own if one.slug not in fit]
        if own:
            found.append(Offered(asked, fit, unfit, became.get(asked)))
    return found


def team_votes(item):
    """{statement: RowVotes} of the last round in which the team voted."""
    slugs = [one.slug for one in knowledge.statements()]
    votes = [one for one in votes_on(item.session, slugs) if one.item.pk == item.pk and one.is_rag]
    last = AFTER if any(one.round == AFTER for one in votes) else BEFORE
    return {one.slug: one for one in votes if one.round == last}


def rates_statements(item):
    """Whether the item rates statements of the team check."""
    slugs = {one.slug for one in knowledge.statements()}
    return bool(slugs & set(item.options.values_list("slug", flat=True)))


def check_behind(item):
    """The team check that this vote became, or None."""
    kept = TeamVote.objects.filter(item=item).select_related("assessment__team", "assessment__round").first()
    return kept.assessment if kept else None


def colours(votes):
    """[(Rag, how many)] of one statement, red first."""
    return [(one, votes.counts[one.value]) for one in Rag]
