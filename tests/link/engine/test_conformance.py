"""DuckDB and Spark give the same answer to every construct that the secure engine may use.

Many expressions are asked in one statement, because a statement costs Spark more than an expression.
"""

import math

import pytest

from fivefold_link.engine.dialect import NotPortable, spark_sql
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.spark import SparkEngine
from tests.link.engine.constructs import (
    GROUPED,
    GROUPS,
    NOT_PORTABLE,
    PEOPLE,
    SCALARS,
    STATEMENTS,
    WINDOWS,
)

pytestmark = pytest.mark.spark

# Spark cannot work out several distinct aggregates in one statement.
ALONE = [expression for expression in GROUPED if "DISTINCT" in expression]
TOGETHER = [expression for expression in GROUPED if expression not in ALONE]


@pytest.fixture(scope="module")
def engines(spark_session, tmp_path_factory):
    folder = tmp_path_factory.mktemp("conformance")
    pair = (
        DuckEngine(folder / "duck", memory_limit="512MB"),
        SparkEngine(folder / "spark", session=spark_session),
    )
    for engine in pair:
        engine.put("people", PEOPLE)
        engine.put("groups", GROUPS)
    yield pair
    for engine in pair:
        engine.close()


@pytest.fixture(scope="module")
def answers(engines):
    """For each engine the column of every expression, by the expression."""
    return [_columns(engine) for engine in engines]


def _columns(engine):
    asked = {
        "SELECT id, {} FROM people ORDER BY id": (*SCALARS, *WINDOWS),
        "SELECT {} FROM people": TOGETHER,
        "SELECT forename, {} FROM people GROUP BY forename ORDER BY forename": TOGETHER,
        **{f"SELECT {{}} FROM people WHERE '{place}' <> ''": [alone] for place, alone in enumerate(ALONE)},
    }
    found = {}
    for statement, expressions in asked.items():
        listed = ", ".join(f"{expression} AS c{place}" for place, expression in enumerate(expressions))
        table = engine.arrow(statement.format(listed))
        for place, expression in enumerate(expressions):
            found.setdefault(expression, []).extend(plain(table[f"c{place}"].to_pylist()))
    return found


def plain(values):
    return [_plain(value) for value in values]


def _plain(value):
    if isinstance(value, list | tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, float) and math.isnan(value):
        return "nan"
    return value


@pytest.mark.parametrize("expression", [*SCALARS, *WINDOWS, *GROUPED])
def test_an_expression_means_the_same_on_both(answers, expression):
    duck, spark = answers
    assert spark[expression] == duck[expression]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_gives_the_same_rows_on_both(engines, statement):
    duck, spark = (sorted(map(str, map(_plain, engine.rows(statement)))) for engine in engines)
    assert spark == duck


@pytest.mark.parametrize("expression", NOT_PORTABLE)
def test_what_would_differ_is_refused_before_it_runs(expression):
    with pytest.raises(NotPortable):
        spark_sql(f"SELECT {expression} FROM people")


def test_whole_numbers_are_64_bits_wide_on_both(engines):
    wide = (
        "SELECT row_number() OVER (ORDER BY id) AS a, count(*) OVER () AS b, length(surname) AS c,"
        " levenshtein(surname, 'A') AS d, date_diff('day', born, born) AS e, year(born) AS f FROM people"
    )
    duck, spark = (engine.arrow(wide).schema.types for engine in engines)
    assert spark == duck


def test_every_accented_letter_loses_its_accent_alike(engines):
    letters = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    values = ", ".join(f"({place}, '{letter}')" for place, letter in enumerate(letters))
    query = f"SELECT place, strip_accents(letter) AS bare FROM (VALUES {values}) AS v(place, letter)"
    duck, spark = (dict(engine.rows(query)) for engine in engines)
    differ = {letters[place]: (duck[place], spark[place]) for place in duck if duck[place] != spark[place]}
    assert differ == {}
