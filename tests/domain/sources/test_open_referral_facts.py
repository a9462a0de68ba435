"""Every fact of a service through Open Referral UK and back; and what real records say in the standard's own fields."""

from dataclasses import fields, replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold.services.offer import ItemTag, Offer, Status
from fivefold.services.open_to import Access, Caregiver, CoProducer, Hours, Location, Referrer
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.sources import open_referral_uk, recognise_services
from fivefold.sources.open_referral_records import offer_of, record_of
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from tests.domain.sources.test_open_referral_uk import PLAIN, as_json, words

WHOLE = Offer(
    id="7d9e9c1e-0000-4000-8000-000000000001", name="Baby Hub", organisation="Family Hub", description="Line 1\nLine 2",
    levels=frozenset({Level.CHILD}), tiers=frozenset({Tier.TREATMENT}), primary=Tier.TREATMENT, reach=Reach.TARGETED,
    need_groups=frozenset({NeedGroup.GETTING_HELP}), ages=AgeBand(-9, 30), areas=("Northtown",),
    status=Status.TEMPORARILY_CLOSED, caregivers="Fathers too", eligibility="Anybody", capacity="12 families",
    address="1 High Street", postcode="N1 1AA", email="hub@example.org", telephone="0161 496 0000",
    website="https://example.org/hub", assured_on=date(2026, 3, 31), team="Parents and babies", exclusions="Nobody",
    serves=frozenset({Caregiver.FATHERS, Caregiver.KINSHIP}), referrers=frozenset({Referrer.SELF, Referrer.GP}),
    access=frozenset({Access.BUGGY, Access.REMOTE}), co_produced=frozenset({CoProducer.PARENTS}),
    languages=("Polish", "Easy words"), measures=("epds",), evidence="promising", cost="£2 a visit", free=False,
    asks_about_children=False,
    supply=Supply(12, 0, 1.5, 3, date(2026, 1, 2), Wait(0, 2.5, WaitBasis.MEASURED, date(2026, 2, 3)), date(2027, 3, 31)),
    locations=(
        Location("Hall", "1 High Street", "N1 1AA", 53.4, -2.3, "postcode", (Hours(0, time(9), time(12), "term time"), Hours(4))),
        Location("Library", "2 Low Street", "N2 2BB"),
    ),
    tags=frozenset({ItemTag("factor", "poverty", "lessens it"), ItemTag("intervention", "vig"), ItemTag("nest", "x")}),
)  # fmt: skip


def test_the_example_says_every_fact_of_a_service():
    silent = {fact.name for fact in fields(Offer) if getattr(WHOLE, fact.name) == fact.default}
    assert silent == {"original"}


def test_every_fact_comes_back(read_services):
    assert read_services(open_referral_uk.document([WHOLE])).offers == (WHOLE,)


text = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("C",)), max_size=8)
line = text.map(lambda said: " ".join(said.split()))
hours = st.builds(
    lambda day, opens, length, note: Hours(day, time(opens), time(opens + length), note),
    st.integers(0, 6), st.integers(6, 15), st.integers(1, 6), line,
)  # fmt: skip
places = st.builds(
    lambda name, address, code, at, found, open_at: Location(
        name, address, code, *(at or (None, None)), found if at else "", tuple(open_at)
    ),
    line, line, line,
    st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    st.sampled_from(["feed", "postcode", "typed"]),
    st.lists(hours, max_size=3, unique_by=lambda one: (one.weekday, one.opens)),
)  # fmt: skip
several = st.lists(line.filter(bool), max_size=3, unique=True).map(tuple)
facts = {
    "organisation": line, "description": text, "areas": several, "cost": text, "eligibility": text, "languages": several,
    "free": st.none() | st.booleans(), "locations": st.lists(places, max_size=3).map(tuple), "address": line,
    "postcode": line, "telephone": line, "access": st.frozensets(st.sampled_from(Access)),
    "serves": st.frozensets(st.sampled_from(Caregiver)), "asks_about_children": st.none() | st.booleans(),
    "team": line, "evidence": line,
}  # fmt: skip


def through(tmp_path, *offers):
    path = tmp_path / "any.json"
    path.write_bytes(open_referral_uk.document(offers))
    return recognise_services(path, "any.json").offers


@given(about=st.fixed_dictionaries(facts))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_service_comes_back_equal(tmp_path, about):
    offer = Offer(id="k", name="A", **about)
    assert [replace(one, original="") for one in through(tmp_path, offer)] == [offer]


@given(before=st.fixed_dictionaries(facts), after=st.fixed_dictionaries(facts))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_strangers_record_takes_any_change_and_keeps_what_we_do_not_know(tmp_path, before, after):
    record = record_of(Offer(id="k", name="A", **before)) | {"made_up": {"kept": [1, 2]}}
    known, _doubts = offer_of(record)
    changed = replace(known, **after)
    written = record_of(changed)
    assert written["made_up"] == {"kept": [1, 2]}
    assert replace(offer_of(written)[0], original="") == replace(changed, original="")


FOREIGN = PLAIN | {
    "fees": "Donations welcome",
    "cost_options": [{"id": "c1", "option": "Under 1s", "amount": 0}, {"id": "c2", "option": "Others", "amount": 2.5, "amount_description": "a visit"}],
    "languages": [{"id": "l1", "name": "Polish"}, {"id": "l2", "code": "ur"}, {"id": "l3"}],
    "schedules": [
        {"id": "s1", "service_at_location_id": "at1", "freq": "WEEKLY", "interval": 2, "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00"},
        {"id": "s2", "service_at_location_id": "at1", "freq": "MONTHLY", "byday": "1MO", "opens_at": "22:00", "closes_at": "02:00"},
    ],
    "service_at_locations": [
        {"id": "at1", "colour": "red", "location": {
            "id": "p1", "location_type": "physical", "name": "Hall", "latitude": "53.4", "longitude": -2.3,
            "addresses": [
                {"id": "a0", "address_type": "postal", "address_1": "PO Box", "postal_code": "N9 9ZZ"},
                {"id": "a1", "address_type": "physical", "address_1": "1 High St", "city": "n/a", "postal_code": "N1 1AA"}],
            "accessibility": [{"id": "x", "description": "Induction loop. No step-free access.", "details": "Baby changing on floor 1"}]}},
        {"id": "at2", "location": {"id": "p2", "location_type": "virtual", "name": "n/a"}},
        {"id": "at3", "location": {"id": "p3", "location_type": "physical", "name": "Far", "latitude": 100, "longitude": 101}},
    ],
}  # fmt: skip


def test_the_standards_own_fields_are_our_facts(read_services):
    (offer,) = read_services(as_json(FOREIGN)).offers
    assert (offer.cost, offer.free, offer.languages) == (
        "Donations welcome; Under 1s: free; Others: £2.50 a visit", None, ("Polish", "Urdu"),
    )  # fmt: skip
    assert offer.access == {Access.HEARING_LOOP, Access.BABY_CHANGING, Access.REMOTE}
    hall, far = offer.locations
    assert hall == Location(
        "Hall", "1 High St", "N1 1AA", 53.4, -2.3, "feed",
        (
            Hours(0, time(22), None, "first in the month; until 02:00 the next day"),
            Hours(3, time(10), time(18), "every 2 weeks"),
            Hours(4, time(10), time(18), "every 2 weeks"),
        ),
    )  # fmt: skip
    assert far == Location("Far")


def test_what_cannot_be_used_is_said(read_services):
    assert read_services(as_json(FOREIGN)).notes[0] == (
        "Baby Hub: 100, 101 is no position of a place, so it is not put on the map."
    )


def test_one_changed_place_leaves_all_the_others_as_they_came(read_services):
    (offer,) = read_services(as_json(FOREIGN)).offers
    hall, far = offer.locations
    written = record_of(replace(offer, locations=(replace(hall, name="New hall"), far)))
    first, *others = written["service_at_locations"]
    was, virtual, there = FOREIGN["service_at_locations"]
    assert first == was | {"location": was["location"] | {"name": "New hall"}}
    assert others == [virtual, there]
    kept = {key: part for key, part in written.items() if key != "service_at_locations"}
    assert kept == {key: part for key, part in FOREIGN.items() if key != "service_at_locations"}


def test_changed_hours_take_the_place_of_the_former_ones_there(read_services):
    (offer,) = read_services(as_json(FOREIGN)).offers
    hall, far = offer.locations
    written = record_of(replace(offer, locations=(replace(hall, hours=(Hours(1, time(9), time(11)),)), far)))
    (schedule,) = written["schedules"]
    del schedule["id"]
    assert schedule == {
        "service_at_location_id": "at1", "freq": "WEEKLY", "interval": 1, "byday": "TU", "opens_at": "09:00:00",
        "closes_at": "11:00:00",
    }  # fmt: skip
    assert written["service_at_locations"] == FOREIGN["service_at_locations"]


def test_an_address_that_another_system_changed_wins_over_what_we_said_beside_it(read_services):
    record = record_of(Offer(id="k", name="A", organisation="O", address="1 High Street", postcode="N1 1AA"))
    address = record["service_at_locations"][0]["location"]["addresses"][0]
    assert read_services(as_json(record)).offers[0].locations == ()
    address["postal_code"] = "N2 2BB"
    (offer,) = read_services(as_json(record)).offers
    assert (offer.postcode, [place.postcode for place in offer.locations]) == ("N2 2BB", ["N2 2BB"])


@pytest.mark.parametrize(
    ("prices", "fees", "free"),
    [
        ([0], "", True),
        ([3], "", False),
        ([0, 3], "", None),
        ([], "Free of charge.", True),
        ([], "Ask us", None),
    ],
)
def test_free_is_said_only_where_nothing_speaks_against_it(read_services, prices, fees, free):
    record = PLAIN | {"fees": fees, "cost_options": [{"id": str(n), "amount": n} for n in prices]}
    assert read_services(as_json(record)).offers[0].free is free


def test_services_at_locations_become_services_with_all_their_places(read_services):
    at = [
        {"id": f"at{n}", "location": {"id": f"p{n}", "name": f"Place {n}"}, "service": PLAIN} for n in (1, 2)
    ]
    (offer,) = read_services(as_json({"contents": at})).offers
    assert (offer.name, [place.name for place in offer.locations]) == ("Baby Hub", ["Place 1", "Place 2"])


def test_an_organisation_gives_its_services_its_name(read_services):
    service = {key: part for key, part in PLAIN.items() if key != "organization"}
    whole = {"id": "o", "name": "Trust", "description": "We help", "services": [service]}
    (offer,) = read_services(as_json(whole)).offers
    assert (offer.name, offer.organisation) == ("Baby Hub", "Trust")


def test_tellings_of_one_service_that_never_contradict_are_one_service(read_services):
    fuller = PLAIN | {"description": "Help", "last_modified": "2026-02-01"}
    reading = read_services(as_json([PLAIN | {"last_modified": "2026-01-01"}, fuller, PLAIN]))
    (offer,) = reading.offers
    assert (offer.description, [repeat.words for repeat in reading.repeated]) == (
        "Help", ["Baby Hub: given 3 times, never in contradiction; brought together as one service."],
    )  # fmt: skip


def test_the_organisation_that_the_schema_forgets_is_asked_for(read_services):
    alone = {key: part for key, part in PLAIN.items() if key != "organization"}
    assert words(read_services(as_json(alone))) == [
        (
            "Service 1, field organization_id: Nothing says which organisation offers the service. "
            "(service 'Baby Hub') Add organization or organization_id."
        )
    ]


def page(number, *records, of=2):
    return as_json({"page_number": number, "total_pages": of, "contents": list(records)})


def joined(tmp_path, *pages):
    paths = []
    for number, content in enumerate(pages, 1):
        path = tmp_path / f"p{number}"
        path.write_bytes(content)
        paths.append((path, f"p{number}.json"))
    return open_referral_uk.joined(paths)


def test_pages_of_one_feed_are_read_together(tmp_path, read_services):
    reading = read_services(joined(tmp_path, page(1, PLAIN), page(2, PLAIN | {"id": "2"})))
    assert (len(reading.offers), reading.is_whole) == (2, True)


def test_pages_that_lack_are_named(tmp_path, read_services):
    reading = read_services(joined(tmp_path, page(1, PLAIN, of=4), page(3, PLAIN | {"id": "2"}, of=4)))
    assert (reading.is_whole, reading.notes[0]) == (
        False,
        "Of 4 pages 2 are lacking: 2, 4. Upload them as well.",
    )


def test_a_problem_on_a_page_names_the_file(tmp_path, read_services):
    reading = read_services(joined(tmp_path, page(1, PLAIN), page(2, PLAIN | {"id": "2", "email": "nobody"})))
    assert words(reading) == [
        (
            "Service 2, field email: 'nobody' is not an e-mail address. (service 'Baby Hub', file p2.json) "
            "Write it as name@example.org, or leave the field out."
        )
    ]
