"""The Spark engine: the same protocol, and clear words where Java, Spark or the master is missing."""

import logging
import stat
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fivefold_link.engine.opening import open_engine
from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.spark import SparkEngine
from fivefold_link.engine.spark_session import partitions_for
from tests.link.cohort.places import a_study

PEOPLE = pa.table({"id": pa.array([1, 2, 3], pa.int64()), "name": ["ANNA", "BOB", None]})
SPARK = {"name": "spark", "master": "local[1]", "memory_limit": "512MB"}


def test_without_java_spark_is_refused_with_a_remedy(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="Install Java 17 or newer"):
        open_engine(a_study(engine=SPARK), tmp_path / "scratch")
    assert list((tmp_path / "scratch").iterdir()) == []


def test_without_pyspark_spark_is_refused_with_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").write_text("")
    for name in [name for name in sys.modules if name.split(".")[0] == "pyspark"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(Refused, match=r"fivefold\[spark\]"):
        open_engine(a_study(engine=SPARK), tmp_path / "scratch")


def test_a_memory_limit_that_is_none_is_refused_before_spark_starts(tmp_path):
    with pytest.raises(Refused, match="is not a size of memory"):
        open_engine(a_study(engine={**SPARK, "memory_limit": "much"}), tmp_path / "scratch")


def test_shuffles_have_a_part_for_each_64_megabytes():
    assert [partitions_for(size, 2) for size in (0, 10**8, 10**9, 10**13)] == [2, 2, 15, 2000]


@pytest.mark.spark
def test_a_table_is_made_read_counted_written_and_forgotten(spark, tmp_path):
    spark.put("people", PEOPLE)
    spark.make("people", "SELECT id + 10 AS id, name FROM people")
    spark.make("later", "SELECT id, name FROM people WHERE id > 11")
    spark.write("later", tmp_path / "later.parquet")
    assert stat.S_IMODE((tmp_path / "later.parquet").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if "later" in path.name] == ["later.parquet"]
    spark.read("again", tmp_path / "later.parquet")
    assert spark.rows("SELECT * FROM again ORDER BY id") == [(12, "BOB"), (13, None)]
    assert spark.arrow("SELECT id FROM again ORDER BY id").to_pydict() == {"id": [12, 13]}
    assert spark.count("again") == 2
    spark.drop("again", "later", "never_was")
    assert [table.name for table in spark.session.catalog.listTables()] == ["people"]
    assert pq.read_table(tmp_path / "later.parquet").num_rows == 2


@pytest.mark.spark
def test_columns_of_any_kind_arrive_as_they_are(spark):
    columns = pa.table(
        {
            "big": pa.array([1, 2**62], pa.uint64()),
            "word": pa.array(["A", None]).dictionary_encode(),
            "nothing": pa.nulls(2),
            "at": pa.array([0, 1000], pa.timestamp("ns")),
        }
    )
    spark.put("kinds", columns)
    kept = spark.arrow("SELECT * FROM kinds ORDER BY big")
    assert [str(kind) for kind in kept.schema.types[:3]] == ["int64", "string", "int32"]
    assert kept["big"].to_pylist() == [1, 2**62]
    assert kept["word"].to_pylist() == ["A", None]


@pytest.mark.spark
def test_an_error_never_repeats_a_value_of_a_record_anywhere(spark, capfd, caplog, tmp_path):
    spark.put("people", PEOPLE)
    with caplog.at_level(logging.DEBUG), pytest.raises(Refused) as refused:
        spark.rows("SELECT CAST(name AS INTEGER) FROM people")
    assert "CAST_INVALID_INPUT" in str(refused.value)
    assert refused.value.__cause__ is None
    with pytest.raises(Refused, match=r"none\.parquet"):
        spark.read("people", tmp_path / "none.parquet")
    told = capfd.readouterr()
    assert "ANNA" not in str(refused.value) + told.out + told.err + caplog.text


@pytest.mark.spark
def test_two_engines_on_one_session_do_not_see_each_other(spark_session, spark, tmp_path):

    other = SparkEngine(tmp_path / "other", session=spark_session)
    other.put("people", PEOPLE)
    spark.put("people", PEOPLE.slice(0, 1))
    assert (other.count("people"), spark.count("people")) == (3, 1)
    other.close()
    assert list((tmp_path / "other").iterdir()) == []
    assert spark.count("people") == 1
