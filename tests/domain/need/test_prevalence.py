import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge import prevalence_sources
from fivefold.need.prevalence import NotEstimable, estimate, makes_a_range, outwards, sampling_range
from fivefold.vocabulary.value import State, Value, value_words

SOURCES = {source.slug: source for source in prevalence_sources()}
INTERNATIONAL = SOURCES["international-10-15"]
COPENHAGEN = SOURCES["copenhagen-18-months"]
RELATIONSHIP = SOURCES["copenhagen-relationship"]
UNDER_FIVE = (0, 60)


def children(number, **about):
    return Value.observed(number, period="mid-2024", source="ONS", unit="children", **about)


def test_ten_thousand_children_at_ten_to_fifteen_percent_are_1000_to_1500():
    result = estimate(children(10_000), INTERNATIONAL, ages=UNDER_FIVE)
    assert value_words(result.range) == "1,000 to 1,500"
    assert result.doubt == "uncertain, from international literature"


def test_an_estimate_has_no_point():
    for source in filter(makes_a_range, SOURCES.values()):
        result = estimate(children(10_000), source, ages=UNDER_FIVE)
        assert (result.range.state, result.range.number) == (State.ESTIMATED, None)
        assert result.range.low < result.range.high


def test_a_small_sample_widens_the_range():
    result = estimate(children(10_000), COPENHAGEN, ages=(18, 19))
    assert (value_words(result.published), value_words(result.range)) == ("1,600 to 1,800", "1,180 to 2,380")


def test_a_single_published_share_is_shown_only_with_its_sampling_error():
    result = estimate(children(10_000), RELATIONSHIP, ages=(18, 19))
    assert (result.published, value_words(result.range)) == (None, "510 to 1,250")


def test_no_number_is_made_of_a_figure_without_any_range():
    with pytest.raises(NotEstimable, match="one figure without an interval"):
        estimate(children(10_000), SOURCES["england-2017"], ages=UNDER_FIVE)


@pytest.mark.parametrize("source", [COPENHAGEN, RELATIONSHIP], ids=lambda s: s.slug)
def test_the_sampling_error_in_the_content_is_the_one_of_its_sample(source):
    low, high = sampling_range(source.low, source.high, source.n)
    assert (round(low, 1), round(high, 1)) == (source.interval_low, source.interval_high)


def test_every_step_of_the_calculation_is_open():
    result = estimate(children(12_428), INTERNATIONAL, ages=UNDER_FIVE)
    assert [(step.what, step.sum, step.result) for step in result.steps] == [
        ("Number of children", "mid-2024", "12,428"),
        ("Published share", "any mental health problem", "10% to 15%"),
        ("Lower end", "12,428 × 10%", "1,242.8"),
        ("Upper end", "12,428 × 15%", "1,864.2"),
        ("Rounded outwards to tens", "", "1,240 to 1,870"),
    ]
    assert [step.source for step in result.steps[:2]] == ["ONS", "Toolkit, Part 4, p56"]


def test_a_source_about_other_ages_says_so():
    other, same = (estimate(children(500), COPENHAGEN, ages=ages).warnings for ages in (UNDER_FIVE, (18, 19)))
    assert set(other) - set(same) == {
        "The source is about 18 months. Your children are of other ages too: using it for them is an assumption."
    }


def test_doubt_about_the_number_of_children_goes_into_the_range():
    result = estimate(children(10_000, low=9_000, high=11_000), INTERNATIONAL, ages=UNDER_FIVE)
    assert value_words(result.range) == "900 to 1,650"


@pytest.mark.parametrize("state", [State.MISSING, State.SUPPRESSED])
def test_an_unknown_number_of_children_gives_no_estimate_and_says_what_to_do(state):
    with pytest.raises(NotEstimable, match="upload a population file"):
        estimate(Value(state), INTERNATIONAL, ages=UNDER_FIVE)


@given(st.integers(0, 10**6), st.floats(0, 100), st.floats(0, 100))
def test_rounding_never_makes_a_range_narrower(number, one, other):
    low, high = sorted((number * one / 100, number * other / 100))
    assert outwards(low, down=True) <= low + 1e-6
    assert outwards(high, down=False) >= high - 1e-6
