"""What whoever runs a service knows best, told apart fact by fact, so that a change can be judged before it counts.

Facts are plain values that JSON holds. A change that was proposed for facts which meanwhile are others is stale.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fivefold.services.offer import Offer
from fivefold.services.open_to import Location, Referrer
from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand

Fact = str | int | float | bool | list[int] | list[float] | list[str] | None
Facts = Mapping[str, Fact]
TEXTS = ("name", "description", "address", "postcode", "capacity", "cost", "telephone", "email", "website")
KNOWN = (
    "name", "description", "ages", "address", "postcode", "places", "capacity", "wait", "referrers", "free", "cost",
    "telephone", "email", "website",
)  # fmt: skip


def facts_of(offer: Offer) -> dict[str, Fact]:
    """What owners are asked about, of one service."""
    first = (
        offer.locations[0] if offer.locations else Location(address=offer.address, postcode=offer.postcode)
    )
    wait = offer.supply.wait
    texts: dict[str, Fact] = {name: getattr(offer, name) for name in TEXTS}
    return texts | {
        "address": first.address,
        "postcode": first.postcode,
        "ages": [offer.ages.start, offer.ages.end] if offer.ages else None,
        "places": offer.supply.places,
        "wait": [wait.low, wait.high] if wait else None,
        "referrers": sorted(one.value for one in offer.referrers),
        "free": offer.free,
    }


def with_facts(offer: Offer, facts: Facts, on: date) -> Offer:
    """The service with some of these facts in place of its own; `on` is the day on which they were told.

    >>> offer = Offer(id="1", name="Play")
    >>> with_facts(offer, {"places": 12}, date(2026, 5, 4)).supply.places
    12
    """
    changed = {name: fact for name, fact in facts.items() if facts_of(offer)[name] != fact}
    plain = {name: changed[name] for name in (*TEXTS, "free") if name in changed}
    if "ages" in changed:
        plain["ages"] = _ages(changed["ages"])  # type: ignore[assignment]
    if "referrers" in changed:
        said = changed["referrers"]
        words = said if isinstance(said, list) else []
        plain["referrers"] = frozenset(Referrer(str(word)) for word in words)  # type: ignore[assignment]
    moved = {name: str(changed[name]) for name in ("address", "postcode") if name in changed}
    return replace(
        offer,
        **plain,  # type: ignore[arg-type]
        supply=_supply(offer.supply, changed, on),
        locations=_moved(offer.locations, moved),
    )


def _ages(fact: Fact) -> AgeBand | None:
    return AgeBand(*(int(one) for one in fact)) if isinstance(fact, list) and fact else None


def _wait(fact: Fact, on: date) -> Wait | None:
    if not isinstance(fact, list) or not fact:
        return None
    low, high = (float(one) for one in fact)
    return Wait(low, high, on=on)


def _supply(supply: Supply, changed: Facts, on: date) -> Supply:
    if "places" in changed:
        places = changed["places"]
        supply = replace(supply, places=places if isinstance(places, int) else None, on=on)
    if "wait" in changed:
        supply = replace(supply, wait=_wait(changed["wait"], on))
    return supply


def _moved(places: tuple[Location, ...], moved: Mapping[str, str]) -> tuple[Location, ...]:
    """The first place at its new address; where it lies on the map is not known any more."""
    if not places or not moved:
        return places
    first = replace(places[0], **moved)  # type: ignore[arg-type]
    if first.postcode != places[0].postcode:
        first = replace(first, latitude=None, longitude=None, position="")
    return (first, *places[1:])


class Standing(StrEnum):
    """What became of a proposed change since it was sent."""

    OPEN = "open"
    ALREADY = "already so"
    STALE = "changed meanwhile"


@dataclass(frozen=True, slots=True)
class Proposed:
    """One fact that an owner wants changed, beside what holds now."""

    name: str
    before: Fact
    after: Fact
    now: Fact

    @property
    def standing(self) -> Standing:
        if self.now == self.after:
            return Standing.ALREADY
        return Standing.OPEN if self.now == self.before else Standing.STALE


def differing(before: Facts, after: Facts) -> list[str]:
    """The names of the facts that are not the same, in the order of the form."""
    return [name for name in KNOWN if name in after and before.get(name) != after[name]]


def proposed(before: Facts, after: Facts, now: Facts) -> list[Proposed]:
    """Each fact of a proposal beside what holds now."""
    return [Proposed(name, before.get(name), after[name], now.get(name)) for name in differing(before, after)]


def are_all_taken(changes: Iterable[Proposed], taken: Iterable[str]) -> bool:
    """Whether nothing of a proposal was left out; what is already so needs no taking."""
    among = set(taken)
    return all(one.name in among or one.standing is Standing.ALREADY for one in changes)
