"""Pairs that a person has judged: they teach the model and have the last word on their own link."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.study.schema import Study

JUDGED_PAIRS = "judged_pairs"
SAME, DIFFERENT = ("same", "match", "yes", "1", "true"), ("different", "no match", "no", "0", "false")
COLUMNS = ("left", "right", "judgement")
REMEDY = "Give a CSV file with the columns left, right (each as dataset/id) and judgement (same, different or unsure)."


def keep_judged_pairs(engine: Engine, study: Study) -> int:
    """Make `judged_pairs(left, right, matched)` in record numbers; how many judgements count.

    A pair that is judged twice with two answers counts for none; `unsure` neither.
    """
    path = study.linkage.labels
    told = _read(path) if path else _empty()
    engine.put("judged_told", told)
    names = " ".join(f"WHEN {place} THEN '{dataset.slug}'" for place, dataset in enumerate(study.datasets))
    if told.num_rows == 0:
        engine.make("judged_known", "SELECT 0 AS record, '' AS told FROM judged_told WHERE FALSE")
    else:
        key = f"concat(CASE dataset {names} END, '/', source_id)"
        engine.make(
            "judged_known",
            f"""SELECT record, {key} AS told FROM records WHERE {key} IN (
            SELECT one FROM judged_told UNION ALL SELECT other FROM judged_told)""",
        )
    engine.make(
        JUDGED_PAIRS,
        """SELECT least(a.record, b.record) AS "left", greatest(a.record, b.record) AS "right",
            min(t.matched) = 1 AS matched FROM judged_told AS t
        JOIN judged_known AS a ON a.told = t.one JOIN judged_known AS b ON b.told = t.other
        WHERE a.record <> b.record GROUP BY least(a.record, b.record), greatest(a.record, b.record)
        HAVING min(t.matched) = max(t.matched)""",
    )
    engine.drop("judged_told", "judged_known")
    return engine.count(JUDGED_PAIRS)


def _empty() -> pa.Table:
    kinds = [("one", pa.string()), ("other", pa.string()), ("matched", pa.int32())]
    return pa.schema(kinds).empty_table()


def _read(path: Path) -> pa.Table:
    text = csv.ConvertOptions(column_types=dict.fromkeys(COLUMNS, pa.string()), include_columns=list(COLUMNS))
    try:
        table = csv.read_csv(path, convert_options=text)
    except (OSError, pa.ArrowInvalid, KeyError) as error:
        raise Refused("the judged pairs cannot be read", where=path.name, remedy=REMEDY) from error
    said = [str(word).strip().lower() for word in table["judgement"].to_pylist()]
    matched = pa.array([1 if word in SAME else 0 if word in DIFFERENT else None for word in said], pa.int32())
    whole = pa.table({"one": table["left"], "other": table["right"], "matched": matched})
    return whole.filter(matched.is_valid())
