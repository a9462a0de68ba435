"""What changed between two rounds."""

import pytest

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.change import Move, Moves, changes, move
from fivefold.workforce.spread import TeamRatings

R, A, G = Rag.RED, Rag.AMBER, Rag.GREEN


def said(team, **ratings):
    return TeamRatings(team, Sector.MATERNITY, ratings)


@pytest.mark.parametrize(
    ("before", "after", "went"),
    [
        (R, A, Move.UP),
        (R, G, Move.UP),
        (A, A, Move.SAME),
        (G, R, Move.DOWN),
        (None, G, None),
        (R, None, None),
    ],
)
def test_a_rating_moves_up_stays_or_moves_down(before, after, went):
    assert move(before, after) is went


def test_every_move_has_a_sign_and_words_of_its_own():
    assert len({one.sign for one in Move}) == len({one.label for one in Move}) == 3


def test_a_change_counts_only_teams_that_rated_in_both_rounds():
    before = [said("m", x=R, y=G), said("n", x=A), said("gone", x=R)]
    after = [said("m", x=G, y=A), said("n", x=A), said("new", x=R)]
    assert changes(before, after, ["x", "y", "z"]) == {
        "x": Moves(up=1, same=1, down=0, only_before=1, only_after=1),
        "y": Moves(up=0, same=0, down=1),
        "z": Moves(0, 0, 0),
    }
    assert changes(before, after, ["x"])["x"].compared == 2
