"""No statement of the secure engine uses a function that the conformance tests have not proved on both engines."""

import sqlglot
from sqlglot import exp

from fivefold_link.demo.study import make_study
from fivefold_link.engine.dialect import spark_sql
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.study.reading import read_study
from tests.link.engine.constructs import GROUPED, SCALARS, STATEMENTS, WINDOWS
from tests.link.spark.both import everything, open_files


class Listening(DuckEngine):
    """DuckDB that remembers what it was asked."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.asked = []

    def make(self, table, query):
        self.asked.append(query)
        super().make(table, query)

    def rows(self, query):
        self.asked.append(query)
        return super().rows(query)

    def arrow(self, query):
        self.asked.append(query)
        return super().arrow(query)


def functions_in(query):
    found = sqlglot.parse_one(query, read="duckdb").find_all(exp.Func, exp.Binary, exp.Unary)
    return {str(one.this).lower() if isinstance(one, exp.Anonymous) else type(one).__name__ for one in found}


def test_every_function_that_a_run_uses_is_proved(tmp_path):
    engine = Listening(tmp_path / "engine", memory_limit="512MB")
    study = read_study(make_study(tmp_path / "study", children=200))
    open_files(engine, study)
    everything(engine, study)
    engine.close()
    for query in engine.asked:
        spark_sql(query)
    used = set().union(*map(functions_in, engine.asked))
    listed = [f"SELECT {expression} FROM people" for expression in (*SCALARS, *GROUPED, *WINDOWS)]
    proved = set().union(*map(functions_in, [*listed, *STATEMENTS]))
    assert used - proved == set()
