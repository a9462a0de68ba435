"""Reading teams, rounds and ratings. Everything starts at a partnership."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Q
from django.http import Http404

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.spread import TeamRatings
from fivefold_web.workforce.models import Rating, Receipt, Round, Team, TeamAssessment


@dataclass(frozen=True)
class Answer:
    """A rating as it is read: what was said, and why."""

    rag: Rag | None
    comment: str


@dataclass(frozen=True)
class TeamCheck:
    """One team's answers in one round, sent or not."""

    team: Team
    assessment: TeamAssessment | None
    answers: dict[str, Answer]

    @property
    def sent_at(self) -> datetime | None:
        return self.assessment.sent_at if self.assessment else None

    @cached_property
    def ratings(self):
        """The answers as the domain knows them."""
        given = {slug: answer.rag for slug, answer in self.answers.items() if answer.rag}
        return TeamRatings(team=str(self.team.pk), sector=self.team.sector, ratings=given)


def teams_of(partnership):
    return Team.objects.filter(partnership=partnership).select_related("organisation")


def team_of(partnership, pk):
    return _one(teams_of(partnership).filter(pk=pk))


def team_called(partnership, name):
    """The team with this name in any case, or None."""
    return Team.objects.filter(partnership=partnership, name__iexact=name).first()


def rounds_of(partnership):
    """Rounds, the latest first, each with how many teams have sent."""
    sent = Count("checks", filter=Q(checks__sent_at__isnull=False))
    return Round.objects.filter(partnership=partnership).annotate(sent=sent).order_by("-held_on", "-pk")


def round_of(partnership, pk):
    return _one(Round.objects.filter(partnership=partnership, pk=pk).select_related("partnership"))


def round_called(partnership, name):
    return Round.objects.filter(partnership=partnership, name__iexact=name).first()


def round_before(partnership, this):
    """The round held last before this one, or None."""
    return (
        Round.objects.filter(partnership=partnership)
        .filter(Q(held_on__lt=this.held_on) | Q(held_on=this.held_on, pk__lt=this.pk))
        .first()
    )


def assessment_of(partnership, pk):
    """One team's check, with team and round."""
    found = TeamAssessment.objects.filter(partnership=partnership, pk=pk)
    return _one(found.select_related("team", "round", "partnership"))


def assessments_in(partnership, this):
    return TeamAssessment.objects.filter(partnership=partnership, round=this).select_related("team", "round")


def answers_of(assessment):
    """What a team has said so far, by statement."""
    rows = Rating.objects.filter(assessment=assessment)
    return {row.statement: Answer(row.rag, row.comment) for row in rows}


def checks_in(partnership, this, sector: Sector | None = None):
    """Every team of the place in one round, with its answers; three queries however many teams there are."""
    teams = teams_of(partnership)
    if sector is not None:
        teams = teams.filter(sector_name=sector)
    assessments = {
        one.team_id: one for one in TeamAssessment.objects.filter(partnership=partnership, round=this)
    }
    answers = _answers(Rating.objects.filter(partnership=partnership, assessment__round=this))
    return [_check(team, assessments.get(team.pk), answers) for team in teams]


def _check(team, assessment, answers):
    return TeamCheck(team, assessment, answers.get(assessment.pk, {}) if assessment else {})


def sent_checks_in(partnership, this, sector: Sector | None = None):
    """Checks that have been sent: only these enter tables and figures."""
    return [check for check in checks_in(partnership, this, sector) if check.sent_at]


def sent_checks_by_round(partnership):
    """Every check that has been sent, by the number of its round; two queries for all rounds together."""
    answers = _answers(Rating.objects.filter(partnership=partnership, assessment__sent_at__isnull=False))
    found: dict[int, list[TeamCheck]] = {}
    rows = TeamAssessment.objects.filter(partnership=partnership, sent_at__isnull=False).select_related(
        "team"
    )
    for one in rows:
        found.setdefault(one.round_id, []).append(TeamCheck(one.team, one, answers.get(one.pk, {})))
    return found


def _answers(rows):
    """Answers by assessment and statement. Plain values: a table reads thousands of them."""
    answers: dict[int, dict[str, Answer]] = {}
    for assessment, statement, rag, comment in rows.values_list(
        "assessment_id", "statement", "rag_name", "comment"
    ):
        answers.setdefault(assessment, {})[statement] = Answer(Rag(rag) if rag else None, comment)
    return answers


def has_arrived(assessment, statement, page, turn):
    """Whether this sending, or a later one from the same open page, is already here."""
    return Receipt.objects.filter(
        assessment=assessment, statement=statement, page=page, turn__gte=turn
    ).exists()


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
