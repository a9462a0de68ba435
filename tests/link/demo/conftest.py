"""One fictional place of each kind, made once for all tests of this folder."""

import duckdb
import pytest

from fivefold_link.demo.population import population
from fivefold_link.demo.recipe import Recipe, benchmark
from fivefold_link.demo.records import write_linkage_file
from fivefold_link.demo.study import make_study
from fivefold_link.study.reading import read_study


@pytest.fixture(scope="session")
def recipe():
    return Recipe(children=20_000, seed=7)


@pytest.fixture(scope="session")
def people(recipe):
    return population(recipe)


@pytest.fixture(scope="session")
def in_linkage_file(tmp_path_factory):
    """Ask the linkage file of scenario B, about 60,000 records, in SQL; the table is called `records`."""
    path = write_linkage_file(benchmark(60_000, "B"), tmp_path_factory.mktemp("linkage") / "records.parquet")
    connection = duckdb.connect()
    connection.sql(f"CREATE VIEW records AS SELECT * FROM read_parquet('{path}')")
    yield lambda query: connection.sql(query).fetchall()
    connection.close()


@pytest.fixture(scope="session")
def study_file(tmp_path_factory):
    return make_study(tmp_path_factory.mktemp("study"), children=3_000)


@pytest.fixture(scope="session")
def study(study_file):
    return read_study(study_file)
