"""Splink's own estimation of a whole file: sure enough, kept to the rule of one number a person, repeatable."""

import json

import numpy as np
import pyarrow as pa
import pytest

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.linkage import em_calibration, em_clusters
from fivefold_link.linkage.em import ON_SPARK, UNCALIBRATED, WholeFile, whole_file
from fivefold_link.linkage.em_fields import CHILDREN, OUTWARD, words_of
from tests.link.linkage.families import a_file, a_study, pair_figures


def linked(engine, file, **settings):
    engine.put("records", file.records)
    run = WholeFile().link(engine, a_study(**settings), Quiet())
    return run, engine.arrow("SELECT person FROM clusters ORDER BY record")["person"].to_numpy()


def test_a_file_with_twins_moves_and_missing_numbers_is_linked_well(engine):
    file = a_file(1500)
    run, people = linked(engine, file)
    precision, recall, _ = pair_figures(people, file.truth)
    assert run.method == "splink"
    assert run.figures["calibrated"]
    assert precision > 0.99
    assert recall > 0.97
    assert engine.rows("SELECT count(*), count(DISTINCT record) FROM clusters") == [
        (file.records.num_rows,) * 2
    ]
    assert engine.rows("SELECT count(*) FROM clusters WHERE person > record") == [(0,)]
    held = "SELECT max(n) FROM (SELECT count(DISTINCT nhs) n FROM clusters JOIN records USING (record) GROUP BY person)"
    assert engine.rows(held) == [(1,)]
    model = engine.rows("SELECT count(*), count(DISTINCT pattern), min(matches <= pairs) FROM pattern_model")[
        0
    ]
    assert model[0] == model[1]
    assert model[2] is True
    kept = {row[0] for row in engine.rows("SELECT table_name FROM information_schema.tables")}
    assert kept == {"records", "clusters", "scored_pairs", "pattern_model"}


def test_the_same_file_gives_the_same_persons_with_one_thread_and_with_two(tmp_path):
    file = a_file(800)
    answers = []
    for threads in (1, 2):
        engine = DuckEngine(tmp_path / str(threads), threads=threads)
        run, people = linked(engine, file)
        pairs = engine.rows('SELECT * FROM scored_pairs ORDER BY "left", "right"')
        answers.append((people.tolist(), pairs, json.dumps(run.model, sort_keys=True)))
        engine.close()
    assert answers[0] == answers[1]


def test_a_file_without_any_number_needs_surer_links(engine):
    file = a_file(1200, numbered=(0, 0, 0, 0))
    run, people = linked(engine, file)
    assert not run.figures["calibrated"]
    assert run.figures["threshold"] == UNCALIBRATED
    assert "nhs" not in [c["output_column_name"] for c in run.model["settings"]["comparisons"]]
    assert pair_figures(people, file.truth)[2] > 0.9


def test_a_dataset_that_knows_each_person_once_never_has_two_records_of_one_person(engine):
    file = a_file(600)
    engine.put("records", file.records)
    study = a_study()
    datasets = tuple(d.model_copy(update={"one_record_each": True}) for d in study.datasets)
    WholeFile().link(engine, study.model_copy(update={"datasets": datasets}), Quiet())
    most = "SELECT max(n) FROM (SELECT count(*) n FROM clusters JOIN records USING (record) GROUP BY person, dataset)"
    assert engine.rows(most) == [(1,)]


def test_what_a_person_has_judged_is_final(engine):
    file = a_file(600)
    engine.put("records", file.records)
    pair = engine.rows(
        """SELECT a.record, b.record FROM records a JOIN records b ON a.nhs = b.nhs AND a.record < b.record
        ORDER BY 1, 2 LIMIT 1"""
    )[0]
    far = (0, file.records.num_rows - 1)
    told = {"left": [pair[0], far[0]], "right": [pair[1], far[1]], "matched": [False, True]}
    engine.put("judged", pa.table(told))
    whole_file("a test", judged_table="judged").link(engine, a_study(), Quiet())
    kinds = engine.rows(
        """SELECT "left", "right", probability FROM scored_pairs WHERE kind = 'judged' ORDER BY probability"""
    )
    assert kinds == [(*pair, 0.0), (*far, 1.0)]


def test_columns_that_tell_nothing_are_left_out_and_too_few_are_refused(engine):
    file = a_file(50)
    bare = file.records.select(["record", "dataset", "sex"])
    engine.put("records", bare)
    with pytest.raises(Refused, match="not enough filled columns"):
        WholeFile().link(engine, a_study(), Quiet())


def test_records_that_never_agree_are_refused_with_a_remedy(engine):
    rows = a_file(30, numbered=(0, 0, 0, 0)).records.slice(0, 30)
    engine.put("records", rows)
    with pytest.raises(Refused, match="no two records agree enough"):
        WholeFile().link(engine, a_study(), Quiet())


class Elsewhere:
    """An engine that is not DuckDB: it hands over columns and takes tables."""

    name = "spark"

    def __init__(self, inner):
        self.inner = inner

    def arrow(self, query):
        return self.inner.arrow(query)

    def put(self, table, columns):
        self.inner.put(table, columns)


def test_on_another_engine_the_compared_columns_are_brought_over_and_the_run_says_so(engine, tmp_path):
    file = a_file(600)
    _, here = linked(engine, file)
    other = DuckEngine(tmp_path / "other")
    other.put("records", file.records)
    run = WholeFile().link(Elsewhere(other), a_study(), Quiet())
    there = other.arrow("SELECT person FROM clusters ORDER BY record")["person"].to_numpy()
    other.close()
    assert ON_SPARK in run.why
    assert there.tolist() == here.tolist()


def test_blocks_name_the_columns_that_they_read():
    assert words_of(OUTWARD) == ("postcode", "postcode")
    assert words_of("l.birth_date = r.birth_date_swapped") == ("birth_date", "birth_date_swapped")
    without = CHILDREN.alive({"postcode", "nhs", "other_surname"})
    assert without.identifier is None
    assert [f.column for f in without.compared] == ["forename", "surname", "birth_date", "sex"]
    assert without.blocks == (
        ("forename_root", "surname", "birth_date"),
        ("forename_root", "surname", "l.birth_date = r.birth_date_swapped"),
    )


def test_pooling_gives_the_nearest_sequence_that_never_falls():
    values = np.array([0.1, 0.4, 0.2, 0.9])
    assert em_calibration.rising(values, np.ones(4)).tolist() == pytest.approx([0.1, 0.3, 0.3, 0.9])


def test_too_few_labelled_pairs_calibrate_nothing():
    few = em_calibration.Patterns(("a", "b"), np.array([1.0, 2]), np.array([10.0, 10]), np.array([1.0, 9]))
    assert em_calibration.calibrated(few) is None


def test_a_pattern_seen_often_keeps_its_own_rate_and_a_rare_one_leans_on_its_neighbours():
    patterns = em_calibration.Patterns(
        ("often", "rare", "sure"),
        np.array([1.0, 2.0, 3.0]),
        np.array([900.0, 0, 900]),
        np.array([9.0, 0, 891]),
    )
    often, rare, sure = em_calibration.calibrated(patterns)
    assert often == pytest.approx(0.01, abs=0.001)
    assert rare == pytest.approx((often + sure) / 2, abs=0.01)
    assert sure == pytest.approx(0.99, abs=0.001)


def slow_groups(count, pairs):
    group = list(range(count))
    for _ in range(count):
        for a, b in pairs:
            group[a] = group[b] = min(group[a], group[b])
    return group


def test_connected_groups_are_those_of_the_slow_way():
    chance = np.random.default_rng(3)
    for count in (1, 5, 40, 200):
        left, right = chance.integers(0, count, (2, count))
        found = em_clusters.connected(count, left, right)
        assert found.tolist() == slow_groups(count, list(zip(left, right, strict=True)))


def test_a_group_that_would_hold_two_numbers_is_parted_at_its_weakest_link():
    left, right = np.array([0, 1, 2, 4]), np.array([1, 2, 3, 5])
    sure = np.array([0.9, 0.6, 0.8, 0.7])
    marks = np.array([7, 0, 0, 8, 0, 0])
    assert em_clusters.persons(6, left, right, sure, one_value=[marks]).tolist() == [0, 0, 2, 2, 4, 4]


def test_two_records_of_a_source_that_knows_each_person_once_are_parted():
    left, right, sure = np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.8])
    once = np.array([True, False, True])
    assert em_clusters.persons(3, left, right, sure, once=[once]).tolist() == [0, 0, 2]
