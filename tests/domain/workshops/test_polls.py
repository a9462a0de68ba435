"""A question asked before and after people talk: when a choice counts, and what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fivefold.workshops.activities import Activity
from fivefold.workshops.answering import Question, Said, check
from fivefold.workshops.polls import Choice, Round, check_round, round_open, tally
from fivefold.workshops.prompts import NotNow, PromptState, move

MOVES = Activity.BEFORE_AND_AFTER.moves
COUNTS = {("before", "open"), ("before", "closed"), ("after", "after")}


@pytest.mark.parametrize("asked", Round)
@pytest.mark.parametrize("state", PromptState)
def test_a_choice_counts_in_its_own_round_only(asked, state):
    if (asked.value, state.value) in COUNTS:
        check_round(state, asked, ended=False)
    else:
        with pytest.raises(NotNow):
            check_round(state, asked, ended=False)


@pytest.mark.parametrize("state", PromptState)
def test_nothing_counts_after_the_session(state):
    with pytest.raises(NotNow):
        check_round(state, Round.AFTER, ended=True)


def test_the_rounds_follow_one_another_and_nothing_is_shown_between_them():
    states = [PromptState.PLANNED]
    while MOVES[states[-1]]:
        (then,) = MOVES[states[-1]]
        states.append(move(states[-1], then, MOVES))
    assert [state.value for state in states] == ["planned", "open", "closed", "after", "revealed"]
    assert [state.shows_answers for state in states] == [False, False, False, False, True]
    assert [round_open(state) for state in states] == [None, Round.BEFORE, None, Round.AFTER, None]


@pytest.mark.parametrize("text", ["", "maybe", "AGREE"])
def test_only_the_three_answers_are_choices(text):
    with pytest.raises(NotNow, match="one of the three"):
        check(Question(Activity.BEFORE_AND_AFTER), Said(text))


@given(some.lists(some.tuples(some.sampled_from([*Round]), some.sampled_from([*Choice]))))
def test_every_choice_is_counted_once(votes):
    counted = tally((asked.value, chosen.value) for asked, chosen in votes)
    assert [(row.before, row.after) for row in counted.rows] == [
        (votes.count((Round.BEFORE, one)), votes.count((Round.AFTER, one))) for one in Choice
    ]
    assert counted.before + counted.after == len(votes)
    assert sum(row.change for row in counted.rows) == counted.after - counted.before
