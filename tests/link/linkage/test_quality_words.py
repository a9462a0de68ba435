"""The sentences about quality say what the figures say, and no more."""

import pytest

from fivefold_link.linkage import words
from fivefold_link.linkage.quality import Expected, GroupQuality, LinkageQuality, Share


def group(dimension, category, precision, recall):
    shares = [Share(*s, 500) if s else None for s in (precision, recall)]
    return GroupQuality(dimension, category, 1000, 900.0, *shares)


def quality(*groups, precision=(0.997, 0.9955, 0.998), recall=(0.93, 0.91, 0.94)):
    return LinkageQuality(
        overall=group("all", "all", precision, recall),
        groups=groups,
        expected=Expected(900, 3.0, 60.0),
        clerical=None,
        numberless=0.3,
        folds=2,
        judged_records=1234,
        cautions=("Mind this.",),
    )


NUMBERLESS = group("number", "no number", (0.99, 0.98, 1.0), (0.8, 0.785, 0.82))
WELSH = group("ethnicity", "Welsh", (0.99, 0.98, 1.0), (0.85, 0.82, 0.88))


def test_misses_are_told_of_a_hundred_and_for_whom_there_are_more():
    assert words.missed(quality(NUMBERLESS)) == (
        "Of 100 true links we probably miss 6 to 9, more among babies without an NHS number (18 to 22 of 100)."
    )


def test_no_difference_is_claimed_where_the_intervals_meet():
    near = group("number", "no number", (0.99, 0.98, 1.0), (0.9, 0.87, 0.93))
    assert words.missed(quality(near)) == "Of 100 true links we probably miss 6 to 9."
    assert words.missed(quality()) == "Of 100 true links we probably miss 6 to 9."


def test_wrong_links_are_told_of_a_thousand():
    assert words.false(quality()) == (
        "Of 1,000 links that were made, 2 to 5 probably join records of different children."
    )


def test_what_could_not_be_tested_is_said_to_be_unknown():
    unknown = quality(precision=None, recall=None)
    assert words.in_words(unknown) == (
        "How many true links were missed could not be tested, because too few records hold a valid number.",
        "How many links are wrong could not be tested, because too few records hold a valid number.",
        "What linkage errors do to the counts is not known; read small differences as no difference.",
        "30% of the records hold no valid NHS number; nothing could be held out.",
        "Mind this.",
    )


def test_a_group_that_fares_clearly_worse_is_named_with_its_figures():
    assert words.uneven(quality(WELSH, NUMBERLESS)) == (
        (
            "Among children whose ethnicity is recorded as Welsh, of 100 true links 12 to 18 are probably missed, "
            "clearly more than among all."
        ),
    )


@pytest.mark.parametrize(
    ("dimension", "said"),
    [
        ("source", "records of Housing"),
        ("deprivation", "children in deprivation tenth x (1 is most deprived)"),
        ("age", "children aged x"),
        ("area", "children in x"),
    ],
)
def test_each_dimension_has_its_own_words(dimension, said):
    category = "housing" if dimension == "source" else "x"
    worse = group(dimension, category, (0.99, 0.98, 1.0), (0.85, 0.82, 0.88))
    assert words.uneven(quality(worse), {"housing": "Housing"})[0].startswith(f"Among {said}, of 100")


def test_that_no_group_was_found_is_no_proof_of_fairness():
    assert words.uneven(quality()) == (
        "No group was found whose links are clearly missed more often than others; small groups may hide one.",
    )


def test_everything_is_said_in_the_order_in_which_people_ask():
    said = words.in_words(quality(NUMBERLESS))
    assert said[0].startswith("Of 100 true links")
    assert said[1].startswith("Of 1,000 links")
    assert said[-2] == (
        "30% of the records hold no valid NHS number. To test the method, the numbers of 1,234 records were hidden "
        "and those records linked blind; 500 true links could be checked."
    )
    assert said[-1] == "Mind this."


def test_a_count_is_told_with_where_it_moves():
    assert words.moved("Children with two factors", 1200, 1180.4, 1215.2, 20) == (
        "Children with two factors: 1,200. With doubtful links taken or left by chance it lies between 1,180 "
        "and 1,216 in 20 tries."
    )
    assert words.moved("Children", 90, 90, 90, 20) == (
        "Children: 90. Doubtful links do not change it in 20 tries."
    )


def test_a_range_goes_outwards_and_one_number_is_not_a_range():
    assert words.whole(5.2, 8.1) == "5 to 9"
    assert words.whole(6.0, 6.0000000001) == "6"
