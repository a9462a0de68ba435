"""One master and two workers link as DuckDB does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from fivefold_link.cohort import children
from fivefold_link.demo.study import make_study
from fivefold_link.engine.protocol import Quiet
from fivefold_link.study.reading import read_study
from tests.link.conftest import QUICK_JAVA
from tests.link.spark.both import link, open_files, table
from tests.link.spark.standalone import standalone

pytestmark = pytest.mark.spark

PROJECT = Path(__file__).parents[3]


def test_a_cluster_of_three_gives_every_record_the_same_cluster_and_the_same_children(
    duck, tmp_path, monkeypatch
):
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java 17 or newer, and there is none here")
    monkeypatch.setenv("JDK_JAVA_OPTIONS", QUICK_JAVA)
    study_file = make_study(tmp_path / "study", children=200)
    study = read_study(study_file)
    open_files(duck, study)
    model = link(duck, study).model
    children(duck, study, Quiet())
    duck.write("records", tmp_path / "records.parquet")
    (tmp_path / "model.json").write_text(json.dumps(dict(model)))
    with standalone(tmp_path) as master:
        told = run_on(master, study_file, tmp_path)
    assert told.splitlines() == [f"{master} 2"]
    for name in ("clusters", "children"):
        there = pq.read_table(tmp_path / f"cluster_{name}.parquet").to_pylist()
        first = list(there[0])[:2]
        assert sorted(there, key=lambda row: [row[name] for name in first]) == sorted(
            table(duck, name).to_pylist(), key=lambda row: [row[name] for name in first]
        )


def run_on(master, study_file, folder):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.link.spark.on_cluster", str(study_file), str(folder), master],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}"},
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout
