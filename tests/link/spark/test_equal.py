"""The same study on DuckDB and on Spark: the same cluster for every record, the same tables cell by cell."""

import pytest

from fivefold_link.demo.study import make_study
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.spark import SparkEngine
from fivefold_link.study.reading import read_study
from tests.link.conftest import without_compiling
from tests.link.spark.both import ORDER, everything, open_files, table

pytestmark = pytest.mark.spark

CHILDREN = 1_000


@pytest.fixture(scope="module")
def both(spark_session, tmp_path_factory):
    """Both engines after all steps, and the figures of each."""
    folder = tmp_path_factory.mktemp("equal")
    study = read_study(make_study(folder / "study", children=CHILDREN))
    duck = DuckEngine(folder / "duck", memory_limit="512MB")
    spark = without_compiling(SparkEngine(folder / "spark", session=spark_session))
    open_files(duck, study)
    open_files(spark, study, duck)
    model, here = everything(duck, study)
    _, there = everything(spark, study, model)
    yield duck, spark, here, there
    duck.close()
    spark.close()


def test_every_record_has_the_same_cluster(both):
    duck, spark, _, _ = both
    here, there = (table(engine, "clusters").to_pydict() for engine in (duck, spark))
    assert there == here
    assert len(set(here["person"])) > CHILDREN * 0.9


@pytest.mark.parametrize("name", [name for name in ORDER if name != "pattern_model"])
def test_every_table_is_the_same_row_by_row_and_in_its_types(both, name):
    duck, spark, _, _ = both
    here, there = table(duck, name), table(spark, name)
    assert there.schema.types == here.schema.types
    assert there.to_pylist() == here.to_pylist()


@pytest.mark.parametrize("figures", ["parents", "cohort", "denominators", "exposure"])
def test_every_figure_is_the_same(both, figures):
    _, _, here, there = both
    assert there[figures] == here[figures]
    assert here[figures]
