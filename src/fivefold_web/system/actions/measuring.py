"""Writing measurement plans."""

from django.db import transaction
from django.utils.translation import gettext as _

from fivefold_web.audit.actions import record
from fivefold_web.system.actions.naming import hold_name
from fivefold_web.system.models import MeasurementPlan, PlanMeasure, PlanOutcome

KEPT = (
    "name", "why", "to_know", "to_change", "means", "arrangement", "improvements", "heard", "service_id",
)  # fmt: skip


def _taken():
    return _("A plan of this name was kept in this moment. Choose another name.")


@transaction.atomic
def write_plan(*, partnership, facts, by):
    """Begin a plan."""
    hold_name(partnership, MeasurementPlan.objects, facts["name"], _taken())
    plan = MeasurementPlan.objects.create(partnership=partnership, written_by=by.audit_label[:200], **facts)
    record(partnership=partnership, by=by, did="wrote", what=plan, after=facts)
    return plan


@transaction.atomic
def change_plan(*, plan, facts, by):
    """Change the answers of a plan. Nothing different, nothing written."""
    before = {name: getattr(plan, name) for name in KEPT}
    if before == facts:
        return
    hold_name(plan.partnership, MeasurementPlan.objects.exclude(pk=plan.pk), facts["name"], _taken())
    for name, fact in facts.items():
        setattr(plan, name, fact)
    plan.save()
    record(partnership=plan.partnership, by=by, did="changed", what=plan, before=before, after=facts)


@transaction.atomic
def add_outcome(*, plan, words, domain, by):
    """Name an outcome; the same words again change nothing."""
    outcome, made = PlanOutcome.objects.get_or_create(
        plan=plan, words=words, defaults={"partnership": plan.partnership, "domain": domain}
    )
    if made:
        after = {"words": words, "domain": domain}
        record(partnership=plan.partnership, by=by, did="named", what=outcome, after=after)
    return outcome


@transaction.atomic
def remove_outcome(*, plan, number, by):
    outcome = plan.outcomes.filter(pk=number).first()
    if outcome is not None:
        record(
            partnership=plan.partnership, by=by, did="removed", what=outcome, before={"words": outcome.words}
        )
        outcome.delete()


@transaction.atomic
def choose_measure(*, plan, measure, used_for, outcomes, by):
    """Put a measure in the plan, or change what it tells about and what it is used for."""
    row, _made = PlanMeasure.objects.get_or_create(
        plan=plan, measure=measure, defaults={"partnership": plan.partnership}
    )
    row.used_for = used_for
    row.save()
    row.outcomes.set(plan.outcomes.filter(pk__in=outcomes))
    after = {"measure": measure, "used for": used_for, "outcomes": sorted(outcomes)}
    record(partnership=plan.partnership, by=by, did="chose a measure", what=row, after=after)
    return row


@transaction.atomic
def remove_measure(*, plan, number, by):
    row = plan.measures.filter(pk=number).first()
    if row is not None:
        record(partnership=plan.partnership, by=by, did="removed", what=row, before={"measure": row.measure})
        row.delete()
