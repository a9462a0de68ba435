"""Our own feed: what everybody sees, in the standard's forms."""

import json
from dataclasses import replace

import jsonschema
import pytest

from fivefold.services.offer import Offer
from fivefold.sources.open_referral_feed import Asked, open_feed, told
from fivefold.sources.open_referral_public import public
from fivefold.sources.open_referral_records import record_of
from tests.domain.sources.test_open_referral_facts import FOREIGN, WHOLE

STRANGE = FOREIGN | {
    "id": "not a uuid", "url": "example counselling", "last_modified": "yesterday", "assurer_email": "ann@example.org",
    "contacts": [{"id": "c", "name": "Ann", "email": "ann@example.org", "phones": [{"id": "p", "number": "1"}]}],
    "attributes": [{"taxonomy_term": {"id": "t", "term": "Housing", "taxonomy": "esd"}}],
}  # fmt: skip


def feed(*records):
    return open_feed(told(public(record, "2026-01-01T00:00:00Z")) for record in records)


def page(of, endpoint="services", **asked):
    return json.loads(of.page(endpoint, Asked(**asked)))


def many(count):
    made = [
        replace(WHOLE, id=f"0000000{n}-0000-4000-8000-000000000001", name=f"Hub {n}") for n in range(count)
    ]
    return feed(*(record_of(offer) for offer in made))


def test_a_list_is_told_page_by_page():
    of = many(5)
    first, last, past = page(of, per_page=2), page(of, page=3, per_page=2), page(of, page=9, per_page=2)
    heads = ("total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty")
    assert [first[key] for key in heads] == [5, 3, 1, 2, True, False, False]
    assert [last[key] for key in heads] == [5, 3, 3, 1, False, True, False]
    assert [past[key] for key in heads] == [5, 3, 9, 0, False, True, True]
    assert [one["name"] for one in last["contents"]] == ["Hub 4"]


def test_lists_are_short_and_one_thing_is_told_in_full():
    of = many(1)
    (short,) = page(of)["contents"]
    full = json.loads(of.one("services", short["id"]))
    assert short == {key: part for key, part in full.items() if not isinstance(part, list)}
    assert [place["location"]["name"] for place in full["service_at_locations"]] == ["Hall", "Library"]
    assert page(of, full=True)["contents"] == [full]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "HUB 3"}, ["Hub 3"]), ({"search": "nothing"}, []), ({"minimum_age": 1}, []),
        ({"maximum_age": 3, "per_page": 1}, ["Hub 0"]), ({"modified_after": "2026-01-02"}, []),
    ],
)  # fmt: skip
def test_lists_are_narrowed(asked, found):
    assert [one["name"] for one in page(many(4), **asked)["contents"]] == found


def test_a_term_finds_the_services_that_have_it():
    of = many(2)
    terms = {term["name"]: term for term in page(of, "taxonomy_terms", per_page=500)["contents"]}
    assert page(of, taxonomy_term_id=terms["child"]["id"])["total_items"] == 2
    assert page(of, taxonomy_id=terms["child"]["taxonomy_id"])["total_items"] == 2
    assert page(of, taxonomy_term_id="another")["total_items"] == 0
    names = [one["name"] for one in page(of, "taxonomies", per_page=500)["contents"]]
    assert (names == sorted(names), "Fivefold level" in names) == (True, True)


def test_places_and_organisations_are_told_with_their_services():
    of = many(2)
    places = page(of, "service_at_locations")["contents"]
    assert [(one["location"]["name"], one["service"]["name"]) for one in places] == [
        ("Hall", "Hub 0"), ("Library", "Hub 0"), ("Hall", "Hub 1"), ("Library", "Hub 1"),
    ]  # fmt: skip
    place = json.loads(of.one("service_at_locations", places[0]["id"]))
    assert (place["service"]["name"], "service_at_locations" in place["service"]) == ("Hub 0", False)
    (trust,) = page(of, "organizations")["contents"]
    full = json.loads(of.one("organizations", trust["id"]))
    assert (full["name"], [one["name"] for one in full["services"]]) == ("Family Hub", ["Hub 0", "Hub 1"])


def test_what_partners_plan_with_and_addresses_of_people_stay_at_home():
    all_of_it = json.dumps([public(record_of(WHOLE)), public(STRANGE)])
    for word in ("funding ends", "caseload", "volunteers", "ann@example.org"):
        assert word not in all_of_it
    assert ("wait in weeks" in all_of_it, "hub@example.org" in all_of_it) == (True, True)


def test_a_thing_that_is_not_there_is_nothing():
    assert many(1).one("services", "another") is None


@pytest.fixture(scope="module")
def schema(realdata):
    def checked(name, thing):
        rules = json.loads((realdata / "oruk" / "schema" / f"{name}.json").read_text())
        checker = jsonschema.Draft202012Validator(
            rules, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        return [f"{'.'.join(map(str, fault.path))}: {fault.message}" for fault in checker.iter_errors(thing)]

    return checked


@pytest.mark.realdata
@pytest.mark.parametrize("record", [record_of(WHOLE), STRANGE, record_of(Offer(id="k", name="A"))])
def test_everything_that_is_told_keeps_the_schemas_of_the_standard(schema, record):
    of = feed(record)
    lists = {
        "services": "service",
        "service_at_locations": "service_at_location",
        "organizations": "organization",
    }
    for endpoint, name in lists.items():
        for short in page(of, endpoint)["contents"]:
            assert schema(f"{name}_list", short) == []
            assert schema(name, json.loads(of.one(endpoint, short["id"]))) == []


@pytest.mark.realdata
def test_a_file_that_we_write_keeps_the_schema_too(schema):
    assert schema("service", record_of(WHOLE)) == []


@pytest.mark.realdata
@pytest.mark.parametrize("mock", ["Test_service_full", "Warn_service_full", "Fail_service_full"])
def test_the_mocks_become_records_for_everybody(realdata, schema, mock):
    record = json.loads((realdata / "oruk" / "validator_mocks" / f"V3.0-UK-{mock}.json").read_text())
    assert (schema("service", record) == []) is not mock.startswith("Fail")
    assert schema("service", public(record)) == []
