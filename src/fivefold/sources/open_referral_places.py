"""Where a service of Open Referral UK is given: its links to locations, their addresses and positions, both ways."""

from collections.abc import Sequence
from typing import Any

from fivefold.services.open_to import Location
from fivefold.sources.open_referral_hours import hours_of, schedules_at, write_hours
from fivefold.sources.open_referral_parts import Record, first, line, number, part, parts, put
from fivefold.sources.service_words import name_based_id

POSITION = "Fivefold position"
_FOUND_BY = ("postcode", "typed")
_ADDRESS_PARTS = ("address_1", "address_2", "city", "region", "state_province")


def read_places(record: Record, doubts: list[str]) -> tuple[Location, ...]:
    """Every place of the record that can be found or visited."""
    return tuple(place for _link, place in _linked(record, doubts) if place is not None)


def is_remote(record: Record) -> bool:
    """Whether one of its places is a virtual one."""
    links = parts(record, "service_at_locations")
    return any(part(link, "location").get("location_type") == "virtual" for link in links)


def _linked(record: Record, doubts: list[str]) -> list[tuple[Record, Location | None]]:
    links = parts(record, "service_at_locations")
    sole = len(links) == 1
    if not sole and any(not one.get("service_at_location_id") for one in parts(record, "schedules")):
        doubts.append("its opening hours name no place; they are kept in the record but not shown.")
    return [(link, _place(record, link, sole, doubts)) for link in links]


def _place(record: Record, link: Record, sole: bool, doubts: list[str]) -> Location | None:
    location = part(link, "location")
    latitude, longitude = _degrees(location, doubts)
    given = _address_in(location)
    place = Location(
        name=line(location.get("name"), 200),
        address=_address_words(given),
        postcode=line(given.get("postal_code"), 20),
        latitude=latitude,
        longitude=longitude,
        position=_found_by(location) if latitude is not None else "",
        hours=hours_of(schedules_at(record, link, sole), doubts),
    )
    return place if place != Location() else None


def _address_in(location: Record) -> Record:
    """The address that can be visited, else the first one."""
    every = parts(location, "addresses")
    return next((one for one in every if one.get("address_type") == "physical"), first(location, "addresses"))


def _address_words(given: Record) -> str:
    said = (line(given.get(name)) for name in _ADDRESS_PARTS)
    return ", ".join(part for part in said if part)


def _degrees(location: Record, doubts: list[str]) -> tuple[float | None, float | None]:
    """A position on Earth. 0, 0 lies in the sea and stands for "not known" in many directories."""
    latitude, longitude = number(location.get("latitude")), number(location.get("longitude"))
    if latitude is None or longitude is None:
        return None, None
    if (latitude, longitude) == (0, 0) or abs(latitude) > 90 or abs(longitude) > 180:
        doubts.append(f"{latitude:g}, {longitude:g} is no position of a place, so it is not put on the map.")
        return None, None
    return latitude, longitude


def _found_by(location: Record) -> str:
    terms = [part(one, "taxonomy_term") for one in parts(location, "attributes")]
    said = [str(term.get("name")) for term in terms if term.get("taxonomy") == POSITION]
    return next((word for word in said if word in _FOUND_BY), "feed")


# --- writing -----------------------------------------------------------------------------------------------------


def write_places(record: Record, owner: str, places: Sequence[Location]) -> None:
    """These places in the record. Links that stay as they are keep every word; so do links to no place of ours."""
    linked = _linked(record, [])
    former = [(link, place) for link, place in linked if place is not None]
    links = _matched(former, places)
    sole = len(linked) == 1
    for link, place in former:
        if place.hours and "id" in link and not any(link is one for one in links):
            write_hours(record, link, (), sole, owner)
    written = []
    for turn, (there, place) in enumerate(zip(links, places, strict=True)):
        was = next((known for one, known in former if one is there), None)
        here: Record = there if there is not None else {}
        here.setdefault("id", name_based_id(owner, "place", str(turn)))
        _write_place(here, place, was)
        if (was.hours if was else ()) != place.hours:
            write_hours(record, here, place.hours, sole, owner)
        written.append(here)
    turns = iter(written)
    in_their_order = [link if place is None else next(turns, None) for link, place in linked]
    put(record, "service_at_locations", [link for link in (*in_their_order, *turns) if link is not None])


def _matched(former: list[tuple[Record, Location]], places: Sequence[Location]) -> list[Record | None]:
    """For each place the link that said the same, else the one that stood at its turn, else none."""
    free = list(former)
    found: list[Record | None] = []
    for place in places:
        same = next((pair for pair in free if pair[1] == place), None)
        if same is not None:
            free = [pair for pair in free if pair is not same]
        found.append(same[0] if same else None)
    for turn, link in enumerate(found):
        at_turn = former[turn] if turn < len(former) else None
        if link is None and at_turn is not None and any(at_turn is pair for pair in free):
            found[turn] = at_turn[0]
            free = [pair for pair in free if pair is not at_turn]
    return found


def _write_place(link: Record, place: Location, was: Location | None) -> None:
    was = was or Location()
    location = dict(part(link, "location")) or _new_location(str(link["id"]))
    if place.name != was.name:
        put(location, "name", place.name)
    if (place.latitude, place.longitude) != (was.latitude, was.longitude):
        put(location, "latitude", place.latitude)
        put(location, "longitude", place.longitude)
    if place.position != was.position:
        _write_position(location, place.position)
    if (place.address, place.postcode) != (was.address, was.postcode):
        _write_address(location, place, was)
    link["location"] = location


def _new_location(link: str) -> Record:
    return {"id": name_based_id(link, "location"), "location_type": "physical"}


def _write_position(location: Record, found_by: str) -> None:
    """How we came to know where it lies, unless a directory said so."""
    others = [
        one for one in parts(location, "attributes") if part(one, "taxonomy_term").get("taxonomy") != POSITION
    ]
    ours: list[dict[str, Any]] = []
    if found_by in _FOUND_BY:
        term = {"id": name_based_id(POSITION, found_by), "name": found_by, "description": found_by, "taxonomy": POSITION}  # fmt: skip
        ours = [{"id": name_based_id(str(location.get("id")), POSITION), "taxonomy_term": term}]
    put(location, "attributes", [*others, *ours])


def _write_address(location: Record, place: Location, was: Location) -> None:
    """What changed of the address; the parts that the standard requires are always there, empty if need be."""
    every = parts(location, "addresses")
    given = _address_in(location)
    others = [one for one in every if one is not given]
    if not place.address and not place.postcode:
        put(location, "addresses", others)
        return
    new = dict(given) or {"id": name_based_id(str(location.get("id")), "address"), "address_1": ""}
    if place.address != was.address:
        new = {key: said for key, said in new.items() if key not in _ADDRESS_PARTS}
        new |= {"address_1": place.address}
    required = {
        "address_1": "", "city": "", "state_province": "", "postal_code": "", "country": "GB",
        "address_type": "physical",
    }  # fmt: skip
    location["addresses"] = [required | new | {"postal_code": place.postcode}, *others]
