"""Which services a family with a pram reaches on foot: minutes from a point, or the reason why they are not known.

The way is the straight line times a detour, at the pace of a pram. No street, hill or bus is known here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

from fivefold.services.offer import Offer
from fivefold.services.open_to import Access, Location
from fivefold.vocabulary.on_foot import DETOUR, PACE
from fivefold.vocabulary.postcodes import postcode_key
from fivefold.vocabulary.words import marked

EARTH_METRES = 6_371_008.8
"""The mean radius of the earth."""

NOT_AN_ANSWER = frozenset({"", "-", "–", ".", "n/a", "na", "n.a.", "none", "not applicable", "not known", "unknown", "tbc", "tba"})  # fmt: skip
"""What people write into a field of a place to get past it."""


class How(StrEnum):
    """How a family comes to a service."""

    ON_FOOT = "on foot"
    TO_THEM = "comes to them"
    TOO_FAR = "too far"
    NOT_KNOWN = "not known"

    @property
    def label(self) -> str:
        return _HOWS[self]


_HOWS = {
    How.ON_FOOT: marked("In reach on foot"),
    How.TO_THEM: marked("At home, by phone or by video"),
    How.TOO_FAR: marked("Further away"),
    How.NOT_KNOWN: marked("Not known how far"),
}


class Why(StrEnum):
    """Why a place is not on the map."""

    NO_PLACE = "no place"
    NO_POSTCODE = "no postcode"
    NOT_A_POSTCODE = "not a postcode"
    UNKNOWN_POSTCODE = "unknown postcode"

    @property
    def label(self) -> str:
        return _WHYS[self]


_WHYS = {
    Why.NO_PLACE: marked("no place is given"),
    Why.NO_POSTCODE: marked("a place is given, but no postcode"),
    Why.NOT_A_POSTCODE: marked("what is given is no postcode"),
    Why.UNKNOWN_POSTCODE: marked("its postcode is not in the file of positions"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, in degrees of WGS 84."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(
                f"latitude {self.latitude} and longitude {self.longitude} are no place on the earth"
            )


@dataclass(frozen=True, slots=True)
class Way:
    """How a family comes from the point to one service.

    minutes, metres: to the nearest place of the service that is on the map, whether in reach or not; metres are the
    straight line. `why` says why no minutes are known.
    """

    offer: Offer
    how: How
    minutes: float | None = None
    metres: float | None = None
    place: Location | None = None
    why: Why | None = None


@dataclass(frozen=True)
class Reach:
    """Every service once, the nearest first, with the assumptions that the minutes stand on."""

    point: Point
    within_minutes: float
    ways: tuple[Way, ...]
    pace: float = PACE
    detour: float = DETOUR

    def of(self, how: How) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.how is how)

    @property
    def on_foot(self) -> tuple[Way, ...]:
        return self.of(How.ON_FOOT)

    @property
    def to_them(self) -> tuple[Way, ...]:
        return self.of(How.TO_THEM)

    @property
    def too_far(self) -> tuple[Way, ...]:
        return self.of(How.TOO_FAR)

    @property
    def not_known(self) -> tuple[Way, ...]:
        return self.of(How.NOT_KNOWN)

    @cached_property
    def by_id(self) -> dict[str, Way]:
        return {way.offer.id: way for way in self.ways}

    def way_to(self, offer_id: str) -> Way | None:
        """How the family comes to this service; None where it was not asked about."""
        return self.by_id.get(offer_id)


def metres_between(start: Point, end: Point) -> float:
    """The straight line over the ground (haversine on the mean sphere; within 0.6% of the ellipsoid).

    >>> round(metres_between(Point(0, 0), Point(0, 1)))
    111195
    """
    rise, turn = radians(end.latitude - start.latitude), radians(end.longitude - start.longitude)
    across = cos(radians(start.latitude)) * cos(radians(end.latitude))
    half = sin(rise / 2) ** 2 + across * sin(turn / 2) ** 2
    return 2 * EARTH_METRES * asin(min(1.0, sqrt(half)))


def minutes_on_foot(start: Point, end: Point, *, pace: float = PACE, detour: float = DETOUR) -> float:
    """Minutes of pushing a pram from one point to another, by the stated detour and pace."""
    return minutes_for(metres_between(start, end), pace=pace, detour=detour)


def minutes_for(metres: float, *, pace: float = PACE, detour: float = DETOUR) -> float:
    """Minutes for a straight line of so many metres.

    >>> minutes_for(1000, pace=4, detour=1)
    15.0
    """
    return metres * detour / (pace * 1000) * 60


def in_reach(
    offers: Iterable[Offer],
    point: Point,
    within_minutes: float,
    *,
    pace: float = PACE,
    detour: float = DETOUR,
) -> Reach:
    """For each service its nearest minutes, or the reason why they are not known.

    A service that comes to the home or works by phone or video is in reach wherever the family lives; if one of its
    places is near as well, the minutes count.
    """
    ways = [_way(offer, point, within_minutes, pace, detour) for offer in offers]
    return Reach(point, within_minutes, tuple(sorted(ways, key=_order)), pace, detour)


def comes_to_families(offer: Offer) -> bool:
    """Whether it is given at home, by phone or by video."""
    return bool(offer.access & {Access.AT_HOME, Access.REMOTE})


def places_of(offer: Offer) -> tuple[Location, ...]:
    """Where a service is given: its places, else what its own address says."""
    if offer.locations:
        return offer.locations
    if says_nothing(offer.address) and says_nothing(offer.postcode):
        return ()
    return (Location(address=offer.address, postcode=offer.postcode),)


def says_nothing(text: str) -> bool:
    """Whether a field of a place is empty, or filled with words that say nothing ("n/a")."""
    return text.strip().casefold() in NOT_AN_ANSWER


def why_not_on_the_map(offer: Offer) -> Why | None:
    """Why no place of a service is on the map; None where one is.

    Of several places the reason that is easiest to mend is given: a wrong postcode before a missing one.
    """
    places = places_of(offer)
    if any(place.is_on_the_map for place in places):
        return None
    reasons = {why_no_position(place) for place in places}
    order = (Why.UNKNOWN_POSTCODE, Why.NOT_A_POSTCODE, Why.NO_POSTCODE)
    return next((why for why in order if why in reasons), Why.NO_PLACE)


def why_no_position(place: Location) -> Why:
    """Why one place has no position."""
    if not place.postcode.strip():
        return Why.NO_PLACE if says_nothing(place.address) and says_nothing(place.name) else Why.NO_POSTCODE
    if says_nothing(place.postcode) or postcode_key(place.postcode) is None:
        return Why.NOT_A_POSTCODE
    return Why.UNKNOWN_POSTCODE


def point_of(place: Location) -> Point | None:
    """Where a place lies, if that is known."""
    if place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)


def _way(offer: Offer, point: Point, within: float, pace: float, detour: float) -> Way:
    found = [(metres_between(point, at), place) for place in places_of(offer) if (at := point_of(place))]
    if not found:
        if comes_to_families(offer):
            return Way(offer, How.TO_THEM)
        return Way(offer, How.NOT_KNOWN, why=why_not_on_the_map(offer))
    metres, place = min(found, key=lambda pair: pair[0])
    minutes = minutes_for(metres, pace=pace, detour=detour)
    away = How.TO_THEM if comes_to_families(offer) else How.TOO_FAR
    return Way(offer, How.ON_FOOT if minutes <= within else away, minutes, metres, place)


def _order(way: Way) -> tuple[int, float, str, str]:
    """The nearest first; then those that come to the family, those further away, those that are not known."""
    minutes = way.minutes if way.minutes is not None else float("inf")
    near = minutes if way.how in (How.ON_FOOT, How.TOO_FAR) else 0.0
    return list(How).index(way.how), near, way.offer.name.casefold(), way.offer.id
