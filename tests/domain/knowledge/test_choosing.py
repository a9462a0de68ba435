"""Choosing a measure: what fits, what may fit, why each other one is left out, and where nothing fits."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge import measures
from fivefold.knowledge.choosing import (
    Asked,
    Form,
    Reason,
    Standing,
    gap_at,
    gaps,
    rough_words,
    verdicts,
)
from fivefold.knowledge.narrowing import overlaps, says
from fivefold.knowledge.schemas import Domain, Rater
from fivefold.vocabulary.ages import EARLY_YEARS, AgeBand

PARENT_AT_14_MONTHS = Asked(14, Domain.RELATIONSHIP, Rater.PARENT)
ASKED = st.builds(
    Asked,
    st.none() | st.integers(-9, 59),
    st.none() | st.sampled_from(Domain),
    st.none() | st.sampled_from(Rater),
    st.none() | st.sampled_from(Form),
    st.none() | st.integers(1, 200),
)


def standing(asked, wanted):
    return [one.measure.slug for one in verdicts(asked, measures()) if one.standing is wanted]


def reasons(asked, slug):
    (found,) = [one for one in verdicts(asked, measures()) if one.measure.slug == slug]
    return set(found.reasons)


def test_at_14_months_nothing_that_parents_answer_about_the_relationship_fits_for_certain():
    assert standing(PARENT_AT_14_MONTHS, Standing.FITS) == []


def test_at_14_months_two_measures_may_fit_over_a_year_exact_range_to_check():
    assert standing(PARENT_AT_14_MONTHS, Standing.MAY_FIT) == ["basc-3-prq", "p-crs"]
    unsure = [
        one.measure for one in verdicts(PARENT_AT_14_MONTHS, measures()) if Reason.ROUGH_AGE in one.reasons
    ]
    assert [rough_words(one) for one in unsure] == ["over a year", "over a year"]


def test_no_version_of_mors_is_offered_at_14_months_and_each_says_why():
    assert reasons(PARENT_AT_14_MONTHS, "mors-sf") == {Reason.EARLIER}
    assert reasons(PARENT_AT_14_MONTHS, "mors-child") == {Reason.LATER}


def test_the_gap_at_14_months_runs_from_the_end_of_one_mors_to_the_beginning_of_the_other():
    gap = gap_at(PARENT_AT_14_MONTHS, measures())
    assert gap.ages == AgeBand(12, 24)
    assert [one.slug for one in gap.before] == ["mors-sf"]
    assert [one.slug for one in gap.after] == ["mors-child"]


def test_a_measure_about_something_else_or_answered_by_somebody_else_is_left_out_for_that_reason():
    assert reasons(PARENT_AT_14_MONTHS, "asq-se-2") == {Reason.DOMAIN}
    assert reasons(PARENT_AT_14_MONTHS, "adbb") == {Reason.DOMAIN, Reason.RATER}


def test_a_measure_without_an_age_cannot_be_matched_to_one():
    assert reasons(PARENT_AT_14_MONTHS, "postpartum-bonding-questionnaire") == {Reason.NO_AGE}


def test_instruments_outside_the_toolkits_table_are_never_suggested():
    left = standing(Asked(), Standing.LEFT_OUT)
    assert left == ["dawba", "papa", "dipa", "dc-0-5", "m-chat-r"]


def test_a_parent_of_a_toddler_can_be_asked_with_either_of_two_sisters():
    fits = standing(Asked(14, Domain.CHILD, Rater.PARENT), Standing.FITS)
    assert fits == ["asq-se-2", "bitsea", "itsea"]


def test_an_observation_is_no_questionnaire():
    assert "adbb" in standing(Asked(form=Form.OBSERVATION), Standing.FITS)
    assert reasons(Asked(form=Form.QUESTIONNAIRE), "adbb") == {Reason.FORM}


def test_a_measure_with_more_items_than_wanted_is_left_out_and_an_unknown_number_is_to_be_checked():
    asked = Asked(14, Domain.CHILD, Rater.PARENT, most_items=50)
    assert standing(asked, Standing.FITS) == ["bitsea"]
    assert reasons(asked, "itsea") == {Reason.LONGER}
    assert reasons(asked, "asq-se-2") == {Reason.LENGTH_UNSURE}


def test_without_an_age_there_is_no_gap_to_tell():
    assert gap_at(Asked(None, Domain.RELATIONSHIP, Rater.PARENT), measures()) is None


@given(ASKED)
def test_every_measure_gets_a_verdict_and_every_no_a_reason(asked):
    told = verdicts(asked, measures())
    assert [one.measure for one in told] == list(measures())
    assert all(bool(one.reasons) == (one.standing is not Standing.FITS) for one in told)


@given(ASKED)
def test_gaps_are_exactly_the_ages_at_which_nothing_with_a_known_age_fits(asked):
    told = gaps(asked, measures())
    for months in range(EARLY_YEARS.start, EARLY_YEARS.end):
        at = replace(asked, months=months)
        fits = [one for one in verdicts(at, measures()) if one.standing is Standing.FITS]
        assert any(gap.ages.covers(months) for gap in told) == (not fits)


def test_words_are_found_by_how_they_begin_in_any_order():
    assert says("quest bond", "Postpartum Bonding", ["Questionnaire"])
    assert not says("bond quest video", "Postpartum Bonding", ["Questionnaire"])


def test_an_open_end_of_an_age_holds_everything():
    assert overlaps(14, None, None)
    assert overlaps(14, 12, None)
    assert not overlaps(24, 12, 24)
    assert overlaps(None, 12, 24)
