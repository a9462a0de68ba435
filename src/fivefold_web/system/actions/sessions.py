"""Taking over what a session rated. Done twice, it is there once."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.places.queries import hold_writes
from fivefold_web.system.actions.conditions import close_round, open_round
from fivefold_web.system.models import RatedInSession, StepChosen, TeamVote
from fivefold_web.workforce import actions as workforce


@transaction.atomic
def round_from_session(*, session, asked, steps, name, held_on, by):
    """A closed round of the conditions with the private ratings of a session. `steps`: {condition: {step: count}}."""
    partnership = session.partnership
    hold_writes(partnership)
    there = RatedInSession.objects.filter(session=session, asked=asked).select_related("round").first()
    if there:
        return there.round
    this = open_round(partnership=partnership, name=name, held_on=held_on, by=by)
    source = RatedInSession.objects.create(
        partnership=partnership, round=this, session=session, title=session.title, asked=asked
    )
    StepChosen.objects.bulk_create(
        StepChosen(partnership=partnership, source=source, condition=slug, step=step, count=count)
        for slug, chosen in steps.items()
        for step, count in chosen.items()
    )
    close_round(this=this, by=by)
    facts = {"session": session.title, "asked": asked, "conditions": sorted(steps)}
    record(partnership=partnership, by=by, did="took ratings over from a session", what=this, after=facts)
    return this


@transaction.atomic
def check_from_vote(*, item, team, this, agreed, send, by):
    """A team check with the ratings that the team agreed on. `agreed`: {statement: (Rag or None, comment)}."""
    assessment = workforce.begin_check(team=team, this=this, by=by)
    for statement, (rag, comment) in agreed.items():
        workforce.rate(assessment=assessment, statement=statement, rag=rag, comment=comment, by=by)
    if send:
        workforce.send(assessment=assessment, by=by)
    facts = {"team": team.name, "round": this.name}
    kept, made = TeamVote.objects.update_or_create(
        item=item, defaults={"partnership": team.partnership, "assessment": assessment}
    )
    if made:
        record(
            partnership=team.partnership,
            by=by,
            did="took a team vote over",
            what=kept.assessment,
            after=facts,
        )
    return assessment
