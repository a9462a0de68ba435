"""A proposal as it was on a day: written as JSON and read again.

Only what a proposal says is kept of a service, not the whole record. What is empty is not written.
"""

import json
from collections.abc import Mapping
from typing import Any

from fivefold.services.contacts import LocalContact, Mode
from fivefold.services.covering import Covering
from fivefold.services.leaving_out import FACTOR, Child, Doubt, Reason
from fivefold.services.offer import ItemTag, Offer, Status
from fivefold.services.open_to import Access, Caregiver, Referrer
from fivefold.services.proposal import LeftOut, Proposal, Proposed
from fivefold.services.scenario import NextContact, Step
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.services.waiting import Leg, Route, Span, Takes
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach, Tier

VERSION = 1
Plain = dict[str, Any]


def as_json(proposal: Proposal) -> str:
    """The proposal as text; `from_json` reads it."""
    contacts = [proposal.next_contact.contact] if proposal.next_contact else []
    return json.dumps(
        {
            "version": VERSION,
            "child": _child(proposal.child),
            "area": proposal.area,
            "open": [_contact(one) for one in proposal.open_contacts],
            "next": [_contact(one) for one in contacts],
            "proposed": [_proposed(one) for one in proposal.proposed],
            "left out": [
                _full({"reason": one.reason, "minutes": one.minutes}) | {"service": _service(one.offer)}
                for one in proposal.left_out
            ],
            "route": {
                "noticed": _span(proposal.route.noticed),
                "understood": _leg(proposal.route.understood),
                "supported": _leg(proposal.route.supported),
            },
            "pathways": [_covering(one) for one in proposal.pathways],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _full(plain: Plain) -> Plain:
    """Without what is empty; a zero is not empty."""
    return {name: fact for name, fact in plain.items() if fact not in (None, "", [], ())}


def _child(child: Child) -> Plain:
    return _full(
        {
            "months": child.months,
            "factors": sorted(child.factors),
            "kinds": sorted(child.kinds),
            "caregiver": child.caregiver,
            "known to": sorted(child.known_to),
        }
    )


def _contact(one: LocalContact) -> Plain:
    return {
        "key": one.key,
        "name": one.name,
        "from": one.due_from,
        "to": one.due_to,
        "window": one.window,
        "mode": one.mode,
    }


def _proposed(one: Proposed) -> Plain:
    return _full(
        {
            "service": _service(one.offer),
            "steps": [step for step in Step if step in one.steps],
            "acts on": sorted(one.acts_on),
            "minutes": one.minutes,
            "doubts": list(one.doubts),
        }
    )


def _service(offer: Offer) -> Plain:
    wait = offer.supply.wait
    return _full(
        {
            "id": offer.id,
            "name": offer.name,
            "organisation": offer.organisation,
            "tiers": [tier for tier in Tier if tier in offer.tiers],
            "primary": offer.primary,
            "reach": offer.reach,
            "ages": [offer.ages.start, offer.ages.end] if offer.ages else None,
            "areas": list(offer.areas),
            "status": "" if offer.is_current else offer.status,
            "serves": sorted(offer.serves),
            "referrers": sorted(offer.referrers),
            "access": sorted(offer.access),
            "factors": sorted([tag.slug, tag.effect] for tag in offer.tags if tag.kind == FACTOR),
            "places": offer.supply.places,
            "caseload": offer.supply.caseload,
            "wait": [wait.low, wait.high, wait.basis] if wait else None,
        }
    )


def _span(span: Span | None) -> list[float | None] | None:
    return None if span is None else [span.low, span.high]


def _leg(leg: Leg | None) -> Plain | None:
    if leg is None:
        return None
    return {"service": leg.offer.id, "wait": _span(leg.wait), "takes": leg.takes}


def _covering(one: Covering) -> Plain:
    return {
        "key": one.key,
        "name": one.name,
        "steps": list(one.steps),
        "wait": _span(one.wait),
        "lacks": list(one.lacks),
    }


def from_json(text: str) -> Proposal:
    """The proposal that was kept."""
    kept = json.loads(text)
    child = _read_child(kept["child"])
    proposed = tuple(_read_proposed(one) for one in kept["proposed"])
    following = [_read_contact(one) for one in kept["next"]]
    return Proposal(
        child=child,
        area=kept["area"],
        open_contacts=tuple(_read_contact(one) for one in kept["open"]),
        next_contact=NextContact(following[0], following[0].due_from - child.months) if following else None,
        proposed=proposed,
        left_out=tuple(
            LeftOut(_read_service(one["service"]), Reason(one["reason"]), one.get("minutes"))
            for one in kept["left out"]
        ),
        route=_read_route(child.months, kept["route"], {one.offer.id: one.offer for one in proposed}),
        pathways=tuple(_read_covering(one) for one in kept["pathways"]),
    )


def _read_child(kept: Plain) -> Child:
    caregiver = kept.get("caregiver")
    return Child(
        months=kept["months"],
        factors=frozenset(kept.get("factors", ())),
        kinds=frozenset(Tier(one) for one in kept.get("kinds", ())),
        caregiver=Caregiver(caregiver) if caregiver else None,
        known_to=frozenset(Referrer(one) for one in kept.get("known to", ())),
    )


def _read_contact(kept: Plain) -> LocalContact:
    mode = Mode(kept["mode"])
    return LocalContact(kept["key"], kept["name"], kept["from"], kept["to"], kept["window"], mode=mode)


def _read_proposed(kept: Plain) -> Proposed:
    return Proposed(
        offer=_read_service(kept["service"]),
        steps=frozenset(Step(one) for one in kept.get("steps", ())),
        acts_on=frozenset(kept.get("acts on", ())),
        minutes=kept.get("minutes"),
        doubts=tuple(Doubt(one) for one in kept.get("doubts", ())),
    )


def _read_service(kept: Plain) -> Offer:
    wait, ages, reach, primary = (kept.get(name) for name in ("wait", "ages", "reach", "primary"))
    return Offer(
        id=kept["id"],
        name=kept["name"],
        organisation=kept.get("organisation", ""),
        tiers=frozenset(Tier(one) for one in kept.get("tiers", ())),
        primary=Tier(primary) if primary else None,
        reach=Reach(reach) if reach else None,
        ages=AgeBand(*ages) if ages else None,
        areas=tuple(kept.get("areas", ())),
        status=Status(kept.get("status", Status.ACTIVE)),
        serves=frozenset(Caregiver(one) for one in kept.get("serves", ())),
        referrers=frozenset(Referrer(one) for one in kept.get("referrers", ())),
        access=frozenset(Access(one) for one in kept.get("access", ())),
        tags=frozenset(ItemTag(FACTOR, slug, effect) for slug, effect in kept.get("factors", ())),
        supply=Supply(
            places=kept.get("places"),
            caseload=kept.get("caseload"),
            wait=Wait(wait[0], wait[1], WaitBasis(wait[2])) if wait else None,
        ),
    )


def _read_route(months: float, kept: Plain, offers: Mapping[str, Offer]) -> Route:
    def leg(one: Plain | None) -> Leg | None:
        return one and Leg(offers[one["service"]], Span(*one["wait"]), Takes(one["takes"]))  # type: ignore[return-value]

    noticed = kept["noticed"]
    return Route(months, Span(*noticed) if noticed else None, leg(kept["understood"]), leg(kept["supported"]))


def _read_covering(kept: Plain) -> Covering:
    wait = Span(*kept["wait"]) if kept["wait"] else None
    lacks = tuple(Step(one) for one in kept["lacks"])
    return Covering(kept["key"], kept["name"], tuple(kept["steps"]), wait, lacks)
