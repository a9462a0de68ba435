"""Writing fictional journeys. Every write is atomic and leaves an audit line; a form sent twice is done once."""

from django.db import transaction
from django.db.models import Max

from fivefold_web.audit.actions import record
from fivefold_web.services.models import Journey, JourneyStep
from fivefold_web.services.queries import journeys as queries

STEP_FACTS = ("title", "age_months", "trigger", "result", "wanted")


@transaction.atomic
def begin_journey(*, partnership, name, about="", case="", steps=(), client_key, by):
    """A journey with its first steps, those of a story of the toolkit or none."""
    there = queries.sent_before(partnership, client_key)
    if there is not None:
        return there
    journey = Journey.objects.create(
        partnership=partnership, name=name, about=about, case=case, client_key=client_key
    )
    JourneyStep.objects.bulk_create(
        JourneyStep(
            partnership=partnership,
            journey=journey,
            position=position,
            **{fact: getattr(step, fact) for fact in STEP_FACTS},
        )
        for position, step in enumerate(steps, 1)
    )
    after = {"name": name, "about": about, "begun as": case, "steps": len(steps)}
    record(partnership=partnership, by=by, did="began", what=journey, after=after)
    return journey


@transaction.atomic
def change_journey(*, journey, name, about, by):
    """Another name or introduction. Nothing different, nothing written."""
    before, after = {"name": journey.name, "about": journey.about}, {"name": name, "about": about}
    if before == after:
        return
    journey.name, journey.about = name, about
    journey.save()
    record(partnership=journey.partnership, by=by, did="changed", what=journey, before=before, after=after)


@transaction.atomic
def remove_journey(*, journey, by):
    """Take a journey away; the audit record keeps what it said."""
    steps = [facts_of(row) for row in queries.rows_of(journey)]
    before = {"name": journey.name, "about": journey.about, "steps": steps}
    record(partnership=journey.partnership, by=by, did="removed", what=journey, before=before)
    journey.delete()


def facts_of(row):
    return {fact: getattr(row, fact) for fact in STEP_FACTS}


@transaction.atomic
def add_step(*, journey, facts, by):
    """One more step at the end. The same step as the last one, sent again, is not added twice."""
    last = JourneyStep.objects.filter(journey=journey).order_by("position").last()
    if last is not None and facts_of(last) == facts:
        return last
    position = last.position + 1 if last else 1
    step = JourneyStep.objects.create(
        partnership=journey.partnership, journey=journey, position=position, **facts
    )
    record(partnership=journey.partnership, by=by, did="added", what=step, after=facts)
    return step


@transaction.atomic
def change_step(*, step, facts, by):
    """Other words for a step. Nothing different, nothing written."""
    before = facts_of(step)
    if before == facts:
        return
    for name, fact in facts.items():
        setattr(step, name, fact)
    step.save()
    record(partnership=step.partnership, by=by, did="changed", what=step, before=before, after=facts)


@transaction.atomic
def answer_step(*, step, service=None, absent=False, by):
    """Say who does this step here, or that nobody does; neither leaves it to the rule again."""
    before = {"service": step.service.name if step.service else "", "absent": step.absent}
    after = {"service": service.name if service else "", "absent": absent}
    if before == after:
        return
    step.service, step.absent = service, absent
    step.save()
    record(partnership=step.partnership, by=by, did="answered", what=step, before=before, after=after)


@transaction.atomic
def move_step(*, step, by_places, by):
    """One place earlier (-1) or later (1); at the end of the row nothing changes."""
    rows = queries.rows_of(step.journey)
    at = next(place for place, row in enumerate(rows) if row.pk == step.pk)
    to = at + by_places
    if not 0 <= to < len(rows):
        return
    here, there = rows[at], rows[to]
    mine, other = here.position, there.position
    free = JourneyStep.objects.filter(journey=step.journey).aggregate(last=Max("position"))["last"] + 1
    for row, position in ((here, free), (there, mine), (here, other)):
        row.position = position
        row.save()
    record(
        partnership=step.partnership,
        by=by,
        did="moved",
        what=step,
        before={"place": at + 1},
        after={"place": to + 1},
    )


@transaction.atomic
def remove_step(*, step, by):
    """Take a step out; the audit record keeps what it said."""
    record(partnership=step.partnership, by=by, did="removed", what=step, before=facts_of(step))
    step.delete()
