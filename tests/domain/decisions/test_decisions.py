"""Recommendations rest on findings; actions move by a table; the plan shows what is late."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.decisions.plan import Planned, Size, is_overdue, plan_order, priority
from fivefold.decisions.recommendation import Recommendation, coverage, move_recommendation, what_is_missing
from fivefold.decisions.states import ActionState, NotAllowed, RecommendationState, move
from fivefold.evidence.finding import Finding
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level

TODAY = date(2026, 11, 22)
FINDING = Finding("Waits are long.", (Citation(SourceKind.THEME, "theme:1", "Waits", "", "", "", TODAY),))
ALLOWED = {
    ("proposed", "agreed"),
    ("proposed", "dropped"),
    ("agreed", "under way"),
    ("agreed", "dropped"),
    ("under way", "done"),
    ("under way", "paused"),
    ("under way", "dropped"),
    ("paused", "under way"),
    ("paused", "dropped"),
}


@pytest.mark.parametrize(("state", "to"), list(product(ActionState, ActionState)))
def test_an_action_moves_as_the_table_says(state, to):
    if (state.value, to.value) in ALLOWED:
        assert move(state, to, reason="because") is to
    else:
        with pytest.raises(NotAllowed, match=f"that is {state.value} cannot become {to.value}"):
            move(state, to, reason="because")


@pytest.mark.parametrize("to", ["paused", "dropped"])
def test_pausing_and_dropping_need_a_reason(to):
    with pytest.raises(NotAllowed, match="Say why"):
        move("under way", to, reason="  ")


def test_a_recommendation_without_evidence_cannot_be_made_final():
    with pytest.raises(NotAllowed, match="It rests on no finding"):
        move_recommendation(Recommendation("Do it.", ()), "final")
    assert what_is_missing(Recommendation("Do it.", (FINDING,))) == []
    assert move_recommendation(Recommendation("Do it.", (FINDING,)), "final") is RecommendationState.FINAL


def test_a_withdrawn_recommendation_is_not_final_at_once():
    withdrawn = Recommendation("Do it.", (FINDING,), state=RecommendationState.WITHDRAWN)
    with pytest.raises(NotAllowed):
        move_recommendation(withdrawn, "final")


@pytest.mark.parametrize("state", ActionState)
def test_only_open_actions_are_overdue_and_only_after_their_day(state):
    assert not is_overdue(Planned(state, TODAY), on=TODAY)
    assert is_overdue(Planned(state, TODAY - timedelta(1)), on=TODAY) == state.is_open
    assert not is_overdue(Planned(state, None), on=TODAY)


planned = st.builds(Planned, st.sampled_from(ActionState), st.none() | st.dates())


@given(st.lists(planned))
def test_the_plan_shows_overdue_first_and_ended_last_of_the_rest(actions):
    ordered = sorted(actions, key=lambda a: plan_order(a, on=TODAY))
    late = [is_overdue(a, on=TODAY) for a in ordered]
    assert late == sorted(late, reverse=True)
    rest = [a.state.is_open for a in ordered if not is_overdue(a, on=TODAY)]
    assert rest == sorted(rest, reverse=True)


TABLE = """
effect  small     medium    large
large   do first  do first  plan
medium  do first  plan      consider
small   plan      consider  consider
"""


def test_priority_is_what_the_printed_table_says():
    lines = [line.replace("do first", "do_first").split() for line in TABLE.strip().splitlines()]
    said = {
        (effort, row[0]): word
        for row in lines[1:]
        for effort, word in zip(lines[0][1:], row[1:], strict=True)
    }
    assert {k: v.replace("_", " ") for k, v in said.items()} == {
        (effort.value, effect.value): priority(effort, effect) for effort, effect in product(Size, Size)
    }


def test_coverage_names_the_empty_levels_and_strands():
    final = Recommendation("Do it.", (FINDING,), Level.CHILD, RecommendationState.FINAL)
    withdrawn = Recommendation("Not.", (FINDING,), Level.FAMILY, RecommendationState.WITHDRAWN)
    covered = coverage([final, withdrawn], [FINDING])
    assert covered.empty_levels == [Level.RELATIONSHIP, Level.FAMILY, Level.COMMUNITY, Level.ENVIRONMENT]
    assert covered.empty_strands == ["need", "services", "workforce"]
