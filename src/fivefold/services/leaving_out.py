"""Why a service is not proposed for a child. Each reason is a fact of the directory that somebody can check or change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fivefold.services.offer import Offer
from fivefold.services.open_to import Access, Caregiver, Referrer
from fivefold.services.scenario import SUPPORTING, UNDERSTANDING, Step
from fivefold.vocabulary.support import Reach, Tier
from fivefold.vocabulary.words import marked

FACTOR = "factor"
# A longer way with a pram is one that families tell us they do not make twice. Places can change the figure.
FURTHEST = 30.0


class Reason(StrEnum):
    """Why a service was left out, in the order in which we ask. A service is left out for the first that holds."""

    NOT_OPEN = "not open"
    AGES_NOT_KNOWN = "ages not known"
    AGE = "age"
    AREA = "area"
    TOO_FAR = "too far"
    CAREGIVER = "caregiver"
    KIND = "kind of support"
    FACTORS = "factors"
    NO_WAY_IN = "no way in"
    FULL = "full"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    Reason.NOT_OPEN: marked("Not open now"),
    Reason.AGES_NOT_KNOWN: marked("Ages not known"),
    Reason.AGE: marked("For other ages"),
    Reason.AREA: marked("For other areas"),
    Reason.TOO_FAR: marked("Too far with a pram"),
    Reason.CAREGIVER: marked("Not for this caregiver"),
    Reason.KIND: marked("Another kind of support"),
    Reason.FACTORS: marked("Does not act on these factors"),
    Reason.NO_WAY_IN: marked("No way in for this family"),
    Reason.FULL: marked("Full"),
}


@dataclass(frozen=True, slots=True)
class Child:
    """An invented child, never a real one.

    factors:   slugs of the library's factors; empty asks of no service on what it acts
    kinds:     kinds of support looked for; empty asks for every kind
    caregiver: who cares for the child, or None where the story leaves it open
    known_to:  who meets this family already, beyond the contacts that every family is offered
    """

    months: float
    factors: frozenset[str] = frozenset()
    kinds: frozenset[Tier] = frozenset()
    caregiver: Caregiver | None = None
    known_to: frozenset[Referrer] = frozenset()


@dataclass(frozen=True, slots=True)
class Where:
    """Where the family lives.

    code:     of the area; "" where only a point was given, so that every area counts
    names:    what a service may call this area: its code, its name, the name of the whole place
    others:   codes and names of the other areas of the place
    minutes:  the way to the nearest place of a service, by its id; empty where nobody measured
    furthest: the longest way in minutes that still counts as in reach
    """

    code: str
    name: str
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    minutes: Mapping[str, float] | None = None
    furthest: float = FURTHEST

    def is_among(self, areas: tuple[str, ...]) -> bool | None:
        """Whether these words name this area; None where they name nothing that we know."""
        if not self.code:
            return True
        said = {one.casefold().strip() for one in areas}
        if said & {one.casefold() for one in (self.code, self.name, *self.names)}:
            return True
        return False if said and said <= {one.casefold() for one in self.others} else None

    def minutes_to(self, offer: Offer) -> float | None:
        return self.minutes.get(offer.id) if self.minutes else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a service is held against: the child, the area, and who would meet the family."""

    child: Child
    where: Where | None = None
    met: frozenset[Referrer] = frozenset()


def kinds_answer(offer: Offer, child: Child) -> frozenset[Step]:
    """The questions that a service can answer by what it is: whom it is offered to, and its kinds of support."""
    tiers = offer.tiers & child.kinds if child.kinds else offer.tiers
    found = {Step.NOTICED} if offer.reach is Reach.UNIVERSAL else set()
    if tiers & UNDERSTANDING:
        found.add(Step.UNDERSTOOD)
    if tiers & SUPPORTING:
        found.add(Step.SUPPORTED)
    return frozenset(found)


def answers(offer: Offer, child: Child) -> frozenset[Step]:
    """The same, less what needs a service to act on these factors where it says that it acts on others.

    Whoever sees every family can notice anything, so noticing asks for no factor.
    """
    found = kinds_answer(offer, child)
    acts = acts_on(offer)
    if child.factors and acts and not acts & child.factors:
        return found & {Step.NOTICED}
    return found


def acts_on(offer: Offer) -> frozenset[str]:
    """The factors that a service is marked with."""
    return frozenset(tag.slug for tag in offer.tags if tag.kind == FACTOR)


def left_out_because(offer: Offer, asked: Asked) -> Reason | None:
    """The first reason against a service, or None where it is proposed."""
    return next((reason for reason, holds in GATES if holds(offer, asked)), None)


def _for_other_ages(offer: Offer, asked: Asked) -> bool:
    return offer.ages is not None and not offer.ages.covers(asked.child.months)


def _for_other_areas(offer: Offer, asked: Asked) -> bool:
    return asked.where is not None and asked.where.is_among(offer.areas) is False


def _too_far(offer: Offer, asked: Asked) -> bool:
    """A service that comes home or works remotely is never too far."""
    if asked.where is None or offer.access & {Access.AT_HOME, Access.REMOTE}:
        return False
    minutes = asked.where.minutes_to(offer)
    return minutes is not None and minutes > asked.where.furthest


def _for_others(offer: Offer, asked: Asked) -> bool:
    caregiver = asked.child.caregiver
    return caregiver is not None and bool(offer.serves) and caregiver not in offer.serves


def _no_way_in(offer: Offer, asked: Asked) -> bool:
    """Somebody must open the door. Where nobody said who, it stays open with a doubt."""
    return bool(offer.referrers) and not offer.referrers & (asked.met | _ALWAYS_OPEN)


# Every family may go to a GP, so a door that any professional opens is never shut for good.
_ALWAYS_OPEN = frozenset({Referrer.SELF, Referrer.GP, Referrer.ANY_PROFESSIONAL})

Gate = Callable[[Offer, Asked], bool]
GATES: tuple[tuple[Reason, Gate], ...] = (
    (Reason.NOT_OPEN, lambda offer, asked: not offer.is_current),
    (Reason.AGES_NOT_KNOWN, lambda offer, asked: offer.ages is None),
    (Reason.AGE, _for_other_ages),
    (Reason.AREA, _for_other_areas),
    (Reason.TOO_FAR, _too_far),
    (Reason.CAREGIVER, _for_others),
    (Reason.KIND, lambda offer, asked: not kinds_answer(offer, asked.child)),
    (Reason.FACTORS, lambda offer, asked: not answers(offer, asked.child)),
    (Reason.NO_WAY_IN, _no_way_in),
    (Reason.FULL, lambda offer, asked: offer.supply.is_full is True),
)


class Doubt(StrEnum):
    """What a proposed service does not say. It is proposed all the same: silence is no refusal."""

    AREA_NOT_SAID = "area not said"
    AREA_NOT_KNOWN = "area not known"
    DISTANCE_NOT_KNOWN = "distance not known"
    CAREGIVER_NOT_SAID = "caregiver not said"
    FACTORS_NOT_SAID = "factors not said"
    WAY_IN_NOT_SAID = "way in not said"
    WAIT_NOT_SAID = "wait not said"

    @property
    def label(self) -> str:
        return _DOUBTS[self]


_DOUBTS = {
    Doubt.AREA_NOT_SAID: marked("does not say for which areas"),
    Doubt.AREA_NOT_KNOWN: marked("names an area that we do not know"),
    Doubt.DISTANCE_NOT_KNOWN: marked("not on the map"),
    Doubt.CAREGIVER_NOT_SAID: marked("does not say for which caregivers"),
    Doubt.FACTORS_NOT_SAID: marked("does not say on which factors it acts"),
    Doubt.WAY_IN_NOT_SAID: marked("does not say who can refer"),
    Doubt.WAIT_NOT_SAID: marked("does not say how long families wait"),
}


def doubts_about(offer: Offer, asked: Asked) -> tuple[Doubt, ...]:
    """What this service does not say of what was asked, in the order of the words above."""
    where, child = asked.where, asked.child
    unclear = where is not None and where.is_among(offer.areas) is None
    measured = where is not None and bool(where.minutes)
    # Whoever sees every family is asked for no factor, no wait and no referral.
    by_referral = bool(answers(offer, child) - {Step.NOTICED})
    silent = {
        Doubt.AREA_NOT_SAID: unclear and not offer.areas,
        Doubt.AREA_NOT_KNOWN: unclear and bool(offer.areas),
        Doubt.DISTANCE_NOT_KNOWN: measured and where is not None and where.minutes_to(offer) is None,
        Doubt.CAREGIVER_NOT_SAID: child.caregiver is not None and not offer.serves,
        Doubt.FACTORS_NOT_SAID: by_referral and bool(child.factors) and not acts_on(offer),
        Doubt.WAY_IN_NOT_SAID: by_referral and not offer.referrers,
        Doubt.WAIT_NOT_SAID: by_referral and offer.supply.wait is None,
    }
    return tuple(doubt for doubt in Doubt if silent[doubt])
