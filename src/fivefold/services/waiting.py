"""How long it takes from today until a child is noticed, understood and helped: waits added up with what is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.services.contacts import WEEKS_IN_A_MONTH, LocalContact
from fivefold.services.offer import Offer
from fivefold.services.scenario import next_contact
from fivefold.vocabulary.words import marked


@dataclass(frozen=True, slots=True)
class Span:
    """Weeks from `low` to `high`. Where `high` is None nobody knows the longest, and `low` is all that is sure.

    >>> Span(2, 4) + Span(0, None)
    Span(low=2, high=None)
    """

    low: float
    high: float | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"a span runs from {self.low} to {self.high} weeks")

    def __add__(self, other: "Span") -> "Span":
        both = self.high is not None and other.high is not None
        return Span(self.low + other.low, self.high + other.high if both else None)  # type: ignore[operator]

    @property
    def is_unknown(self) -> bool:
        """Nothing is known at all: it must be said in words, never as 0."""
        return self.low == 0 and self.high is None


UNKNOWN = Span(0, None)
AT_ONCE = Span(0, 0)


class Takes(StrEnum):
    """Whether a service still takes the child when its turn comes."""

    YES = "yes"
    ONLY_IF_QUICK = "only if quick"
    NOT_KNOWN = "not known"
    NO = "no"

    @property
    def label(self) -> str:
        return _TAKES[self]


_TAKES = {
    Takes.YES: marked("It still takes that age."),
    Takes.ONLY_IF_QUICK: marked("It takes that age only if the waits are short."),
    Takes.NOT_KNOWN: marked("Whether it still takes that age depends on waits that nobody knows."),
    Takes.NO: marked("It no longer takes that age."),
}


@dataclass(frozen=True, slots=True)
class Leg:
    """One service on the way, the wait for it, and whether it still takes the child then."""

    offer: Offer
    wait: Span
    takes: Takes


@dataclass(frozen=True, slots=True)
class Route:
    """The quickest way that is known. Legs are None where no service is proposed.

    noticed:   from today until somebody sees the child; None where nobody ever will
    total:     from today until the turn of the last service comes; None where there is no such service
    goes_on:   one service both works out what is going on and helps, so that families wait once
    """

    months: float
    noticed: Span | None
    understood: Leg | None
    supported: Leg | None

    @property
    def goes_on(self) -> bool:
        return (
            self.understood is not None
            and self.supported is not None
            and self.understood.offer.id == self.supported.offer.id
        )

    @property
    def is_too_late(self) -> bool:
        """By the time its turn comes, a service on the way no longer takes the child: help never begins."""
        return any(one is not None and one.takes is Takes.NO for one in (self.understood, self.supported))

    @property
    def total(self) -> Span | None:
        if self.noticed is None or self.understood is None or self.supported is None:
            return None
        return self.noticed + self.understood.wait + self.supported.wait

    @property
    def help_begins(self) -> tuple[float, float | None] | None:
        """The age in months when help would begin, youngest and oldest; None where it never does."""
        return None if self.total is None or self.is_too_late else at_age(self.months, self.total)


def at_age(months: float, after: Span) -> tuple[float, float | None]:
    """The age of a child of this age after this time."""
    high = None if after.high is None else months + after.high / WEEKS_IN_A_MONTH
    return months + after.low / WEEKS_IN_A_MONTH, high


def until_noticed(months: float, schedule: Sequence[LocalContact], somebody_notices: bool) -> Span | None:
    """Weeks until somebody sees the child, from the contacts with every child and services that would notice.

    A service that every family may use notices at once if the family comes, so it only shortens the shortest wait.
    """
    now = [one for one in schedule if one.is_open_at(months) and one.mode.sees_the_child]
    following = next_contact(months, schedule)
    if now:
        return Span(0, _weeks(min(one.due_to for one in now) - months))
    if following is not None:
        low = 0.0 if somebody_notices else _weeks(following.months)
        return Span(low, _weeks(following.contact.due_to - months))
    return UNKNOWN if somebody_notices else None


def _weeks(months: float) -> float:
    return round(months * WEEKS_IN_A_MONTH, 1)


def quickest(
    months: float, noticed: Span | None, understand: Iterable[Offer], support: Iterable[Offer]
) -> Route:
    """The way with the shortest known waits on which services still take the child, one wait where one service does both."""
    start = noticed or AT_ONCE
    first = sorted((leg(months, start, offer) for offer in understand), key=_order)
    if not first:
        return Route(months, noticed, None, None)
    by_id = {one.offer.id: one for one in first}
    ways = []
    for offer in support:
        before = by_id.get(offer.id) or first[0]
        after = start + before.wait
        same = before.offer.id == offer.id
        ways.append((before, leg(months, after, offer, AT_ONCE if same else None)))
    if not ways:
        return Route(months, noticed, first[0], None)
    best = min(ways, key=_order_of_way)
    return Route(months, noticed, *best)


def leg(months: float, before: Span, offer: Offer, wait: Span | None = None) -> Leg:
    """A service after this time, with its own wait unless another is given."""
    own = wait or wait_for(offer)
    return Leg(offer, own, takes(offer, *at_age(months, before + own)))


def wait_for(offer: Offer) -> Span:
    said = offer.supply.wait
    return UNKNOWN if said is None else Span(said.low, said.high)


def takes(offer: Offer, youngest: float, oldest: float | None) -> Takes:
    """Whether the service takes a child who is between these ages when its turn comes."""
    if offer.ages is None:
        return Takes.NOT_KNOWN
    if youngest >= offer.ages.end:
        return Takes.NO
    if oldest is None:
        return Takes.NOT_KNOWN
    return Takes.YES if oldest < offer.ages.end else Takes.ONLY_IF_QUICK


Order = tuple[bool, bool, float, float, str]


def _order(one: Leg) -> Order:
    """Those that still take the child first, then those whose wait is known, then the shortest."""
    wait = one.wait
    return one.takes is Takes.NO, wait.high is None, wait.high or 0, wait.low, one.offer.name


def _order_of_way(way: tuple[Leg, Leg]) -> Order:
    before, after = way
    both = before.wait + after.wait
    closed = Takes.NO in (before.takes, after.takes)
    return closed, both.high is None, both.high or 0, both.low, after.offer.name
