"""The whole count on small worlds: the tables are those that a person gets with pencil and paper."""

import json
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold_link.engine.protocol import Quiet
from fivefold_link.exposure import exposure_from_json, flags, moves_under_doubt, run
from tests.link.exposure.worlds import Child, Row, World, a_dataset, a_factor, a_study, opened, seen_in
from tests.link.oracles import exposure as oracle

BORN, DAY = date(2023, 5, 1), date(2025, 2, 1)


def counted(world):
    with opened(world) as engine:
        flags(engine, world.study, Quiet())
        return run(engine, world.study, Quiet())


def table_of(result, name):
    return result.table(name).counts.tolist()


def ten_children():
    """The example of the acceptance test: see the table there."""
    factors = [
        a_factor("poverty", seen_in("visits", "poor")),
        a_factor("depression", seen_in("visits", "low_mood")),
        a_factor("violence", seen_in("care", "violence", absence_means="absent")),
        a_factor("support", seen_in("visits", "support"), direction="protective"),
        a_factor("refugee", seen_in("visits", "refugee"), direction="group at higher exposure"),
    ]
    lines = [  # area, poor, low mood, violence, support, refugee
        ("Elm", "Y", "Y", "Y", "N", "Y"),
        ("Elm", "Y", "Y", "Y", "Y", "N"),
        ("Elm", "Y", "Y", "", "N", "N"),
        ("Elm", "Y", "N", "", "Y", "N"),
        ("Elm", "N", "N", "", "Y", "N"),
        ("Oak", "Y", "", "Y", "N", "N"),
        ("Oak", "N", "", "", "Y", "Y"),
        ("Oak", "N", "N", "", "Y", "N"),
        ("Oak", "N", "N", "", "Y", "N"),
        ("Oak", "N", "Y", "", "", "N"),
    ]
    study = a_study([a_dataset("visits"), a_dataset("care")], factors)
    children = [
        Child(n, BORN, area=line[0], sex="FM"[n % 2], deprivation=1 if line[0] == "Elm" else 10)
        for n, line in enumerate(lines)
    ]
    names = ("poor", "low_mood", "violence", "support", "refugee")
    visits = [
        Row(n, dict(zip(names, line[1:], strict=True)) | {"violence": None}, DAY)
        for n, line in enumerate(lines)
    ]
    care = [Row(n, {"violence": line[3]}, DAY) for n, line in enumerate(lines) if line[3]]
    covered = {(n, d) for n in range(10) for d in (0, 1)}
    return World(study, children, {"visits": visits, "care": care}, covered)


def test_the_count_table_equals_an_independent_hand_calculation():
    """Ten children, three risk factors; worked out by hand (Y seen, n not so, ? not known).

    | child | area | poverty | depression | violence | count | complete |
    |-------|------|---------|------------|----------|-------|----------|
    | 1     | Elm  | Y       | Y          | Y        | 3     | yes      |
    | 2     | Elm  | Y       | Y          | Y        | 3     | yes      |
    | 3     | Elm  | Y       | Y          | n        | 2     | yes      |
    | 4     | Elm  | Y       | n          | n        | 1     | yes      |
    | 5     | Elm  | n       | n          | n        | 0     | yes      |
    | 6     | Oak  | Y       | ?          | Y        | 2     | no       |
    | 7     | Oak  | n       | ?          | n        | 0     | no       |
    | 8     | Oak  | n       | n          | n        | 0     | yes      |
    | 9     | Oak  | n       | n          | n        | 0     | yes      |
    | 10    | Oak  | n       | Y          | n        | 1     | yes      |

    Number of risk factors: none 4 children, one 2, two 2, three 2. In Elm 1, 1, 1, 2; in Oak 3, 1, 1, 0.
    With complete answers: none 3, one 2, two 1, three 2.
    """
    result = counted(ten_children())
    assert result.children == 10
    assert table_of(result, "risks") == [4, 2, 2, 2, 0]
    assert table_of(result, "risks_by_area") == [[1, 1, 1, 2, 0], [3, 1, 1, 0, 0]]
    assert table_of(result, "risks_complete") == [3, 2, 1, 2, 0]
    assert table_of(result, "risks_by_area_complete") == [[1, 1, 1, 2, 0], [2, 1, 0, 0, 0]]
    assert result.table("risks_by_area").dimensions[0].categories == ("Elm", "Oak")
    assert result.table("risks").dimensions[0].categories == ("0", "1", "2", "3", "4+")
    assert result.table("risks").period == "on 31 March 2026"
    combinations = {row.factors: row.children for row in result.combinations[0].rows}
    assert combinations == {(0,): 5, (1,): 4, (2,): 3, (0, 1): 3, (0, 2): 3, (1, 2): 2, (0, 1, 2): 2}
    exact = {row.factors: row.children for row in result.combinations[1].rows}
    assert exact == {(): 4, (0, 1, 2): 2, (0,): 1, (1,): 1, (0, 1): 1, (0, 2): 1}


def test_groups_break_down_and_are_never_counted_and_protection_stands_beside():
    result = counted(ten_children())
    assert table_of(result, "risks_by_group_refugee") == [[1, 0, 0, 1, 0], [3, 2, 2, 1, 0], [0, 0, 0, 0, 0]]
    # Rows are protective factors seen (0, 1 or more), columns risk factors seen.
    assert table_of(result, "protective_by_risks") == [[0, 1, 2, 1, 0], [4, 1, 0, 1, 0]]


def test_each_factor_alone_says_seen_not_so_or_not_known_by_area():
    result = counted(ten_children())
    assert table_of(result, "factor_depression_by_area") == [[3, 2, 0], [1, 2, 2]]
    assert not result.table("factor_depression_by_area").missing.any()


def test_a_factor_that_no_source_knows_in_an_area_is_missing_there_and_never_nought():
    world = ten_children()
    rows = [
        row if n < 5 else replace(row, cells=row.cells | {"poor": None})
        for n, row in enumerate(world.rows["visits"])
    ]
    result = counted(replace(world, rows=world.rows | {"visits": rows}))
    table = result.table("factor_poverty_by_area")
    assert table.counts.tolist() == [[4, 1, 0], [0, 0, 5]]
    assert table.missing.tolist() == [[False] * 3, [True, True, False]]


def test_contact_with_agencies_stands_beside_the_count():
    result = counted(ten_children())
    assert table_of(result, "risks_by_contact_care") == [[0, 0, 1, 2, 0], [4, 2, 1, 0, 0]]
    assert table_of(result, "risks_by_services") == [[0] * 5, [4, 2, 1, 0, 0], [0, 0, 1, 2, 0]]


def test_pairs_of_an_area_are_a_table_of_their_own():
    world = ten_children()
    result = counted(world)
    oak = result.pairs_by_area.table(world.study, "Oak")
    assert {row.factors: row.children for row in oak.rows} == {
        (0,): 1, (1,): 1, (2,): 1, (0, 1): 0, (0, 2): 1, (1, 2): 0,
    }  # fmt: skip
    assert (oak.area, oak.everyone) == ("Oak", 5)
    assert [table.area for table in result.combination_tables(world.study)] == ["", "", "Elm", "Oak"]


def test_the_share_with_three_or_more_moves_with_what_is_left_out():
    found = {(one.kind, one.left_out): (one.children, one.of) for one in counted(ten_children()).sensitivity}
    assert found == {
        ("all", ""): (2, 10),
        ("factor", "poverty"): (0, 10),
        ("factor", "depression"): (0, 10),
        ("factor", "violence"): (0, 10),
        ("source", "visits"): (0, 10),
        ("source", "care"): (0, 10),
        ("complete", ""): (2, 8),
        ("unknown as seen", ""): (3, 10),
        ("window", "12"): (0, 10),
        ("window", "24"): (2, 10),
        ("window", "36"): (2, 10),
        ("window", "48"): (2, 10),
    }


def test_what_was_counted_is_said_in_plain_sentences():
    said = counted(ten_children()).sentences
    assert said[0] == (
        "At least 2 of 10 children, 20.0% (5.7% to 51.0%, Wilson 95%), face 3 risk factors or more."
    )
    assert said[1] == (
        "For 8 of 10 children every risk factor is known, one way or the other;"
        " for the others the number is the least that they face."
    )
    assert said[-1] == "If every factor that is not known were there, the share would be 30.0%."


def test_as_plain_figures_it_can_be_written_and_read_again_and_is_always_the_same():
    result = counted(ten_children())
    text = json.dumps(result.to_json(), sort_keys=True)
    assert json.dumps(exposure_from_json(json.loads(text)).to_json(), sort_keys=True) == text
    assert json.dumps(counted(ten_children()).to_json(), sort_keys=True) == text


def test_a_place_without_children_or_factors_counts_nought_and_says_so():
    world = ten_children()
    empty = counted(replace(world, children=[], rows={}, covered=set()))
    assert empty.children == 0
    assert empty.sentences == ("No child is in scope, so nothing was counted.",)
    bare = a_study([a_dataset("visits")], [])
    nothing = counted(World(bare, [Child(1, BORN)], {}))
    assert table_of(nothing, "risks") == [1, 0, 0, 0, 0]
    assert [one.rows for one in nothing.combinations][0] == ()


def test_unknown_groups_and_ages_have_a_category_of_their_own_at_the_end():
    study = ten_children().study
    children = [Child(1, BORN, area=None, deprivation=10), Child(2, date(2020, 1, 1), deprivation=2)]
    result = counted(World(study, children, {}))
    assert result.table("risks_by_area").dimensions[0].categories == ("A1", "not known")
    assert result.table("risks_by_deprivation").dimensions[0].categories == ("2", "10")
    assert result.table("risks_by_age").dimensions[0].categories[-1] == "other"
    assert result.table("risks_by_age").counts.sum(axis=1).tolist() == [0, 0, 1, 0, 0, 1]


def test_doubt_about_links_bounds_each_count():
    world = ten_children()
    with opened(world) as engine:
        flags(engine, world.study, Quiet())
        result = run(engine, world.study, Quiet())

        def replicate(draw):
            """Draw 0: nothing changes. Draw 1: the care records of the first child are nobody else's."""
            care = "record >= 1010 AND person = 0" if draw else "FALSE"
            engine.make(
                f"draw_{draw}",
                f"SELECT record, CASE WHEN {care} THEN record ELSE person END AS person FROM clusters",
            )
            return f"draw_{draw}"

        doubt = moves_under_doubt(engine, world.study, replicate, 2)
        assert [name for (name,) in engine.rows("SHOW TABLES") if name.startswith("doubt")] == []
    table = result.doubted(doubt).table("risks")
    # The first child keeps two factors; its care record alone becomes a child with one factor.
    assert table.low.tolist() == [4, 2, 2, 1, 0]
    assert table.high.tolist() == [4, 3, 3, 2, 0]
    assert result.doubted(doubt).many_under_doubt == (pytest.approx(1 / 11), 0.2)
    assert result.table("risks").low is None


def test_two_children_that_may_be_one_are_one_in_that_draw():
    world = ten_children()
    with opened(world) as engine:
        flags(engine, world.study, Quiet())
        engine.make(
            "joined", "SELECT record, CASE WHEN person = 8 THEN 7 ELSE person END AS person FROM clusters"
        )
        doubt = moves_under_doubt(engine, world.study, lambda draw: "joined", 1)
    assert doubt.limits["risks"][0].tolist() == [3, 2, 2, 2, 0]


CELL = st.sampled_from(["Y", "N", None])


@given(
    st.lists(
        st.tuples(st.sampled_from(["Elm", "Oak", None]), st.lists(CELL, min_size=5, max_size=5)), max_size=30
    )
)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_tables_and_combinations_are_those_of_the_slow_count(children):
    factors = [a_factor(f"f{n}", seen_in("visits", f"c{n}")) for n in range(5)]
    people = [Child(n, BORN + timedelta(days=n), area=area) for n, (area, _) in enumerate(children)]
    rows = [
        Row(n, {f"c{at}": cell for at, cell in enumerate(cells)}, DAY)
        for n, (_, cells) in enumerate(children)
    ]
    world = World(a_study([a_dataset("visits")], factors), people, {"visits": rows})
    result = counted(world)
    seen, unknown = oracle.seen_sets(world)
    by_area = oracle.counts_by([c.area or "not known" for c in people], map(len, seen), 4)
    table = result.table("risks_by_area")
    cells = np.ndenumerate(table.counts)
    assert {(table.dimensions[0].categories[a], n): count for (a, n), count in cells if count} == by_area
    expected = oracle.facing_all(seen, 1, range(5)) | oracle.facing_all(seen, 2, range(5))
    for size in (3, 4):
        expected |= {k: n for k, n in oracle.facing_all(seen, size, range(5)).items() if n}
    assert {row.factors: row.children for row in result.combinations[0].rows} == expected
    assert {row.factors: row.children for row in result.combinations[1].rows} == oracle.exact_sets(seen)
    chances = oracle.expected_numbers(seen, unknown, range(5))
    if result.clustering:
        assert result.clustering[0].expected == pytest.approx(chances, abs=1e-9)
