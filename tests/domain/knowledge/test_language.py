"""Words for the same thing: clusters, decisions, and when the words of a sector are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fivefold.knowledge.language import (
    Circular,
    Decision,
    Use,
    Verdict,
    aliases,
    by_sector,
    check,
    clusters,
    lines_of,
    people,
    tidy,
    too_few,
)

IMH, PIR = "infant mental health", "Parent–infant relationships"
SAME = Decision(PIR, Verdict.SAME_AS, "We mean both", IMH)


def test_words_that_mean_the_same_stand_together_under_the_main_one():
    assert clusters([IMH, PIR, "Wellbeing"], [SAME]) == {IMH: (IMH, PIR), "wellbeing": ("Wellbeing",)}


def test_a_decision_is_found_under_either_word_however_it_is_typed():
    assert (
        aliases(["Infant Mental Health"], [SAME])
        == aliases(["parent-infant relationships"], [SAME])
        == (SAME,)
    )


def test_words_cannot_be_the_same_as_each_other_in_a_ring():
    third = Decision("bonding", Verdict.SAME_AS, "so", PIR)
    with pytest.raises(Circular, match="is already called the same as"):
        check(Decision(IMH, Verdict.SAME_AS, "so", "bonding"), [SAME, third])
    check(Decision("attachment", Verdict.SAME_AS, "so", "bonding"), [SAME, third])


def test_a_word_cannot_be_the_same_as_itself():
    with pytest.raises(Circular):
        check(Decision(IMH, Verdict.SAME_AS, "so", "Infant  mental health"), [])


def test_a_sector_is_shown_once_three_people_of_it_have_spoken():
    two = [Use("Bonding", "nhs", "a"), Use("Bonding", "nhs", "b"), Use("Play", "nhs", "b")]
    assert (by_sector(two), too_few(two)) == ({}, 1)
    three = [*two, Use("play", "nhs", "c")]
    assert by_sector(three) == {"nhs": {"bonding": 2, "play": 2}}
    assert too_few(three) == 0


def test_three_words_of_one_person_do_not_make_three_people():
    assert by_sector([Use(word, "nhs", "a") for word in ("one", "two", "three")]) == {}


def test_who_says_a_word_twice_counts_once():
    assert people([Use("Play", "", "a"), Use("play ", "", "a"), Use("Play", "", "b")]) == {"play": 2}


def test_nobody_without_a_sector_is_put_into_one():
    assert by_sector([Use("play", "", who) for who in "abcd"]) == {}


@given(some.text(max_size=60))
def test_every_line_is_taken_once_and_none_is_empty(typed):
    lines = lines_of(typed)
    assert len({tidy(line) for line in lines}) == len(lines)
    assert all(tidy(line) for line in lines)


@given(
    some.lists(some.sampled_from("abcdef"), unique=True),
    some.lists(some.tuples(some.sampled_from("abcdef"), some.sampled_from("abcdef"))),
)
def test_clusters_keep_every_word_exactly_once(words, pairs):
    decided = []
    for word, other in pairs:
        try:
            check(Decision(word, Verdict.SAME_AS, "so", other), [d for d in decided if d.word != word])
        except Circular:
            continue
        decided = [d for d in decided if d.word != word] + [Decision(word, Verdict.SAME_AS, "so", other)]
    assert sorted(word for group in clusters(words, decided).values() for word in group) == sorted(words)
