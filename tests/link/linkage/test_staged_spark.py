"""The same trained model gives every record the same cluster on DuckDB and on Spark."""

import pytest

from tests.link.linkage.test_staged import a_file, linked


@pytest.mark.spark
def test_spark_and_duckdb_put_every_record_in_the_same_cluster(duck, spark):
    table = a_file(120, "B", 21)
    run, _ = linked(duck, a_file(1500, "B", 20))
    _, here = linked(duck, table, run.model)
    _, there = linked(spark, table, run.model)
    assert there == here
    pairs = 'SELECT "left", "right", pattern, probability, kind, linked FROM scored_pairs ORDER BY "left", "right"'
    assert [tuple(row) for row in spark.rows(pairs)] == duck.rows(pairs)
