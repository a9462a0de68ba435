"""Quality, parents, drawn links and pseudonyms on Spark are those of DuckDB."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.adults import parents
from fivefold_link.linkage.doubt import DRAWN, replicate_links
from fivefold_link.linkage.pseudonyms import write_linked_file
from fivefold_link.linkage.quality_measure import measure
from fivefold_link.linkage.review import sample
from tests.link.linkage.families import ExactRules, a_file, a_study
from tests.link.linkage.test_adults import ADULT, SCHEMA

pytestmark = pytest.mark.spark


def everything(engine, folder):
    """All that is asked of the engine once records are linked."""
    study = a_study(review_sample=5)
    records = a_file(300, seed=2).records
    engine.put("records", records)
    rows = [
        {
            **ADULT,
            "record": 10_000 + n,
            "nhs": 5 if n < 2 else None,
            "child_nhs": 9990000000 + n,
            "forename": f"F{n}",
        }
        for n in range(6)
    ]
    engine.put("adult_records", pa.Table.from_pylist(rows, schema=SCHEMA))
    ExactRules().link(engine, study, Quiet())
    told = {
        "quality": measure(engine, study, ExactRules(), Quiet(), most_folds=1).as_json(),
        "parents": parents(engine, study, Quiet(), ExactRules()).as_json(),
        "rows": engine.rows("SELECT child, adult, basis, weight FROM parents ORDER BY child, adult"),
        "pairs": [(pair.left, pair.right, pair.lines()) for pair in sample(engine, study)],
    }
    replicate_links(engine, study, 1)
    told["drawn"] = engine.rows(f"SELECT record, person FROM {DRAWN} ORDER BY record")
    folder.mkdir()
    write_linked_file(engine, study, bytes(32), folder / "linked.parquet")
    table = pq.read_table(folder / "linked.parquet")
    told["linked"] = sorted(map(str, table.to_pylist()))
    return told


def test_spark_tells_what_duckdb_tells(duck, spark, tmp_path):
    here, there = everything(duck, tmp_path / "a"), everything(spark, tmp_path / "b")
    for name in here:
        assert [tuple(x) if isinstance(x, tuple) else x for x in there[name]] == list(here[name]), name
        if isinstance(here[name], dict):
            assert there[name] == here[name], name
