"""Both engines give the same factors, the same tables and the same doubt."""

import json

import pytest

from fivefold_link.engine.protocol import Quiet
from fivefold_link.exposure import flags, moves_under_doubt, run
from tests.link.exposure.test_run import ten_children
from tests.link.exposure.worlds import filled


def counted_on(engine):
    world = ten_children()
    filled(engine, world)
    flags(engine, world.study, Quiet())
    seen = sorted(engine.rows("SELECT child, factor, dataset, first_seen, state, place FROM exposures"))
    unknown = sorted(engine.rows("SELECT child, factor FROM unknowns"))
    result = run(engine, world.study, Quiet())
    doubt = moves_under_doubt(engine, world.study, lambda draw: "clusters", 1)
    return seen, unknown, json.dumps(result.doubted(doubt).to_json(), sort_keys=True)


@pytest.mark.spark
def test_spark_counts_what_duckdb_counts(duck, spark):
    assert counted_on(spark) == counted_on(duck)
