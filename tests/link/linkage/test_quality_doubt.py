"""Doubtful links drawn again and again: as often as their probability says, and never against the rules."""

import numpy as np
import pyarrow as pa
import pytest

from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.doubt import (
    DRAWN,
    Doubtful,
    Spread,
    cheap_bound,
    replicate_links,
    scrambled,
    spread_of,
    spreads,
)
from fivefold_link.linkage.em import WholeFile
from fivefold_link.linkage.quality import Expected, GroupQuality, LinkageQuality, Share
from tests.link.linkage.families import a_file, a_study

SCORED = ("left", "right", "probability")


def put(engine, numbers, people, pairs):
    """Records 0, 1, ... with their number or None, who they are, and weighed pairs."""
    engine.put("records", pa.table({"record": range(len(numbers)), "nhs": pa.array(numbers, pa.int64())}))
    engine.put("clusters", pa.table({"record": range(len(people)), "person": people}))
    columns = list(zip(*pairs, strict=True))
    engine.put("scored_pairs", pa.table(dict(zip(SCORED, columns, strict=True))))


def drawn(engine, draw):
    replicate_links(engine, a_study(), draw)
    return [person for (person,) in engine.rows(f"SELECT person FROM {DRAWN} ORDER BY record")]


def test_a_doubtful_record_joins_each_candidate_as_often_as_its_probability_says(engine):
    put(engine, [1, 2, None], [0, 1, 0], [(0, 2, 0.6), (1, 2, 0.3)])
    joined = [drawn(engine, draw)[2] for draw in range(300)]
    assert joined.count(0) / 300 == pytest.approx(0.6, abs=0.09)
    assert joined.count(1) / 300 == pytest.approx(0.3, abs=0.09)
    assert joined.count(2) / 300 == pytest.approx(0.1, abs=0.06)


def test_several_records_of_one_person_are_one_candidate(engine):
    put(engine, [1, 1, 1, None], [0, 0, 0, 0], [(0, 3, 0.5), (1, 3, 0.5), (2, 3, 0.4)])
    joined = [drawn(engine, draw)[3] for draw in range(200)]
    assert joined.count(0) / 200 == pytest.approx(0.5, abs=0.11)


def test_candidates_that_are_too_likely_together_share_the_whole_chance():
    one = np.array([5] * 2 * 1)
    doubtful = Doubtful(one, one, np.array([0, 1]), np.array([0.9, 0.6]))
    draws = np.array([doubtful.draw(seed) for seed in range(4000)])
    assert draws.sum(axis=1).tolist() == [1] * 4000
    assert draws[:, 0].mean() == pytest.approx(0.6, abs=0.03)


def test_without_doubt_nothing_moves(engine):
    put(engine, [1, 1, 2], [0, 0, 2], [(0, 2, 0.4)])
    assert {tuple(drawn(engine, draw)) for draw in range(20)} == {(0, 0, 2)}


def test_a_real_run_moves_a_little_is_repeatable_and_never_joins_two_numbers(engine):
    file = a_file(600)
    engine.put("records", file.records)
    WholeFile().link(engine, a_study(), Quiet())
    persons = engine.rows("SELECT count(DISTINCT person) FROM clusters")[0][0]
    counts = []
    for draw in range(5):
        replicate_links(engine, a_study(), draw)
        assert engine.rows(f"SELECT count(*), count(DISTINCT record) FROM {DRAWN}") == [
            (file.records.num_rows,) * 2
        ]
        assert engine.rows(f"SELECT count(*) FROM {DRAWN} WHERE person > record") == [(0,)]
        most = f"""SELECT max(n) FROM (SELECT count(DISTINCT nhs) AS n FROM {DRAWN} JOIN records USING (record)
            GROUP BY person)"""
        assert engine.rows(most) == [(1,)]
        counts.append(engine.rows(f"SELECT count(DISTINCT person) FROM {DRAWN}")[0][0])
    assert max(counts) > min(counts)
    assert spread_of(persons, counts).low > 0.95 * persons
    assert spread_of(persons, counts).high < 1.05 * persons
    first = drawn(engine, 3)
    assert drawn(engine, 3) == first
    assert drawn(engine, 4) != first


def test_chance_by_arithmetic_is_even():
    chance = scrambled(np.arange(100_000), 1)
    assert chance.min() >= 0
    assert chance.max() < 1
    assert np.histogram(chance, 10, (0, 1))[0] == pytest.approx(np.full(10, 10_000), rel=0.05)
    assert abs(np.corrcoef(chance, scrambled(np.arange(100_000), 2))[0, 1]) < 0.01


def test_a_spread_always_holds_the_count_itself():
    assert spread_of(10, [11, 12, 13]) == Spread(10, 10.0, 12.9, 3)
    assert spread_of(10, []) == Spread(10, 10, 10, 0)
    assert spreads({"a": 5}, [{"a": 4}, {}])["a"] == Spread(5, pytest.approx(0.2), 5.0, 2)


def test_the_cheap_bound_loses_wrong_links_and_gains_missed_ones():
    overall = GroupQuality("all", "all", 1000, 500.0, Share(0.99, 0.98, 1, 9), Share(0.95, 0.9, 0.97, 9))
    quality = LinkageQuality(overall, (), Expected(0, 0, 0), None, 0.1, 1, 10, ())
    assert cheap_bound(90, quality, linked=True) == pytest.approx((88.2, 100))
    low, high = cheap_bound(90, quality, linked=False)
    assert low == pytest.approx(90 * (1 - 0.5 / 9))
    assert high == pytest.approx(90 * 1.01)
    unknown = LinkageQuality(
        GroupQuality("all", "all", 1, 0, None, None), (), Expected(0, 0, 0), None, 1.0, 0, 0, ()
    )
    assert cheap_bound(90, unknown, linked=True) is None
