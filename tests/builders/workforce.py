"""Words for tests about teams, rounds and ratings."""

from datetime import date
from itertools import count

from fivefold.knowledge import statements
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.spread import TeamRatings
from fivefold_web.workforce import actions
from tests.builders.places import its_lead

R, A, G = Rag.RED, Rag.AMBER, Rag.GREEN
SLUGS = [one.slug for one in statements()]
_numbers = count(1)


def ratings_of(sector=Sector.HEALTH_VISITING, team=None, **ratings):
    """What one team said, as the domain knows it."""
    return TeamRatings(team or f"team {next(_numbers)}", sector, ratings)


def a_team(place, name=None, sector=Sector.HEALTH_VISITING):
    name = name or f"Team {next(_numbers)}"
    return actions.add_team(partnership=place, name=name, sector=sector, by=its_lead(place))


def a_round(place, name=None, held_on=date(2026, 3, 2), **about):
    name = name or f"Round {next(_numbers)}"
    return actions.open_round(partnership=place, name=name, held_on=held_on, by=its_lead(place), **about)


def a_check(team, this, letters="", comment="", sent=True):
    """A team's check; letters such as "RAG" rate the first statements in order, "-" leaves one out."""
    by = its_lead(team.partnership)
    assessment = actions.begin_check(team=team, this=this, by=by)
    for slug, letter in zip(SLUGS, letters, strict=False):
        rag = {"R": R, "A": A, "G": G}.get(letter)
        actions.rate(assessment=assessment, statement=slug, rag=rag, comment=comment, by=by)
    if sent:
        actions.send(assessment=assessment, by=by)
        assessment.refresh_from_db()
    return assessment


def a_link(assessment):
    """The token of a link that a team lead gets."""
    return actions.open_link(assessment=assessment, by=its_lead(assessment.partnership)).token
