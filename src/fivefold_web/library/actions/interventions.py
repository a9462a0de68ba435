"""Saying where we stand with an intervention, and how strong its evidence is."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.library.models import EvidenceRating, InterventionUse

FACTS = ("status", "note", "staffing", "cost_pounds", "cost_covers", "cost_year")


@transaction.atomic
def say_use(*, partnership, intervention, by, **facts):
    """Where the place stands. What was said before stays in the record of changes."""
    known = InterventionUse.objects.filter(partnership=partnership, intervention=intervention).first()
    before = {name: getattr(known, name) for name in FACTS} if known else None
    use, _made = InterventionUse.objects.update_or_create(
        partnership=partnership, intervention=intervention, defaults={**facts, "written_by": str(by)}
    )
    record(
        partnership=partnership, by=by, did="said where we stand", what=use, before=before, after=dict(facts)
    )
    return use


@transaction.atomic
def rate_evidence(*, partnership, intervention, strength, source, by, link="", note=""):
    """How strong the evidence is, never without a source. Earlier ratings are kept; the toolkit's label stays."""
    facts = {"strength": strength, "source": source, "link": link, "note": note}
    newest = EvidenceRating.objects.filter(partnership=partnership, intervention=intervention).first()
    if newest and all(getattr(newest, name) == fact for name, fact in facts.items()):
        return newest
    rating = EvidenceRating.objects.create(
        partnership=partnership, intervention=intervention, written_by=str(by), **facts
    )
    after = {"intervention": intervention, **facts}
    record(partnership=partnership, by=by, did="rated the evidence", what=rating, after=after)
    return rating
