"""Counting pairs without listing them gives what listing them gives."""

from itertools import combinations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold_link.demo.truth import PairQuality, pair_quality, pair_quality_by_group

files = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("ab")), min_size=1, max_size=20
)


def slow_quality(rows):
    """Every pair of records, one by one."""
    pairs = list(combinations(rows, 2))
    true = sum(one[1] == two[1] for one, two in pairs)
    made = sum(one[0] == two[0] for one, two in pairs)
    right = sum(one[0] == two[0] and one[1] == two[1] for one, two in pairs)
    return true, made, right


def slow_quality_of(group, rows):
    """From each record of the group, every other record."""
    ends = [
        (one, two) for i, one in enumerate(rows) for j, two in enumerate(rows) if i != j and one[2] == group
    ]
    true = sum(one[1] == two[1] for one, two in ends)
    made = sum(one[0] == two[0] for one, two in ends)
    right = sum(one[0] == two[0] and one[1] == two[1] for one, two in ends)
    return tuple((ends + 1) // 2 for ends in (true, made, right))


def put(engine, rows):
    record = pa.array(range(len(rows)), pa.int64())
    engine.put("clusters", pa.table({"record": record, "person": pa.array([r[0] for r in rows], pa.int64())}))
    engine.put("truth", pa.table({"record": record, "person": pa.array([r[1] for r in rows], pa.int64())}))
    engine.put("groups", pa.table({"record": record, "name": pa.array([r[2] for r in rows], pa.string())}))


@given(files)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pairs_counted_are_pairs_listed(duck, rows):
    put(duck, rows)
    found = pair_quality(duck)
    assert (found.true, found.made, found.right) == slow_quality(rows)
    assert (found.records, found.clusters) == (len(rows), len({row[0] for row in rows}))
    assert found.persons == len({row[1] for row in rows})


@given(files)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pairs_of_a_group_are_those_seen_from_its_records(duck, rows):
    put(duck, rows)
    found = pair_quality_by_group(duck, "groups")
    assert {name: (q.true, q.made, q.right) for name, q in found.items()} == {
        group: slow_quality_of(group, rows) for group in {row[2] for row in rows}
    }


def test_the_figures_and_their_words():
    quality = PairQuality(true=100, made=95, right=90)
    assert (quality.false_pairs, quality.missed_pairs) == (5, 10)
    assert (quality.precision, quality.recall) == (90 / 95, 0.9)
    assert quality.f1 == pytest.approx(2 * quality.precision * 0.9 / (quality.precision + 0.9))
    assert quality.words() == (
        "precision 0.9474, recall 0.9000, F1 0.9231, 5 false and 10 missed of 100 true pairs"
    )


def test_where_nothing_was_joined_and_nothing_belongs_together_all_is_well():
    assert (PairQuality(0, 0, 0).precision, PairQuality(0, 0, 0).recall, PairQuality(0, 0, 0).f1) == (1, 1, 1)


def test_an_empty_file_has_no_pairs(duck):
    put(duck, [])
    assert pair_quality(duck) == PairQuality(0, 0, 0)
