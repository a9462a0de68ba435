"""Writing the register of data holders. Each write leaves an audit line; the same form twice changes nothing."""

import secrets

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.need.models import DataHolding
from fivefold_web.need.queries import registers as queries
from fivefold_web.places import queries as places

KEPT = (
    "organisation_name", "dataset_name", "factor", "domain", "about", "population", "age_split", "age_from_months",
    "age_to_months", "area_split", "sharing", "has_nhs_number", "has_birth_date", "has_postcode", "refreshed", "basis",
    "contact_role", "indicator_code", "note", "confirmed", "retired", "retired_because",
)  # fmt: skip


@transaction.atomic
def add_holding(*, partnership, facts, client_key, today, by):
    """Enter a dataset. Sending the same form again returns the entry there is."""
    there = queries.holding_sent_as(partnership, client_key)
    if there is not None:
        return there
    row = DataHolding(
        partnership=partnership, client_key=client_key, entered_by=by.audit_label[:200], confirmed=today
    )
    _fill(row, facts, _organisations(partnership))
    row.save()
    record(partnership=partnership, by=by, did="added", what=row, after=facts_of(row))
    return row


@transaction.atomic
def change_holding(*, row, facts, by):
    """Change some facts of an entry. Nothing changed, nothing recorded."""
    before = facts_of(row)
    _fill(row, facts, _organisations(row.partnership))
    after = facts_of(row)
    if before != after:
        row.save()
        record(partnership=row.partnership, by=by, did="changed", what=row, before=before, after=after)


@transaction.atomic
def give_up(*, row, because, on, by):
    """From now on the dataset no longer counts as held; the entry and the reason stay."""
    change_holding(row=row, facts={"retired": on, "retired_because": because}, by=by)


@transaction.atomic
def take_up_again(*, row, by):
    """The dataset counts as held again."""
    change_holding(row=row, facts={"retired": None, "retired_because": ""}, by=by)


@transaction.atomic
def import_holdings(*, partnership, incoming, today, by):
    """Take in what a file adds and changes (`fivefold.need.incoming`), or nothing."""
    rows, partners = _rows_by_key(partnership), _organisations(partnership)
    for _before, after in incoming.changed:
        row = rows[after.key]
        before = facts_of(row)
        _fill(row, facts_from(after, today), partners)
        row.save()
        record(partnership=partnership, by=by, did="changed", what=row, before=before, after=facts_of(row))
    new = [_new_row(partnership, one, today, partners, by) for one in incoming.new]
    for row in DataHolding.objects.bulk_create(new):
        record(partnership=partnership, by=by, did="imported", what=row, after=facts_of(row))


def _rows_by_key(partnership):
    return {row.client_key: row for row in DataHolding.objects.filter(partnership=partnership)}


def _new_row(partnership, one, today, partners, by):
    row = DataHolding(
        partnership=partnership,
        client_key=one.key or secrets.token_urlsafe(18),
        entered_by=by.audit_label[:200],
    )
    _fill(row, facts_from(one, today), partners)
    return row


def facts_from(one, confirmed):
    """An entry of the domain as columns; where a file names no day of confirming it is today."""
    return {
        "organisation_name": one.organisation,
        "dataset_name": one.dataset,
        "factor": one.factor,
        "domain": one.domain.value,
        "about": one.about,
        "population": one.population,
        "age_split": one.age_split.value,
        "age_from_months": one.ages.start if one.ages else None,
        "age_to_months": one.ages.end if one.ages else None,
        "area_split": one.area_split.value,
        "sharing": one.sharing.value,
        "has_nhs_number": one.nhs_number.value,
        "has_birth_date": one.birth_date.value,
        "has_postcode": one.postcode.value,
        "refreshed": one.refreshed,
        "basis": one.basis,
        "contact_role": one.contact_role,
        "indicator_code": one.indicator,
        "note": one.note,
        "confirmed": one.confirmed or confirmed,
    }


def facts_of(row):
    """An entry as the audit record keeps it."""
    return {name: getattr(row, name) for name in KEPT}


def _fill(row, facts, partners):
    for name, fact in facts.items():
        setattr(row, name, fact)
    row.organisation = partners.get(row.organisation_name.casefold())


def _organisations(partnership):
    """Partners of the place by name: an entry that names one belongs to it."""
    return {one.name.casefold(): one for one in places.organisations_of(partnership)}
