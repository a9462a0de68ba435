"""How far services are with a pram, and why it is not known of some."""

from math import acos, cos, degrees, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.offer import Offer
from fivefold.services.open_to import Access, Location
from fivefold.services.reach import (
    EARTH_METRES,
    How,
    Point,
    Why,
    in_reach,
    metres_between,
    minutes_on_foot,
    why_not_on_the_map,
)
from fivefold.vocabulary.on_foot import DETOUR, PACE
from fivefold.vocabulary.plane import Plane
from fivefold.vocabulary.postcodes import postcode_key, spaced

HUB = Point(53.4, -2.3)
points = st.builds(Point, st.floats(49, 61), st.floats(-8, 2))


def _place_at(metres_north, name="Centre"):
    return Location(
        name, "1 High Street", "M33 1AA", HUB.latitude + degrees(metres_north / EARTH_METRES), HUB.longitude
    )


def _offer(name="Stay and play", **facts):
    return Offer(id=name, name=name, **facts)


def test_a_degree_along_the_equator_and_along_a_meridian_is_the_same_known_length():
    assert round(metres_between(Point(0, 0), Point(0, 1))) == 111_195
    assert round(metres_between(Point(53, -2), Point(54, -2))) == 111_195


@pytest.mark.parametrize(
    ("start", "end", "kilometres"),
    [
        (Point(51.5074, -0.1278), Point(55.9533, -3.1883), 534),  # London and Edinburgh
        (Point(53.4808, -2.2426), Point(53.4084, -2.9916), 50),  # Manchester and Liverpool
        (Point(51.4545, -2.5879), Point(51.4816, -3.1791), 41),  # Bristol and Cardiff
    ],
)
def test_known_towns_are_as_far_apart_as_known(start, end, kilometres):
    assert round(metres_between(start, end) / 1000) == kilometres


def _by_the_angle(start, end):
    """The slow oracle: the angle between two directions from the middle of the earth."""
    a, b = radians(start.latitude), radians(end.latitude)
    turn = radians(end.longitude - start.longitude)
    return EARTH_METRES * acos(max(-1.0, min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(turn))))


@given(points, points)
def test_the_line_is_the_angle_at_the_middle_of_the_earth(start, end):
    assert metres_between(start, end) == pytest.approx(_by_the_angle(start, end), abs=0.5)
    assert metres_between(start, end) == metres_between(end, start)


@given(st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_near_by_it_agrees_with_the_ellipsoid_within_six_in_a_thousand(east, north):
    longitude, latitude = Plane(HUB.longitude, HUB.latitude).degrees(east, north)
    flat = (east * east + north * north) ** 0.5
    assert metres_between(HUB, Point(latitude, longitude)) == pytest.approx(flat, rel=0.006, abs=0.01)


def test_a_kilometre_in_a_straight_line_takes_nineteen_and_a_half_minutes_and_the_assumption_is_stated():
    north = Point(HUB.latitude + degrees(1000 / EARTH_METRES), HUB.longitude)
    assert (PACE, DETOUR) == (4.0, 1.3)
    assert minutes_on_foot(HUB, north) == pytest.approx(19.5)
    assert minutes_on_foot(HUB, north, pace=5, detour=1) == pytest.approx(12)


def test_the_nearest_of_several_places_counts():
    offer = _offer(
        locations=(_place_at(3000), _place_at(500, "Library"), Location("Hall", postcode="M33 9ZZ"))
    )
    (way,) = in_reach([offer], HUB, 15).ways
    assert (way.how, way.place.name, round(way.minutes, 2)) == (How.ON_FOOT, "Library", 9.75)


def test_services_are_sorted_by_how_a_family_comes_to_them_and_by_minutes():
    offers = [
        _offer("No place"),
        _offer("Far", locations=(_place_at(5000),)),
        _offer("Second", locations=(_place_at(900),)),
        _offer("By phone", access=frozenset({Access.REMOTE})),
        _offer("First", locations=(_place_at(-400),)),
        _offer("Comes home from afar", access=frozenset({Access.AT_HOME}), locations=(_place_at(9000),)),
    ]
    reach = in_reach(offers, HUB, 20)
    assert [(way.offer.name, way.how) for way in reach.ways] == [
        ("First", How.ON_FOOT),
        ("Second", How.ON_FOOT),
        ("By phone", How.TO_THEM),
        ("Comes home from afar", How.TO_THEM),
        ("Far", How.TOO_FAR),
        ("No place", How.NOT_KNOWN),
    ]
    assert reach.way_to("Far").minutes == pytest.approx(97.5)
    assert reach.way_to("somewhere else") is None


@given(st.lists(st.floats(0, 20_000), max_size=12), st.floats(0, 240))
def test_every_service_stands_once_and_on_foot_means_within_the_minutes(distances, minutes):
    offers = [_offer(f"S{n}", locations=(_place_at(far),)) for n, far in enumerate(distances)]
    reach = in_reach(offers, HUB, minutes)
    assert sorted(way.offer.id for way in reach.ways) == sorted(offer.id for offer in offers)
    assert {way.offer.id for way in reach.on_foot} == {
        way.offer.id for way in reach.ways if way.minutes <= minutes
    }
    assert reach.ways == reach.on_foot + reach.to_them + reach.too_far + reach.not_known


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, Why.NO_PLACE),
        ({"address": "N/A", "postcode": "n/a"}, Why.NO_PLACE),
        ({"address": "Town hall"}, Why.NO_POSTCODE),
        ({"address": "Town hall", "postcode": "n/a"}, Why.NOT_A_POSTCODE),
        ({"postcode": "Sale"}, Why.NOT_A_POSTCODE),
        ({"postcode": "m33 1aa"}, Why.UNKNOWN_POSTCODE),
        ({"locations": (Location("Hall"), Location(postcode="M33 1AA"))}, Why.UNKNOWN_POSTCODE),
        ({"locations": (_place_at(0),)}, None),
    ],
)
def test_a_service_says_why_it_is_not_on_the_map(facts, why):
    assert why_not_on_the_map(_offer(**facts)) is why


def test_a_point_off_the_earth_is_refused():
    with pytest.raises(ValueError, match="no place on the earth"):
        Point(95, 0)


@pytest.mark.parametrize(
    "written", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA"]
)
def test_every_shape_of_postcode_is_read_and_written_back(written):
    assert spaced(postcode_key(written.lower())) == written


@pytest.mark.parametrize("written", ["", "n/a", "M33", "M333 1AA", "12345", "M33 1AA M33 1AB"])
def test_what_is_no_postcode_is_none(written):
    assert postcode_key(written) is None
