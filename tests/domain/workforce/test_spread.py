"""How teams spread over red, amber and green, and which statements are weakest."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.scale import MEANINGS, meaning
from fivefold.workforce.spread import Spread, TeamRatings, spreads, spreads_by_sector, weakest

R, A, G = Rag.RED, Rag.AMBER, Rag.GREEN
SPREADS = st.builds(Spread, st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))


def a_team(sector=Sector.MATERNITY, **ratings):
    return TeamRatings("a team", sector, ratings)


def test_every_rating_has_words_of_its_own():
    assert set(MEANINGS) == set(Rag)
    assert len({meaning(rating) for rating in Rag}) == 3


def test_a_spread_counts_teams_and_leaves_out_those_that_did_not_rate():
    teams = [a_team(x=R, y=A), a_team(x=R), a_team(y=G)]
    assert spreads(teams, ["y", "x", "z"]) == {"y": Spread(0, 1, 1), "x": Spread(2, 0, 0), "z": Spread()}


def test_the_order_is_that_of_the_statements():
    assert list(spreads([], ["b", "a"])) == ["b", "a"]


def test_sectors_without_a_team_are_not_listed():
    teams = [a_team(Sector.HOUSING, x=R), a_team(Sector.MATERNITY, x=G), a_team(Sector.HOUSING)]
    assert spreads_by_sector(teams, "x") == {
        Sector.MATERNITY: Spread(0, 0, 1),
        Sector.HOUSING: Spread(1, 0, 0),
    }


def test_the_share_is_of_teams_that_rated():
    assert Spread(1, 1, 1).share(R) == Fraction(1, 3)
    with pytest.raises(ValueError, match="no team rated"):
        Spread().share(A)


def test_a_spread_below_zero_is_refused():
    with pytest.raises(ValueError, match="counts teams"):
        Spread(-1, 0, 0)


@given(SPREADS, SPREADS)
def test_spreads_add_up_count_by_count(one, other):
    both = one + other
    assert [both.count(rating) for rating in Rag] == [one.count(r) + other.count(r) for r in Rag]


def test_the_weakest_have_the_largest_share_of_red():
    found = {"a": Spread(1, 0, 9), "b": Spread(2, 0, 0), "c": Spread(3, 3, 3), "d": Spread(0, 9, 0)}
    assert weakest(found) == ("b", "c", "a")


def test_equal_red_is_settled_by_amber():
    assert weakest({"a": Spread(1, 0, 3), "b": Spread(1, 3, 0)}, places=1) == ("b",)


def test_whatever_ties_with_the_last_place_is_listed_too():
    found = {name: Spread(1, 1, 1) for name in "abcd"} | {"e": Spread(0, 1, 2)}
    assert weakest(found) == ("a", "b", "c", "d")


def test_all_green_is_not_weak_and_unrated_is_unknown():
    assert weakest({"a": Spread(0, 0, 5), "b": Spread()}) == ()


@given(st.dictionaries(st.sampled_from("abcdefgh"), SPREADS), st.integers(1, 4))
def test_nobody_left_out_is_weaker_than_somebody_listed(found, places):
    listed = weakest(found, places)
    out = [name for name in found if name not in listed and (found[name].red or found[name].amber)]

    def weakness(name):
        return found[name].share(R), found[name].share(A)

    assert all(weakness(one) > weakness(other) for one in listed for other in out)
    assert len(listed) >= min(places, len(listed) + len(out))
