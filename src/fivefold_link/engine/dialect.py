"""DuckDB's SQL as Spark understands it, with the same meaning.

`sqlglot` carries most of it over. What it gets wrong is mended here, one entry each in `MENDED` and `NAMED`; what has
no equal is refused when a statement is written, not found out when figures differ. The conformance tests run every
construct on both engines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import sqlglot
from sqlglot import exp

REFUSED = {
    "hash": "hash() differs between engines: use arithmetic on the record number",
    "date_sub": "date_sub() differs: use date_diff or add an interval",
    "datesub": "datesub() differs: use date_diff or add an interval",
    "row": "row() is not known to Spark",
    "list_sum": "list_sum() is not known to Spark",
    "list_aggregate": "list_aggregate() is not known to Spark",
    "try_strptime": "try_strptime() is not known to Spark: take the text apart with regexp_extract",
    "random": "chance is arithmetic on record numbers",
}
REFUSED_NODES: dict[type[exp.Expr], str] = {
    exp.Rand: "chance is arithmetic on record numbers",
    exp.Mode: "mode() breaks ties differently",
    exp.PercentileDisc: "quantile_disc() differs: use quantile_cont()",
    exp.Try: "TRY() has no equal in Spark",
    exp.DateAdd: "date_add() differs: write d + n, or CAST(d + INTERVAL ... AS DATE)",
    exp.Exp: "exp() differs in the last digit: compute it in NumPy and `put` it",
    exp.CountIf: "count_if() of unknowns is NULL here and 0 there: use count(*) FILTER (WHERE ...)",
    exp.TableSample: "a sample is drawn by arithmetic on record numbers",
    exp.JarowinklerSimilarity: "jaro_winkler_similarity() differs between engines",
}
UNSIGNED = frozenset(
    {exp.DType.UBIGINT, exp.DType.UINT, exp.DType.USMALLINT, exp.DType.UTINYINT, exp.DType.INT128}
)
WIDE_FUNCTIONS = (exp.Length, exp.Levenshtein, exp.StrPosition, exp.Ascii, exp.Year, exp.Month, exp.Day)
RANKS = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile)
PERIODS = {"to_weeks": "WEEK", "to_months": "MONTH", "to_years": "YEAR"}


class NotPortable(ValueError):
    """A statement that would mean something else on Spark."""


@cache
def spark_sql(query: str) -> str:
    """One DuckDB query as Spark SQL. Raises `NotPortable` where the meaning would change."""
    statement = sqlglot.parse_one(query, read="duckdb")
    for node in reversed(list(statement.bfs())):  # the inner parts first
        mended = _mend(node)
        if mended is not node:
            node.replace(mended)
    return statement.sql(dialect="spark")


def _mend(node: exp.Expr) -> exp.Expr:
    if reason := REFUSED_NODES.get(type(node)):
        raise NotPortable(reason)
    if isinstance(node, exp.Anonymous):
        return _named(node)
    mend = MENDED.get(type(node))
    return node if mend is None else mend(node)


def _named(node: exp.Anonymous) -> exp.Expr:
    name = str(node.this).lower()
    if reason := REFUSED.get(name):
        raise NotPortable(reason)
    if name in PERIODS:
        return _times(node.expressions[0], PERIODS[name])
    mend = NAMED.get(name)
    return node if mend is None else mend(node)


def _wide(node: exp.Expr) -> exp.Expr:
    """DuckDB counts in 64 bits where Spark counts in 32."""
    return node if isinstance(node.parent, exp.Cast | exp.Window) else exp.cast(node, "BIGINT")


def _narrow(*parts: str) -> Callable[[exp.Expr], exp.Expr]:
    """Places and lengths are 32 bits in Spark, and it does not narrow a number by itself."""

    def narrowed(node: exp.Expr) -> exp.Expr:
        for part in parts:
            value = node.args.get(part)
            if value is not None and not isinstance(value, exp.Literal):
                node.set(part, exp.cast(value, "INT"))
        return node

    return narrowed


def _window(node: exp.Expr) -> exp.Expr:
    return _wide(node) if isinstance(node.this, RANKS) else node


def _months_between(node: exp.Expr) -> exp.Expr:
    """DuckDB counts the boundaries between two dates, Spark whole months: 31 January to 1 February is 1."""
    unit = str(node.args["unit"]).upper()
    if unit == "DAY":
        return _wide(node)
    if unit not in ("MONTH", "YEAR"):
        raise NotPortable(f"date_diff('{unit.lower()}') differs: use day, month or year")
    later, earlier = node.this.sql("spark"), node.expression.sql("spark")
    years = f"CAST(year({later}) - year({earlier}) AS BIGINT)"
    months = f"{years} * 12 + month({later}) - month({earlier})"
    return sqlglot.parse_one(f"({years if unit == 'YEAR' else months})", read="spark")


def _interval(node: exp.Expr) -> exp.Expr:
    """INTERVAL (n) MONTH: Spark takes a number there, not a column."""
    number = node.this
    if number is None or isinstance(number, exp.Literal):
        return node
    return _times(number, str(node.args["unit"]))


def _times(number: exp.Expr, unit: str) -> exp.Expr:
    one = exp.Interval(this=exp.Literal.string("1"), unit=exp.Var(this=unit))
    return exp.Paren(this=exp.Mul(this=exp.Paren(this=number.copy()), expression=one))


def _replaced(node: exp.Expr) -> exp.Expr:
    """Spark replaces every match; DuckDB only with 'g'. References are \\1 here and $1 there."""
    flags = node.args.get("modifiers")
    if flags is None or "g" not in str(flags.this):
        raise NotPortable("regexp_replace without 'g' replaces the first match only; Spark replaces all")
    replacement = node.args.get("replacement")
    if isinstance(replacement, exp.Literal):
        text = str(replacement.this).replace("$", "\\$")
        node.set("replacement", exp.Literal.string(re.sub(r"\\(\d)", r"$\1", text)))
    return node


def _full_match(node: exp.Expr) -> exp.Expr:
    pattern = node.expression
    if not isinstance(pattern, exp.Literal):
        raise NotPortable("regexp_full_match takes a pattern that is written out")
    return exp.RegexpLike(this=node.this.copy(), expression=exp.Literal.string(f"^(?:{pattern.this})\\z"))


def _collected(node: exp.Expr) -> exp.Expr:
    if isinstance(node.this, exp.Order):
        raise NotPortable("the order inside list() or array_agg() is lost: use list_sort(list(...))")
    return node


def _quantile(node: exp.Expr) -> exp.Expr:
    """Between two values both engines interpolate; Spark calls that `percentile`."""
    return exp.Anonymous(this="percentile", expressions=[node.this.copy(), node.expression.copy()])


def _kind(node: exp.Expr) -> exp.Expr:
    if node.this in UNSIGNED:
        raise NotPortable(f"{node.sql('duckdb')} does not exist in Spark: use BIGINT")
    return node


def _weekday(node: exp.Expr) -> exp.Expr:
    """Monday is 1 and Sunday 7 (ISO), or Sunday 0 and Saturday 6."""
    day = exp.Anonymous(this="weekday", expressions=[node.this.copy()])
    counted = "%s + 1" if isinstance(node, exp.DayOfWeekIso) else "(%s + 1) %% 7"
    return sqlglot.parse_one(f"CAST({counted % day.sql('spark')} AS BIGINT)", read="spark")


def _week(node: exp.Expr) -> exp.Expr:
    return sqlglot.parse_one(f"CAST(weekofyear({node.this.sql('spark')}) AS BIGINT)", read="spark")


def _extract(node: exp.Expr) -> exp.Expr:
    if str(node.this).upper() in ("DOW", "ISODOW", "WEEK", "DAYOFWEEK"):
        raise NotPortable("extract() counts days of the week differently: use isodow()")
    return _wide(node)


def _bracket(node: exp.Expr) -> exp.Expr:
    if any(isinstance(part, exp.Slice) for part in node.expressions):
        raise NotPortable("s[a:b] is not known to Spark: use substr")
    return node


@cache
def _accents() -> tuple[str, str]:
    """Accented Latin letters, and the letter beneath each."""
    pairs = []
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = "".join(
            part for part in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(part)
        )
        if plain != chr(code):
            pairs.append((chr(code), plain))
    return "".join(accented for accented, _ in pairs), "".join(plain for _, plain in pairs)


def _without_accents(node: exp.Anonymous) -> exp.Expr:
    accented, plain = map(exp.Literal.string, _accents())
    return exp.Anonymous(this="translate", expressions=[node.expressions[0].copy(), accented, plain])


def _renamed(name: str) -> Callable[[exp.Anonymous], exp.Expr]:
    return lambda node: exp.Anonymous(this=name, expressions=[part.copy() for part in node.expressions])


MENDED: dict[type[exp.Expr], Callable[[exp.Expr], exp.Expr]] = {
    **dict.fromkeys(WIDE_FUNCTIONS, _wide),
    exp.DateFromParts: _narrow("year", "month", "day"),
    exp.Substring: _narrow("start", "length"),
    exp.Left: _narrow("expression"),
    exp.Right: _narrow("expression"),
    exp.Pad: _narrow("expression"),
    exp.Repeat: _narrow("times"),
    exp.SplitPart: _narrow("part_index"),
    exp.BitwiseLeftShift: _narrow("expression"),
    exp.BitwiseRightShift: _narrow("expression"),
    exp.Window: _window,
    exp.DateDiff: _months_between,
    exp.Interval: _interval,
    exp.ToDays: lambda node: _times(node.this, "DAY"),
    exp.RegexpReplace: _replaced,
    exp.RegexpFullMatch: _full_match,
    exp.ArrayAgg: _collected,
    exp.PercentileCont: _quantile,
    exp.DataType: _kind,
    exp.DayOfWeek: _weekday,
    exp.DayOfWeekIso: _weekday,
    exp.Week: _week,
    exp.WeekOfYear: _week,
    exp.Extract: _extract,
    exp.Bracket: _bracket,
}
NAMED: dict[str, Callable[[exp.Anonymous], exp.Expr]] = {
    "strip_accents": _without_accents,
    "ord": _renamed("ascii"),
}
