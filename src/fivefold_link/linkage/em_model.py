"""Splink 5 on DuckDB: how agreement weighs, learnt from the file itself, and every pair's weight.

Tuned as measured: Levenshtein in place of Damerau-Levenshtein, a million pairs for chance agreement, tight blocks.
Splink samples by a hash of the record's key, and what it learns is rounded before it is used, so that the
number of threads does not show.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold_link.engine.protocol import Refused
from fivefold_link.linkage.em_fields import Block, Field, Fields, Kind, words_of

if TYPE_CHECKING:
    import duckdb
    import splink
    from splink import blocking_rule_library as rules
    from splink import comparison_level_library as levels
    from splink import comparison_library as comparisons
    from splink.internals import exceptions as faults
else:
    splink = Late("splink")
    rules = Late("splink.blocking_rule_library")
    levels = Late("splink.comparison_level_library")
    comparisons = Late("splink.comparison_library")
    faults = Late("splink.internals.exceptions")

CHANCE_PAIRS = 1e6
LEARNING_PAIRS = 1e6
DIGITS = 9

PAIRS = "splink_pairs"
"""left, right, weight, weight_without (without the identifier), probability, pattern, found_by."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: Splink's own model and what had to be passed over. No value of any record is in it."""

    model: dict[str, Any]
    fields: Fields
    notes: tuple[str, ...] = ()


@contextmanager
def unheard() -> Iterator[None]:
    """Splink's own lines name columns and tables; they stay out of a user's sight."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def empty_columns(connection: duckdb.DuckDBPyConnection, table: str, fields: Fields) -> tuple[str, ...]:
    """Columns that are absent, hold nothing, or hold one value only: they cannot tell people apart."""
    there = {row[0] for row in connection.sql(f"SELECT column_name FROM (DESCRIBE {table})").fetchall()}
    asked = [c for c in fields.columns() if c in there]
    tests = ", ".join(f"count({c}) = 0 OR min({c}) = max({c})" for c in asked)
    answer = connection.sql(f"SELECT {tests} FROM {table}").fetchall()[0] if asked else ()
    dull = {c for c, is_dull in zip(asked, answer, strict=True) if is_dull is not False}
    return tuple(c for c in fields.columns() if c not in there or c in dull)


def learn_and_score(
    connection: duckdb.DuckDBPyConnection, table: str, fields: Fields, *, seed: int, least: float
) -> Learnt:
    """Learn from `table`, then keep as `splink_pairs` every blocked pair of probability `least` or more."""
    fields = fields.alive(empty_columns(connection, table, fields))
    if not fields.compared or not fields.blocks:
        raise Refused(
            "there are not enough filled columns to compare records",
            where=table,
            remedy="Share at least names and birth dates, or a common identifier.",
        )
    with unheard():
        api: Any = splink.DuckDBAPI(connection=connection)
        try:
            learnt = _learn(api, table, fields, seed)
            _score(api, connection, table, learnt, least)
        finally:
            api.delete_tables_created_by_splink_from_db()
    return learnt


def _linker(api: Any, table: str, settings: Any) -> Any:
    return splink.Linker(api.register(table, dataset_display_name=f"{table}_shown"), settings, log_level=None)


def settings_of(fields: Fields) -> Any:
    """The description as Splink's settings."""
    return splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparison_of(f) for f in fields.compared],
        blocking_rules_to_generate_predictions=[rule_of(b) for b in fields.blocks],
        unique_id_column_name=fields.key,
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
        additional_columns_to_retain=[],
        linker_uid="fivefold",
    )


def rule_of(block: Block) -> Any:
    """A block as Splink's rule."""
    if not any(" = " in part for part in block):
        return splink.block_on(*block)
    parts = [part if " = " in part else f"l.{part} = r.{part}" for part in block]
    return rules.CustomRule(" AND ".join(parts), sql_dialect="duckdb")


def _learn(api: Any, table: str, fields: Fields, seed: int) -> Learnt:
    linker = _linker(api, table, settings_of(fields))
    notes = [] if _commonness(linker, fields) else ["how common matches are was not learnt"]
    linker.training.estimate_u_using_random_sampling(max_pairs=CHANCE_PAIRS, seed=seed)
    taught: set[str] = set()
    for block in fields.learnt_on:
        if _taught_by(linker, block):
            held = {word for part in block for word in words_of(part)}
            taught |= {f.column for f in fields.compared if not held & {f.column, f.root, f.other}}
        else:
            notes.append(f"nothing was learnt on {', '.join(block)}")
    untaught = [f.column for f in fields.compared if f.column not in taught]
    if not taught:
        raise Refused(
            "no two records agree enough to learn from",
            where=table,
            remedy="Check that the files cover the same children and that names and dates were read.",
        )
    notes += [f"agreement on {column} kept Splink's starting weights" for column in untaught]
    return Learnt(rounded(linker.misc.save_model_to_json()), fields, tuple(notes))


def _commonness(linker: Any, fields: Fields) -> bool:
    """Learn how common matches are from rules that are right nearly always."""
    if not fields.certain:
        return False
    try:
        linker.training.estimate_probability_two_random_records_match(
            [rule_of(b) for b in fields.certain], recall=fields.certain_share
        )
    except (ValueError, faults.SplinkException):
        return False
    return True


def _taught_by(linker: Any, block: Block) -> bool:
    """Learn on one block; False where it holds no pairs, or none that tell."""
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule_of(block), max_pairs=LEARNING_PAIRS
        )
    except (faults.EMTrainingException, ZeroDivisionError):
        return False
    return True


def rounded(model: Any) -> Any:
    """The model with every number cut to nine digits: sums of floats differ in the last ones from run to run."""
    if isinstance(model, dict):
        return {key: rounded(value) for key, value in model.items()}
    if isinstance(model, list):
        return [rounded(value) for value in model]
    return float(f"{model:.{DIGITS}g}") if isinstance(model, float) else model


def _score(api: Any, connection: duckdb.DuckDBPyConnection, table: str, learnt: Learnt, least: float) -> None:
    linker = splink.Linker(
        api.register(table, dataset_display_name=f"{table}_scored"), learnt.model, log_level=None
    )
    found = linker.inference.predict(threshold_match_probability=least, warning_mode="never")
    fields = learnt.fields
    key = fields.key
    patterns = " || ".join(
        f"CAST(gamma_{f.column} + 1 AS VARCHAR)" for f in fields.compared if f.column != fields.identifier
    )
    without = f"match_weight - mw_{fields.identifier}" if fields.identifier else "match_weight"
    connection.sql(
        f"""CREATE OR REPLACE TABLE {PAIRS} AS
        SELECT CAST(least({key}_l, {key}_r) AS BIGINT) AS "left",
            CAST(greatest({key}_l, {key}_r) AS BIGINT) AS "right",
            round(match_weight, 6) AS weight, round({without}, 6) AS weight_without,
            round(match_probability, 9) AS probability, {patterns or "''"} AS pattern,
            CAST(match_key AS SMALLINT) AS found_by
        FROM {found.physical_name}"""
    )


def comparison_of(f: Field) -> Any:
    """One column's steps between equal and different."""
    steps = {
        Kind.IDENTIFIER: _identifier_steps,
        Kind.CODE: _code_steps,
        Kind.NAME: _name_steps,
        Kind.DATE: _date_steps,
        Kind.POSTCODE: _postcode_steps,
        Kind.TEXT: _text_steps,
        Kind.CATEGORY: _identifier_steps,
    }[f.kind](f)
    return comparisons.CustomComparison(
        output_column_name=f.column,
        comparison_levels=[levels.NullLevel(f.column), *steps, levels.ElseLevel()],
    )


def _identifier_steps(f: Field) -> list[Any]:
    return [levels.ExactMatchLevel(f.column)]


def _edits(column: str, most: int) -> Any:
    left, right = f"CAST({column}_l AS VARCHAR)", f"CAST({column}_r AS VARCHAR)"
    return levels.CustomLevel(f"levenshtein({left}, {right}) <= {most}", base_dialect_str="duckdb")


def _code_steps(f: Field) -> list[Any]:
    return [levels.ExactMatchLevel(f.column), _edits(f.column, 1), _edits(f.column, 2)]


def _name_steps(f: Field) -> list[Any]:
    steps: list[Any] = [levels.ExactMatchLevel(f.column, term_frequency_adjustments=True)]
    if f.root:
        steps.append(levels.CustomLevel(f"{f.root}_l = {f.root}_r", base_dialect_str="duckdb"))
    if f.other:
        crossed = f"{f.column}_l = {f.other}_r OR {f.other}_l = {f.column}_r"
        steps.append(levels.CustomLevel(crossed, base_dialect_str="duckdb"))
    return [*steps, levels.JaroWinklerLevel(f.column, 0.92), levels.JaroWinklerLevel(f.column, 0.8)]


def _date_steps(f: Field) -> list[Any]:
    steps: list[Any] = [levels.ExactMatchLevel(f.column)]
    if f.root:
        steps.append(levels.CustomLevel(f"{f.root}_l = {f.column}_r", base_dialect_str="duckdb"))
    return [*steps, _edits(f.column, 1), _edits(f.column, 2)]


def _postcode_steps(f: Field) -> list[Any]:
    side = f"substr({f.column}_{{0}}, 1, length({f.column}_{{0}}) - 3)"
    outward = f"{side.format('l')} = {side.format('r')}"
    return [
        levels.ExactMatchLevel(f.column),
        _edits(f.column, 1),
        levels.CustomLevel(outward, base_dialect_str="duckdb"),
    ]


def _text_steps(f: Field) -> list[Any]:
    return [
        levels.ExactMatchLevel(f.column, term_frequency_adjustments=True),
        levels.JaroWinklerLevel(f.column, 0.88),
    ]
