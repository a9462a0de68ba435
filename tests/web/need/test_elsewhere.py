"""Where a figure is held besides the chosen area; where two held files disagree; years of small areas."""

from datetime import date

import pytest

from fivefold.vocabulary.areas import Area
from fivefold_web.need.queries import elsewhere
from fivefold_web.need.queries.retrieved import small_areas_by_vintage
from tests.builders.need import ENGLAND, TRAFFORD, a_fingertips_file, figures_in, smoking_row
from tests.builders.places import a_place

pytestmark = pytest.mark.django_db
ICB, OTHER_ICB, REGION = "E54000057", "E54000008", "E12000002"
BOARDS = "lsoa21_code,lsoa21_name,icb24_code,icb24_name,ltla24_code,ltla24_name\n" + "".join(
    f"E0100000{n},Trafford {n},{ICB if n < 3 else OTHER_ICB},NHS {'Manchester' if n < 3 else 'Mersey'},{TRAFFORD},Trafford\n"
    for n in range(4)
)
REGIONS = f"ltla24_code,ltla24_name,region24_code,region24_name\n{TRAFFORD},Trafford,{REGION},North West\n"


@pytest.fixture
def place(tmp_path):
    place = a_place(areas=[Area(TRAFFORD, "Trafford")])
    figures_in(place, BOARDS, tmp_path=tmp_path, name="boards.csv")
    figures_in(place, REGIONS, tmp_path=tmp_path, name="regions.csv")
    return place


def test_a_figure_held_for_the_board_is_offered_for_the_council(place, tmp_path, django_assert_num_queries):
    figures_in(
        place,
        a_fingertips_file(smoking_row(ICB), smoking_row(ENGLAND), smoking_row(REGION)),
        tmp_path=tmp_path,
    )
    with django_assert_num_queries(4):
        found = elsewhere.held_elsewhere(place, (TRAFFORD, "Trafford"), "93085")
    assert [(offer.name, offer.kind.value, offer.share) for offer in found.larger] == [
        ("NHS Manchester", "integrated care board", 0.75),
        ("North West", "region", 1.0),
        ("England", "country", 1.0),
    ]


def test_a_replaced_file_offers_nothing(place, tmp_path):
    older = figures_in(place, a_fingertips_file(smoking_row(ICB)), tmp_path=tmp_path).dataset
    newer = figures_in(place, a_fingertips_file(smoking_row(ENGLAND)), tmp_path=tmp_path).dataset
    older.replaced_by = newer
    older.save()
    found = elsewhere.held_elsewhere(place, (TRAFFORD, "Trafford"), "93085")
    assert [offer.name for offer in found.larger] == ["England"]


def test_two_held_files_that_disagree_are_both_given_newest_first(place, tmp_path):
    figures_in(
        place, a_fingertips_file(smoking_row(value=5.1)), tmp_path=tmp_path, retrieved=date(2025, 2, 13)
    )
    figures_in(
        place, a_fingertips_file(smoking_row(value=7.7, low=7, high=8)), tmp_path=tmp_path,
        source="DWP", retrieved=date(2026, 5, 1),
    )  # fmt: skip
    (found,) = elsewhere.disagreements_for(place, [TRAFFORD], ["93085"])
    assert [source for _words, source in found.said] == ["DWP, 1 May 2026", "OHID, 13 February 2025"]


def test_years_of_small_areas_are_told_apart_only_where_both_are_held(place, tmp_path):
    assert small_areas_by_vintage(place) == {}
    older = f"lsoa11_code,lsoa11_name,ltla21_code,ltla21_name\nE01000009,Trafford 9,{TRAFFORD},Trafford\n"
    figures_in(place, older, tmp_path=tmp_path, name="older.csv")
    assert small_areas_by_vintage(place) == {
        2011: {"E01000009"},
        2021: {f"E0100000{n}" for n in range(4)},
    }
