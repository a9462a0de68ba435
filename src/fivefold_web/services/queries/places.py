"""Reading where services are given and where postcodes lie."""

from collections import defaultdict
from dataclasses import dataclass, replace
from operator import is_

from fivefold.services.ground import located
from fivefold.services.offer import Offer
from fivefold.services.open_to import Access, Hours, Location
from fivefold.services.reach import Point, places_of
from fivefold.vocabulary.postcodes import postcode_key
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.services.models import (
    LocationHours,
    PostcodeFile,
    PostcodePosition,
    ServiceFact,
    ServiceLocation,
    ServiceTier,
)
from fivefold_web.services.queries.directory import Filters, listed, offers_for

ASKED_AT_ONCE = 5_000
# What the signs of the map stand for: the main kind of support, or whom a service is offered to.
KIND, REACH = "kind", "reach"


@dataclass(frozen=True, slots=True)
class Placed:
    """A service with its number on the map, its number in the directory, and the positions of its places.

    rows: the numbers of its places in the tables, to read their hours by
    """

    number: int
    pk: int
    offer: Offer
    rows: tuple[int, ...] = ()


def postcode_file_of(partnership):
    """The file of postcode positions that is held, or None."""
    return PostcodeFile.objects.filter(partnership=partnership).first()


def position_of(partnership, written):
    """Where a postcode lies, or None where it is no postcode or not in the file."""
    key = postcode_key(written)
    return positions_of(partnership, {key}).get(key) if key else None


def positions_of(partnership, keys):
    """Points by postcode (in capitals, without its space); those that are not in the file are left out."""
    columns, found, every = ("postcode", "latitude", "longitude"), {}, sorted(keys)
    for start in range(0, len(every), ASKED_AT_ONCE):
        some = every[start : start + ASKED_AT_ONCE]
        rows = PostcodePosition.objects.filter(partnership=partnership, postcode__in=some)
        for key, latitude, longitude in rows.values_list(*columns):
            found[key] = Point(latitude, longitude)
    return found


def located_offers(partnership):
    """Every service that is not archived, its places with positions: their own, else those of their postcodes."""
    return with_positions(partnership, offers_for(partnership))


def with_positions(partnership, offers):
    """These services with the positions of the postcodes of their places, in one query.

    The position of a postcode is never kept with the service: a newer file moves its places, and what goes out in a
    feed is what came in.
    """
    places = [(offer, places_of(offer)) for offer in offers]
    wanted = {
        key
        for _offer, all_places in places
        for place in all_places
        if not place.is_on_the_map and (key := postcode_key(place.postcode))
    }
    positions = positions_of(partnership, wanted) if wanted else {}
    return [_moved(offer, all_places, positions) for offer, all_places in places]


def _moved(offer, all_places, positions):
    moved = tuple(located(place, positions) for place in all_places)
    same = len(moved) == len(offer.locations) and all(map(is_, moved, offer.locations))
    return offer if same else replace(offer, locations=moved)


def placed(partnership, filters, keeps):
    """The services that the filters leave and `keeps` says yes to, numbered by name from 1.

    Only what a map asks of a service is read; hours are read for those that are listed (`with_hours`).
    """
    primary = dict(
        ServiceTier.objects.filter(partnership=partnership, is_primary=True).values_list("service_id", "tier")
    )
    facts, where = _facts(partnership), _places(partnership)
    kept = []
    columns = ("pk", "key", "name", "organisation_name", "reach", "address", "postcode")
    for pk, key, name, organisation, reach, address, postcode in listed(partnership, filters).values_list(*columns):  # fmt: skip
        main = Tier(primary[pk]) if pk in primary else None
        rows, places = where.get(pk, ((), ()))
        offer = Offer(
            id=key,
            name=name,
            organisation=organisation,
            tiers=frozenset({main} if main else ()),
            primary=main,
            reach=Reach(reach) if reach else None,
            access=frozenset(map(Access, facts["access"].get(pk, ()))),
            languages=tuple(facts["language"].get(pk, ())),
            address=address,
            postcode=postcode,
            locations=tuple(places),
        )
        if keeps(offer):
            kept.append((pk, offer, tuple(rows)))
    kept.sort(key=lambda one: (one[1].name.casefold(), one[0]))
    offers = with_positions(partnership, [offer for _pk, offer, _rows in kept])
    return [
        Placed(number, pk, offer, rows)
        for number, ((pk, _offer, rows), offer) in enumerate(zip(kept, offers, strict=True), 1)
    ]


def _facts(partnership):
    """Access and languages by service."""
    found = {"access": defaultdict(list), "language": defaultdict(list)}
    said = ServiceFact.objects.filter(partnership=partnership, kind__in=found)
    for number, kind, word in said.values_list("service_id", "kind", "word"):
        found[kind][number].append(word)
    return found


def _places(partnership):
    """Row numbers and places by service, without hours."""
    found = defaultdict(lambda: ([], []))
    columns = ("pk", "service_id", "name", "address", "postcode", "latitude", "longitude", "position_from")
    for row, service, *one in ServiceLocation.objects.filter(partnership=partnership).values_list(*columns):
        rows, places = found[service]
        rows.append(row)
        places.append(Location(*one))
    return found


def with_hours(partnership, some):
    """These services with the hours of their places, in one query."""
    wanted = [row for one in some for row in one.rows]
    hours, columns = defaultdict(list), ("location_id", "weekday", "opens", "closes", "note")
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        these = LocationHours.objects.filter(
            partnership=partnership, location__in=wanted[start : start + ASKED_AT_ONCE]
        )
        for row, *one in these.values_list(*columns):
            hours[row].append(Hours(*one))
    return [_opened(one, hours) if one.rows else one for one in some]


def _opened(one, hours):
    pairs = zip(one.offer.locations, one.rows, strict=True)
    places = tuple(replace(place, hours=tuple(hours.get(row, ()))) for place, row in pairs)
    return replace(one, offer=replace(one.offer, locations=places))


def located_rows(partnership):
    """Every service that runs now, numbered by name, with positions: to choose one to set out from."""
    return placed(partnership, Filters(), lambda offer: True)


def narrowed(partnership, everything, filters, keeps):
    """Those of the services that the filters leave, numbered anew."""
    left = set(listed(partnership, filters).values_list("pk", flat=True))
    kept = [one for one in everything if one.pk in left and keeps(one.offer)]
    return [replace(one, number=number) for number, one in enumerate(kept, 1)]


def languages_said(partnership):
    """Languages that services of the place name, by name."""
    said = ServiceFact.objects.filter(
        partnership=partnership, kind="language", service__archived__isnull=True
    )
    return sorted(set(said.values_list("word", flat=True)), key=str.casefold)
