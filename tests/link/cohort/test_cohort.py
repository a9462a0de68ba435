"""Children in scope, their facts, ages and homes; and which agency could have known whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold_link.cohort import Cohort, children, coverage, denominators
from fivefold_link.cohort.ages import completed_months
from fivefold_link.cohort.result import cohort_from_json
from fivefold_link.engine.protocol import Quiet, Refused
from tests.link.cohort.places import (
    AREAS,
    a_dataset,
    a_record,
    a_study,
    lookup_of_areas,
    open_place,
    random_place,
)
from tests.link.oracles import cohort as oracle

PART = [
    a_dataset("births", births=True),
    a_dataset("visits", covers_areas=["W1"]),
    a_dataset("nursery", covers_areas=["X3"]),
]
LATE = [
    a_dataset("births", births=True, covers_to="2019-12-31"),
    a_dataset("visits"),
    a_dataset("nursery", covers_from="2024-04-01"),
]
POPULATIONS = {
    "on a date": {"on": "2024-03-31"},
    "from conception": {"on": "2024-02-29", "from_months": -9, "to_months": 24},
    "before birth": {"on": "2023-02-28", "from_months": -9, "to_months": 0},
    "some months before birth": {"on": "2023-02-28", "from_months": -3, "to_months": 6},
    "through a window": {"window": ["2022-04-01", "2023-03-31"], "from_months": 6, "to_months": 30},
    "at birth": {"on": "2024-03-31", "address_rule": "at_birth"},
    "in the register": {"on": "2024-03-31", "address_rule": "births"},
    "in some areas": {"on": "2024-03-31", "areas": ["X1", "X3"]},
}


def rows_of(engine, table, order):
    return engine.arrow(f"SELECT * FROM {table} ORDER BY {order}").to_pylist()


@pytest.mark.parametrize("population", POPULATIONS.values(), ids=POPULATIONS)
@pytest.mark.parametrize("datasets", [None, PART, LATE], ids=["whole place", "parts", "periods"])
def test_children_and_coverage_are_those_that_plain_python_finds(duck, tmp_path, population, datasets):
    areas = {"vintage": "fictional", "names": lookup_of_areas(tmp_path)}
    study = a_study(population, datasets, areas=areas)
    records, person_of = random_place(f"{population} {datasets}")
    open_place(duck, records, person_of)
    cohort = children(duck, study, Quiet())
    coverage(duck, study, Quiet())
    expected = oracle.children(study, records, person_of, AREAS)
    assert rows_of(duck, "children", "child") == expected
    assert cohort.children == len(expected)
    pairs = duck.rows("SELECT child, dataset FROM covered ORDER BY ALL")
    assert pairs == oracle.covered(study, expected, records, person_of)
    counted = {tuple(row.values())[:4]: row["children"] for row in denominators(duck, study).to_pylist()}
    assert counted == oracle.denominators(study, expected)


def only_child(engine, records, **population):
    """The one child that all these records are about."""
    open_place(engine, records, {record["record"]: records[0]["record"] for record in records})
    children(engine, a_study(population or None), Quiet())
    rows = rows_of(engine, "children", "child")
    return rows[0] if rows else None


def test_the_register_of_births_says_when_a_child_was_born_whatever_the_others_say(duck):
    born = [a_record(n, dataset=1, birth_date=date(2022, 5, 2)) for n in range(3)]
    child = only_child(duck, [*born, a_record(3, dataset=0, birth_date=date(2022, 5, 1))])
    assert child["birth_date"] == date(2022, 5, 1)


def test_without_a_register_most_records_decide_then_the_latest_then_the_smallest(duck):
    one, other = date(2022, 5, 1), date(2022, 5, 2)
    told = [
        a_record(0, dataset=1, birth_date=one, seen=date(2023, 1, 1), sex="F"),
        a_record(1, dataset=2, birth_date=other, seen=date(2023, 2, 1), sex="M"),
        a_record(2, dataset=2, birth_date=one, seen=date(2022, 9, 1), ethnicity="A"),
        a_record(3, dataset=2, birth_date=None, ethnicity="B"),
    ]
    child = only_child(duck, told)
    assert (child["birth_date"], child["sex"], child["ethnicity"]) == (one, "M", "A")


@pytest.mark.parametrize(
    ("weeks", "conception"), [(40, date(2022, 8, 24)), (24, date(2022, 12, 14)), (None, date(2022, 8, 24))]
)
def test_conception_is_two_weeks_after_the_last_period(duck, weeks, conception):
    child = only_child(duck, [a_record(0, birth_date=date(2023, 5, 17), gestation_weeks=weeks)])
    assert (child["conceived"], child["gestation_known"]) == (conception, weeks is not None)


@pytest.mark.parametrize(
    ("birth", "on", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2023, 1, 31), date(2023, 2, 28), 1),
        (date(2023, 1, 31), date(2023, 3, 30), 1),
        (date(2020, 2, 29), date(2021, 2, 27), 11),
        (date(2020, 2, 29), date(2021, 2, 28), 12),
        (date(2020, 2, 29), date(2024, 2, 28), 47),
        (date(2020, 2, 29), date(2024, 2, 29), 48),
        (date(2022, 12, 31), date(2023, 1, 1), 0),
        (date(2023, 6, 15), date(2023, 6, 14), -1),
        (date(2023, 6, 15), date(2023, 5, 15), -1),
        (date(2023, 6, 15), date(2023, 5, 14), -2),
        (date(2023, 6, 15), date(2022, 8, 1), -9),
    ],
)
def test_months_are_completed_on_the_same_number_or_the_last_day_of_a_shorter_month(duck, birth, on, months):
    ages = completed_months(f"DATE '{birth}'", f"DATE '{on}'")
    assert duck.rows(f"SELECT {ages}") == [(months,)]
    assert oracle.completed_months(birth, on) == months


@given(
    birth=st.dates(date(2015, 1, 1), date(2026, 12, 31)),
    months=st.integers(0, 120),
)
def test_a_child_is_n_months_old_from_the_day_on_which_it_turns_n(birth, months):
    turned = oracle.add_months(birth, months)
    assert oracle.completed_months(birth, turned) >= months
    assert oracle.completed_months(birth, date.fromordinal(turned.toordinal() - 1)) < max(months, 1)


def test_a_child_leaves_scope_the_day_before_it_outgrows_it(duck):
    born = a_record(0, birth_date=date(2019, 4, 1))
    assert only_child(duck, [born], on="2024-03-31")["age_months"] == 59
    assert only_child(duck, [born], on="2024-04-01") is None


def test_in_a_window_the_age_is_that_of_the_last_day_in_scope(duck):
    child = only_child(duck, [a_record(0, birth_date=date(2019, 4, 1))], window=["2023-04-01", "2025-03-31"])
    assert (child["in_scope_from"], child["in_scope_to"]) == (date(2023, 4, 1), date(2024, 3, 31))
    assert child["age_months"] == 59


def test_one_address_counts_whoever_saw_the_child(duck):
    told = [
        a_record(0, birth_date=date(2022, 5, 1), seen=date(2022, 5, 3), area="X1", deprivation=2),
        a_record(1, dataset=1, seen=date(2023, 5, 3), area="X2", deprivation=5),
        a_record(2, dataset=2, seen=date(2024, 5, 3), area="X3", deprivation=9),
    ]
    by_rule = {
        rule: only_child(duck, told, on="2024-03-31", address_rule=rule)["area"]
        for rule in ("latest", "births", "at_birth")
    }
    assert by_rule == {"latest": "X2", "births": "X1", "at_birth": "X1"}


def test_a_child_whom_the_register_does_not_know_is_marked_as_moved_in(duck):
    child = only_child(duck, [a_record(0, dataset=1, birth_date=date(2022, 5, 1), area="X1")])
    assert child["in_births"] is False


def test_the_figures_add_up_and_say_what_they_cannot_know(duck):
    records = [
        a_record(0, birth_date=date(2022, 5, 1), area="X1", gestation_weeks=39),
        a_record(1, dataset=1, birth_date=date(2022, 5, 2)),
        a_record(2, dataset=1, birth_date=date(2010, 1, 1)),
        a_record(3, dataset=1),
        a_record(4, dataset=2, birth_date=date(2021, 7, 7), area="X9"),
        a_record(5, dataset=2, birth_date=date(2021, 7, 7), area="X1"),
    ]
    open_place(duck, records, {0: 0, 1: 0, 2: 2, 3: 3, 4: 4, 5: 5})
    cohort = children(duck, a_study({"on": "2024-03-31", "areas": ["X1"]}), Quiet())
    assert cohort == Cohort(
        records=6,
        persons=5,
        without_birth_date=1,
        of_other_age=1,
        elsewhere=1,
        children=2,
        not_in_births=1,
        area_unknown=0,
        gestation_unknown=1,
        birth_dates_differ=1,
        in_one_dataset=1,
        address_rule="latest",
        register=True,
    )
    assert list(cohort.counts().values()) == [6, 5, 1, 1, 1, 2]
    assert cohort_from_json(cohort.to_json()) == cohort
    said = " ".join(cohort.sentences())
    assert "1 of them are not in the register" in said
    assert "died or moved away" in said


def test_a_list_of_areas_that_cannot_be_read_is_refused(duck, tmp_path):
    (tmp_path / "areas.csv").write_text("a,b\n1\n")
    open_place(duck, [a_record(0, birth_date=date(2022, 5, 1))], {0: 0})
    study = a_study(areas={"vintage": "fictional", "names": tmp_path / "areas.csv"})
    with pytest.raises(Refused, match=r"areas\.csv"):
        children(duck, study, Quiet())


def test_a_population_without_a_date_is_refused(duck):
    open_place(duck, [a_record(0)], {0: 0})
    with pytest.raises(Refused, match="one date or through a window"):
        children(duck, a_study({"title": "Nobody"}), Quiet())
