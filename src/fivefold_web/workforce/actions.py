"""Writing teams, rounds and ratings."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold_web.audit.actions import record
from fivefold_web.places.actions import close_guest_links, open_guest_link
from fivefold_web.workforce import queries
from fivefold_web.workforce.models import Rating, Receipt, Round, Team, TeamAssessment

TASK = "workforce.check"


class NotPossible(Exception):
    """A deed that the rules of the team check do not allow, in words its user can act on."""


@transaction.atomic
def add_team(*, partnership, name, sector, organisation=None, by):
    """Add a team. A name that is already there (in any case) returns the one there is."""
    if there := queries.team_called(partnership, name):
        return there
    team = Team.objects.create(
        partnership=partnership, name=name, sector_name=sector, organisation=organisation
    )
    record(partnership=partnership, by=by, did="added", what=team, after=_team_facts(team))
    return team


@transaction.atomic
def change_team(*, team, name, sector, organisation, by):
    """Change what a team is called and where it belongs; its ratings stay."""
    before = _team_facts(team)
    team.name, team.sector_name, team.organisation = name, sector, organisation
    team.save()
    record(
        partnership=team.partnership, by=by, did="changed", what=team, before=before, after=_team_facts(team)
    )


def _team_facts(team):
    return {"name": team.name, "sector": team.sector_name, "organisation": team.organisation}


@transaction.atomic
def open_round(*, partnership, name, held_on, by, named=False, smallest_group=None):
    """Begin a round. A name that is already there (in any case) returns the round there is."""
    if there := queries.round_called(partnership, name):
        return there
    chosen = {} if smallest_group is None else {"smallest_group": smallest_group}
    this = Round.objects.create(partnership=partnership, name=name, held_on=held_on, named=named, **chosen)
    record(partnership=partnership, by=by, did="opened", what=this, after=_round_facts(this))
    return this


@transaction.atomic
def change_round(*, this, name, held_on, named, smallest_group, by):
    """Change when a round was held, what it is called and who sees teams by name."""
    before = _round_facts(this)
    this.name, this.held_on, this.named, this.smallest_group = name, held_on, named, smallest_group
    this.save()
    record(
        partnership=this.partnership, by=by, did="changed", what=this, before=before, after=_round_facts(this)
    )


def _round_facts(this):
    return {
        "name": this.name, "held on": this.held_on, "named": this.named, "smallest group": this.smallest_group,
    }  # fmt: skip


@transaction.atomic
def begin_check(*, team, this, by):
    """The check of a team in a round; beginning twice changes nothing."""
    assessment, made = TeamAssessment.objects.get_or_create(
        team=team, round=this, defaults={"partnership": team.partnership}
    )
    if made:
        record(partnership=team.partnership, by=by, did="began", what=assessment)
    return assessment


@transaction.atomic
def open_link(*, assessment, by, days=60):
    """A new link for the team lead's phone; links made before stop working, so that one address is in use."""
    partnership, target = assessment.partnership, str(assessment.pk)
    close_guest_links(partnership=partnership, task=TASK, target=target, by=by)
    label = f"{assessment.team.name}, {assessment.round.name}"
    return open_guest_link(
        partnership=partnership, task=TASK, target=target, days=days, by=by, label=label[:160]
    )


@transaction.atomic
def rate(*, assessment, statement, rag, comment, by, page="", turn=0):
    """Keep what a team says about one statement.

    A sending that is already here, or was overtaken by a later one from the same page, changes nothing.
    """
    # One writer at a time: two phones, or a retry that crosses its answer, wait for one another.
    assessment = TeamAssessment.objects.select_for_update().get(pk=assessment.pk)
    if page and queries.has_arrived(assessment, statement, page, turn):
        return
    if assessment.is_sent:
        raise NotPossible(_("These answers have been sent. Ask the facilitator to open them again."))
    if page:
        Receipt.objects.update_or_create(
            assessment=assessment, statement=statement, page=page,
            defaults={"partnership": assessment.partnership, "turn": turn},
        )  # fmt: skip
    _keep(assessment, statement, rag.value if rag else "", comment, by)


def _keep(assessment, statement, rag_name, comment, by):
    row = Rating.objects.filter(assessment=assessment, statement=statement).first()
    before = {"rating": row.rag_name, "comment": row.comment} if row else None
    after = {"rating": rag_name, "comment": comment}
    if before == after or (row is None and not rag_name and not comment):
        return
    row = row or Rating(partnership=assessment.partnership, assessment=assessment, statement=statement)
    row.rag_name, row.comment = rag_name, comment
    row.save()
    record(partnership=assessment.partnership, by=by, did="rated", what=row, before=before, after=after)


@transaction.atomic
def send(*, assessment, by):
    """The team is done: its answers enter the tables and are read-only. Sending twice changes nothing."""
    assessment = TeamAssessment.objects.select_for_update().get(pk=assessment.pk)
    if assessment.is_sent:
        return
    if not any(answer.rag for answer in queries.answers_of(assessment).values()):
        raise NotPossible(_("Rate at least one statement before you send."))
    assessment.sent_at, assessment.sent_by = timezone.now(), by.audit_label[:200]
    assessment.save()
    record(partnership=assessment.partnership, by=by, did="sent", what=assessment)


@transaction.atomic
def reopen(*, assessment, by):
    """Let a team change its answers again; they leave the tables until they are sent again."""
    assessment = TeamAssessment.objects.select_for_update().get(pk=assessment.pk)
    if not assessment.is_sent:
        return
    before = {"sent at": assessment.sent_at, "sent by": assessment.sent_by}
    assessment.sent_at, assessment.sent_by = None, ""
    assessment.save()
    record(partnership=assessment.partnership, by=by, did="opened again", what=assessment, before=before)
