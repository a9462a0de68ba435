"""The whole file by Splink's own estimation: where too few identifiers exist to learn from.

Splink learns from the file itself how much agreement on each column tells. Pairs with two different valid
identifiers are put aside before persons are formed, and no person ever holds two. Where labelled pairs exist,
probabilities are put right by them (`em_calibration`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from time import perf_counter
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa

from fivefold_link.engine.duck import SETTINGS, DuckEngine
from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.linkage.em_calibration import Patterns, calibrated
from fivefold_link.linkage.em_clusters import Ints, persons
from fivefold_link.linkage.em_fields import CHILDREN, Fields
from fivefold_link.linkage.em_model import PAIRS, Learnt, learn_and_score
from fivefold_link.linkage.interface import JUDGED, RECORD_TO_RECORD, LinkRun
from fivefold_link.linkage.judged import JUDGED_PAIRS, keep_judged_pairs

if TYPE_CHECKING:
    from fivefold_link.study.schema import Study

LEAST = 0.001
"""Pairs below this probability are not kept; review and doubt begin above it."""

UNCALIBRATED = 0.95
"""Splink is too sure: without labelled pairs a link needs at least this probability."""

ON_SPARK = (
    "Splink ran inside DuckDB on one machine: the compared columns were brought over from Spark. "
    "Files that outgrow one machine need the staged method."
)


@dataclass(frozen=True)
class WholeFile:
    """Splink behind the interface of every linker. `fields` says what is compared."""

    fields: Fields = CHILDREN
    why: str = "the study asks for Splink"
    judged_table: str | None = None
    """left, right, matched BOOLEAN: pairs that a person has judged; without it those of the study's labels file."""

    def link(self, engine: Engine, study: Study, progress: Progress) -> LinkRun:
        """`records` become `clusters`, `scored_pairs` and `pattern_model`."""
        started = perf_counter()
        progress.step("Learn and weigh pairs with Splink")
        with workbench(engine, self.fields, study.engine.memory_limit) as (connection, notes):
            learnt = learn_and_score(connection, "records", self.fields, seed=study.linkage.seed, least=LEAST)
            progress.step("Put probabilities right")
            figures = weigh(connection, learnt, engine, self._judged(engine, study))
            progress.step("Form persons")
            threshold = study.linkage.threshold
            if not figures["calibrated"]:
                threshold = max(threshold, UNCALIBRATED)
            once = tuple(i for i, d in enumerate(study.datasets) if d.one_record_each)
            figures |= form(connection, engine, learnt.fields, threshold, once)
        figures |= {"seconds": round(perf_counter() - started, 2), "threshold": threshold}
        return LinkRun(
            method="splink",
            why="; ".join([self.why, *notes, *learnt.notes]),
            model={"splink": version("splink"), "settings": learnt.model},
            figures=figures,
        )

    def _judged(self, engine: Engine, study: Study) -> str | None:
        if self.judged_table or not study.linkage.labels:
            return self.judged_table
        keep_judged_pairs(engine, study)
        return JUDGED_PAIRS


@contextmanager
def workbench(
    engine: Engine, fields: Fields, memory_limit: str
) -> Iterator[tuple[duckdb.DuckDBPyConnection, tuple[str, ...]]]:
    """DuckDB with `records` in it: the study's own, or one beside Spark that holds the compared columns."""
    if isinstance(engine, DuckEngine):
        try:
            yield engine.connection, ()
        finally:
            engine.drop(*TEMPORARY)
        return
    with duckdb.connect(config={**SETTINGS, "memory_limit": memory_limit}) as connection:
        columns = ", ".join((fields.key, "dataset", *fields.columns()))
        connection.register("brought", engine.arrow(f"SELECT {columns} FROM records"))
        connection.sql("CREATE TABLE records AS SELECT * FROM brought")
        connection.unregister("brought")
        yield connection, (ON_SPARK,)


TEMPORARY = (PAIRS, "splink_labelled", "splink_patterns", "splink_probable", "result_df")


def weigh(
    connection: duckdb.DuckDBPyConnection, learnt: Learnt, engine: Engine, judged: str | None
) -> dict[str, Any]:
    """`splink_probable`: every pair that may be one person, with the probability that is used."""
    _label(connection, learnt.fields, engine, judged)
    patterns, table = _patterns(connection)
    put_right = calibrated(patterns)
    likely = put_right if put_right is not None else table["splink"].to_numpy()
    model = pa.table(
        {
            "pattern": pa.array(range(len(patterns.names)), pa.int32()),
            "agreements": pa.array(patterns.names, pa.string()),
            "matches": pa.array(patterns.matches.astype(np.int64)),
            "pairs": pa.array(patterns.pairs.astype(np.int64)),
            "probability": pa.array(np.round(likely, 9).astype(np.float64), pa.float64()),
        }
    )
    engine.put("pattern_model", model)
    connection.register("model_here", model)
    used = "m.probability" if put_right is not None else "p.probability"
    connection.sql(
        f"""CREATE OR REPLACE TABLE splink_probable AS
        SELECT p."left", p."right", m.pattern,
            CASE WHEN p.judged THEN 1.0 WHEN NOT p.judged THEN 0.0
                WHEN p.same THEN p.probability ELSE {used} END AS probability,
            CASE WHEN p.judged IS NULL THEN '{RECORD_TO_RECORD}' ELSE '{JUDGED}' END AS kind
        FROM splink_labelled p JOIN model_here m ON m.agreements = p.pattern
        WHERE p.same IS DISTINCT FROM FALSE OR p.judged IS NOT NULL"""
    )
    connection.unregister("model_here")
    aside = connection.sql("SELECT count(*) FROM splink_labelled WHERE same = FALSE").fetchall()[0][0]
    return {
        "pairs_weighed": int(table["all"].to_numpy().sum()),
        "labelled_pairs": int(patterns.pairs.sum()),
        "calibrated": put_right is not None,
        "put_aside_for_different_identifiers": int(aside),
    }


def _label(connection: duckdb.DuckDBPyConnection, fields: Fields, engine: Engine, judged: str | None) -> None:
    """Beside each pair whether identifiers agree, and what a person said."""
    columns: dict[str, Any] = {"left": [], "right": [], "matched": []}
    told = engine.arrow(f'SELECT "left", "right", matched FROM {judged}') if judged else None
    connection.register("told_here", told if told is not None else pa.table(columns, schema=JUDGEMENTS))
    same = f"a.{fields.identifier} = b.{fields.identifier}" if fields.identifier else "CAST(NULL AS BOOLEAN)"
    by_number = _last_block(fields)
    key = fields.key
    connection.sql(
        f"""CREATE OR REPLACE TABLE splink_labelled AS
        SELECT p.*, {same} AS same, t.matched AS judged, p.found_by <> {by_number} AS blind
        FROM {PAIRS} p JOIN records a ON a.{key} = p."left" JOIN records b ON b.{key} = p."right"
        LEFT JOIN told_here t ON t."left" = p."left" AND t."right" = p."right"
        UNION ALL
        SELECT t."left", t."right", 0, 0, 0, 'none', -1, NULL, t.matched, FALSE FROM told_here t
        ANTI JOIN {PAIRS} p ON t."left" = p."left" AND t."right" = p."right" """
    )
    connection.unregister("told_here")


JUDGEMENTS = pa.schema([("left", pa.int64()), ("right", pa.int64()), ("matched", pa.bool_())])


def _last_block(fields: Fields) -> int:
    """Index of the block on the identifier: pairs that only it found say nothing about the others."""
    alone = (fields.identifier,)
    return fields.blocks.index(alone) if fields.identifier and alone in fields.blocks else -1


def _patterns(connection: duckdb.DuckDBPyConnection) -> tuple[Patterns, pa.Table]:
    table = connection.sql(
        """SELECT pattern, avg(weight_without) AS weight, count(*) AS "all", avg(probability) AS splink,
            count(*) FILTER (coalesce(judged, same) IS NOT NULL AND blind) AS pairs,
            count(*) FILTER (coalesce(judged, same) AND blind) AS matches
        FROM splink_labelled GROUP BY pattern ORDER BY pattern"""
    ).to_arrow_table()
    return (
        Patterns(
            tuple(table["pattern"].to_pylist()),
            np.round(table["weight"].to_numpy().astype(np.float64), 6),
            table["pairs"].to_numpy().astype(np.float64),
            table["matches"].to_numpy().astype(np.float64),
        ),
        table,
    )


def form(
    connection: duckdb.DuckDBPyConnection,
    engine: Engine,
    fields: Fields,
    threshold: float,
    once: tuple[int, ...],
) -> dict[str, Any]:
    """`clusters` and `scored_pairs` from the probable pairs."""
    key = fields.key
    links = connection.sql(
        f'SELECT "left", "right", probability FROM splink_probable WHERE probability >= {threshold}'
    ).to_arrow_table()
    records = connection.sql(
        f"SELECT {key} AS record, {_mark(fields)} AS mark, {_dataset(connection)} AS dataset "
        f"FROM records ORDER BY {key}"
    ).to_arrow_table()
    numbers: Ints = records["record"].to_numpy().astype(np.int64)
    dataset: Ints = records["dataset"].to_numpy().astype(np.int64)
    who = persons(
        numbers.size,
        np.searchsorted(numbers, links["left"].to_numpy()),
        np.searchsorted(numbers, links["right"].to_numpy()),
        links["probability"].to_numpy().astype(np.float64),
        one_value=(records["mark"].to_numpy().astype(np.int64),) if fields.identifier else (),
        once=tuple(dataset == number for number in once),
    )
    engine.put("clusters", pa.table({"record": numbers, "person": numbers[who]}))
    _scored(connection, engine, numbers, numbers[who])
    return {"records": int(numbers.size), "persons": int(np.unique(who).size), "links": int(links.num_rows)}


def _mark(fields: Fields) -> str:
    """A small number for each value of the identifier; 0 where there is none."""
    if not fields.identifier:
        return "0"
    ranked = f"dense_rank() OVER (ORDER BY {fields.identifier})"
    return f"CASE WHEN {fields.identifier} IS NULL THEN 0 ELSE {ranked} END"


def _dataset(connection: duckdb.DuckDBPyConnection) -> str:
    names = {row[0] for row in connection.sql("SELECT column_name FROM (DESCRIBE records)").fetchall()}
    return "CAST(dataset AS BIGINT)" if "dataset" in names else "CAST(0 AS BIGINT)"


def _scored(connection: duckdb.DuckDBPyConnection, engine: Engine, numbers: Ints, who: Ints) -> None:
    connection.register("formed_here", pa.table({"record": numbers, "person": who}))
    scored = connection.sql(
        """SELECT p."left", p."right", p.pattern, p.probability, p.kind, a.person = b.person AS linked
        FROM splink_probable p JOIN formed_here a ON a.record = p."left"
        JOIN formed_here b ON b.record = p."right" ORDER BY p."left", p."right" """
    ).to_arrow_table()
    connection.unregister("formed_here")
    engine.put("scored_pairs", scored)


def whole_file(why: str, *, judged_table: str | None = None, fields: Fields = CHILDREN) -> WholeFile:
    """The linker with its reason, as `choosing` asks for it."""
    return replace(WholeFile(), why=why, judged_table=judged_table, fields=fields)
