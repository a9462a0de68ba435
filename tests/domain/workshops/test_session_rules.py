"""Prompts move by a table, codes can be read across a room, themes lose no answer."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.workshops.activities import Activity
from fivefold.workshops.codes import ALPHABET, join_code, spoken, tidy
from fivefold.workshops.polls import Round, check_round
from fivefold.workshops.prompts import NotNow, PromptState, check_answer, move
from fivefold.workshops.themes import Theme, strength, ungrouped

ALLOWED = {
    ("planned", "open"),
    ("open", "closed"),
    ("open", "revealed"),
    ("closed", "open"),
    ("closed", "revealed"),
}


@pytest.mark.parametrize("state", PromptState)
@pytest.mark.parametrize("to", PromptState)
def test_a_prompt_moves_as_the_table_says(state, to):
    if (state.value, to.value) in ALLOWED:
        assert move(state, to, Activity.ANSWERS.moves) is to
    else:
        with pytest.raises(NotNow):
            move(state, to, Activity.ANSWERS.moves)


def test_what_was_shown_cannot_be_hidden_again():
    assert [PromptState.CLOSED in one.moves[PromptState.REVEALED] for one in Activity] == [False] * len(
        Activity
    )


def test_late_answers_count_until_the_answers_are_shown():
    for state in (PromptState.OPEN, PromptState.CLOSED):
        check_round(state, Round.BEFORE, ended=False)
    assert [s.value for s in PromptState if s.shows_answers] == ["revealed"]


@pytest.mark.parametrize(("text", "said"), [("  ", "Write something first"), ("x" * 601, "this one has 601")])
def test_an_answer_that_cannot_be_kept_says_why(text, said):
    with pytest.raises(NotNow, match=said):
        check_answer(text)


@given(st.integers())
def test_a_code_survives_being_spoken_and_typed(seed):
    code = join_code(Random(seed))
    assert set(code) <= set(ALPHABET)
    assert tidy(spoken(code).lower()) == code


keys = st.frozensets(st.sampled_from("abcdefgh"))


@given(keys, keys)
def test_merging_themes_loses_no_answer(one, other):
    assert Theme("x", one).merged_with(Theme("y", other)).answers == one | other


@given(st.lists(keys))
def test_every_answer_is_grouped_or_not(groups):
    themes = [Theme(str(n), group) for n, group in enumerate(groups)]
    loose = ungrouped("abcdefgh", themes)
    assert set(loose) | set().union(*groups) == set("abcdefgh")
    assert not set(loose) & set().union(*groups)


def test_the_strongest_theme_comes_first():
    themes = [Theme("b", frozenset("1")), Theme("a", frozenset("2")), Theme("c", frozenset("123"))]
    assert list(strength(themes).items()) == [("c", 3), ("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    ("state", "ended", "said"),
    [
        (PromptState.PLANNED, False, "not open yet"),
        (PromptState.REVEALED, False, "have been shown"),
        (PromptState.REVEALED, True, "have been shown"),
        (PromptState.OPEN, True, "session has ended"),
    ],
)
def test_an_answer_out_of_time_is_told_why(state, ended, said):
    with pytest.raises(NotNow, match=said):
        check_round(state, Round.BEFORE, ended=ended)
