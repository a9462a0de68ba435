"""What is seen, what is absent and what is missing: the three never mix."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.exposure import flags
from tests.link.exposure.worlds import ON, Child, Row, World, a_dataset, a_factor, a_study, opened, seen_in
from tests.link.oracles import exposure as oracle

BORN = date(2024, 3, 31)


def flagged(world):
    """Answers as the oracle gives them: {(dataset, place, first day)}, "absent" or "missing"."""
    with opened(world) as engine:
        flags(engine, world.study, Quiet())
        seen = engine.rows("SELECT child, factor, dataset, place, first_seen, state FROM exposures")
        unknown = set(engine.rows("SELECT child, factor FROM unknowns"))
        assert len(unknown) == engine.count("unknowns")
        left = {name for (name,) in engine.rows("SELECT table_name FROM information_schema.tables")}
    assert not [name for name in left if name.startswith(("looked", "answers", "known"))]
    found = {
        (child, factor): "missing" if (child, factor) in unknown else "absent"
        for child in range(len(world.children))
        for factor in range(len(world.study.factors))
    }
    for child, factor, dataset, place, day, state in seen:
        assert state == "seen"
        assert (child, factor) not in unknown
        so_far = found[child, factor]
        found[child, factor] = (so_far if isinstance(so_far, set) else set()) | {(dataset, place, day)}
    return found


def one_cell(cell, *, when=date(2025, 1, 1), cells=None, **definition):
    """The answer for one child with one record."""
    study = a_study([a_dataset("visits")], [a_factor("smoke", seen_in("visits", "smokes", **definition))])
    rows = {"visits": [Row(7, {"smokes": cell} | (cells or {}), when)]}
    return flagged(World(study, [Child(7, BORN)], rows))[0, 0]


def seen_on(day):
    return {(0, 0, day)}


@pytest.mark.parametrize(
    ("definition", "cell", "answer"),
    [
        ({"value": "Y"}, "Y", "seen"),
        ({"value": "Y"}, " y ", "seen"),
        ({"value": "Y"}, "N", "absent"),
        ({"value": "Y"}, None, "missing"),
        ({"value": "Y"}, "  ", "missing"),
        ({"value": "Y", "unknown": ["9"]}, "9", "missing"),
        ({"value": "Y", "unknown": ["9"]}, "9.0", "missing"),
        ({"value": 1}, "1.0", "seen"),
        ({"value": 1}, "true", "seen"),
        ({"value": 0}, "FALSE", "seen"),
        ({"value": 1}, "nan", "absent"),
        ({"holds": "in", "value": ["A", 2]}, "2", "seen"),
        ({"holds": "in", "value": ["A", 2]}, "a", "seen"),
        ({"holds": "in", "value": ["A", 2]}, "B", "absent"),
        ({"holds": "at_least", "value": 3}, "3", "seen"),
        ({"holds": "at_least", "value": 3}, "2.9", "absent"),
        ({"holds": "at_least", "value": 3}, "many", "missing"),
        ({"holds": "at_least", "value": 3}, "NaN", "missing"),
        ({"holds": "at_most", "value": 3}, "-1", "seen"),
        ({"holds": "at_most", "value": 3}, "3.1", "absent"),
        ({"holds": "filled", "value": None}, "anything", "seen"),
        ({"holds": "filled", "value": None}, "", "missing"),
        ({"value": "it's"}, "IT'S", "seen"),
    ],
)
def test_a_cell_shows_a_factor_denies_it_or_says_nothing(definition, cell, answer):
    expected = seen_on(date(2025, 1, 1)) if answer == "seen" else answer
    assert one_cell(cell, **definition) == expected


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2024, 3, 30), False),
        (BORN, True),
        (date(2025, 3, 30), True),
        (date(2025, 3, 31), False),
    ],
)
def test_the_window_begins_with_its_first_day_and_ends_before_its_last(day, counts):
    window = {"from_months": 0, "to_months": 12}
    assert one_cell("Y", when=day, **window) == (seen_on(day) if counts else "missing")


def test_a_window_from_minus_nine_months_begins_at_conception():
    conceived = BORN - timedelta(days=280)
    window = {"from_months": -9, "to_months": 0}
    assert one_cell("Y", when=conceived, **window) == seen_on(conceived)
    assert one_cell("Y", when=conceived - timedelta(days=1), **window) == "missing"
    assert one_cell("Y", when=BORN, **window) == "missing"


def test_a_month_that_lacks_the_day_ends_on_its_last_day():
    window = {"from_months": 11, "to_months": 60}  # born on 31 March: eleven months old on 28 February
    assert one_cell("Y", when=date(2025, 2, 28), **window) == seen_on(date(2025, 2, 28))
    assert one_cell("Y", when=date(2025, 2, 27), **window) == "missing"


def test_what_was_recorded_after_the_child_left_scope_is_not_used():
    assert one_cell("Y", when=ON + timedelta(days=1)) == "missing"


def test_a_record_without_a_day_counts_only_where_any_day_of_it_would():
    assert one_cell("Y", when=None) == {(0, 0, None)}
    assert one_cell("N", when=None) == "absent"
    assert one_cell("Y", when=None, to_months=12) == "missing"


def test_a_date_column_of_its_own_goes_before_the_day_of_the_record():
    found = one_cell("Y", cells={"asked": "05/06/2024"}, date_column="asked", to_months=12)
    assert found == seen_on(date(2024, 6, 5))


def test_a_factor_of_a_parent_is_carried_to_every_child_of_theirs_and_to_no_other():
    study = a_study(
        [a_dataset("adults", about="adult")],
        [a_factor("illness", seen_in("adults", "ill"), through_adult=True)],
    )
    children = [Child(1, BORN), Child(2, BORN), Child(3, BORN)]
    rows = {"adults": [Row(50, {"ill": "Y"}, date(2025, 1, 1)), Row(51, {"ill": "N"}, date(2025, 1, 1))]}
    found = flagged(World(study, children, rows, parents=[(1, 50), (2, 50), (2, 51)]))
    day = seen_on(date(2025, 1, 1))
    assert found == {(0, 0): day, (1, 0): day, (2, 0): "missing"}


def silent(*, covered=True, parents=(), about="child", **more):
    study = a_study(
        [a_dataset("care", about=about, **more)],
        [a_factor("plan", seen_in("care", "plan", absence_means="absent"), through_adult=about == "adult")],
    )
    where = {(0, 0)} if covered else set()
    return flagged(World(study, [Child(1, BORN)], {}, where, list(parents)))[0, 0]


def test_silence_of_a_full_register_means_no_only_where_it_covers_the_child_and_the_window():
    assert silent() == "absent"
    assert silent(covered=False) == "missing"
    assert silent(covers_from=BORN) == "missing"
    assert silent(covers_to=ON - timedelta(days=1)) == "missing"


def test_silence_about_adults_means_no_only_where_a_parent_is_known():
    assert silent(about="adult") == "missing"
    assert silent(about="adult", parents=[(1, 50)]) == "absent"


def test_silence_of_any_other_dataset_means_nothing():
    study = a_study([a_dataset("visits")], [a_factor("smoke", seen_in("visits", "smokes"))])
    assert flagged(World(study, [Child(1, BORN)], {}, {(0, 0)}))[0, 0] == "missing"


def test_one_source_that_shows_a_factor_outweighs_others_that_deny_it_and_all_are_kept():
    study = a_study(
        [a_dataset("visits"), a_dataset("housing")],
        [
            a_factor(
                "crowded",
                seen_in("housing", "rooms", 2, holds="at_most"),
                seen_in("visits", "crowded"),
                seen_in("housing", "complaint", None, holds="filled"),
            )
        ],
    )
    rows = {
        "visits": [Row(1, {"crowded": "N"}, date(2025, 1, 1))],
        "housing": [
            Row(1, {"rooms": "2", "complaint": "yes"}, date(2025, 3, 1)),
            Row(1, {"rooms": "1"}, date(2025, 2, 1)),
        ],
    }
    found = flagged(World(study, [Child(1, BORN)], rows))
    assert found == {(0, 0): {(1, 0, date(2025, 2, 1)), (1, 2, date(2025, 3, 1))}}


def test_sixty_four_factors_fit_and_sixty_five_are_refused():
    datasets = [a_dataset("visits")]
    factors = [a_factor(f"f{n}", seen_in("visits", f"c{n}")) for n in range(65)]
    cells = {f"c{n}": "Y" if n in (0, 31, 32, 63) else "N" for n in range(64)}
    world = World(a_study(datasets, factors[:64]), [Child(1, BORN)], {"visits": [Row(1, cells, BORN)]})
    assert [key[1] for key, answer in flagged(world).items() if answer != "absent"] == [0, 31, 32, 63]
    with pytest.raises(Refused, match="65 factors are too many. Keep at most 64"):
        flagged(World(a_study(datasets, factors), [], {}))


def test_a_column_that_the_file_lacks_is_named_with_its_place():
    study = a_study([a_dataset("visits")], [a_factor("smoke", seen_in("visits", "smokes"))])
    wrong = study.model_copy(
        update={
            "factors": (
                study.factors[0].model_copy(
                    update={"seen_in": (study.factors[0].seen_in[0].model_copy(update={"column": "smoked"}),)}
                ),
            )
        }
    )
    with opened(World(study, [], {})) as engine, pytest.raises(Refused) as refused:
        flags(engine, wrong, Quiet())
    assert str(refused.value) == (
        "factors / smoke / seen_in 1: visits has no column 'smoked'. Correct the name, or ask Owner for the column."
    )


def test_a_study_without_factors_or_children_flags_nothing():
    assert flagged(World(a_study([a_dataset("visits")], []), [Child(1, BORN)], {})) == {}
    one = a_study([a_dataset("visits")], [a_factor("smoke", seen_in("visits", "smokes"))])
    assert flagged(World(one, [], {})) == {}


DAYS = st.dates(date(2019, 1, 1), date(2026, 6, 1))
CELLS = st.sampled_from(["Y", "N", "9", "", None, "3", "y"])


@st.composite
def worlds(draw):
    """A few children, three agencies (one about adults), three factors with windows, and records at random."""

    def window():
        start = draw(st.integers(-9, 40))
        return {"from_months": start, "to_months": draw(st.integers(start + 1, 60))}

    def looks(dataset):
        return seen_in(
            dataset,
            draw(st.sampled_from(["a", "b"])),
            unknown=["9"],
            absence_means=draw(st.sampled_from(["absent", "unknown"])),
            **window(),
        )

    datasets = [
        a_dataset("visits", covers_from=draw(DAYS), covers_to=ON),
        a_dataset("care"),
        a_dataset("adults", about="adult"),
    ]
    slugs = st.lists(st.sampled_from(["visits", "care", "adults"]), min_size=1, max_size=3)
    factors = [
        a_factor(f"f{n}", *(looks(slug) for slug in draw(slugs)), through_adult=True) for n in range(3)
    ]
    children = [
        Child(n, draw(st.dates(date(2021, 4, 1), ON)), area=draw(st.sampled_from(["A1", "A2"])))
        for n in range(draw(st.integers(1, 4)))
    ]
    people = st.integers(0, len(children))
    row = st.builds(Row, people, st.fixed_dictionaries({"a": CELLS, "b": CELLS}), st.one_of(st.none(), DAYS))
    rows = {slug: draw(st.lists(row, max_size=8)) for slug in ("visits", "care", "adults")}
    covered = {(c, d) for c in range(len(children)) for d in range(3) if draw(st.booleans())}
    parents = [(c, a) for c in range(len(children)) for a in range(len(children)) if draw(st.booleans())]
    return World(a_study(datasets, factors), children, rows, covered, parents)


@given(worlds())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_flags_are_those_of_the_slow_reading_of_the_definitions(world):
    assert flagged(world) == oracle.answers(world)
