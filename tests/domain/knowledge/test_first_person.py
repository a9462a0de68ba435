"""Children in the first person, as a place writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge.first_person import AgeNotRead, BracketsNotClosed, age_in_words, months_of, said_in


@pytest.mark.parametrize(
    ("words", "months"),
    [("5 months", 5), ("5 MONTHS old", 5), ("2 years", 24), ("2½ years", 30), ("½ year", 6), ("1 year 6 months", 18),
     ("1 year and 6 months", 18), ("nearly 3 years", 36), ("7", 7), ("2,5 years", 30), ("0 months", 0)],
)  # fmt: skip
def test_an_age_is_read_as_people_say_it(words, months):
    assert months_of(words) == months


def test_days_and_weeks_are_parts_of_a_month():
    assert months_of("9 weeks") == pytest.approx(2.07, abs=0.01)
    assert months_of("2 days") == pytest.approx(0.066, abs=0.01)


@pytest.mark.parametrize("words", ["five", "soon", "", "5 moons", "months", "-5 months", "5 months of sleep"])
def test_what_is_not_an_age_is_refused_with_an_example(words):
    with pytest.raises(AgeNotRead, match="Write it like 5 months, 9 weeks or 2½ years."):
        months_of(words)


@pytest.mark.parametrize("words", ["5 years", "60 months", "61"])
def test_a_child_of_five_or_more_is_refused(words):
    with pytest.raises(AgeNotRead, match="before their fifth birthday"):
        months_of(words)


@given(st.integers(min_value=0, max_value=59))
def test_an_age_in_whole_months_is_said_and_read_alike(months):
    words = age_in_words(months)
    assert (words == "newborn") == (months == 0)
    assert months == 0 or months_of(words) == months


@given(st.lists(st.tuples(st.text("ab ", min_size=1).filter(str.strip), st.booleans()), max_size=6))
def test_runs_that_are_written_with_brackets_are_read_back(runs):
    told = "".join(f"[{words}]" if support else words for words, support in runs)
    read = [(run.words, run.support) for run in said_in(told)]
    assert "".join(w for w, _s in read).replace(" ", "") == "".join(w for w, _s in runs).replace(" ", "")
    assert [w for w, s in read if s] == [w.strip() for w, s in runs if s]


@pytest.mark.parametrize("text", ["I cry [she comes", "I cry she] comes", "[[twice]]", "a [b [c] d]"])
def test_a_bracket_without_its_partner_is_refused_and_the_place_named(text):
    with pytest.raises(BracketsNotClosed, match="Brackets come in pairs"):
        said_in(text)
