"""Ready sessions name what the toolkit holds, all of it, and become agendas that can be answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import knowledge
from fivefold.knowledge.schemas import Asks
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.ready import agenda_of, minutes_of, ready_session

every_session = pytest.mark.parametrize("ready", knowledge.ready_sessions(), ids=lambda one: one.slug)
ENTRIES = [entry for ready in knowledge.ready_sessions() for entry in ready.agenda]


def named(field):
    return {getattr(entry, field) for entry in ENTRIES} - {""}


def test_content_and_sessions_ask_in_the_same_ways():
    assert [one.value for one in Asks] == [one.value for one in Activity]


def test_every_prompt_scenario_misconception_and_checklist_is_in_a_session():
    assert named("prompt") == {one.slug for one in knowledge.prompts()}
    assert named("scenario") == {one.slug for one in knowledge.scenarios()}
    assert named("misconception") == {one.slug for one in knowledge.misconceptions()}
    assert named("checklist") == {one.slug for one in knowledge.checklists()}


def test_every_exercise_has_a_session_or_is_chosen_in_one():
    chosen = {slug for entry in ENTRIES for slug in entry.exercises}
    own = {ready.exercise for ready in knowledge.ready_sessions()} - {""}
    assert own | chosen == {one.slug for one in knowledge.exercises()}


def test_every_case_with_questions_is_talked_about_in_a_session():
    assert named("case") == {one.slug for one in knowledge.cases() if one.questions}


@every_session
def test_an_agenda_can_be_kept_shown_and_answered(ready):
    agenda = agenda_of(ready)
    assert minutes_of(ready) == sum(one.minutes for one in agenda) <= 120
    for one in agenda:
        assert 0 < len(one.text) <= 600
        assert one.notes
        assert one.source.startswith("Toolkit, Part ")
        assert len(one.source) <= 120
        assert bool(one.lines) is one.activity.has_lines
        assert all(len(text) <= 600 and len(means) <= 600 for _role, text, means, _slug in one.lines)
        assert len({(role, text) for role, text, _means, _slug in one.lines}) == len(one.lines)


@every_session
def test_a_session_is_found_by_its_name_and_comes_from_a_part(ready):
    assert ready_session(ready.slug) is ready
    assert ready.parts


def test_the_workforce_vote_has_eleven_rows_with_the_names_of_the_statements():
    vote = agenda_of(ready_session("workforce-vote"))[0]
    rows = [(role, slug) for role, _text, _means, slug in vote.lines]
    assert rows == [(OptionRole.ROW, one.slug) for one in knowledge.statements()]


def test_the_questions_of_a_story_are_asked_one_by_one():
    story = knowledge.named("raffys-story", knowledge.cases())
    assert [one.text for one in agenda_of(ready_session("raffys-story"))] == list(story.questions)


@given(st.text())
def test_a_name_that_nobody_gave_finds_nothing(name):
    assert (ready_session(name) is None) is (name not in {one.slug for one in knowledge.ready_sessions()})
