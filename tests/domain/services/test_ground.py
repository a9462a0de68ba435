"""Which area holds a place of a service, and how services are counted by area without losing any."""

from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.ground import Finder, by_area, located
from fivefold.services.offer import Offer
from fivefold.services.open_to import Access, Location
from fivefold.services.reach import Point, Why
from fivefold.vocabulary.ground import GroundArea
from fivefold.vocabulary.shapes import holds


def square(n):
    x = float(n)
    ring = ((x, 50.0), (x + 1, 50.0), (x + 1, 51.0), (x, 51.0), (x, 50.0))
    return GroundArea(f"A{n}", f"Area {n}", ((ring,),), (x + 0.5, 50.5))


AREAS = tuple(square(n) for n in range(-4, 3))


def _offer(name, *points, **facts):
    places = tuple(Location("Hall", latitude=latitude, longitude=longitude) for latitude, longitude in points)
    return Offer(id=name, name=name, locations=places, **facts)


@given(st.floats(49, 52), st.floats(-5, 4))
def test_the_area_is_the_one_whose_outline_holds_the_point(latitude, longitude):
    found = Finder(AREAS).area_at(Point(latitude, longitude))
    slowly = next((area for area in AREAS if holds(area.outline, (longitude, latitude))), None)
    assert found is slowly


def test_every_service_is_counted_and_what_is_not_on_the_map_is_a_row_of_its_own():
    offers = [
        _offer("in one", (50.5, 0.5)),
        _offer("in two", (50.5, 0.5), (50.5, 1.5)),
        _offer("at sea", (55.0, 0.5)),
        _offer("by phone", access=frozenset({Access.REMOTE})),
        _offer("nowhere"),
        Offer(id="x", name="x", locations=(Location("Hall", postcode="n/a"),)),
    ]
    found = by_area(offers, AREAS)
    counted = {
        count.area.code: [offer.name for offer in count.offers] for count in found.areas if count.offers
    }
    assert counted == {"A0": ["in one", "in two"], "A1": ["in two"]}
    assert [offer.name for offer in found.outside] == ["at sea"]
    assert [offer.name for offer in found.to_them] == ["by phone"]
    assert [(offer.name, why) for offer, why in found.unplaced] == [
        ("nowhere", Why.NO_PLACE),
        ("x", Why.NOT_A_POSTCODE),
    ]


def test_a_place_gets_the_position_of_its_postcode_and_keeps_one_of_its_own():
    positions = {"M331AA": Point(53.4, -2.3)}
    found = located(Location("Hub", "1 High Street", "m33 1aa"), positions)
    assert (found.latitude, found.longitude, found.position, found.name) == (53.4, -2.3, "postcode", "Hub")
    typed = Location("Hub", postcode="M33 1AA", latitude=53.0, longitude=-2.0, position="typed")
    assert located(typed, positions) is typed
    unknown = Location("Hub", postcode="M33 1AB")
    assert located(unknown, positions) is unknown
