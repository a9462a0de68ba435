"""Writing who is at the table and whom to ask."""

from django.db import transaction
from django.utils import timezone

from fivefold.vocabulary.support import Level
from fivefold_web.audit.actions import record
from fivefold_web.system.models import MissingPartner, PartnerLevel
from fivefold_web.system.queries import membership as queries


@transaction.atomic
def say_levels(*, organisation, levels, by):
    """The partner acts at exactly these levels from now on. What is the same stays as it began."""
    rows = PartnerLevel.objects.filter(organisation=organisation, ended__isnull=True)
    there = {Level(row.level): row for row in rows}
    for level in [one for one in Level if one in there and one not in levels]:
        there[level].ended, there[level].ended_by = timezone.now(), by.audit_label[:200]
        there[level].save()
    for level in [one for one in Level if one in levels and one not in there]:
        PartnerLevel.objects.create(
            partnership=organisation.partnership,
            organisation=organisation,
            level=level,
            begun_by=by.audit_label[:200],
        )
    if set(there) != set(levels):
        record(
            partnership=organisation.partnership,
            by=by,
            did="said the levels of",
            what=organisation,
            before={"levels": sorted(there)},
            after={"levels": sorted(levels)},
        )


@transaction.atomic
def plan_to_ask(*, partnership, facts, client_key, by):
    """Plan to bring somebody to the table. Sending the same form again returns the plan there is."""
    there = queries.missing_sent_as(partnership, client_key)
    if there is not None:
        return there
    row = MissingPartner.objects.create(partnership=partnership, client_key=client_key, **facts)
    record(partnership=partnership, by=by, did="planned to ask", what=row, after=_facts(row))
    return row


@transaction.atomic
def change_plan_to_ask(*, row, facts, by):
    before = _facts(row)
    for name, fact in facts.items():
        setattr(row, name, fact)
    row.save()
    if before != _facts(row):
        record(partnership=row.partnership, by=by, did="changed", what=row, before=before, after=_facts(row))


def _facts(row):
    kept = ("level", "sector", "whom", "speaks", "asked", "note")
    return {name: getattr(row, name) for name in kept} | {"due": row.due.isoformat() if row.due else None}
