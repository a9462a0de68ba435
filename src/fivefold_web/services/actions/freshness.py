"""Confirming services, links for their owners, and deciding what owners say."""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.services.offer import Status
from fivefold.services.owner_facts import are_all_taken, differing, facts_of, with_facts
from fivefold_web.audit.actions import record
from fivefold_web.services.actions.directory import change_service
from fivefold_web.services.models import OwnerLink, OwnerReply
from fivefold_web.services.queries import directory
from fivefold_web.services.queries import freshness as queries

DAYS = 30
Said, State = queries.Said, queries.State


class NotPossible(Exception):
    """A deed that cannot be done now, in words its user can act on."""


@dataclass(frozen=True)
class OwnerLinkMade:
    """A new link and its token, which is shown once and kept nowhere."""

    link: OwnerLink
    token: str


@transaction.atomic
def confirm(*, service, confirmed_by, by):
    """Somebody says that everything is still right today. Saying it again on the same day changes nothing."""
    _confirmed(queries.locked(service), timezone.localdate(), confirmed_by, by)


def _confirmed(service, on, confirmed_by, by):
    before = {"confirmed on": service.assured_on, "confirmed by": service.confirmed_by}
    after = {"confirmed on": on, "confirmed by": confirmed_by[:200]}
    if before == after:
        return
    service.assured_on, service.confirmed_by = on, confirmed_by[:200]
    service.save(update_fields=["assured_on", "confirmed_by", "changed"])
    record(partnership=service.partnership, by=by, did="confirmed", what=service, before=before, after=after)


@transaction.atomic
def open_owner_link(*, service, sent_to="", days=DAYS, by):
    """A link by which whoever runs the service answers. It takes the place of those made before."""
    for one in queries.open_links_to(service):
        withdraw_owner_link(link=one, by=by)
    token = secrets.token_urlsafe(24)
    link = OwnerLink.objects.create(
        partnership=service.partnership,
        service=service,
        token_sha256=queries.digest_of(token),
        sent_to=sent_to,
        made_by=by.audit_label[:200],
        ends=timezone.now() + timedelta(days=days),
    )
    after = {"service": service.name, "sent to": sent_to, "ends": link.ends}
    record(partnership=service.partnership, by=by, did="opened an owner's link", what=link, after=after)
    return OwnerLinkMade(link, token)


@transaction.atomic
def open_owner_links(*, services, days=DAYS, by):
    """One link for each of these services."""
    return [open_owner_link(service=service, days=days, by=by) for service in services]


@transaction.atomic
def withdraw_owner_link(*, link, by):
    """From now on the link opens nothing. Withdrawing twice changes nothing."""
    if link.withdrawn is None:
        link.withdrawn = timezone.now()
        link.save(update_fields=["withdrawn"])
        record(partnership=link.partnership, by=by, did="withdrew an owner's link", what=link)


def say(*, link, said, client_key, answered_as="", note="", after=None):
    """What an owner says. "Still right" counts at once; a change or a closing waits. Sent twice is said once."""
    try:
        with transaction.atomic():
            return _say(link, said, client_key, answered_as, note, after or {})
    except IntegrityError:  # the same form, sent twice in one moment: the other one was first
        return queries.reply_sent_before(link.partnership, client_key)


def _say(link, said, client_key, answered_as, note, after):
    there = queries.reply_sent_before(link.partnership, client_key)
    if there is not None:
        return there
    service = queries.locked(link.service)
    before = facts_of(directory.offer_of(service))
    names = differing(before, after) if said == Said.CHANGE else []
    _replace_earlier(link)
    is_right = said == Said.STILL_RIGHT
    reply = OwnerReply.objects.create(
        partnership=link.partnership,
        service=service,
        link=link,
        said=said,
        before=json.dumps({name: before[name] for name in names}),
        after=json.dumps({name: after[name] for name in names}),
        note=note,
        answered_as=answered_as,
        client_key=client_key,
        state=State.ACCEPTED if is_right else State.WAITING,
    )
    link.answered = timezone.now()
    link.save(update_fields=["answered"])
    record(
        partnership=link.partnership, by=link, did="answered", what=reply,
        after={"service": service.name, "said": said, "facts": names},
    )  # fmt: skip
    if is_right:
        _confirmed(service, timezone.localdate(), _who(reply), link)
    return reply


def _replace_earlier(link):
    """A newer answer of the same link takes the place of one that still waits."""
    earlier = queries.waiting_of(link)
    if earlier is not None:
        _decide(earlier, State.REFUSED, link, _("A newer answer through the same link took its place."))


def _who(reply):
    """Who confirmed a service by a link: the role that was given, else only that it was the service."""
    if reply.answered_as:
        return _("%(role)s, by link") % {"role": reply.answered_as}
    return _("whoever runs it, by link")


@transaction.atomic
def accept(*, reply, taken, seen=None, reason="", by):
    """Take over what an owner said, whole or in part. Accepting what is decided already changes nothing.

    `seen` names the facts that the member looked at: where they are others by now, nothing is taken.
    """
    reply = _waiting(reply)
    if reply is None:
        return
    service = queries.locked(reply.service)
    offer = directory.offer_of(service)
    if seen is not None and seen != queries.state_of(reply, offer):
        raise NotPossible(_("The service was changed while you looked. Look at the changes once more."))
    if reply.said == Said.CLOSED:
        change_service(service=service, offer=replace(offer, status=Status.DEFUNCT), by=by)
        _decide(reply, State.ACCEPTED, by, reason)
        return
    _take(reply, service, offer, set(taken), reason, by)


def _take(reply, service, offer, taken, reason, by):
    """The facts that were ticked come in; the service counts as confirmed where nothing was left out."""
    on, after = timezone.localdate(reply.sent), queries.facts_in(reply.after)
    changes = queries.changes_of(reply, offer)
    names = [one.name for one in changes if one.name in taken]
    if changes and not names and not are_all_taken(changes, taken):
        raise NotPossible(_("Tick at least one change to take over, or refuse the answer with a reason."))
    change_service(service=service, offer=with_facts(offer, {name: after[name] for name in names}, on), by=by)
    if are_all_taken(changes, taken):
        _confirmed(queries.locked(service), on, _who(reply), by)
    _decide(
        reply, State.ACCEPTED, by, reason, taken=names, left=[c.name for c in changes if c.name not in taken]
    )


@transaction.atomic
def refuse(*, reply, reason, by):
    """Leave the service as it is, with the reason."""
    reply = _waiting(reply)
    if reply is not None:
        _decide(reply, State.REFUSED, by, reason)


def _waiting(reply):
    """The answer, held until the end of this write; None where somebody has decided it."""
    return OwnerReply.objects.select_for_update().filter(pk=reply.pk, state=State.WAITING).first()


def _decide(reply, state, by, reason, **more):
    reply.state, reply.decided = state, timezone.now()
    reply.decided_by, reply.reason = by.audit_label[:200], reason[:300]
    reply.save(update_fields=["state", "decided", "decided_by", "reason"])
    after = {"service": reply.service.name, "reason": reason} | more
    record(partnership=reply.partnership, by=by, did=state.value, what=reply, after=after)
