"""What the map proposes for one invented child: who notices, who understands, who helps, how long it takes, where it stops.

People judge it; nothing here decides anything about a family.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.services.contacts import LocalContact
from fivefold.services.covering import Covering, covering
from fivefold.services.leaving_out import (
    Asked,
    Child,
    Doubt,
    Reason,
    Where,
    acts_on,
    answers,
    doubts_about,
    left_out_because,
)
from fivefold.services.offer import Offer
from fivefold.services.open_to import Referrer
from fivefold.services.pathway import Pathway
from fivefold.services.scenario import NextContact, Step, Walk, next_contact
from fivefold.services.waiting import Route, Takes, quickest, until_noticed


class Stop(StrEnum):
    """Where the way breaks off, in the order in which a family meets it."""

    NOBODY_NOTICES = "nobody notices"
    NOTICED_LATE = "noticed late"
    NOBODY_UNDERSTANDS = "nobody understands"
    TOO_OLD_TO_UNDERSTAND = "too old to understand"
    NOBODY_SUPPORTS = "nobody supports"
    TOO_OLD_TO_SUPPORT = "too old to support"

    @property
    def step(self) -> Step:
        return _STEPS[self]


_STEPS = {
    Stop.NOBODY_NOTICES: Step.NOTICED,
    Stop.NOTICED_LATE: Step.NOTICED,
    Stop.NOBODY_UNDERSTANDS: Step.UNDERSTOOD,
    Stop.TOO_OLD_TO_UNDERSTAND: Step.UNDERSTOOD,
    Stop.NOBODY_SUPPORTS: Step.SUPPORTED,
    Stop.TOO_OLD_TO_SUPPORT: Step.SUPPORTED,
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A service in reach, with the questions that it could answer and what it does not say.

    acts_on: the child's factors that it is marked with
    minutes: the way to it with a pram, or None where nobody measured
    """

    offer: Offer
    steps: frozenset[Step]
    acts_on: frozenset[str] = frozenset()
    minutes: float | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A service that is not proposed, with the first reason that holds."""

    offer: Offer
    reason: Reason
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the directory, the contacts and the pathways hold for this child on this day."""

    child: Child
    area: str
    open_contacts: tuple[LocalContact, ...]
    next_contact: NextContact | None
    proposed: tuple[Proposed, ...]
    left_out: tuple[LeftOut, ...]
    route: Route
    pathways: tuple[Covering, ...] = ()

    def for_step(self, step: Step) -> tuple[Proposed, ...]:
        """The services proposed for one of the three questions."""
        return tuple(one for one in self.proposed if step in one.steps)

    @property
    def left_out_by_reason(self) -> Mapping[Reason, tuple[LeftOut, ...]]:
        """What was left out, by its reason, in the order in which reasons are asked; no reason without a service."""
        by: dict[Reason, list[LeftOut]] = {reason: [] for reason in Reason}
        for one in self.left_out:
            by[one.reason].append(one)
        return {reason: tuple(found) for reason, found in by.items() if found}

    @property
    def walk(self) -> Walk:
        """The same as a plain walk: services by question, and what is absent."""
        noticed, understood, supported = (tuple(one.offer for one in self.for_step(step)) for step in Step)
        unknown = self.left_out_by_reason.get(Reason.AGES_NOT_KNOWN, ())
        return Walk(
            self.child.months,
            self.open_contacts,
            self.next_contact,
            noticed,
            understood,
            supported,
            tuple(one.offer for one in unknown),
        )

    @property
    def is_seen_now(self) -> bool:
        """Whether a contact that sees every child is open at this age."""
        return any(contact.mode.sees_the_child for contact in self.open_contacts)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Where the way breaks off, first break first; empty where it leads to help."""
        found = []
        if not self.is_seen_now and not self.for_step(Step.NOTICED):
            found.append(Stop.NOTICED_LATE if self.next_contact else Stop.NOBODY_NOTICES)
        found.extend(_stops_of(self.route))
        return tuple(found)


def _stops_of(route: Route) -> Iterable[Stop]:
    if route.understood is None:
        yield Stop.NOBODY_UNDERSTANDS
    elif route.understood.takes is Takes.NO:
        yield Stop.TOO_OLD_TO_UNDERSTAND
    if route.supported is None:
        yield Stop.NOBODY_SUPPORTS
    elif route.supported.takes is Takes.NO and not route.goes_on:
        yield Stop.TOO_OLD_TO_SUPPORT


def propose(
    child: Child,
    offers: Iterable[Offer],
    schedule: Sequence[LocalContact],
    where: Where | None = None,
    pathways: Iterable[Pathway] = (),
) -> Proposal:
    """Every service is either proposed or left out with exactly one reason; the waits of the quickest way are added up."""
    asked = Asked(child, where, met_by(child, schedule))
    proposed, left_out = [], []
    for offer in offers:
        minutes = where.minutes_to(offer) if where else None
        reason = left_out_because(offer, asked)
        if reason is None:
            steps, matching = answers(offer, child), acts_on(offer) & child.factors
            proposed.append(Proposed(offer, steps, matching, minutes, doubts_about(offer, asked)))
        else:
            left_out.append(LeftOut(offer, reason, minutes))
    proposed.sort(key=_nearest_first)
    ids = frozenset(one.offer.id for one in proposed)
    return Proposal(
        child=child,
        area=where.name if where else "",
        open_contacts=tuple(contact for contact in schedule if contact.is_open_at(child.months)),
        next_contact=next_contact(child.months, schedule),
        proposed=tuple(proposed),
        left_out=tuple(left_out),
        route=_route(child.months, schedule, proposed),
        pathways=tuple(filter(None, (covering(one, child.months, ids) for one in pathways))),
    )


def _nearest_first(one: Proposed) -> tuple[bool, float, bool, str]:
    """What acts on these factors, then what is near, then by name."""
    return not one.acts_on, one.minutes or 0, one.minutes is None, one.offer.name


def _route(months: float, schedule: Sequence[LocalContact], proposed: Sequence[Proposed]) -> Route:
    by_step = {step: [one.offer for one in proposed if step in one.steps] for step in Step}
    noticed = until_noticed(months, schedule, bool(by_step[Step.NOTICED]))
    return quickest(months, noticed, by_step[Step.UNDERSTOOD], by_step[Step.SUPPORTED])


# Midwives look after mother and baby until about four weeks after the birth.
MIDWIFE_UNTIL = 1.0


def met_by(child: Child, schedule: Sequence[LocalContact]) -> frozenset[Referrer]:
    """Who can open a door: whom the family knows, a midwife around the birth, a health visitor while contacts follow."""
    met = set(child.known_to)
    if child.months < MIDWIFE_UNTIL:
        met.add(Referrer.MIDWIFE)
    sees_now = any(one.is_open_at(child.months) and one.mode.sees_the_child for one in schedule)
    if sees_now or next_contact(child.months, schedule) is not None:
        met.add(Referrer.HEALTH_VISITOR)
    return frozenset(met)
