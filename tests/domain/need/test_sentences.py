"""Plain sentences about figures: every combination of state, comparison, trend and interval says no more than it knows."""

from itertools import product

import pytest

from fivefold.need.indicators import definition_of
from fivefold.need.sentences import Beside, sentences, text_of
from fivefold.statistics.comparison import compare
from fivefold.vocabulary.comparison import Comparison, Polarity, Trend
from fivefold.vocabulary.value import State, Value

SMOKING = definition_of("93085", "")
NUMBERS = {State.OBSERVED: 5.1, State.ESTIMATED: 5.1, State.STALE: 5.1, State.ZERO: 0}
SURE = ("which is better", "which is worse", "That is higher", "That is lower")


def a_figure(state=State.OBSERVED, low=4.4, high=5.9, **about):
    number = about.pop("number", NUMBERS.get(state))
    return Value(state, number, low, high, **{"period": "2023/24", "unit": "%"} | about)


def england(number=7.4, word=Comparison.BETTER, **about):
    return Beside("England", Value.observed(number, unit="%", period="2023/24"), word, **about)


def said(value, **about):
    facts = {"area": "Trafford", "what": SMOKING.name, "said_as": SMOKING.said_as}
    return text_of(sentences(value, **facts | about))


def test_a_figure_below_england_where_low_is_good_is_said_as_one_reads_it():
    assert said(a_figure(), beside=england(), trend=Trend.DECREASING_BETTER) == (
        "In Trafford, 5.1% of mothers were known to smoke when they gave birth (4.4% to 5.9%) in 2023/24. "
        "That is lower than England (7.4%), which is better. The recent trend is down, which is better."
    )


def test_an_indicator_without_words_of_its_own_is_named():
    rate = a_figure(number=12, low=10, high=14, unit="per 1,000")
    assert said(rate, what="Teenage births", said_as="") == (
        "In Trafford, “Teenage births” was 12 per 1,000 (10 to 14) in 2023/24."
    )


def test_an_interval_that_holds_england_only_says_may_be():
    text = said(a_figure(low=3, high=8), beside=england(word=Comparison.SIMILAR))
    assert text.endswith("It may be no different from England (7.4%), which lies within the interval.")


def test_a_published_word_that_the_interval_does_not_bear_is_hedged():
    text = said(a_figure(low=3, high=8), beside=england(word=Comparison.BETTER))
    assert text.endswith(
        "By the publisher's method it counts as better than England (7.4%), but that lies within the 95% interval: "
        "it may be no different."
    )


def test_a_hidden_figure_is_said_to_be_hidden_and_not_nought():
    assert said(Value(State.SUPPRESSED, period="2023/24"), beside=england()) == (
        "“Smoking at the time of delivery” in Trafford in 2023/24 is hidden because few people are behind it. "
        "It is not 0. The figure of England is 7.4%."
    )


def test_a_hidden_figure_with_a_stated_bound_says_the_bound():
    text = said(Value(State.SUPPRESSED, low=1, high=7, period="2023/24", unit="%"))
    assert text.endswith("It lies between 1.0% and 7.0%.")


def test_a_missing_figure_and_a_missing_benchmark_are_said():
    assert said(Value(State.MISSING, period="2023/24")) == (
        "No figure of “Smoking at the time of delivery” in Trafford is published for 2023/24."
    )
    beside = Beside("England", Value(State.MISSING), Comparison.NOT_COMPARED)
    assert said(a_figure(), beside=beside).endswith("No figure of England is held for that period.")


def test_without_an_interval_nothing_is_compared():
    text = said(a_figure(low=None, high=None), beside=england(word=Comparison.NOT_COMPARED, why="Because."))
    assert text.endswith(
        "No interval is published, so nobody can say how certain it is. The figure of England is 7.4%."
    )


def every_figure():
    for state in State:
        for low, high in ((None, None), (4.4, 5.9), (3.0, 8.0), (0.0, 1.0)):
            if state is State.ESTIMATED or state.has_number or state is State.SUPPRESSED or low is None:
                yield a_figure(state, low, high)
    yield Value(State.ESTIMATED, None, 3, 8, period="2023/24", unit="%")


EVERY = list(product(every_figure(), (0, 5.1, 7.4, None), Comparison, (*Trend, None), ("", SMOKING.said_as)))


@pytest.fixture(scope="module")
def read_aloud():
    """Every combination with its sentences."""
    found = []
    for value, number, word, trend, said_as in EVERY:
        side = Value(State.MISSING) if number is None else Value.observed(number, unit="%")
        beside = Beside("England", side, word, why="The publisher ranks areas.")
        found.append((value, number, word, trend, said(value, said_as=said_as, beside=beside, trend=trend)))
    return found


def test_every_combination_reads_as_whole_sentences(read_aloud):
    assert len(read_aloud) > 2_000
    for *_facts, text in read_aloud:
        assert "%(" not in text
        assert "{" not in text
        assert "None" not in text
        assert text.endswith(".")
        assert ".." not in text


def test_no_combination_is_surer_than_its_interval(read_aloud):
    for value, number, word, _trend, text in read_aloud:
        inside = number is not None and value.low is not None and value.low <= number <= value.high
        compared = value.number is not None and word is not Comparison.NOT_COMPARED
        if inside and compared:
            assert "may be no different" in text
            assert not any(words in text for words in SURE[2:])
        if value.number is None or number is None or word is Comparison.NOT_COMPARED:
            assert not any(words in text for words in SURE[2:])


def test_every_combination_names_the_state_of_its_figure(read_aloud):
    words = {
        State.SUPPRESSED: "is hidden because few people are behind it",
        State.MISSING: "No figure of",
        State.NOT_APPLICABLE: "does not apply",
        State.ESTIMATED: "estimate",
        State.STALE: "out of date",
        State.ZERO: "true zero",
    }
    for value, *_facts, text in read_aloud:
        if value.state in words:
            assert words[value.state] in text


def test_a_trend_is_said_only_where_there_is_a_number(read_aloud):
    for value, _number, _word, trend, text in read_aloud:
        assert ("recent trend" in text) == (trend is not None and value.number is not None)


@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize(("low", "high"), [(4, 6), (6.5, 9), (3, 8)])
def test_a_sentence_agrees_with_the_comparison_of_the_statistics(polarity, low, high):
    value, nation = a_figure(number=(low + high) / 2, low=low, high=high), Value.observed(6.3, unit="%")
    text = said(value, beside=Beside("England", nation, compare(value, nation, polarity)))
    expected = {
        (4, Polarity.LOW_IS_GOOD): "That is lower than England (6.3%), which is better.",
        (4, Polarity.HIGH_IS_GOOD): "That is lower than England (6.3%), which is worse.",
        (4, Polarity.NEUTRAL): "That is lower than England (6.3%).",
        (6.5, Polarity.LOW_IS_GOOD): "That is higher than England (6.3%), which is worse.",
        (6.5, Polarity.HIGH_IS_GOOD): "That is higher than England (6.3%), which is better.",
        (6.5, Polarity.NEUTRAL): "That is higher than England (6.3%).",
    }.get((low, polarity), "It may be no different from England (6.3%), which lies within the interval.")
    assert text.endswith(expected)
