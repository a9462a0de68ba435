"""Reading where services are given and where postcodes lie."""

from dataclasses import dataclass, replace

from fivefold.services.ground import located
from fivefold.services.offer import Offer
from fivefold.services.reach import Point, places_of
from fivefold.vocabulary.postcodes import postcode_key
from fivefold_web.services.models import PostcodeFile, PostcodePosition, ServiceFact
from fivefold_web.services.queries.directory import Filters, listed, offers_for, offers_of

ASKED_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A service with its number on the map, its number in the directory, and the positions of its places."""

    number: int
    pk: int
    offer: Offer


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
    return offer if moved == offer.locations else replace(offer, locations=moved)


def placed(partnership, filters, keeps):
    """The services that the filters leave and `keeps` says yes to, numbered by name from 1."""
    rows = list(listed(partnership, filters))
    offers = with_positions(partnership, offers_of(partnership, rows))
    kept = [(row.pk, offer) for row, offer in zip(rows, offers, strict=True) if keeps(offer)]
    kept.sort(key=lambda pair: (pair[1].name.casefold(), pair[0]))
    return [Placed(number, pk, offer) for number, (pk, offer) in enumerate(kept, 1)]


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
