"""The same file gives the same report on Spark."""

import pytest

from fivefold_link.checking.check import check
from fivefold_link.engine.protocol import Quiet
from fivefold_link.study.schema import Seen
from tests.link.checking.a_study import a_factor, a_study, checked, clean_rows, written
from tests.link.checking.test_check import WRONG_CELL


@pytest.mark.spark
def test_spark_tells_the_same_faults(spark, tmp_path):
    rows = clean_rows(60)
    for place, (_, column) in enumerate(sorted(WRONG_CELL)):
        rows[place][column] = WRONG_CELL[sorted(WRONG_CELL)[place]]
    rows += [rows[30], rows[31] | {"first": "Eve"}]
    never = a_factor("never", Seen(dataset="visits", column="smoker", value=1))
    study = a_study(tmp_path, written(tmp_path, rows), factors=(never, *a_study(tmp_path, tmp_path).factors))
    told = checked(tmp_path, study)
    assert len({fault.kind for fault in told.faults}) > 15
    assert check(spark, study, Quiet()) == told
