"""Answering suggestions of marks: taken, refused, or asked for again."""

from dataclasses import replace

from django.db import transaction

from fivefold.services.open_to import Caregiver
from fivefold.services.phrases import MarkKind
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.audit.actions import record
from fivefold_web.services.actions.directory import change_service, tag_service
from fivefold_web.services.models import SuggestionRefused
from fivefold_web.services.queries.directory import offer_of


@transaction.atomic
def take_suggestion(*, service, mark, by):
    """Mark the service as suggested; other marks stay as they are."""
    if mark.kind is MarkKind.COMPONENT:
        return tag_service(service=service, kind="component", slug=mark.value, by=by)
    return change_service(service=service, offer=_marked(offer_of(service), mark), by=by)


def _marked(offer, mark):
    """The service with one mark more. The first kind of support is the main one."""
    match mark.kind:
        case MarkKind.LEVEL:
            return replace(offer, levels=offer.levels | {Level(mark.value)})
        case MarkKind.TIER:
            tier = Tier(mark.value)
            return replace(offer, tiers=offer.tiers | {tier}, primary=offer.primary or tier)
        case MarkKind.REACH:
            return replace(offer, reach=Reach(mark.value))
        case MarkKind.NEED_GROUP:
            return replace(offer, need_groups=offer.need_groups | {NeedGroup(mark.value)})
        case MarkKind.SERVES:
            return replace(offer, serves=offer.serves | {Caregiver(mark.value)})
    raise ValueError(f"{mark.kind} is not a mark of a service")


@transaction.atomic
def refuse_suggestion(*, service, kind, value, by):
    """From now on this is not suggested for this service; a second time changes nothing."""
    _row, is_new = SuggestionRefused.objects.get_or_create(
        partnership=service.partnership,
        service=service,
        kind=kind,
        value=value,
        defaults={"refused_by": by.audit_label[:200]},
    )
    if is_new:
        after = {"kind": kind, "value": value}
        record(
            partnership=service.partnership, by=by, did="refused a suggestion for", what=service, after=after
        )


@transaction.atomic
def ask_again(*, service, kind, value, by):
    """Suggest it again; what was not refused changes nothing."""
    gone, _rows = SuggestionRefused.objects.filter(service=service, kind=kind, value=value).delete()
    if gone:
        before = {"kind": kind, "value": value}
        record(
            partnership=service.partnership,
            by=by,
            did="asked again for a suggestion for",
            what=service,
            before=before,
        )
