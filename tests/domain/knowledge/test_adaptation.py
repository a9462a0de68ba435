"""A place words a framework in its own way, sees what it changed, and what a newer edition changes below it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge.adaptation import Adaptation, Did, Run, State, adapted, compare, state, wording_of
from fivefold.knowledge.schemas import Framework

WHOLE = Framework.model_validate(
    {
        "slug": "whole",
        "title": "A whole",
        "text": "How all of it hangs together",
        "cites": [{"part": 3, "page": "15"}],
        "elements": [
            {"slug": "being", "title": "Being", "text": "Feeling safe now"},
            {"slug": "becoming", "title": "Becoming", "text": "Growing for later"},
        ],
    }
)
OURS = Adaptation(
    "frameworks", "whole", "being", "text", "2026-11", "Feeling safe now", "Feeling safe here", "Our families"
)

sentences = st.lists(
    st.sampled_from(["a", "baby", "feels", "safe", "and", "loved", "at", "home"]), max_size=12
).map(" ".join)


def joined(runs, *dids):
    return " ".join(run.words for run in runs if run.did in dids)


@given(sentences, sentences)
def test_kept_and_removed_are_the_original_and_kept_and_added_the_new_wording(original, wording):
    runs = compare(original, wording)
    assert joined(runs, Did.KEPT, Did.REMOVED) == original
    assert joined(runs, Did.KEPT, Did.ADDED) == wording


@given(st.text(), st.text())
def test_any_text_can_be_compared_with_any_other(original, wording):
    runs = compare(original, wording)
    assert joined(runs, Did.KEPT, Did.REMOVED).split() == original.split()
    assert joined(runs, Did.KEPT, Did.ADDED).split() == wording.split()
    assert all(run.words for run in runs)


@given(sentences)
def test_nothing_is_changed_between_a_text_and_itself(text):
    assert compare(text, text) == ((Run(text, Did.KEPT),) if text else ())


def test_a_changed_word_is_removed_and_added_where_it_stands():
    assert compare("feeling safe now", "feeling safe here") == (
        Run("feeling safe", Did.KEPT),
        Run("now", Did.REMOVED),
        Run("here", Did.ADDED),
    )


def test_an_adaptation_stands_while_its_original_does():
    found = state(OURS, "Feeling safe now", "2027-05")
    assert (found.state, found.edition) == (State.UNCHANGED, "2027-05")


def test_a_newer_edition_that_changed_the_original_says_what_it_changed():
    found = state(OURS, "Feeling safe today", "2027-05")
    assert found.state is State.CHANGED
    assert found.changes == (
        Run("Feeling safe", Did.KEPT),
        Run("now", Did.REMOVED),
        Run("today", Did.ADDED),
    )


def test_a_newer_edition_without_the_original_says_so():
    assert state(OURS, None, "2027-05").state is State.GONE


def test_line_breaks_alone_change_nothing():
    assert state(OURS, "Feeling\n  safe now ", "2027-05").state is State.UNCHANGED


def test_local_wording_stands_in_its_cell_and_nowhere_else():
    local = adapted(WHOLE, [OURS, replace(OURS, element="", field="title", wording="Our whole")])
    assert (local.title, local.text) == ("Our whole", WHOLE.text)
    assert [(e.title, e.text) for e in local.elements] == [
        ("Being", "Feeling safe here"),
        ("Becoming", "Growing for later"),
    ]


@pytest.mark.parametrize(
    "stranger",
    [
        replace(OURS, slug="another"),
        replace(OURS, kind="checklists"),
        replace(OURS, element="gone"),
        replace(OURS, field="slug", wording="renamed"),
    ],
)
def test_what_does_not_belong_to_the_framework_changes_nothing(stranger):
    assert adapted(WHOLE, [stranger]) == WHOLE


def test_a_framework_that_belongs_to_somebody_else_is_never_reworded():
    theirs = WHOLE.model_copy(update={"adaptable": False})
    assert adapted(theirs, [OURS]) == theirs


def test_without_adaptations_the_original_stands():
    assert adapted(WHOLE, []) == WHOLE


def test_the_current_original_of_an_adaptation_is_found_or_gone():
    assert wording_of(WHOLE, OURS) == "Feeling safe now"
    assert wording_of(WHOLE, replace(OURS, element="gone")) is None
    assert wording_of(WHOLE, replace(OURS, element="")) == "How all of it hangs together"


@pytest.mark.parametrize("word", [*State, *Did])
def test_every_word_has_a_label(word):
    assert len(word.label) > 3
