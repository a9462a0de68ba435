"""Writing services, contact schedules and walks. Every write is atomic and leaves an audit line."""

import uuid
from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.utils import timezone

from fivefold.services.incoming import compare
from fivefold.sources.service_words import name_based_id
from fivefold.vocabulary.support import Level, NeedGroup, Tier
from fivefold_web.audit.actions import record
from fivefold_web.services import queries
from fivefold_web.services.models import (
    ContactChange,
    NestUse,
    OwnContact,
    Service,
    ServiceArea,
    ServiceLevel,
    ServiceNeedGroup,
    ServiceTag,
    ServiceTier,
    WalkStep,
    Walkthrough,
)


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    added: int
    changed: int
    unchanged: int


def _free_key(partnership, offer):
    """The name that a spreadsheet would give to this service, so that both mean the same; else one of its own."""
    key = name_based_id(offer.name.casefold(), offer.organisation.casefold())
    return str(uuid.uuid4()) if queries.key_is_taken(partnership, key) else key


@transaction.atomic
def add_service(*, partnership, offer, by):
    """Put a service in the directory."""
    if not offer.id:
        offer = replace(offer, id=_free_key(partnership, offer))
    service = _saved(Service(partnership=partnership, key=offer.id), offer)
    record(partnership=partnership, by=by, did="added", what=service, after=facts_of(offer))
    return service


@transaction.atomic
def change_service(*, service, offer, by):
    """Replace what is known about a service. Nothing different, nothing written."""
    before = queries.offer_of(service)
    offer = replace(offer, id=before.id)
    if offer == before:
        return service
    _saved(service, offer)
    was, now = facts_of(before), facts_of(offer)
    differing = [name for name in now if was[name] != now[name]]
    record(
        partnership=service.partnership,
        by=by,
        did="changed",
        what=service,
        before={name: was[name] for name in differing},
        after={name: now[name] for name in differing},
    )
    return service


@transaction.atomic
def archive_service(*, service, because, by):
    """Take a service out of the directory and the grid; it can be brought back."""
    service.archived, service.archived_because = timezone.now(), because
    service.save()
    record(partnership=service.partnership, by=by, did="archived", what=service, after={"because": because})


@transaction.atomic
def bring_back(*, service, by):
    """Put an archived service in the directory again."""
    before = {"because": service.archived_because}
    service.archived, service.archived_because = None, ""
    service.save()
    record(partnership=service.partnership, by=by, did="brought back", what=service, before=before)


@transaction.atomic
def import_services(*, partnership, offers, by):
    """Take in all services of a checked file, or none. The same file twice changes nothing the second time.

    What is archived stays archived: a feed that is read every week must not undo a decision of the place.
    """
    found = compare(queries.offers_by_key(partnership), offers)
    there = queries.services_by_key(partnership, [change.before.id for change in found.changes])
    for change in found.changes:
        change_service(service=there[change.before.id], offer=change.after, by=by)
    for service, offer in _added_together(partnership, found.new):
        record(partnership=partnership, by=by, did="imported", what=service, after=facts_of(offer))
    return Imported(len(found.new), len(found.changes), len(found.unchanged))


def _added_together(partnership, offers):
    """Many new services with a handful of statements instead of ten each."""
    services = [_filled(Service(partnership=partnership, key=offer.id), offer) for offer in offers]
    pairs = list(zip(Service.objects.bulk_create(services), offers, strict=True))
    for kind in (ServiceLevel, ServiceTier, ServiceNeedGroup, ServiceArea):
        kind.objects.bulk_create(tag for pair in pairs for tag in tags_of(*pair) if isinstance(tag, kind))
    return pairs


def facts_of(offer):
    """A service as the audit record keeps it; the original of a file is too long and stays out."""
    facts = asdict(offer)
    facts.pop("original")
    facts["ages"] = offer.ages.words if offer.ages else None
    return {name: sorted(fact) if isinstance(fact, frozenset) else fact for name, fact in facts.items()}


def _filled(service, offer):
    service.name, service.organisation_name = offer.name, offer.organisation
    service.reach, service.status = offer.reach or "", offer.status
    service.ages_from = offer.ages.start if offer.ages else None
    service.ages_to = offer.ages.end if offer.ages else None
    for name in queries.ABOUT:
        setattr(service, name, getattr(offer, name))
    return service


def _saved(service, offer):
    """Write a service and put its tags in place of the former ones."""
    _filled(service, offer).save()
    for rows in (service.levels, service.tiers, service.need_groups, service.areas):
        rows.all().delete()
    for tag in tags_of(service, offer):
        tag.save()
    return service


def tags_of(service, offer):
    """The rows that say where a service acts and for whom."""
    owned = {"partnership": service.partnership, "service": service}
    return [
        *(ServiceLevel(level=level, **owned) for level in Level if level in offer.levels),
        *(
            ServiceTier(tier=tier, is_primary=tier is offer.primary, **owned)
            for tier in Tier
            if tier in offer.tiers
        ),
        *(ServiceNeedGroup(need_group=group, **owned) for group in NeedGroup if group in offer.need_groups),
        *(ServiceArea(position=position, name=name, **owned) for position, name in enumerate(offer.areas)),
    ]


@transaction.atomic
def tag_service(*, service, kind, slug, effect="", by):
    """Tag a service with an item of the library; the same tag again changes nothing, another effect replaces it."""
    there = ServiceTag.objects.filter(service=service, kind=kind, slug=slug).first()
    if there is not None and there.effect == effect:
        return there
    before = None if there is None else {"effect": there.effect}
    tag = there or ServiceTag(partnership=service.partnership, service=service, kind=kind, slug=slug)
    tag.effect = effect
    tag.save()
    after = {"kind": kind, "item": slug} | ({"effect": effect} if effect else {})
    record(partnership=service.partnership, by=by, did="tagged", what=service, before=before, after=after)
    return tag


@transaction.atomic
def untag_service(*, service, kind, slug, by):
    """Take a tag away; a tag that is not there changes nothing."""
    gone, _rows = ServiceTag.objects.filter(service=service, kind=kind, slug=slug).delete()
    if gone:
        before = {"kind": kind, "item": slug}
        record(partnership=service.partnership, by=by, did="took a tag from", what=service, before=before)


@transaction.atomic
def tag_with_these(*, service, kind, slugs, by):
    """The service is tagged with exactly these items of one kind."""
    there = set(ServiceTag.objects.filter(service=service, kind=kind).values_list("slug", flat=True))
    for slug in sorted(there - set(slugs)):
        untag_service(service=service, kind=kind, slug=slug, by=by)
    for slug in sorted(set(slugs) - there):
        tag_service(service=service, kind=kind, slug=slug, by=by)


@transaction.atomic
def use_nest(*, partnership, used, by):
    """Say whether this place looks at its services with the NEST framework."""
    before = queries.uses_nest(partnership)
    if before == used:
        return
    said, _made = NestUse.objects.update_or_create(partnership=partnership, defaults={"used": used})
    record(
        partnership=partnership, by=by, did="said", what=said, before={"NEST": before}, after={"NEST": used}
    )


@transaction.atomic
def change_contact(*, partnership, contact, offered, mode, reason, by):
    """Say how a contact of the nation's schedule is offered here, and why it differs."""
    before = queries.contact_change_of(partnership, contact.key)
    was = {"offered": contact.offered, "mode": contact.mode, "reason": contact.reason}
    change = before or ContactChange(partnership=partnership, contact=contact.key)
    change.offered, change.mode, change.reason = offered, mode, reason
    change.save()
    after = {"offered": offered, "mode": mode, "reason": reason}
    record(partnership=partnership, by=by, did="changed", what=change, before=was, after=after)
    return change


@transaction.atomic
def follow_the_nation(*, partnership, change, by):
    """Take back what the place changed about a contact."""
    was = {"offered": change.offered, "mode": change.mode, "reason": change.reason}
    record(partnership=partnership, by=by, did="took back", what=change, before=was)
    change.delete()


@transaction.atomic
def add_contact(*, partnership, facts, by):
    """Add a contact that the place offers to every family."""
    contact = OwnContact.objects.create(partnership=partnership, **facts)
    record(partnership=partnership, by=by, did="added", what=contact, after=facts)
    return contact


@transaction.atomic
def change_own_contact(*, contact, facts, by):
    """Change a contact of the place's own."""
    before = {name: getattr(contact, name) for name in facts}
    for name, fact in facts.items():
        setattr(contact, name, fact)
    contact.save()
    record(partnership=contact.partnership, by=by, did="changed", what=contact, before=before, after=facts)
    return contact


@transaction.atomic
def remove_contact(*, contact, by):
    """Take a contact of the place's own out of the schedule."""
    before = {"name": contact.name, "due from": contact.due_from, "due to": contact.due_to}
    record(partnership=contact.partnership, by=by, did="removed", what=contact, before=before)
    contact.delete()


@transaction.atomic
def start_walk(*, partnership, scenario, by):
    """Begin to walk a scenario, or go on with the walk that is not finished."""
    there = queries.open_walk_of(partnership, scenario.slug)
    if there is not None:
        return there
    walkthrough = Walkthrough.objects.create(
        partnership=partnership, scenario=scenario.slug, started_by=by.audit_label[:200]
    )
    record(partnership=partnership, by=by, did="started", what=walkthrough, after={"scenario": scenario.slug})
    return walkthrough


@transaction.atomic
def judge(*, walkthrough, step, judgement, missing, by):
    """Keep what partners say about one question. Sending the same again changes nothing."""
    row, _made = WalkStep.objects.get_or_create(
        partnership=walkthrough.partnership, walkthrough=walkthrough, step=step
    )
    before = {"judgement": row.judgement, "missing": row.missing}
    after = {"judgement": judgement, "missing": missing}
    if before == after:
        return row
    row.judgement, row.missing = judgement, missing
    row.save()
    record(partnership=walkthrough.partnership, by=by, did="judged", what=row, before=before, after=after)
    return row


@transaction.atomic
def finish_walk(*, walkthrough, found, services, by):
    """Close a walk with what the place held on this day: the next contact in words, services by step."""
    walkthrough.finished, walkthrough.found = timezone.now(), found[:300]
    walkthrough.save()
    for step, number in services.items():
        row, _made = WalkStep.objects.get_or_create(
            partnership=walkthrough.partnership, walkthrough=walkthrough, step=step
        )
        row.services = number
        row.save()
    record(
        partnership=walkthrough.partnership, by=by, did="finished", what=walkthrough, after={"found": found}
    )
