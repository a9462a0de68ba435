"""A journey drawn: dashed where nobody does a step, and its table says the same."""

import pytest

from fivefold.charts.scene import Box, Stroke, every
from fivefold.charts.storyboard import Moment, Storyboard

HERE = Moment("Born", "birth", local=("Midwifery",), standing="Here", whole=True)
PART = Moment(
    "Home", local=("Health visiting",), missing=("Postnatal group",), standing="Here in part", whole=None
)
GONE = Moment("Unit", missing=("Mother and Baby Unit",), standing="Missing locally", whole=False)


def a_board(*moments):
    return Storyboard(title="Robin and Sam", credit="Invented", moments=moments)


@pytest.mark.parametrize("tall", [False, True])
def test_only_what_is_missing_is_dashed_and_every_step_leads_to_the_next(tall):
    moments = (HERE, GONE, PART, GONE, HERE)
    parts = list(every(a_board(*moments).scene(tall).parts))
    assert [part.look.dashed for part in parts if isinstance(part, Box)] == [
        one.whole is False for one in moments
    ]
    assert len([part for part in parts if isinstance(part, Stroke)]) == len(moments) - 1


def test_the_table_says_what_the_picture_shows():
    twin = a_board(HERE, PART, GONE).twin()
    assert [row[1] for row in twin.rows] == ["Born", "Home", "Unit"]
    assert [row[4:] for row in twin.rows] == [
        ("Midwifery", "", "Here"),
        ("Health visiting", "Postnatal group", "Here in part"),
        ("", "Mother and Baby Unit", "Missing locally"),
    ]


def test_words_of_people_stay_words():
    svg = a_board(Moment("<script>alert(1)</script>", whole=None, standing="?")).svg()
    assert "<script" not in svg


def test_a_board_without_moments_says_what_it_needs():
    with pytest.raises(ValueError, match="no moments to draw"):
        a_board()
