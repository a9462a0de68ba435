"""Reading all that a proposal needs, and making it: services, contacts, the area, pathways."""

import json
from dataclasses import asdict, dataclass, replace

from fivefold.services.leaving_out import FURTHEST, Child, Where
from fivefold.services.open_to import Caregiver, Referrer
from fivefold.services.proposal import Proposal, propose
from fivefold.services.proposal_kept import from_json
from fivefold.services.reach import in_reach
from fivefold.vocabulary.support import Tier
from fivefold_web.places.queries import areas_of
from fivefold_web.services.queries import pathways, places, walks
from fivefold_web.services.queries.asked import services_asked

OF_STORY, ANY = "", "any"


@dataclass(frozen=True)
class Wishes:
    """What a proposal is asked for beyond the story. The address of the page carries it; a walk keeps it.

    factors: "" asks for services that act on the factors of the story, "any" for all
    start:   a postcode near which the family lives, never its own; without it no way is measured
    minutes: the longest way with a pram that counts as in reach
    """

    area: str = ""
    caregiver: str = ""
    known: str = ""
    kind: str = ""
    factors: str = OF_STORY
    start: str = ""
    minutes: int = int(FURTHEST)

    @property
    def needs(self):
        """All but the area as text, empty where nothing was asked for."""
        plain = {name: one for name, one in asdict(self).items() if name != "area" and one != _USUAL[name]}
        return json.dumps(plain, sort_keys=True) if plain else ""

    @property
    def query(self):
        """What differs from the usual, for addresses."""
        return {name: one for name, one in asdict(self).items() if one != _USUAL[name]}


_USUAL = asdict(Wishes())


def wishes_of(walkthrough):
    """What a walk was asked for."""
    return Wishes(area=walkthrough.area_code, **json.loads(walkthrough.needs or "{}"))


def child_of(story, wishes):
    """The invented child as the domain asks about it."""
    return Child(
        months=story.age_months,
        factors=frozenset() if wishes.factors == ANY else frozenset(story.factors),
        kinds=frozenset({Tier(wishes.kind)} if wishes.kind else ()),
        caregiver=Caregiver(wishes.caregiver) if wishes.caregiver else None,
        known_to=frozenset({Referrer(wishes.known)} if wishes.known else ()),
    )


@dataclass(frozen=True)
class Found:
    """A proposal with the numbers of services and pathways, for addresses."""

    proposal: Proposal
    numbers: dict[str, int]
    pathways: dict[str, int]
    is_measured: bool = False

    def instead(self, proposal):
        """Another proposal of the same place: as it was kept."""
        return replace(self, proposal=proposal)


@dataclass(frozen=True)
class Ground:
    """Everything of a place that a proposal is made from; two proposals are made from one reading."""

    partnership: object
    offers: list
    numbers: dict[str, int]
    schedule: tuple
    areas: list
    routes: list
    route_numbers: dict[str, int]

    def propose(self, story, wishes):
        where = where_of(self, wishes)
        found = propose(child_of(story, wishes), self.offers, self.schedule, where, self.routes)
        return Found(found, self.numbers, self.route_numbers, bool(where and where.minutes is not None))


def ground_of(partnership):
    """A fixed number of queries, however many services and pathways there are."""
    services = services_asked(partnership)
    numbers = pathways.numbers_of(partnership)
    return Ground(
        partnership=partnership,
        offers=list(services.values()),
        numbers={offer.id: number for number, offer in services.items()},
        schedule=walks.schedule_of(partnership),
        areas=areas_of(partnership),
        routes=pathways.pathways_for(partnership, services) if numbers else [],
        route_numbers=numbers,
    )


def where_of(ground, wishes):
    """The area that was chosen, with the minutes from the postcode that was given; None where neither is known."""
    partnership, areas = ground.partnership, ground.areas
    chosen = next((area for area in areas if area.code == wishes.area), None)
    minutes = minutes_from(ground, wishes)
    if chosen is None:
        return Where("", wishes.start, minutes=minutes, furthest=wishes.minutes) if minutes else None
    others = {word for area in areas if area is not chosen for word in _words_for(area)}
    own = frozenset({*_words_for(chosen), partnership.name, partnership.slug})
    return Where(chosen.code, chosen.name, own, frozenset(others - own), minutes, wishes.minutes)


def minutes_from(ground, wishes):
    """Minutes with a pram to each service that is on the map, by its id; None without a postcode that we know."""
    point = places.position_of(ground.partnership, wishes.start) if wishes.start else None
    if point is None:
        return None
    found = in_reach(places.with_positions(ground.partnership, ground.offers), point, wishes.minutes)
    return {way.offer.id: way.minutes for way in found.ways if way.minutes is not None}


def _words_for(area):
    """What people write for an area: its code, its name, and the name without what stands in brackets."""
    return {area.code, area.name, area.name.partition(" (")[0]}


def kept_in(walkthrough):
    """The proposal as it was when the walk was finished, or None for a walk of before."""
    return from_json(walkthrough.proposal) if walkthrough.proposal else None
