"""Real directories and the mocks of the Open Referral UK validator."""

import json
from datetime import time

import pytest

from fivefold.services.offer import Status
from fivefold.services.open_to import Access, Hours
from fivefold.services.tally import Lack, tally_of
from fivefold.sources import UnreadableFile, open_referral_uk, recognise_services, service_sheet
from fivefold.vocabulary.ages import AgeBand

pytestmark = pytest.mark.realdata

MOCKS = "oruk/validator_mocks/V3.0-UK-"


def read(realdata, name):
    return recognise_services(realdata / name, name.rpartition("/")[2])


def test_the_record_that_keeps_the_rules_is_read(realdata):
    reading = read(realdata, f"{MOCKS}Test_service_full.json")
    (offer,) = reading.offers
    assert (reading.is_clean, offer.name, offer.organisation, offer.status, offer.ages) == (
        True, "Community Counselling", "Example Organization Inc.", Status.ACTIVE, AgeBand(144, 1212),
    )  # fmt: skip
    assert (offer.postcode, offer.address) == ("ABC 1234", "1-30 Main Street, MyCity, MyRegion, MyState")


def test_the_record_that_breaks_the_rules_fails_only_because_of_its_email(realdata):
    reading = read(realdata, f"{MOCKS}Fail_service_full.json")
    assert reading.offers == ()
    assert [(p.row, p.column) for p in reading.problems] == [(1, "email")]
    assert reading.problems[0].words == (
        "Service 1, field email: 'email-example_com' is not an e-mail address. (service 'Community Counselling') "
        "Write it as name@example.org, or leave the field out."
    )


def test_a_page_with_bad_records_names_each_of_them(realdata):
    reading = read(realdata, f"{MOCKS}Fail_service_list.json")
    assert (reading.offers, {p.row for p in reading.problems}) == ((), {1, 2, 3, 4})


def test_the_record_with_a_warning_is_read(realdata):
    assert read(realdata, f"{MOCKS}Warn_service_full.json").is_clean


def test_a_page_says_that_there_are_more_pages(realdata):
    reading = read(realdata, "oruk/examples/service_list.json")
    assert reading.notes == ("This is page 1 of 10; upload the other pages as well.",)
    assert len(reading.offers) == 1


@pytest.mark.parametrize("name", ["oruk/examples/service_full.json", f"{MOCKS}Warn_service_full.json"])
def test_an_unchanged_service_is_written_exactly_as_it_came(realdata, name):
    written = json.loads(open_referral_uk.document(read(realdata, name).offers))
    assert written["contents"] == [json.loads((realdata / name).read_text())]


@pytest.mark.parametrize(
    ("name", "services"),
    [
        ("services/trafford_mental_health_services.csv", 60),
        ("services/trafford_childrens_centres.csv", 2),
        ("services/gm_libraries.csv", 141),
        ("oruk/examples/service_full.json", 1),
    ],
)
def test_a_real_directory_comes_back_equal_from_excel_and_from_open_referral_uk(
    realdata, tmp_path, name, services
):
    offers = read(realdata, name).offers
    assert len(offers) == services
    (tmp_path / "a.xlsx").write_bytes(service_sheet.workbook(offers))
    (tmp_path / "b.json").write_bytes(open_referral_uk.document(offers))
    assert recognise_services(tmp_path / "a.xlsx", "a.xlsx").offers == offers
    assert recognise_services(tmp_path / "b.json", "b.json").offers == offers


def test_one_name_at_two_addresses_is_two_services(realdata):
    reading = read(realdata, "services/trafford_mental_health_services.csv")
    assert len({offer.id for offer in reading.offers}) == 60
    assert (
        "Being There is given for several addresses; each is kept as a service of its own." in reading.notes
    )


def test_a_directory_with_two_addresses_in_one_cell_keeps_the_first(realdata):
    offers = read(realdata, "services/gm_food_banks.csv").offers
    church = next(offer for offer in offers if "christchurchharpurhey" in offer.website)
    assert (len(offers), church.website) == (171, "http://christchurchharpurhey.org/")


def test_words_for_nothing_are_never_a_place_or_a_website(realdata):
    for name in ("services/bristol_oruk_services_at_locations.csv", "services/gm_food_banks.csv"):
        offers = read(realdata, name).offers
        said = [text.casefold() for o in offers for text in (o.website, o.email, o.telephone, *o.areas)]
        assert not {"n/a", "not known", "na", "[]"} & set(said)


def test_the_bristol_extract_enters_as_it_is(realdata):
    reading = read(realdata, "services/bristol_oruk_services_at_locations.csv")
    offers = {offer.name: offer for offer in reading.offers}
    assert (len(reading.offers), len(offers), reading.problem_count) == (360, 357, 0)
    changes = offers["'Changes' over 55's Wellbeing group - Whitehall/St George"]
    assert changes.ages == AgeBand(65 * 12, 1212)
    (place,) = changes.locations
    assert (place.latitude, place.longitude, place.position) == (51.4636, -2.55032, "feed")
    assert place.hours == (Hours(0, time(11)),)
    assert changes.description.startswith("Listed under: Disabled; Mental illness; Better health")
    assert sum(offer.ages is None for offer in reading.offers) == 214
    assert "6 rows give a time without a weekday; these hours are left out." in reading.notes


@pytest.mark.parametrize("write", [service_sheet.workbook, service_sheet.table])
@pytest.mark.parametrize("name", ["bristol_oruk_services_at_locations", "gm_food_banks", "gm_libraries"])
def test_a_real_directory_comes_back_equal_from_our_table(realdata, tmp_path, name, write):
    offers = read(realdata, f"services/{name}.csv").offers
    (tmp_path / "a").write_bytes(write(offers))
    assert recognise_services(tmp_path / "a", "a").offers == offers


def test_the_tally_of_the_bristol_extract_is_honest(realdata):
    tally = tally_of(read(realdata, "services/bristol_oruk_services_at_locations.csv").offers)
    lacks = {
        lack: tally.count(lack) for lack in (Lack.AGES, Lack.OUTSIDE, Lack.LEVELS, Lack.POSITION, Lack.WAY_IN)
    }
    assert (tally.services, lacks) == (
        360, {Lack.AGES: 214, Lack.OUTSIDE: 127, Lack.LEVELS: 360, Lack.POSITION: 312, Lack.WAY_IN: 360},
    )  # fmt: skip


def test_the_long_list_of_the_standard_is_one_service_told_many_times(realdata):
    reading = read(realdata, f"{MOCKS}Test_service_list.json")
    assert (len(reading.offers), reading.rows_read, [repeat.words for repeat in reading.repeated]) == (
        1,
        128,
        [
            "Community Counselling: given 128 times, never in contradiction; brought together as one service.",
        ],
    )


def test_an_answer_of_the_standards_dashboard_is_no_list_of_services(realdata):
    with pytest.raises(UnreadableFile) as caught:
        read(realdata, f"{MOCKS}Default_dashboard_services_response.json")
    assert caught.value.what == "V3.0-UK-Default_dashboard_services_response.json holds no services."


@pytest.mark.parametrize(
    "name", ["service_at_location_full", "service_at_location_list", "organization_full"]
)
def test_the_other_forms_of_the_standard_give_the_same_service(realdata, name):
    (offer,) = read(realdata, f"oruk/examples/{name}.json").offers
    assert (offer.name, offer.organisation) == ("Community Counselling", "Example Organization Inc.")


def test_a_full_record_says_its_place_hours_price_and_access(realdata):
    (offer,) = read(realdata, f"{MOCKS}Test_service_full.json").offers
    (place,) = offer.locations
    assert (place.name, place.is_on_the_map, [hours.weekday for hours in place.hours]) == (
        "MyCity Civic Center", False, [3, 4],
    )  # fmt: skip
    assert offer.cost == "fees_description; Under 18s and Over 60s: £35 per 1 hour session"
    assert offer.access == {Access.STEP_FREE, Access.HEARING_LOOP}
