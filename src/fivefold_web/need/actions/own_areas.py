"""Drawing, changing and taking away areas of a partnership's own."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.need.models import OwnArea, OwnAreaPart
from fivefold_web.need.queries import areas as queries

FACTS = (
    "name", "about", "made", "level", "vintage", "longitude", "latitude", "metres", "counting", "minutes", "km_per_hour",
)  # fmt: skip


@transaction.atomic
def draw(*, partnership, client_key, facts, parts, by):
    """Keep a new own area with its parts. The same form sent twice makes one area."""
    if sent := queries.own_area_sent(partnership, client_key):
        return sent
    own = OwnArea.objects.create(
        partnership=partnership, client_key=client_key, drawn_by=by.audit_label[:200], **facts
    )
    _set_parts(own, parts)
    record(partnership=partnership, by=by, did="added", what=own, after=facts_of(own))
    return own


@transaction.atomic
def change(*, own, facts, parts, by):
    """Change an own area; its parts are set anew."""
    before = facts_of(own)
    for name, content in facts.items():
        setattr(own, name, content)
    own.save()
    own.parts.all().delete()
    _set_parts(own, parts)
    record(partnership=own.partnership, by=by, did="changed", what=own, before=before, after=facts_of(own))
    return own


@transaction.atomic
def remove(*, own, by):
    """Take an own area away. The figures of its small areas stay."""
    record(partnership=own.partnership, by=by, did="removed", what=own, before=facts_of(own))
    own.delete()


def facts_of(own):
    """An own area as the audit record keeps it."""
    parts = ", ".join(f"{code} {share:g}" for code, share in own.parts.values_list("area_code", "share"))
    return {name: getattr(own, name) for name in FACTS} | {"parts": parts}


def _set_parts(own, parts):
    OwnAreaPart.objects.bulk_create(
        OwnAreaPart(partnership=own.partnership, own_area=own, area_code=part.code, share=part.share)
        for part in parts
    )
    own._prefetched_objects_cache = {}
