"""Which way of linking a study gets, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage.em import whole_file
from fivefold_link.linkage.interface import Linker
from fivefold_link.linkage.judged import JUDGED_PAIRS, keep_judged_pairs
from fivefold_link.linkage.staged import Staged
from fivefold_link.study.schema import Study

MOST_UNDER_ONE_NUMBER = 50
"""A number on more records than this teaches nothing: it may be one that was typed for everybody."""


def labelled_pairs(engine: Engine) -> int:
    """Pairs of records that the shared identifier says are one child, each record counted with one other."""
    rows = engine.rows(
        f"""SELECT COALESCE(sum(n - 1), 0) FROM (
            SELECT count(*) AS n FROM records WHERE nhs IS NOT NULL GROUP BY nhs
            HAVING count(*) BETWEEN 2 AND {MOST_UNDER_ONE_NUMBER}
        ) AS numbers"""
    )
    return int(str(rows[0][0]))


def linker_for(engine: Engine, study: Study, model: Mapping[str, Any] | None = None) -> Linker:
    """The method that the study names; `auto` takes the staged one where enough pairs share a valid number.

    `model` is what an earlier staged run learnt; with it the same decisions are made again.
    """
    asked = study.linkage.method
    if asked == "staged":
        return Staged(model=model)
    if asked == "splink":
        return _by_splink(engine, study, "the study asks for Splink")
    pairs, fewest = labelled_pairs(engine), study.linkage.fewest_labelled_pairs
    if model is not None and model.get("method") == "staged":
        return Staged("a model that was learnt before is given", model)
    if pairs >= fewest:
        return Staged(
            f"{pairs:,} pairs of records share a valid NHS number, enough to learn from ({fewest:,})"
        )
    why = f"only {pairs:,} pairs of records share a valid NHS number; at least {fewest:,} are needed to learn from them"
    return _by_splink(engine, study, why)


def _by_splink(engine: Engine, study: Study, why: str) -> Linker:
    judged = keep_judged_pairs(engine, study) if study.linkage.labels else 0
    return whole_file(why, judged_table=JUDGED_PAIRS if judged else None)
