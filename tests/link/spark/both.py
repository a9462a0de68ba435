"""One small fictional study through two engines: DuckDB learns the model, both decide with it."""

import json

from fivefold_link.cohort import children, coverage, denominators
from fivefold_link.engine.inputs import load, raw_table
from fivefold_link.engine.protocol import Quiet
from fivefold_link.exposure import analysis
from fivefold_link.exposure.flagging import flags
from fivefold_link.linkage.adults import parents
from fivefold_link.linkage.staged import Staged
from fivefold_link.standardise.table import records

ORDER = {
    "records": "record",
    "adult_records": "record",
    "clusters": "record",
    "scored_pairs": '"left", "right"',
    "pattern_model": "pattern",
    "adult_clusters": "record",
    "parents": "child, adult",
    "children": "child",
    "covered": "child, dataset",
    "exposures": "child, factor, dataset, place",
    "unknowns": "child, factor",
}


def open_files(engine, study, other=None):
    """The agencies' files; from what another engine has read of them, where there is one."""
    for dataset in study.datasets:
        if other is None:
            load(engine, dataset)
        else:
            engine.read(raw_table(dataset), other.scratch / "raw" / f"{raw_table(dataset)}.parquet")


def link(engine, study, model=None):
    records(engine, study, Quiet())
    return Staged(model=model).link(engine, study, Quiet())


def everything(engine, study, model=None):
    """All steps; what the linkage learnt, and all figures as they would be written."""
    run = link(engine, study, model)
    figures = {
        "parents": parents(engine, study, Quiet(), NumbersOnly()).as_json(),
        "cohort": children(engine, study, Quiet()).to_json(),
    }
    coverage(engine, study, Quiet())
    flags(engine, study, Quiet())
    figures["denominators"] = denominators(engine, study).to_pylist()
    figures["exposure"] = analysis.run(engine, study, Quiet()).to_json()
    return run.model, json.loads(json.dumps(figures, default=str))


class NumbersOnly:
    """Adults by their number: how records are linked is proved on the children."""

    def link(self, engine, _study, _progress):
        key = "coalesce(CAST(nhs AS VARCHAR), 'alone ' || CAST(record AS VARCHAR))"
        engine.make(
            "clusters", f"SELECT record, min(record) OVER (PARTITION BY {key}) AS person FROM records"
        )
        return Linked()


class Linked:
    method = "numbers only"
    why = "a test of what follows"


def table(engine, name):
    return engine.arrow(f"SELECT * FROM {name} ORDER BY {ORDER[name]}")
