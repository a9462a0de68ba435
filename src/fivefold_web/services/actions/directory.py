"""Writing services, contact schedules and walks. Every write is atomic and leaves an audit line."""

import uuid
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from fivefold.services.incoming import compare
from fivefold.sources.service_words import name_based_id
from fivefold_web.audit.actions import record
from fivefold_web.services.actions.offers import facts_of, filled, saved, write_marks
from fivefold_web.services.models import (
    NestUse,
    Service,
    ServiceTag,
)
from fivefold_web.services.queries import directory as queries


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


def _the_same(partnership, offer):
    """A service with exactly these facts, if there is one."""
    for row in queries.services_of(partnership).filter(name=offer.name, organisation_name=offer.organisation):
        if replace(queries.offer_of(row), id="") == offer:
            return row
    return None


@transaction.atomic
def add_service(*, partnership, offer, by):
    """Put a service in the directory. The same facts sent twice (a double tap, a retry) are one service."""
    if not offer.id:
        there = _the_same(partnership, offer)
        if there is not None:
            return there
        offer = replace(offer, id=_free_key(partnership, offer))
    service = saved(Service(partnership=partnership, key=offer.id), offer)
    record(partnership=partnership, by=by, did="added", what=service, after=facts_of(offer))
    return service


@transaction.atomic
def change_service(*, service, offer, by):
    """Replace what is known about a service. Nothing different, nothing written."""
    before = queries.offer_of(service)
    offer = replace(offer, id=before.id)
    if offer == before:
        return service
    saved(service, offer)
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
    services = [filled(Service(partnership=partnership, key=offer.id), offer) for offer in offers]
    pairs = list(zip(Service.objects.bulk_create(services), offers, strict=True))
    write_marks(pairs)
    return pairs


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
