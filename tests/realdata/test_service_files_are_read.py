"""Real directories and the mocks of the Open Referral UK validator."""

import json

import pytest

from fivefold.services.offer import Status
from fivefold.sources import open_referral_uk, recognise_services, service_sheet
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


def test_a_directory_with_two_addresses_in_one_cell_is_told_where(realdata):
    reading = read(realdata, "services/gm_food_banks.csv")
    assert reading.offers == ()
    assert reading.problems[0].words.startswith("Row 29, column Website: 'http://christchurchharpurhey.org/ ")
