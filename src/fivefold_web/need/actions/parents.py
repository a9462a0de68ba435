"""Writing the audit of adults who are parents, and where somebody looked for a source.

Totals arrive here as values that are safe already: a small number is hidden by the form or the file that read it,
and never reaches a table or the audit record.
"""

import secrets

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.need.models import ParentAudit, SearchedFor
from fivefold_web.need.queries import registers as queries

KEPT = (
    "service_name", "organisation_name", "system_name", "records_pregnancy", "records_parenthood", "records_ages",
    "field_name", "adults_state", "adults", "children_state", "children", "period", "source", "note", "asked_on",
)  # fmt: skip


@transaction.atomic
def add_answer(*, partnership, facts, client_key, by):
    """Keep what a service answered. Sending the same form again returns the answer there is."""
    there = queries.audit_sent_as(partnership, client_key)
    if there is not None:
        return there
    row = ParentAudit(
        partnership=partnership, client_key=client_key, asked_by=by.audit_label[:200], **columns_of(facts)
    )
    row.save()
    record(partnership=partnership, by=by, did="added", what=row, after=facts_of(row))
    return row


@transaction.atomic
def change_answer(*, row, facts, by):
    """Correct an answer. A new answer of the same service is added beside it instead."""
    before = facts_of(row)
    for name, fact in columns_of(facts).items():
        setattr(row, name, fact)
    if before != facts_of(row):
        row.save()
        record(
            partnership=row.partnership, by=by, did="changed", what=row, before=before, after=facts_of(row)
        )


@transaction.atomic
def remove_answer(*, row, by):
    """Take out an answer that was entered by mistake; the audit record keeps what it said."""
    record(partnership=row.partnership, by=by, did="removed", what=row, before=facts_of(row))
    row.delete()


@transaction.atomic
def import_answers(*, partnership, incoming, today, by):
    """Take in what a file adds and changes (`fivefold.need.incoming`), or nothing."""
    rows = {row.client_key: row for row in ParentAudit.objects.filter(partnership=partnership)}
    for _before, after in incoming.changed:
        row = rows[after.key]
        before = facts_of(row)
        for name, fact in columns_from(after, today).items():
            setattr(row, name, fact)
        row.save()
        record(partnership=partnership, by=by, did="changed", what=row, before=before, after=facts_of(row))
    new = [_new_row(partnership, one, today, by) for one in incoming.new]
    for row in ParentAudit.objects.bulk_create(new):
        record(partnership=partnership, by=by, did="imported", what=row, after=facts_of(row))


def _new_row(partnership, one, today, by):
    return ParentAudit(
        partnership=partnership,
        client_key=one.key or secrets.token_urlsafe(18),
        asked_by=by.audit_label[:200],
        **columns_from(one, today),
    )


def columns_from(one, asked_on):
    """An answer of the domain as columns."""
    return columns_of(
        {
            "service_name": one.service,
            "organisation_name": one.organisation,
            "system_name": one.system,
            "records_pregnancy": one.pregnancy.value,
            "records_parenthood": one.parenthood.value,
            "records_ages": one.ages.value,
            "field_name": one.field,
            "adults": one.adults,
            "children": one.children,
            "period": one.period,
            "source": one.source,
            "note": one.note,
            "asked_on": one.asked_on or asked_on,
        }
    )


def columns_of(facts):
    """Facts with their two totals taken apart into state and number."""
    told = dict(facts)
    for name in ("adults", "children"):
        if name in told:
            value = told.pop(name)
            told |= {f"{name}_state": value.state.value, name: value.number}
    return told


def facts_of(row):
    """An answer as the audit record keeps it."""
    return {name: getattr(row, name) for name in KEPT}


@transaction.atomic
def note_search(*, partnership, domain, ages, looked, on, client_key, by):
    """Keep where somebody looked for a source in vain. Sending the same form again returns the note there is."""
    there = queries.search_sent_as(partnership, client_key)
    if there is not None:
        return there
    row = SearchedFor.objects.create(
        partnership=partnership, client_key=client_key, domain=domain.value, age_from_months=ages.start,
        age_to_months=ages.end, looked=looked, looked_by=by.audit_label[:200], looked_on=on,
    )  # fmt: skip
    record(partnership=partnership, by=by, did="added", what=row, after=_searched(row))
    return row


@transaction.atomic
def remove_search(*, row, by):
    record(partnership=row.partnership, by=by, did="removed", what=row, before=_searched(row))
    row.delete()


def _searched(row):
    return {
        name: getattr(row, name)
        for name in ("domain", "age_from_months", "age_to_months", "looked", "looked_on")
    }
