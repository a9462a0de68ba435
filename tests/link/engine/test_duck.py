"""DuckDB keeps to its memory, keeps its files to itself and tells what went wrong without a value of a record."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.opening import open_engine
from fivefold_link.engine.private import PrivateFolder, remove_abandoned
from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.sizes import memory_in_bytes
from tests.link.cohort.places import a_study

PEOPLE = pa.table({"id": pa.array([1, 2, 3], pa.int64()), "name": ["ANNA", "BOB", None]})


def test_a_table_is_made_read_counted_written_and_forgotten(duck, tmp_path):
    duck.put("people", PEOPLE)
    duck.make("later", "SELECT id, name FROM people WHERE id > 1")
    duck.write("later", tmp_path / "some.parquet")
    duck.read("again", tmp_path / "some.parquet")
    assert duck.rows("SELECT * FROM again ORDER BY id") == [(2, "BOB"), (3, None)]
    assert duck.arrow("SELECT id FROM again ORDER BY id").to_pydict() == {"id": [2, 3]}
    assert duck.count("again") == 2
    duck.drop("again", "later", "never_was")
    assert [row[0] for row in duck.rows("SELECT table_name FROM information_schema.tables")] == ["people"]


def test_a_table_can_be_made_anew_from_itself_even_where_it_was_opened_from_a_file(duck, tmp_path):
    duck.put("people", PEOPLE)
    duck.write("people", tmp_path / "people.parquet")
    duck.read("people", tmp_path / "people.parquet")
    duck.make("people", "SELECT id + 10 AS id FROM people")
    duck.make("people", "SELECT id + 10 AS id FROM people")
    assert duck.rows("SELECT id FROM people ORDER BY id") == [(21,), (22,), (23,)]


def test_a_folder_of_files_is_one_table(duck, tmp_path):
    for number in range(2):
        pq.write_table(PEOPLE, tmp_path / f"{number}.parquet")
    duck.read("people", tmp_path)
    assert duck.count("people") == 6


def test_a_statement_follows_another_whatever_was_left_unread(duck):
    duck.put("people", PEOPLE)
    duck.rows("SELECT * FROM people")
    duck.arrow("SELECT * FROM people")
    assert duck.count("people") == 3


def test_sums_of_whole_numbers_are_64_bits_wide(duck):
    duck.put("people", PEOPLE)
    assert duck.arrow("SELECT sum(id) AS total FROM people").schema.field("total").type == pa.int64()


@pytest.mark.parametrize(
    ("limit", "size"), [("4GB", 4_000_000_000), ("800 MB", 800_000_000), ("1.5GiB", 1_610_612_736)]
)
def test_a_memory_limit_is_a_number_and_a_unit(limit, size):
    assert memory_in_bytes(limit) == size


@pytest.mark.parametrize("limit", ["lots", "", "-1", "80%", "4", "4 KB", "12XB", "100MB"])
def test_a_memory_limit_that_is_none_or_too_small_is_refused(tmp_path, limit):
    with pytest.raises(Refused) as refused:
        DuckEngine(tmp_path, memory_limit=limit)
    assert refused.value.where == "engine > memory_limit"
    assert list(tmp_path.iterdir()) == []


def test_its_folder_is_open_to_its_owner_only_and_gone_when_it_closes(tmp_path):
    engine = DuckEngine(tmp_path / "scratch")
    engine.put("people", PEOPLE)
    assert stat.S_IMODE(engine.scratch.stat().st_mode) == 0o700
    engine.write("people", tmp_path / "people.parquet")
    assert stat.S_IMODE((tmp_path / "people.parquet").stat().st_mode) == 0o600
    engine.close()
    engine.close()
    assert list((tmp_path / "scratch").iterdir()) == []


def in_another_process(code, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], text=True, stdout=subprocess.PIPE, **options
    )


KILLED = """
import sys, pathlib, pyarrow as pa
from fivefold_link.engine.duck import DuckEngine
engine = DuckEngine(pathlib.Path(sys.argv[1]))
engine.put("people", pa.table({"name": ["ANNA"] * 1000}))
print(engine.scratch, flush=True)
sys.stdin.read()
"""


def test_what_a_killed_engine_left_is_removed_when_the_next_one_starts(tmp_path):
    other = in_another_process(KILLED, tmp_path, stdin=subprocess.PIPE)
    left = Path(other.stdout.readline().strip())
    try:
        assert remove_abandoned(tmp_path) == 0  # it is still at work
        assert left.exists()
    finally:
        other.send_signal(signal.SIGKILL)
        other.communicate()
    assert left.exists()
    with_new = DuckEngine(tmp_path)
    assert not left.exists()
    with_new.close()


def test_a_folder_that_is_none_of_ours_is_left_alone(tmp_path):
    (tmp_path / "engine-notes").mkdir()
    assert remove_abandoned(tmp_path) == 0


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="temp_folder"):
        PrivateFolder(tmp_path / "file" / "below")


def test_it_spills_to_disk_and_stays_within_its_memory(tmp_path):
    """Sorting 180 MB of text in 256 MB of memory, of which DuckDB holds twice as much while it sorts."""
    engine = DuckEngine(tmp_path, memory_limit="256MB", threads=1)
    engine.make("words", "SELECT range AS id, md5(CAST(range AS VARCHAR)) AS word FROM range(3000000)")
    engine.make("sorted", "SELECT id, row_number() OVER (ORDER BY word) AS place FROM words")
    spilled = "SELECT CAST(current_setting('memory_limit') AS VARCHAR)"
    assert engine.rows(spilled) == [("244.0 MiB",)]
    assert engine.count("sorted") == 3_000_000
    engine.close()


def test_what_does_not_fit_in_memory_is_refused_with_a_remedy(duck):
    with pytest.raises(Refused) as refused:
        duck.rows(
            "SELECT length(string_agg(repeat(md5(CAST(range AS VARCHAR)), 40), ',')) FROM range(1000000)"
        )
    assert refused.value.where == "engine > memory_limit"
    assert "Allow more memory" in refused.value.remedy


FULL = """
import pathlib, resource, signal, sys
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Refused
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = pathlib.Path(sys.argv[1])
engine = DuckEngine(folder, memory_limit="256MB")
engine.make("small", "SELECT range AS id, md5(CAST(range AS VARCHAR)) AS word FROM range(600000)")
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
try:
    engine.write("small", folder / "out.parquet")
except Refused as refused:
    print(refused)
print(sorted(path.name for path in folder.iterdir() if path.is_file()))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of this kind are POSIX")
def test_a_disk_that_fills_is_told_and_leaves_no_half_file(tmp_path):
    """A limit on the size of files stands in for the full disk: DuckDB meets it in the same place."""
    told, _ = in_another_process(FULL, tmp_path).communicate(timeout=120)
    lines = told.splitlines()
    assert lines[0].startswith(f"{tmp_path}: the disk is full. Free space, or name another folder")
    assert lines[1] == "[]"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT CAST(name AS INTEGER) FROM people", "ConversionException"),
        ("SELECT id % 0 FROM people", "InvalidInputException"),
        ("SELECT 9223372036854775807 + id FROM people", "OutOfRangeException"),
    ],
)
def test_an_error_never_repeats_a_value_of_a_record(duck, query, said):
    duck.put("people", PEOPLE)
    with pytest.raises(Refused) as refused:
        duck.rows(query)
    assert said in str(refused.value)
    assert "ANNA" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_file_that_is_missing_or_no_parquet_is_refused_by_its_name(duck, tmp_path):
    (tmp_path / "words.parquet").write_text("no")
    for name in ("none.parquet", "words.parquet"):
        with pytest.raises(Refused, match=name):
            duck.read("people", tmp_path / name)


def test_a_study_opens_the_engine_that_it_names(tmp_path):
    study = a_study(engine={"memory_limit": "1GB", "threads": 1, "temp_folder": tmp_path / "temp"})
    engine = open_engine(study, tmp_path / "scratch")
    assert engine.name == "duckdb"
    assert engine.rows("SELECT current_setting('threads')") == [(1,)]
    assert engine.scratch.parent == tmp_path / "temp"
    engine.close()
