"""The audit of adults who are parents: small numbers never stay, hidden ones are never added as nought."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fivefold.need.holders import Recorded
from fivefold.need.parents import Audit, answered, kept, not_asked, standings, total
from fivefold.vocabulary.value import State, value_words


def test_a_small_number_is_hidden_and_nothing_of_it_is_left():
    assert [kept(n, unit="children").number for n in range(9)] == [0, *[None] * 7, 10]
    assert {value_words(kept(n, unit="children")) for n in range(1, 8)} == {"hidden: small numbers"}
    assert kept(0, unit="children").state is State.ZERO


@given(st.integers(0, 100_000))
def test_what_was_kept_once_stays_as_it_is(count):
    once = kept(count, unit="children")
    again = once if once.number is None else kept(int(once.number), unit="children")
    assert again == once


VALUES = st.one_of(
    st.integers(0, 500).map(lambda n: kept(n, unit="children")),
    st.sampled_from([State.SUPPRESSED, State.MISSING]).map(lambda s: answered(s, None, unit="children")),
)


@given(st.lists(VALUES, max_size=12))
def test_a_total_adds_what_was_given_and_counts_the_rest(values):
    found = total(values)
    given_ones = [value.number for value in values if value.number is not None]
    assert found.giving + found.hidden + found.missing == len(values)
    assert found.hidden == sum(value.state is State.SUPPRESSED for value in values)
    assert found.value.number == (sum(given_ones) if given_ones else None)
    assert found.is_whole == (len(given_ones) == len(values))


def test_hidden_alone_is_hidden_and_nothing_alone_is_missing():
    assert total([kept(3, unit="children")]).value.state is State.SUPPRESSED
    assert total([]).value.state is State.MISSING


def audit(key, service, parenthood, day):
    return Audit(key, service, parenthood=parenthood, asked_on=day)


def test_each_service_stands_once_with_its_newest_answer_and_the_change():
    answers = [
        audit("1", "Drug service", Recorded.NO, date(2025, 3, 1)),
        audit("2", "drug service", Recorded.SOMETIMES, date(2026, 3, 1)),
        audit("3", "Housing", Recorded.ALWAYS, date(2026, 1, 1)),
        audit("4", "Housing", Recorded.ALWAYS, date(2025, 1, 1)),
        audit("5", "Probation", Recorded.UNKNOWN, date(2026, 1, 1)),
        audit("6", "Probation", Recorded.ALWAYS, date(2025, 1, 1)),
    ]
    found = [(one.newest.key, len(one.earlier), one.change) for one in standings(answers)]
    assert found == [("2", 1, "better than before"), ("3", 1, "as before"), ("5", 1, "")]


def test_services_that_nobody_asked_are_told_by_name():
    suggested = [("Drug Service", "Trust"), ("Debt advice", "Charity")]
    asked = [audit("1", "drug service", Recorded.NO, date(2025, 3, 1))]
    assert not_asked(suggested, asked) == [("Debt advice", "Charity")]
