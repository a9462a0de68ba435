"""Reading how fresh services are, the links of their owners and what owners said."""

import hashlib
import json

from django.db.models import F, Q
from django.http import Http404
from django.utils import timezone

from fivefold.services.freshness import Confirmed, long_ago_until
from fivefold.services.offer import Status
from fivefold.services.owner_facts import facts_of, proposed
from fivefold_web.services.models import OwnerLink, OwnerReply, Service
from fivefold_web.services.queries.directory import services_of

Said, State = OwnerReply.Said, OwnerReply.State


def to_confirm(partnership):
    """Services that somebody should keep right, the longest unconfirmed first; what has ended needs it no more."""
    rows = services_of(partnership).exclude(status=Status.DEFUNCT)
    return rows.order_by(F("assured_on").asc(nulls_first=True), "name", "pk")


def in_state(rows, state, today):
    """The services of one state of freshness."""
    lately = Q(assured_on__gt=long_ago_until(today), assured_on__lte=today)
    return rows.filter(
        {
            Confirmed.NEVER: Q(assured_on__isnull=True),
            Confirmed.AHEAD: Q(assured_on__gt=today),
            Confirmed.LONG_AGO: Q(assured_on__lte=long_ago_until(today)),
            Confirmed.LATELY: lately,
        }[state]
    )


def digest_of(token):
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def owner_link_with(token):
    """The link of an owner with its service and place, open or not; None where it is unknown."""
    found = OwnerLink.objects.filter(token_sha256=digest_of(token))
    return found.select_related("service", "service__partnership", "partnership").first()


def owner_link_of(partnership, pk):
    """One link of this place, or 404."""
    link = OwnerLink.objects.filter(partnership=partnership, pk=pk).select_related("service").first()
    if link is None:
        raise Http404
    return link


def open_links(partnership):
    """Links that still work, the newest first."""
    found = OwnerLink.objects.filter(partnership=partnership, withdrawn__isnull=True, ends__gt=timezone.now())
    return found.select_related("service")


def open_links_to(service):
    return open_links(service.partnership_id).filter(service=service)


def waiting_replies(partnership):
    """What owners said and nobody has decided, the oldest first."""
    found = OwnerReply.objects.filter(partnership=partnership, state=State.WAITING)
    return found.select_related("service").order_by("sent", "pk")


def replies_of(service):
    """What owners of one service said, the newest first."""
    return OwnerReply.objects.filter(service=service)


def reply_of(partnership, pk):
    """One answer of an owner in this place, or 404."""
    found = OwnerReply.objects.filter(partnership=partnership, pk=pk).select_related(
        "service", "service__partnership"
    )
    reply = found.first()
    if reply is None:
        raise Http404
    return reply


def reply_sent_before(partnership, client_key):
    return OwnerReply.objects.filter(partnership=partnership, client_key=client_key).first()


def waiting_of(link):
    """The change or closing that waits from this link, or None."""
    return OwnerReply.objects.filter(link=link, state=State.WAITING).first()


def facts_in(text):
    """Facts as they were kept."""
    return json.loads(text) if text else {}


def changes_of(reply, offer):
    """Each fact of an answer: as it was, as it should be, and as it is now."""
    return proposed(facts_in(reply.before), facts_in(reply.after), facts_of(offer))


def state_of(reply, offer):
    """A name for what a member looks at while deciding: another one as soon as one of these facts is another."""
    now = [(one.name, one.now) for one in changes_of(reply, offer)]
    return digest_of(json.dumps([now, offer.status.value]))[:16]


def services_run_by(partnership, organisation):
    """Services that carry this organisation's name and have not ended."""
    return to_confirm(partnership).filter(organisation_name=organisation).order_by("name", "pk")


def locked(service):
    """The row of a service, held until the end of this write."""
    return Service.objects.select_for_update().select_related("partnership").get(pk=service.pk)
