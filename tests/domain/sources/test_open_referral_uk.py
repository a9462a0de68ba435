import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold.services.offer import Offer, Status
from fivefold.sources import UnreadableFile, open_referral_uk, recognise_services
from fivefold.sources.open_referral_rules import faults
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from tests.domain.sources.test_services_in_spreadsheets import FULL

PLAIN = {
    "id": "ac148810-d857-441c-9679-408f346de14b", "name": "Baby Hub", "status": "active",
    "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Trust"},
}  # fmt: skip
LAPSE = [
    "organization has no description, which the standard asks for (1 of the services; taken in as they are)"
]
FOREIGN = PLAIN | {
    "description": " A hub. ", "minimum_age": 0, "maximum_age": 4, "url": "http://example.com", "fees": None,
    "schedules": [{"id": "x", "freq": "WEEKLY", "byday": "TH,FR"}],
    "service_areas": [{"id": "a", "name": "Northtown", "uri": "http://example.com"}],
    "attributes": [{"id": "b", "taxonomy_term": {"id": "c", "name": "Housing", "taxonomy": "other"}}],
    "service_at_locations": [{"id": "l", "location": {"id": "m", "addresses": [{"id": "n", "address_1": "1 High Street", "city": "Northtown", "postal_code": "N1 1AA", "country": "GB"}]}}],
    "made_up": {"kept": [1, 2, {"deep": True}]},
}  # fmt: skip


def as_json(thing):
    return json.dumps(thing).encode()


def itself(times):
    """A service whose place holds the service again, and so on."""
    inner = b"{}"
    for _time in range(times):
        inner = b'{"service": {"id": "1", "organization": ' + inner + b"}}"
    return inner


def words(reading):
    return [problem.words for problem in reading.problems]


@pytest.mark.parametrize(
    "answer", [PLAIN, [PLAIN], {"contents": [PLAIN], "total_pages": 1}, {"services": [PLAIN]}],
    ids=["one record", "a list", "a page", "services"],
)  # fmt: skip
def test_records_are_found_in_every_wrapping(read_services, answer):
    assert [offer.name for offer in read_services(as_json(answer), "s.json").offers] == ["Baby Hub"]


def test_a_record_is_a_service_in_our_words(read_services):
    (offer,) = read_services(as_json(FOREIGN)).offers
    assert (offer.organisation, offer.description, offer.ages, offer.areas, offer.address, offer.postcode) == (
        "Trust", "A hub.", AgeBand(0, 60), ("Northtown",), "1 High Street, Northtown", "N1 1AA",
    )  # fmt: skip


def test_an_unchanged_service_is_written_exactly_as_it_came(read_services):
    written = json.loads(open_referral_uk.document(read_services(as_json(FOREIGN)).offers))
    assert written["contents"] == [FOREIGN]


def test_a_changed_service_keeps_everything_that_did_not_change(read_services):
    (offer,) = read_services(as_json(FOREIGN)).offers
    changed = replace(offer, name="Baby Hub North", levels=frozenset({Level.FAMILY}), postcode="N2 2BB")
    (record,) = json.loads(open_referral_uk.document([changed]))["contents"]
    tag = record["attributes"][1]
    assert record["attributes"][0] == FOREIGN["attributes"][0]
    assert (tag["taxonomy_term"]["taxonomy"], tag["taxonomy_term"]["name"]) == ("Fivefold level", "family")
    assert record["service_at_locations"][0]["location"]["addresses"] == [
        {"id": "n", "address_1": "1 High Street", "city": "Northtown", "state_province": "", "postal_code": "N2 2BB",
         "country": "GB", "address_type": "physical"},
    ]  # fmt: skip
    unchanged = {k: v for k, v in FOREIGN.items() if k not in ("name", "attributes", "service_at_locations")}
    assert {key: record[key] for key in unchanged} == unchanged
    assert record["name"] == "Baby Hub North"


def test_our_own_service_comes_back_equal(read_services):
    assert read_services(open_referral_uk.document([FULL])).offers == (FULL,)


def test_what_we_write_keeps_the_rules_of_the_standard():
    (record,) = json.loads(open_referral_uk.document([FULL]))["contents"]
    assert list(faults(record)) == []
    assert (
        "description" not in json.loads(open_referral_uk.document([Offer(id="k", name="A")]))["contents"][0]
    )


line = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=("C", "Z")), max_size=8
)


@given(
    name=line.filter(bool),
    organisation=line,
    capacity=line,
    address=line,
    telephone=line,
    tiers=st.sets(st.sampled_from(Tier)),
    groups=st.sets(st.sampled_from(NeedGroup)),
    reach=st.none() | st.sampled_from(Reach),
    ages=st.none()
    | st.tuples(st.integers(-9, 59), st.integers(1, 60)).map(lambda a: AgeBand(a[0], a[0] + a[1])),
    status=st.sampled_from(Status),
    assured_on=st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_service_comes_back_equal(tmp_path, tiers, groups, **facts):
    offer = Offer(
        id="k",
        tiers=frozenset(tiers),
        primary=max(tiers, default=None),
        need_groups=frozenset(groups),
        **facts,
    )
    path = tmp_path / "any.json"
    path.write_bytes(open_referral_uk.document([offer]))
    assert recognise_services(path, "any.json").offers == (offer,)


def test_ages_changed_by_another_system_win_over_our_months(read_services):
    (record,) = json.loads(open_referral_uk.document([FULL]))["contents"]
    (offer,) = read_services(as_json(record | {"minimum_age": 1, "maximum_age": 3})).offers
    assert offer.ages == AgeBand(12, 48)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"name": None}, "name"), ({"status": "open"}, "status"), ({"id": ""}, "id"), ({"name": "  "}, "name"),
        ({"email": "email-example_com"}, "email"), ({"assured_date": "31/03/2026"}, "assured_date"),
        ({"organization": None}, "organization_id"), ({"minimum_age": "two"}, "minimum_age"),
        ({"url": "javascript:alert(1)"}, "url"), ({"organization": {"name": "no id"}}, "organization.id"),
        ({"service_areas": "Northtown"}, "service_areas"), ({"maximum_age": 900}, "maximum_age"),
        ({"organization": {"id": "x", "email": "nobody"}}, "organization.email"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named_by_its_field(read_services, change, where):
    reading = read_services(as_json([PLAIN, PLAIN | {"id": "2"} | change]))
    assert (reading.offers, [(p.row, p.column) for p in reading.problems]) == ((), [(2, where)])


def test_an_organisation_may_be_named_by_its_id_only(read_services):
    record = {key: part for key, part in PLAIN.items() if key != "organization"} | {"organization_id": "x"}
    assert read_services(as_json(record)).is_clean


def test_an_address_without_https_is_kept_but_is_no_link(read_services):
    reading = read_services(as_json(PLAIN | {"url": "example/counselling"}))
    assert [offer.website for offer in reading.offers] == [""]
    assert reading.notes == (
        "Baby Hub: 'example/counselling' is not a full address. It is kept in the record but not shown as a link.",
        *LAPSE,
    )
    assert (
        json.loads(open_referral_uk.document(reading.offers))["contents"][0]["url"] == "example/counselling"
    )


def test_one_id_for_two_services_is_a_problem(read_services):
    reading = read_services(as_json([PLAIN, PLAIN | {"name": "Other"}]))
    assert words(reading) == [
        ("Service 2, field id: The id ac148810-d857-441c-9679-408f346de14b is already used by service 1, with other "
        "content. Each service needs an id of its own.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'{"contents": [', "s.json is not complete JSON: line 1, character 15 cannot be read."),
        (b'{"contents": []}', "s.json holds no services."),
        (b'{"hello": 1}', "s.json holds no services."),
        (b'[{"id": NaN}]', "s.json cannot be read as a list of services."),
        (b"[" * 100_000, "s.json cannot be read as a list of services."),
        (b'{"name": "\xff"}', "s.json is not saved as UTF-8."),
        (b'[{"id": 1e999}]', "s.json cannot be read as a list of services."),
        (b'[{"id": "1", "name": "A", "name": "B"}]', "s.json gives the field 'name' twice in one record."),
        (b'[{"name": "A\\u0000"}]', "s.json holds signs that are not text, near 'A\ufffd'."),
        (b'[{"name": "A\\ud800"}]', "s.json holds signs that are not text, near 'A\ufffd'."),
        (itself(60), "s.json nests records more than 40 levels deep; one may hold itself."),
        (b'{"definitions": {}, "name": "x"}', "s.json holds no services."),
    ],
    ids=[
        "cut off",
        "empty page",
        "another document",
        "not a number",
        "endless brackets",
        "not utf-8",
        "a number without end",
        "a key twice",
        "a nought sign",
        "half a sign",
        "a record in itself",
        "another answer",
    ],
)
def test_other_json_is_refused_in_words(read_services, content, what):
    with pytest.raises(UnreadableFile) as caught:
        read_services(content, "s.json")
    assert caught.value.what == what


def test_things_that_are_no_records_are_named(read_services):
    assert words(read_services(as_json([PLAIN, 7]))) == [
        "Service 2: This is not a service record. A service is written in braces with an id, a name and a status."
    ]


def test_markup_stays_text(read_services):
    (offer,) = read_services(as_json(PLAIN | {"name": "<script>alert(1)</script>"})).offers
    assert offer.name == "<script>alert(1)</script>"
