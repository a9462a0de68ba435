"""Official files through the real upload page: preview, confirm, and what the place then holds."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fivefold.need.held_for import ENGLAND_ONLY, INSTEAD
from fivefold.vocabulary.areas import Area, Nation
from fivefold_web.need.queries import elsewhere
from fivefold_web.need.queries import figures as queries
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]


@pytest.fixture
def place():
    return a_place(areas=[Area("E06000009", "Blackpool"), Area("E08000009", "Trafford")])


@pytest.fixture
def take_in(client, place, realdata):
    """Upload a file and confirm its preview; gives what the preview said."""
    browser = signed_in(client, its_lead(place))

    def taking(name):
        file = SimpleUploadedFile(name.rpartition("/")[2], (realdata / name).read_bytes())
        preview = browser.post(f"/places/{place.slug}/need/upload/", {"file": file}, follow=True)
        sent = {"source": "the publisher", "retrieved": "2026-01-01"}
        answer = browser.post(f"{preview.request['PATH_INFO']}confirm/", sent, follow=True)
        assert answer.status_code == 200
        return " ".join(preview.content.decode().split())

    return taking


def test_the_extract_of_44_452_rows_enters_and_says_what_is_odd(place, take_in):
    said = take_in("fingertips/ohid_fingertips_extract_2025-02-13.csv")
    assert "44,452" in said
    assert "2,571 figures are repeated" in said
    assert "31 figures contradict themselves" in said
    assert [dataset.rows for dataset in queries.datasets_of(place)] == [32_787]


@pytest.mark.parametrize(
    "name",
    [
        "fingertips/DERIVED_api_layout_0to5_indicators.csv",
        "fingertips/fingertips_api_export_93356_countyua.csv",
        "population/mye2020_ltla21_england_wales_single_year.csv",
        "population/trafford_mye2024_ward.csv",
        "lookups/lookup_ltla24_region24.csv",
    ],
)
def test_an_official_file_enters(place, take_in, name):
    take_in(name)
    assert len(list(queries.datasets_of(place))) == 1


def test_cardiff_has_its_children_and_its_board_and_is_told_about_fingertips(client, realdata):
    cardiff = Area("W06000015", "Cardiff")
    place = a_place("Cardiff and Vale", nation=Nation.WALES, areas=[cardiff])
    browser = signed_in(client, its_lead(place))
    for name in (
        "population/mye2020_ltla21_england_wales_single_year.csv",
        "lookups/lookup_ltla21_lhb22.csv",
        "childhealth_la/trafford_neighbours_school_readiness.csv",
    ):
        file = SimpleUploadedFile(name.rpartition("/")[2], (realdata / name).read_bytes())
        preview = browser.post(f"/places/{place.slug}/need/upload/", {"file": file}, follow=True)
        sent = {"source": "the publisher", "retrieved": "2026-01-01"}
        browser.post(f"{preview.request['PATH_INFO']}confirm/", sent)
    counts = {row.age: row.count for row in queries.counts_for(place, areas=[cardiff.code])}
    assert sorted(counts) == [0, 1, 2, 3, 4]
    around = elsewhere.larger_round(place, cardiff.code)
    assert [one.name for one in around] == ["Cardiff and Vale University Health Board"]
    found = elsewhere.held_elsewhere(place, (cardiff.code, cardiff.name), "90631-republished")
    assert found.why == (ENGLAND_ONLY, INSTEAD)
