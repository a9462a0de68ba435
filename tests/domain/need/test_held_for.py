"""The wrong geography never gives an empty chart: what holds the figure instead."""

from fivefold.need.held_for import ENGLAND_ONLY, INSTEAD, Around, held_for
from fivefold.vocabulary.areas import AreaType

TRAFFORD, SURREY, CARDIFF = "E08000009", "E10000030", "W06000015"
MANCHESTER_ICB, SURREY_ICB, FRIMLEY = "E54000057", "E54000052", "E54000034"
ENGLAND, NORTH_WEST = "E92000001", "E12000002"


def test_a_figure_held_for_the_icb_is_offered_to_the_council():
    found = held_for(
        TRAFFORD, "Trafford", holding=[MANCHESTER_ICB, ENGLAND],
        around=[Around(NORTH_WEST, "North West"), Around(MANCHESTER_ICB, "NHS Greater Manchester")],
    )  # fmt: skip
    assert [(offer.name, offer.kind, offer.is_whole) for offer in found.larger] == [
        ("NHS Greater Manchester", AreaType.ICB, True),
        ("England", AreaType.COUNTRY, True),
    ]
    assert found.nearest.code == MANCHESTER_ICB


def test_a_county_in_two_icbs_is_offered_the_larger_part_first():
    found = held_for(
        SURREY, "Surrey", holding=[FRIMLEY, SURREY_ICB],
        around=[Around(FRIMLEY, "NHS Frimley", 0.11), Around(SURREY_ICB, "NHS Surrey Heartlands", 0.87)],
    )  # fmt: skip
    assert [(offer.name, offer.is_whole) for offer in found.larger] == [
        ("NHS Surrey Heartlands", False),
        ("NHS Frimley", False),
    ]


def test_the_country_is_offered_without_a_lookup():
    assert held_for(TRAFFORD, "Trafford", holding=[ENGLAND]).nearest.name == "England"


def test_smaller_areas_that_hold_it_are_counted_by_kind():
    found = held_for(
        TRAFFORD,
        "Trafford",
        holding=["E05000001", "E05000002", "E01000001"],
        inside=["E05000001", "E05000002", "E05000003"],
    )
    assert (found.smaller, found.larger) == (((AreaType.WARD, 2),), ())


def test_the_area_itself_is_never_offered():
    assert (
        held_for(TRAFFORD, "Trafford", holding=[TRAFFORD], around=[Around(TRAFFORD, "Trafford")]).larger == ()
    )


def test_for_wales_it_is_said_that_fingertips_publishes_for_england_only():
    found = held_for(CARDIFF, "Cardiff", holding=[ENGLAND, TRAFFORD])
    assert (found.larger, found.why) == ((), (ENGLAND_ONLY, INSTEAD))
    assert held_for(CARDIFF, "Cardiff", holding=["W06000001"]).why == ()


def test_an_area_of_ones_own_is_no_official_code_and_no_error():
    assert held_for("own-1", "Hub", holding=[ENGLAND]).kind is None
