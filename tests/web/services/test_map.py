"""The map of services, postcode positions, and the way on foot."""

from datetime import time as clock
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.services.open_to import Access, Hours, Location
from fivefold.vocabulary.support import Tier
from fivefold_web.audit import queries as audit
from fivefold_web.services.presenters.places import hours_words
from fivefold_web.services.queries import directory
from fivefold_web.services.queries import places as queries
from tests.builders.ground import boundaries
from tests.builders.need import figures_in
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service

POSTCODES = "Postcode,Latitude,Longitude\nM33 1AA,53.405,-2.395\nM33 1AB,53.415,-2.37\n"
HUB = Location("Hub", "1 High Street", "M33 1AA")


def text_of(answer):
    return " ".join(unescape(answer.content.decode()).split())


def upload(browser, at, content=POSTCODES, name="mine.csv"):
    sent = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return browser.post(at("map/postcodes/"), {"file": sent}, follow=True)


def take_in(browser, at, content=POSTCODES, name="mine.csv", source="Council"):
    preview = upload(browser, at, content, name)
    return browser.post(preview.request["PATH_INFO"], {"source": source}, follow=True)


@pytest.fixture
def ground(place, tmp_path):
    figures_in(place, boundaries(8), name="small.geojson", tmp_path=tmp_path, source="ONS")


# --- postcodes ---------------------------------------------------------------------------------------------------


def test_a_file_of_postcodes_enters_after_its_preview_and_places_services(place, browser_of_member, at):
    a_service(place, "Play", locations=(HUB,))
    a_service(place, "Helpline", postcode="n/a", address="n/a")
    preview = upload(browser_of_member, at)
    assert "With this file 1 of 2 services stand on the map." in text_of(preview)
    assert queries.postcode_file_of(place) is None
    done = browser_of_member.post(preview.request["PATH_INFO"], {"source": "Council"}, follow=True)
    assert "2 postcodes have a position now." in text_of(done)
    assert "Testmouth: 1 of 2 services stand on the map" in text_of(done)
    assert "Positions of postcodes: Council, 2 postcodes." in text_of(done)
    (offer,) = [offer for offer in queries.located_offers(place) if offer.name == "Play"]
    assert (offer.locations[0].latitude, offer.locations[0].position) == (53.405, "postcode")


def test_a_newer_file_moves_services_and_the_directory_keeps_what_it_was_told(place, browser_of_member, at):
    a_service(place, "Play", locations=(HUB,))
    take_in(browser_of_member, at)
    told = directory.offers_for(place)
    take_in(browser_of_member, at, "Postcode,Latitude,Longitude\nM33 1AA,53.5,-2.4\n", "newer.csv")
    assert queries.located_offers(place)[0].locations[0].latitude == 53.5
    assert directory.offers_for(place) == told
    assert told[0].locations == (HUB,)


def test_a_position_that_was_typed_stays(place, browser_of_member, at):
    typed = Location("Hub", postcode="M33 1AA", latitude=53.0, longitude=-2.0, position="typed")
    a_service(place, "Play", locations=(typed,))
    take_in(browser_of_member, at)
    assert queries.located_offers(place)[0].locations == (typed,)


def test_the_same_file_twice_changes_nothing_and_each_change_is_in_the_record(place, browser_of_member, at):
    take_in(browser_of_member, at)
    take_in(browser_of_member, at)
    did = [event.did for event in audit.events_of(place) if "postcode" in event.thing_kind.casefold()]
    assert did == ["brought in"]
    assert queries.postcode_file_of(place).rows == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Postcode,Easting,Northing\nM33 1AA,378000,391000\n", "places postcodes on the National Grid only"),
        ("Name,Town\nHub,Sale\n", "has no column for the postcode"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"\x1f\x8b broken", "is damaged or was cut short"),
        (b"PK\x03\x04 broken", "is damaged"),
    ],
)
def test_what_is_no_file_of_postcodes_is_refused_at_once(place, browser_of_member, at, content, said):
    answer = upload(browser_of_member, at, content)
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert queries.postcode_file_of(place) is None


def test_a_file_with_one_wrong_row_enters_not_at_all_even_when_it_is_confirmed(place, browser_of_member, at):
    preview = upload(browser_of_member, at, POSTCODES + "M33 1AD,north,-2.3\n")
    assert "Row 4, column Latitude: “north” is no number of degrees." in text_of(preview)
    answer = browser_of_member.post(preview.request["PATH_INFO"], {"source": "Council"})
    assert (answer.status_code, queries.postcode_file_of(place)) == (422, None)


def test_a_file_may_be_let_go(place, browser_of_member, at):
    preview = upload(browser_of_member, at)
    browser_of_member.post(preview.request["PATH_INFO"] + "let-go/")
    assert browser_of_member.get(preview.request["PATH_INFO"]).status_code == 404


def test_the_file_of_another_place_is_not_found_and_its_postcodes_place_nothing(
    place, browser_of_member, at, client
):
    preview = upload(browser_of_member, at)
    take_in(browser_of_member, at, name="again.csv")
    other = a_place("Elsewhere")
    browser = signed_in(client, a_member(other))
    waiting = preview.request["PATH_INFO"].replace(place.slug, other.slug)
    assert browser.get(waiting).status_code == 404
    assert browser.get(preview.request["PATH_INFO"]).status_code == 404
    a_service(other, "Play", locations=(HUB,))
    assert not queries.located_offers(other)[0].locations[0].is_on_the_map


# --- the map -----------------------------------------------------------------------------------------------------


def _on_map(place, name="Play", longitude=-2.395, latitude=53.405, **facts):
    where = Location("Hall", postcode="M33 1AA", latitude=latitude, longitude=longitude, position="typed")
    return a_service(place, name, locations=(where,), **facts)


def test_the_list_says_what_the_map_shows_number_place_area_and_hours(place, browser_of_member, at, ground):
    monday = tuple(Hours(day, note="term time") for day in (0, 2))
    where = Location("Hall", "High Street", "M33 1AA", 53.405, -2.395, "typed", monday)
    a_service(place, "Play", locations=(where,))
    page = text_of(browser_of_member.get(at("map/")))
    assert "Hall, High Street, M33 1AA" in page
    assert "Trafford 000A" in page
    assert "Mon, Wed (term time)" in page
    assert 'aria-label="1 Play, Hall"' in page
    assert "Promotion (1)" in page


def test_services_that_are_not_on_the_map_say_why_with_a_way_to_mend_it(place, browser_of_member, at):
    nameless = a_service(place, "Nameless")
    a_service(place, "Typo", postcode="M33")
    a_service(place, "Unknown", postcode="M33 1ZZ")
    a_service(place, "By phone", access=frozenset({Access.REMOTE}))
    page = text_of(browser_of_member.get(at("map/")))
    assert "3 services are not on the map" in page
    for said in (
        "1 service: no place is given",
        "1 service: what is given is no postcode",
        "1 service: its postcode is not in the file of positions",
    ):
        assert said in page
    assert f'href="{at(f"{nameless.pk}/change/")}"' in page
    assert f'href="{at("map/postcodes/")}"' in page


def test_services_are_counted_by_area_and_nobody_is_left_out(place, browser_of_member, at, ground):
    _on_map(place, "Play")
    _on_map(place, "Team", -3.0)
    a_service(place, "Nowhere")
    page = text_of(browser_of_member.get(at("map/")))
    assert 'Trafford 000A</th><td data-label="Services">1</td><td data-label="Their numbers">2</td>' in page
    assert 'Outside these areas</th><td data-label="Services">1</td>' in page
    assert 'Not on the map</th><td data-label="Services">1</td>' in page


def test_the_map_narrows_by_what_the_address_says(place, browser_of_member, at):
    _on_map(place, "Play", languages=("Polish",), access=frozenset({Access.BUGGY}))
    _on_map(place, "Team", tiers={Tier.TREATMENT})
    for query, name in [
        ("language=Polish", "Play"), ("access=buggy", "Play"), ("tier=treatment", "Team"), ("text=team", "Team"),
    ]:  # fmt: skip
        page = text_of(browser_of_member.get(at(f"map/?{query}")))
        assert "Testmouth: 1 of 1 service stands on the map" in page
        assert f"1 {name}, Hall" in page
    assert "No service fits all of this." in text_of(
        browser_of_member.get(at("map/?language=Polish&tier=treatment"))
    )


def test_signs_may_stand_for_whom_a_service_is_offered_to(place, browser_of_member, at):
    _on_map(place, reach=None)
    page = text_of(browser_of_member.get(at("map/?by=reach")))
    assert "Whom it is offered to is not given (1)" in page


@pytest.mark.parametrize("kind", ["svg", "png", "csv", "xlsx"])
def test_the_map_can_be_taken_away(place, browser_of_member, at, ground, kind):
    _on_map(place, "=Play()")
    a_service(place, "Nowhere")
    answer = browser_of_member.get(at(f"map/file/{kind}/"))
    assert answer.status_code == 200
    assert "testmouth-map-of-services" in answer["Content-Disposition"]
    if kind == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert lines[1].startswith("1,'=Play(),")
        assert lines[2].endswith("no place is given")


def test_an_unknown_kind_of_file_and_a_map_of_nothing_are_not_found(place, browser_of_member, at):
    assert browser_of_member.get(at("map/file/pdf/")).status_code == 404
    assert browser_of_member.get(at("map/file/svg/")).status_code == 404


def test_an_empty_directory_says_so(place, browser_of_member, at):
    assert "The directory is empty." in text_of(browser_of_member.get(at("map/")))


def test_names_are_text(place, browser_of_member, at):
    _on_map(place, "<script>alert(1)</script>")
    answer = browser_of_member.get(at("map/")).content.decode()
    assert "<script>alert(1)" not in answer
    assert "&lt;script&gt;alert(1)" in answer


# --- on foot -----------------------------------------------------------------------------------------------------


def test_services_are_sorted_by_minutes_and_the_assumption_stands_beside_them(place, browser_of_member, at):
    take_in(browser_of_member, at)
    _on_map(place, "Near", -2.395, 53.410)
    _on_map(place, "Far", -2.395, 53.5)
    a_service(place, "By phone", access=frozenset({Access.REMOTE}))
    a_service(place, "Nowhere")
    page = text_of(browser_of_member.get(at("map/on-foot/?postcode=m33+1aa&minutes=20")))
    assert "the straight line times 1.3, because streets bend, at 4 km an hour" in page
    for said in (
        "1 of 4 services lie within 20 minutes on foot of M33 1AA",
        "about 11 minutes",
        "1 service is further away",
        "1 service comes to families",
        "1 service: not known how far",
    ):
        assert said in page


def test_a_family_may_set_out_from_a_service_or_the_middle_of_an_area(place, browser_of_member, at, ground):
    service = _on_map(place, "Near")
    page = text_of(browser_of_member.get(at(f"map/on-foot/?service={service.pk}")))
    assert "1 of 1 service lies within 20 minutes on foot of Near" in page
    page = text_of(browser_of_member.get(at("map/on-foot/?area=E01000100&minutes=60")))
    assert "on foot of the middle of Trafford 000A" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("postcode=Sale", "“Sale” is no postcode."),
        ("postcode=M33+1ZZ", "M33 1ZZ is not in the file of postcode positions."),
        ("postcode=M33+1AA&minutes=2", "5"),
        ("service=999", "999"),
    ],
)
def test_what_is_not_known_is_an_error_that_says_what_to_do(place, browser_of_member, at, query, said):
    answer = browser_of_member.get(at(f"map/on-foot/?{query}"))
    assert (answer.status_code, said in text_of(answer)) == (422, True)


# --- bounds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["map/", "map/on-foot/?postcode=M33+1AA", "map/postcodes/"])
def test_one_service_and_three_take_the_same_number_of_queries(place, browser_of_member, at, ground, where):
    take_in(browser_of_member, at)
    a_service(place, "One", locations=(HUB,))
    browser_of_member.get(at(where))
    with CaptureQueriesContext(connection) as one:
        browser_of_member.get(at(where))
    a_service(place, "Two", locations=(HUB, Location("Hall", postcode="M33 1AB")))
    a_service(place, "Three", locations=(Location("Elsewhere", postcode="M33 1ZZ"),))
    with CaptureQueriesContext(connection) as three:
        browser_of_member.get(at(where))
    assert len(three) == len(one)


def test_days_in_a_row_are_said_from_the_first_to_the_last():
    week = tuple(Hours(day, clock(9), clock(17)) for day in range(5))
    assert hours_words(week) == ["Mon to Fri, 09:00 to 17:00"]
    assert hours_words((Hours(0), Hours(2, note="term time"))) == ["Mon", "Wed (term time)"]
