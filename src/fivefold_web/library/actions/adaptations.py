"""Adopting, adapting and restoring the toolkit's content; saying something about it; signing it off."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.library.models import Adaptation, Comment, SignOff
from fivefold_web.library.queries import adaptations as queries
from fivefold_web.places import queries as places


class NothingChanged(ValueError):
    """The words are those that count already."""


class ChangedMeanwhile(ValueError):
    """Somebody else changed the same words since the form was opened."""


@transaction.atomic
def adapt(*, partnership, original, wordings, reason, publish, seen, by):
    """Word one item or element in the place's own way, as a draft or for all to see. Earlier versions are kept."""
    places.hold_writes(partnership)
    versions = queries.versions_of(partnership, original.kind, original.item)
    if queries.last_change(versions, original.element) != seen:
        raise ChangedMeanwhile
    changed = _changed(versions, original, wordings, publish)
    if not changed:
        raise NothingChanged
    return [
        _write(
            partnership,
            versions,
            original,
            field,
            by,
            state=_state(original, field, wording, publish),
            wording=wording,
            reason=reason,
        )
        for field, wording in changed.items()
    ]


def _state(original, field, wording, publish):
    """Publishing the toolkit's own words again restores them."""
    if not publish:
        return queries.DRAFT
    return queries.RESTORED if wording == original.says(field) else queries.PUBLISHED


def _changed(versions, original, wordings, publish):
    """The fields that say something else than what counts now, or than the draft that is kept."""
    local = queries.in_force(versions, original.element)
    kept = {} if publish else queries.drafts(versions, original.element)

    def now(field):
        row = kept.get(field) or local.get((original.element, field))
        return row.wording if row else original.says(field)

    return {field: wording for field, wording in wordings.items() if wording != now(field)}


@transaction.atomic
def restore(*, partnership, original, reason, by):
    """Let the toolkit's words count again, and say why. The local ones stay in the history."""
    places.hold_writes(partnership)
    versions = queries.versions_of(partnership, original.kind, original.item)
    local = queries.in_force(versions, original.element)
    if not local:
        raise NothingChanged
    return [
        _write(
            partnership,
            versions,
            original,
            field,
            by,
            state=queries.RESTORED,
            wording=original.says(field),
            reason=reason,
        )
        for _element, field in local
    ]


@transaction.atomic
def adopt(*, partnership, original, reason, by):
    """Take an item over as it is, and say why. The same sent twice is one decision."""
    places.hold_writes(partnership)
    versions = queries.versions_of(partnership, original.kind, original.item)
    last = versions[-1] if versions else None
    if last and (last.state, last.reason) == (queries.ADOPTED, reason):
        return last
    return _write(
        partnership, versions, original, queries.WHOLE, by, state=queries.ADOPTED, wording="", reason=reason
    )


def _write(partnership, versions, original, field, by, *, state, wording, reason):
    """A new version of one field; rows are never changed."""
    earlier = [row for row in versions if (row.element, row.field) == (original.element, field)]
    row = Adaptation.objects.create(
        partnership=partnership,
        kind=original.kind,
        item=original.item,
        element=original.element,
        field=field,
        version=max((one.version for one in earlier), default=0) + 1,
        state=state,
        edition=original.edition,
        original=original.says(field) or "",
        wording=wording,
        reason=reason,
        written_by=str(by),
    )
    before = {"wording": earlier[-1].wording if earlier else row.original}
    after = {"state": state, "wording": wording, "reason": reason, "field": field}
    record(partnership=partnership, by=by, did=DID[state], what=row, before=before, after=after)
    return row


DID = {
    queries.DRAFT: "drafted local wording",
    queries.PUBLISHED: "published local wording",
    queries.RESTORED: "restored the original wording",
    queries.ADOPTED: "adopted as it is",
}


@transaction.atomic
def comment(*, partnership, kind, item, element, text, client_key, by):
    """Say something about an item or one of its elements; sent twice, it is said once."""
    there = queries.comment_sent_as(partnership, client_key)
    if there is not None:
        return there
    said = Comment.objects.create(
        partnership=partnership,
        kind=kind,
        item=item,
        element=element,
        text=text,
        client_key=client_key,
        written_by=str(by),
    )
    after = {"kind": kind, "item": item, "element": element, "text": text}
    record(partnership=partnership, by=by, did="commented", what=said, after=after)
    return said


@transaction.atomic
def sign_off(*, partnership, kind, item, organisation, by):
    """An organisation stands behind the words that count now; signing twice changes nothing."""
    version = queries.version_now(queries.versions_of(partnership, kind, item))
    signed, made = SignOff.objects.get_or_create(
        partnership=partnership,
        kind=kind,
        item=item,
        organisation=organisation,
        version=version,
        defaults={"written_by": str(by)},
    )
    if made:
        after = {"kind": kind, "item": item, "organisation": str(organisation), "version": version}
        record(partnership=partnership, by=by, did="signed off", what=signed, after=after)
    return signed
