"""Writing what figures are set beside: neighbours with the reason, goals with their source."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.need.models import Goal, Neighbour


@transaction.atomic
def choose_neighbour(*, partnership, area, code, why, by):
    """Compare an area with another. Choosing it again keeps one neighbour and its newer reason."""
    row, is_new = Neighbour.objects.get_or_create(
        partnership=partnership, area_code=area, neighbour_code=code, defaults={"why": why}
    )
    before = None if is_new else {"why": row.why}
    if not is_new and row.why == why:
        return row
    row.why = why
    row.save()
    after = {"area": area, "neighbour": code, "why": why}
    record(partnership=partnership, by=by, did="chose", what=row, before=before, after=after)
    return row


@transaction.atomic
def leave_neighbour(*, row, by):
    """Compare an area with this one no longer."""
    before = {"area": row.area_code, "neighbour": row.neighbour_code, "why": row.why}
    record(partnership=row.partnership, by=by, did="left out", what=row, before=before)
    row.delete()


@transaction.atomic
def set_goal(*, partnership, indicator, number, by_when, source, by):
    """Set what an indicator should reach, or change it: there is one goal for each indicator."""
    row = Goal.objects.filter(partnership=partnership, indicator_code=indicator).first()
    before = None if row is None else goal_facts(row)
    row = row or Goal(partnership=partnership, indicator_code=indicator)
    row.number, row.by_when, row.source, row.set_by = number, by_when, source, by.audit_label[:200]
    if before == goal_facts(row):
        return row
    row.save()
    record(partnership=partnership, by=by, did="set", what=row, before=before, after=goal_facts(row))
    return row


@transaction.atomic
def drop_goal(*, row, by):
    """Take a goal back; the audit record keeps what it said."""
    record(partnership=row.partnership, by=by, did="took back", what=row, before=goal_facts(row))
    row.delete()


def goal_facts(row):
    return {
        "indicator": row.indicator_code,
        "number": row.number,
        "by_when": row.by_when,
        "source": row.source,
    }
