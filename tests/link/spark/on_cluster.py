"""Run by the test of the cluster in a process of its own: a process holds one Spark only.

Arguments: the study's file, a folder that holds what DuckDB read and learnt, the address of the master.
"""

import json
import sys
from pathlib import Path

from fivefold_link.cohort import children
from fivefold_link.engine.opening import open_engine
from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.staged import Staged
from fivefold_link.study.reading import read_study
from fivefold_link.study.schema import EngineChoice
from tests.link.conftest import without_compiling


def on_cluster(study_file, folder, master):
    choice = EngineChoice(name="spark", master=master, memory_limit="512MB")
    study = read_study(study_file).model_copy(update={"engine": choice})
    engine = without_compiling(open_engine(study, folder / "cluster"))
    try:
        engine.read("records", folder / "records.parquet")
        model = json.loads((folder / "model.json").read_text())
        Staged(model=model).link(engine, study, Quiet())
        children(engine, study, Quiet())
        for name in ("clusters", "children"):
            engine.write(name, folder / f"cluster_{name}.parquet")
        print(engine.session.sparkContext.master, engine.session.sparkContext.defaultParallelism)
    finally:
        engine.close()


if __name__ == "__main__":
    on_cluster(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
