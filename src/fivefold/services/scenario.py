"""Walking a child's story through what is really there: noticed, understood, supported (toolkit, Part 4, p57)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.services.contacts import LocalContact, Wait, wait
from fivefold.services.offer import Offer
from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.support import Reach, Tier, TierGroup
from fivefold.vocabulary.words import marked

WALK_SOURCE = ToolkitPage(4, "57")


class Step(StrEnum):
    """The three questions asked for every child, in order."""

    NOTICED = "noticed"
    UNDERSTOOD = "understood"
    SUPPORTED = "supported"


class Judgement(StrEnum):
    """What partners say about a step, knowing their place."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    DO_NOT_KNOW = "don't know"

    @property
    def label(self) -> str:
        return _JUDGEMENTS[self]


_JUDGEMENTS = {
    Judgement.YES: marked("Yes"),
    Judgement.PARTLY: marked("Partly"),
    Judgement.NO: marked("No"),
    Judgement.DO_NOT_KNOW: marked("We don’t know"),
}


class Missing(StrEnum):
    """What the walk finds absent. Each is a reason to look, not a verdict on the place."""

    NO_CONTACT_NOW = "no contact now"
    ONLY_BY_PHONE = "only by phone"
    NO_NEXT_CONTACT = "no next contact"
    NOBODY_NOTICES = "nobody notices"
    NOBODY_UNDERSTANDS = "nobody understands"
    NOBODY_SUPPORTS = "nobody supports"

    @property
    def label(self) -> str:
        return _MISSING[self]


_MISSING = {
    Missing.NO_CONTACT_NOW: marked("No contact is offered to every child of this age."),
    Missing.ONLY_BY_PHONE: marked("The contact at this age is by phone, so nobody sees the child."),
    Missing.NO_NEXT_CONTACT: marked(
        "No further contact is offered to every child before the fifth birthday."
    ),
    Missing.NOBODY_NOTICES: marked("No service in the directory would notice a child of this age."),
    Missing.NOBODY_UNDERSTANDS: marked("No service in the directory would work out what is going on."),
    Missing.NOBODY_SUPPORTS: marked("No service in the directory would help beyond promotion."),
}


@dataclass(frozen=True, slots=True)
class NextContact:
    """The next contact after this age that sees every child, and the time until then."""

    contact: LocalContact
    months: float

    @property
    def wait(self) -> Wait:
        return wait(self.months)


@dataclass(frozen=True, slots=True)
class Walk:
    """What the directory and the contact schedule hold for one child of this age.

    open_contacts:  contacts with every child whose window is open at this age
    noticed:        universal services that take this age: they notice if the family comes
    understood:     services that act early or treat, so that they work out what is going on
    supported:      services of any kind beyond promotion
    ages_not_known: open services that give no ages; they are left out of all three
    """

    months: float
    open_contacts: tuple[LocalContact, ...]
    next_contact: NextContact | None
    noticed: tuple[Offer, ...]
    understood: tuple[Offer, ...]
    supported: tuple[Offer, ...]
    ages_not_known: tuple[Offer, ...]

    def services(self, step: Step) -> tuple[Offer, ...]:
        """The services in reach for one of the three questions."""
        return {
            Step.NOTICED: self.noticed,
            Step.UNDERSTOOD: self.understood,
            Step.SUPPORTED: self.supported,
        }[step]

    def missing(self, step: Step) -> tuple[Missing, ...]:
        """What is absent for one of the three questions."""
        if step is Step.NOTICED:
            return self._not_noticed()
        absent = Missing.NOBODY_UNDERSTANDS if step is Step.UNDERSTOOD else Missing.NOBODY_SUPPORTS
        return () if self.services(step) else (absent,)

    def _not_noticed(self) -> tuple[Missing, ...]:
        found = []
        if not self.open_contacts:
            found.append(Missing.NO_CONTACT_NOW)
        elif not any(contact.mode.sees_the_child for contact in self.open_contacts):
            found.append(Missing.ONLY_BY_PHONE)
        if self.next_contact is None:
            found.append(Missing.NO_NEXT_CONTACT)
        if not self.noticed:
            found.append(Missing.NOBODY_NOTICES)
        return tuple(found)


def walk(months: float, offers: Iterable[Offer], schedule: Sequence[LocalContact]) -> Walk:
    """Who would notice, understand and support a child of this age, from what is entered today."""
    every = list(offers)
    taking = [offer for offer in every if offer.takes(months)]
    return Walk(
        months=months,
        open_contacts=tuple(contact for contact in schedule if contact.is_open_at(months)),
        next_contact=next_contact(months, schedule),
        noticed=tuple(offer for offer in taking if offer.reach is Reach.UNIVERSAL),
        understood=tuple(offer for offer in taking if offer.tiers & UNDERSTANDING),
        supported=tuple(offer for offer in taking if offer.tiers & SUPPORTING),
        ages_not_known=tuple(offer for offer in every if offer.is_current and offer.ages is None),
    )


# Assessment belongs to treatment in the toolkit's table, and early intervention begins with seeing what is wrong.
UNDERSTANDING = frozenset({Tier.EARLY_INTERVENTION, Tier.TREATMENT})
SUPPORTING = frozenset(tier for tier in Tier if tier.group is not TierGroup.PROMOTION)


def next_contact(months: float, schedule: Iterable[LocalContact]) -> NextContact | None:
    """The first offered contact that begins after this age and sees the child; a phone call does not count."""
    later = [
        contact
        for contact in schedule
        if contact.offered and contact.mode.sees_the_child and contact.due_from > months
    ]
    if not later:
        return None
    first = min(later, key=lambda contact: contact.due_from)
    return NextContact(first, first.due_from - months)
