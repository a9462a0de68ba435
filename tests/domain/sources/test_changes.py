"""What a newer file says otherwise than the held one."""

from hypothesis import given
from hypothesis import strategies as st

from fivefold.sources import recognise
from fivefold.sources.changes import Fact, births_fact, changes, count_fact, facts_of, figure_fact
from fivefold.vocabulary.value import State


def a_fact(key, said="1", period="2024", what="Smoking"):
    return Fact((key,), what, f"Trafford, {period}", period, said)


def test_new_changed_gone_and_the_same_are_told_apart():
    before = [a_fact("same"), a_fact("changed", "1"), a_fact("gone")]
    after = [a_fact("same"), a_fact("changed", "2"), a_fact("new")]
    found = changes(before, after)
    assert [fact.key for fact in found.new] == [("new",)]
    assert [(one.before, one.after) for one in found.changed] == [("1", "2")]
    assert [fact.key for fact in found.gone] == [("gone",)]
    assert (found.same, found.is_none) == (1, False)


def test_periods_and_indicators_that_come_and_go_are_named():
    found = changes([a_fact("a", period="2022", what="Old")], [a_fact("b", period="2023", what="New")])
    assert (found.periods_added, found.periods_gone) == (("2023",), ("2022",))
    assert (found.subjects_added, found.subjects_gone) == (("New",), ("Old",))


def test_a_figure_that_became_hidden_has_changed():
    key, about = ("93085", "E08000009"), ("Smoking", "Trafford", "All ages", "2023/24")
    before = figure_fact(key, *about, State.OBSERVED, 5.1, 4.4, 5.9, "%")
    after = figure_fact(key, *about, State.SUPPRESSED, None, None, None, "%")
    (change,) = changes([before], [after]).changed
    assert (change.before, change.after) == ("5.1% (4.4% to 5.9%)", "hidden: small numbers")


def test_children_and_births_are_compared_by_area_age_and_time():
    assert (
        count_fact("E08000009", "Trafford", "Persons", 0, 2024, 2169).about
        == "Trafford, Persons, under 1, 2024"
    )
    assert births_fact("E08000009", "Trafford", 2024, 3, State.OBSERVED, 176).about == "Trafford, 2024-03"


@given(
    st.dictionaries(st.integers(0, 20), st.integers(0, 2)),
    st.dictionaries(st.integers(0, 20), st.integers(0, 2)),
)
def test_every_fact_is_counted_once(old, new):
    found = changes(
        [a_fact(str(key), str(said)) for key, said in old.items()],
        [a_fact(str(key), str(said)) for key, said in new.items()],
    )
    assert len(found.new) + len(found.changed) + found.same == len(new)
    assert len(found.gone) + len(found.changed) + found.same == len(old)
    assert found.is_none == (old == new)


def test_of_a_population_only_the_children_who_enter_are_compared(tmp_path):
    path = tmp_path / "population_2024.csv"
    ages = ",".join(str(age) for age in range(16))
    path.write_text(f"area_code,area_name,{ages}\nE08000009,Trafford,{ages}\n")
    assert len(facts_of(recognise(path, path.name))) == 5
