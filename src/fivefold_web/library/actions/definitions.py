"""Writing and publishing the place's definition, and recording who took part."""

from django.db import transaction
from django.utils import timezone

from fivefold_web.audit.actions import record
from fivefold_web.library.models import Definition, Involvement
from fivefold_web.library.queries import definitions as queries
from fivefold_web.places import queries as places


class NothingToPublish(ValueError):
    """There is no draft."""


@transaction.atomic
def draft(*, partnership, text, family_words, reason, by):
    """Write the draft; the first words after a publication begin a new version. Published versions never change."""
    places.hold_writes(partnership)
    row = queries.draft_of(partnership)
    before = None if row is None else {"text": row.text, "family_words": row.family_words}
    if row is None:
        newest = queries.definitions_of(partnership).first()
        row = Definition(partnership=partnership, version=newest.version + 1 if newest else 1)
    row.text, row.family_words, row.reason, row.written_by = text, family_words, reason, str(by)
    row.save()
    after = {"version": row.version, "text": text, "family_words": family_words, "reason": reason}
    record(partnership=partnership, by=by, did="drafted the definition", what=row, before=before, after=after)
    return row


@transaction.atomic
def publish(*, partnership, by):
    """Let the draft count."""
    row = queries.draft_of(partnership)
    if row is None:
        raise NothingToPublish
    row.published = timezone.now()
    row.save()
    after = {"version": row.version, "text": row.text}
    record(partnership=partnership, by=by, did="published the definition", what=row, after=after)
    return row


@transaction.atomic
def involve(*, partnership, who, how, contribution, families, people, on, by):
    """Record who took part and how: by role, never by name. The same sent twice is recorded once."""
    facts = {
        "who": who, "how": how, "contribution": contribution, "families": families, "people": people, "on": on
    }  # fmt: skip
    row, made = Involvement.objects.get_or_create(
        partnership=partnership, **facts, defaults={"written_by": str(by)}
    )
    if made:
        record(partnership=partnership, by=by, did="recorded involvement", what=row, after=facts)
    return row


@transaction.atomic
def take_involvement_back(*, partnership, involvement, by):
    """Remove a record that was made by mistake; the audit keeps what it said."""
    before = {"who": involvement.who, "how": involvement.how, "families": involvement.families}
    record(partnership=partnership, by=by, did="removed involvement", what=involvement, before=before)
    involvement.delete()
