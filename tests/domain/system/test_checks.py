from hypothesis import given
from hypothesis import strategies as st

from fivefold.system.checks import Answer, Moved, lowest, tallies, trend

CRITERIA = ["safety", "trust", "choice"]
checks = st.lists(st.dictionaries(st.sampled_from(CRITERIA), st.sampled_from(Answer)), max_size=6)


def test_a_criterion_is_counted_answer_by_answer():
    said = [{"safety": Answer.IN_PLACE}, {"safety": Answer.NOT_APPLICABLE}, {}]
    safety = tallies(CRITERIA, said)[0]
    assert (safety.base, safety.unanswered) == (1, 1)
    assert safety.score == (2, 2)


def test_the_lowest_criterion_is_named():
    said = [
        {"safety": Answer.IN_PLACE, "trust": Answer.PARTLY, "choice": Answer.NOT_APPLICABLE},
        {"safety": Answer.PARTLY, "trust": Answer.NOT_YET},
    ]
    assert lowest(tallies(CRITERIA, said)) == ["trust"]


def test_criteria_that_share_the_lowest_place_are_all_named():
    said = [{"safety": Answer.PARTLY, "trust": Answer.PARTLY, "choice": Answer.IN_PLACE}]
    assert lowest(tallies(CRITERIA, said)) == ["safety", "trust"]


def test_nothing_is_lowest_where_all_is_in_place_or_nothing_was_answered():
    assert lowest(tallies(CRITERIA, [dict.fromkeys(CRITERIA, Answer.IN_PLACE)])) == []
    assert lowest(tallies(CRITERIA, [])) == []


def test_what_does_not_apply_never_pulls_a_criterion_down():
    said = [{"safety": Answer.NOT_APPLICABLE, "trust": Answer.PARTLY}]
    assert lowest(tallies(CRITERIA, said)) == ["trust"]


def test_the_trend_counts_subjects_that_answered_both_times():
    earlier = {"safety": Answer.NOT_YET, "trust": Answer.PARTLY}
    later = {"safety": Answer.IN_PLACE, "trust": Answer.NOT_YET, "choice": Answer.PARTLY}
    assert trend(CRITERIA, [(earlier, later)]) == [
        Moved("safety", 1, 0, 0),
        Moved("trust", 0, 1, 0),
        Moved("choice", 0, 0, 0),
    ]


@given(checks)
def test_every_subject_is_counted_once_for_every_criterion(said):
    for tally in tallies(CRITERIA, said):
        assert sum(tally.counts.values()) + tally.unanswered == len(said)


@given(checks)
def test_the_lowest_criterion_is_the_one_a_slow_search_finds(said):
    shares = {}
    for criterion in CRITERIA:
        weights = [one[criterion].weight for one in said if criterion in one]
        counted = [weight for weight in weights if weight is not None]
        if counted:
            shares[criterion] = sum(counted) * 1000 // len(counted) / 2000
    least = min(shares.values(), default=1)
    assert set(lowest(tallies(CRITERIA, said))) == (
        {name for name in shares if shares[name] == least} if least < 1 else set()
    )


@given(checks)
def test_a_round_compared_with_itself_has_not_moved(said):
    assert all(one.up == one.down == 0 for one in trend(CRITERIA, [(one, one) for one in said]))
