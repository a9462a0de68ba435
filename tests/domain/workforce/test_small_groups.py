"""No single team can be read from a table of groups, nor from a difference."""

from hypothesis import given
from hypothesis import strategies as st

from fivefold.vocabulary.value import State
from fivefold.workforce.change import Moves
from fivefold.workforce.small_groups import change_may_be_shown, protect
from fivefold.workforce.spread import Spread

HIDDEN, MISSING = State.SUPPRESSED, State.MISSING
GROUPS = st.dictionaries(st.sampled_from("abcdefg"), st.builds(Spread, *[st.integers(0, 4)] * 3), min_size=1)


def test_groups_that_are_large_enough_are_shown():
    given_groups = {"a": Spread(2, 3, 0), "b": Spread(5, 0, 0)}
    shown = protect(given_groups)
    assert (shown.groups, shown.total) == (given_groups, Spread(7, 3, 0))


def test_one_small_group_takes_the_next_smallest_with_it():
    shown = protect({"a": Spread(1, 1, 0), "b": Spread(6, 0, 0), "c": Spread(0, 0, 9)})
    assert shown.groups == {"a": HIDDEN, "b": HIDDEN, "c": Spread(0, 0, 9)}
    assert shown.total == Spread(7, 1, 9)


def test_two_tiny_groups_are_not_enough_to_hide_behind():
    shown = protect({"a": Spread(1, 0, 0), "b": Spread(0, 1, 0), "c": Spread(5, 0, 0)})
    assert shown.groups == {"a": HIDDEN, "b": HIDDEN, "c": HIDDEN}
    assert shown.total == Spread(6, 1, 0)


def test_small_groups_that_are_five_together_hide_one_another():
    shown = protect({"a": Spread(2, 0, 0), "b": Spread(0, 3, 0), "c": Spread(5, 0, 0)})
    assert shown.groups == {"a": HIDDEN, "b": HIDDEN, "c": Spread(5, 0, 0)}


def test_a_place_with_too_few_teams_shows_no_total():
    shown = protect({"a": Spread(1, 0, 0), "b": Spread(0, 3, 0)})
    assert (shown.groups, shown.total) == ({"a": HIDDEN, "b": HIDDEN}, HIDDEN)


def test_a_group_without_answers_is_missing_and_never_hidden_or_zero():
    shown = protect({"a": Spread(), "b": Spread(5, 0, 0)})
    assert (shown.groups, shown.total) == ({"a": MISSING, "b": Spread(5, 0, 0)}, Spread(5, 0, 0))
    assert protect({"a": Spread()}).total is MISSING


@given(GROUPS, st.integers(3, 8))
def test_what_is_hidden_cannot_be_worked_out(groups, smallest):
    shown = protect(groups, smallest)
    visible = {name: one for name, one in shown.groups.items() if isinstance(one, Spread)}
    hidden = [name for name, one in shown.groups.items() if one is HIDDEN]
    assert all(one.rated >= smallest for one in visible.values())
    assert all(visible[name] == groups[name] for name in visible)
    if isinstance(shown.total, Spread) and hidden:
        left = shown.total.rated - sum(one.rated for one in visible.values())
        assert len(hidden) > 1
        assert left >= smallest


@given(GROUPS)
def test_nothing_is_hidden_without_need(groups):
    if all(one.rated >= 5 or not one.rated for one in groups.values()):
        assert HIDDEN not in protect(groups).groups.values()


def test_a_change_is_shown_for_enough_teams():
    assert change_may_be_shown(Moves(up=2, same=2, down=1))
    assert not change_may_be_shown(Moves(up=2, same=2, down=0))


def test_a_change_that_would_single_out_a_team_that_came_or_left_is_hidden():
    assert not change_may_be_shown(Moves(up=0, same=9, down=0, only_after=1))
    assert not change_may_be_shown(Moves(up=0, same=9, down=0, only_before=4))
    assert change_may_be_shown(Moves(up=0, same=9, down=0, only_before=5, only_after=6))
