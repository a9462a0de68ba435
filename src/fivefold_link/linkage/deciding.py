"""Who goes where: each record to the group that it resembles most, if that is likely enough and well ahead.

A group's claim on a record is one whole number, its `strength`: the probability in millionths, then (smaller first)
the record of the group that resembles it most. So every comparison is exact and every tie has one answer.
"""

from __future__ import annotations

import pyarrow as pa

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage.candidates import found_in
from fivefold_link.linkage.interface import JUDGED, RECORD_TO_GROUP, RECORD_TO_RECORD
from fivefold_link.linkage.judged import JUDGED_PAIRS
from fivefold_link.linkage.learning import CERTAIN, Model
from fivefold_link.linkage.patterns import in_words
from fivefold_link.study.schema import Study

FIRST, SECOND, CHOICE, EDGES = "link_first", "link_second", "link_choice", "link_edges"
GROUPS = "link_pairs_groups"
ROOM = 10**10
"""More than the largest record number."""
FAINT = 1000
"""Pairs less likely than this many millionths are forgotten."""


def _millionths(strength: str) -> str:
    return f"CAST(({strength} - {strength} % {ROOM}) / {ROOM} AS BIGINT)"


def _record(strength: str) -> str:
    return f"({ROOM - 1} - {strength} % {ROOM})"


def score(engine: Engine, pairs: str, model: Model) -> None:
    """Make `<pairs>_scores(pattern, score)` and `<pairs>_groups(one, hidden, number, strength, pattern)`."""
    patterns = sorted(
        int(str(row[0])) for row in engine.rows(f"SELECT DISTINCT pattern FROM {found_in(pairs)} AS found")
    )
    scores = model.millionths(patterns)
    columns = {"pattern": pa.array(patterns, pa.int32()), "score": pa.array(scores, pa.int64())}
    engine.put(f"{pairs}_scores", pa.table(columns))
    claims = f"""SELECT p.one, p.hidden, p.number, p.pattern, s.score * {ROOM} + {ROOM - 1} - p.other AS strength
        FROM {found_in(pairs)} AS p JOIN {pairs}_scores AS s ON s.pattern = p.pattern
        WHERE p.number IS NOT NULL AND s.score >= {FAINT}"""
    engine.make(
        f"{pairs}_groups",
        f"""SELECT one, number, max(hidden) AS hidden, max(strength) AS strength,
        max_by(pattern, strength) AS pattern FROM ({claims}) AS claims GROUP BY one, number""",
    )
    if engine.count(JUDGED_PAIRS):
        _overrule(engine, f"{pairs}_groups")


def _overrule(engine: Engine, groups: str) -> None:
    """Where a person has judged a record against one of the group, that is the group's claim."""
    engine.make(
        "link_judged",
        f"""SELECT a.record AS one, b.number AS number, min(b.record) AS other,
            min(CASE WHEN j.matched THEN 1 ELSE 0 END) AS matched
        FROM {JUDGED_PAIRS} AS j JOIN link_work AS a ON a.record = j."left" OR a.record = j."right"
        JOIN link_work AS b ON (b.record = j."left" OR b.record = j."right") AND b.record <> a.record
        WHERE a.number IS NULL AND b.number IS NOT NULL GROUP BY a.record, b.number""",
    )
    engine.make(
        "link_overruled",
        f"""SELECT g.one, g.number, g.hidden, g.strength, g.pattern FROM {groups} AS g WHERE NOT EXISTS (
            SELECT 1 FROM link_judged AS j WHERE j.one = g.one AND j.number = g.number)
        UNION ALL SELECT one, number, CAST(NULL AS BIGINT), {CERTAIN} * {ROOM} + {ROOM - 1} - other, -1
        FROM link_judged WHERE matched = 1""",
    )
    engine.make(groups, "SELECT * FROM link_overruled")
    engine.drop("link_judged", "link_overruled")


def _best(groups: str, study: Study) -> str:
    """The strongest claim on each record, where it is likely enough and leads the second by the margin."""
    least = round(study.linkage.threshold * CERTAIN) * ROOM
    lead = round(study.linkage.margin * CERTAIN)
    return f"""SELECT b.one, b.hidden, b.number, b.strength, b.pattern FROM (
            SELECT one, max(hidden) AS hidden, max(strength) AS strength, max_by(number, strength) AS number,
                max_by(pattern, strength) AS pattern FROM {groups} GROUP BY one
        ) AS b LEFT JOIN (
            SELECT g.one, max(g.strength) AS strength FROM {groups} AS g
            JOIN (SELECT one, max(strength) AS best FROM {groups} GROUP BY one HAVING count(*) > 1) AS m
                ON m.one = g.one AND g.strength < m.best
            GROUP BY g.one
        ) AS s ON s.one = b.one
        WHERE b.strength >= {least}
            AND (s.one IS NULL OR {_millionths("b.strength")} - {_millionths("s.strength")} >= {lead})"""


def choose(engine: Engine, study: Study, pairs: str, placed: str) -> None:
    """Make `link_choice` (the sample too) and `placed(one, number, strength, pattern)` of records without a number."""
    engine.make(CHOICE, _best(f"{pairs}_groups", study))
    engine.make(placed, f"SELECT one, number, strength, pattern FROM {CHOICE} WHERE hidden IS NULL")
    _hold_to_limits(engine, study, placed)


def choose_again(engine: Engine, study: Study, pairs: str, again: str) -> None:
    """Records that were left, with the claims of both looks: nobody wins because a rival was overlooked."""
    engine.make(
        "link_both",
        f"""SELECT one, number, max(hidden) AS hidden, max(strength) AS strength,
            max_by(pattern, strength) AS pattern FROM (
            SELECT one, number, hidden, strength, pattern FROM {again}_groups
            UNION ALL SELECT g.one, g.number, g.hidden, g.strength, g.pattern FROM {pairs}_groups AS g
            JOIN link_left AS l ON l.record = g.one
        ) AS claims GROUP BY one, number""",
    )
    engine.make(SECOND, f"SELECT one, number, strength, pattern FROM ({_best('link_both', study)}) AS best")
    engine.drop("link_both")
    _hold_to_limits(engine, study, SECOND)


def _hold_to_limits(engine: Engine, study: Study, placed: str) -> None:
    """Datasets that know each person once, and households whose children are different children."""
    exclusive = [str(place) for place, dataset in enumerate(study.datasets) if dataset.one_record_each]
    if exclusive:
        _once_each(engine, placed, ", ".join(exclusive))
    if study.linkage.households:
        _siblings_apart(engine, placed)


def _once_each(engine: Engine, placed: str, datasets: str) -> None:
    held = f"SELECT number, dataset FROM link_work WHERE number IS NOT NULL AND dataset IN ({datasets})"
    if placed == SECOND:
        held += f""" UNION ALL SELECT f.number, w.dataset FROM {FIRST} AS f JOIN link_work AS w
            ON w.record = f.one WHERE w.dataset IN ({datasets})"""
    claims = f"SELECT p.*, w.dataset FROM {placed} AS p JOIN link_work AS w ON w.record = p.one"
    first = f"max(strength - strength % {ROOM}) AS strength"
    engine.make(
        "link_once",
        f"""SELECT c.one, c.number, c.strength, c.pattern FROM ({claims}) AS c
        LEFT JOIN (SELECT number, dataset, min(one) AS one FROM (
            SELECT c.number, c.dataset, c.one FROM ({claims}) AS c JOIN (
                SELECT number, dataset, {first} FROM ({claims}) AS c GROUP BY number, dataset
            ) AS m ON m.number = c.number AND m.dataset = c.dataset AND m.strength = c.strength - c.strength % {ROOM}
        ) AS ties GROUP BY number, dataset) AS best ON best.one = c.one AND best.number = c.number
        LEFT JOIN (SELECT DISTINCT number, dataset FROM ({held}) AS held) AS h
            ON h.number = c.number AND h.dataset = c.dataset
        WHERE c.dataset NOT IN ({datasets}) OR (best.one IS NOT NULL AND h.number IS NULL)""",
    )
    engine.make(placed, "SELECT * FROM link_once")
    engine.drop("link_once")


def _siblings_apart(engine: Engine, placed: str) -> None:
    """Of one dataset's household, a group takes only records with the name or birth date of the strongest."""
    claims = f"""SELECT p.*, w.dataset, w.household, w.birth_date, w.forename_root FROM {placed} AS p
        JOIN link_work AS w ON w.record = p.one"""
    engine.make("link_claims", claims)
    engine.make(
        "link_apart",
        """SELECT c.one, c.number, c.strength, c.pattern FROM link_claims AS c
        LEFT JOIN (SELECT number, dataset, household, max(strength) AS strength, max_by(one, strength) AS one
            FROM link_claims WHERE household IS NOT NULL GROUP BY number, dataset, household) AS best
            ON best.number = c.number AND best.dataset = c.dataset AND best.household = c.household
        LEFT JOIN link_claims AS s ON s.one = best.one
        WHERE s.one IS NULL OR s.birth_date = c.birth_date OR s.forename_root = c.forename_root""",
    )
    engine.make(placed, "SELECT * FROM link_apart")
    engine.drop("link_claims", "link_apart")


def edges(engine: Engine, study: Study, again: str) -> None:
    """Make `link_edges(one, other, score)` between records that no group has claimed."""
    least = round(study.linkage.threshold * CERTAIN)
    engine.make(
        EDGES,
        f"""SELECT least(p.one, p.other) AS one, greatest(p.one, p.other) AS other, max(s.score) AS score,
            max_by(p.pattern, s.score) AS pattern
        FROM {found_in(again)} AS p JOIN {again}_scores AS s ON s.pattern = p.pattern
        WHERE p.number IS NULL AND s.score >= {least}
            AND NOT EXISTS (SELECT 1 FROM {SECOND} AS t WHERE t.one = p.one)
            AND NOT EXISTS (SELECT 1 FROM {SECOND} AS t WHERE t.one = p.other)
        GROUP BY least(p.one, p.other), greatest(p.one, p.other)""",
    )


def write_pairs(engine: Engine, pairs: str, again: str, model: Model) -> None:
    """Make `scored_pairs` and `pattern_model` (see `interface`)."""
    placed = f"SELECT one, number FROM {FIRST} UNION ALL SELECT one, number FROM {SECOND}"
    claims = f"SELECT * FROM {pairs}_groups WHERE hidden IS NULL UNION ALL SELECT * FROM {again}_groups"
    engine.make(
        "scored_pairs",
        f"""SELECT g.one AS "left", {_record("g.strength")} AS "right", g.pattern AS pattern,
            {_millionths("g.strength")} / CAST({CERTAIN} AS DOUBLE) AS probability,
            CASE WHEN g.strength >= {CERTAIN * ROOM} THEN '{JUDGED}' ELSE '{RECORD_TO_GROUP}' END AS kind,
            p.one IS NOT NULL AS linked
        FROM ({claims}) AS g LEFT JOIN ({placed}) AS p ON p.one = g.one AND p.number = g.number
        UNION ALL SELECT one, other, pattern, score / CAST({CERTAIN} AS DOUBLE), '{RECORD_TO_RECORD}', TRUE
        FROM {EDGES}""",
    )
    found = f"SELECT pattern FROM {pairs}_scores UNION SELECT pattern FROM {again}_scores"
    patterns = sorted(int(str(row[0])) for row in engine.rows(found))
    engine.put("pattern_model", _pattern_model(patterns, model))


def _pattern_model(patterns: list[int], model: Model) -> pa.Table:
    seen = [model.seen.get(pattern, (0.0, 0.0)) for pattern in patterns]
    scores = model.millionths(patterns) / CERTAIN
    return pa.table(
        {
            "pattern": pa.array(patterns, pa.int32()),
            "agreements": pa.array([in_words(pattern) for pattern in patterns], pa.string()),
            "matches": pa.array([round(matches) for matches, _ in seen], pa.int64()),
            "pairs": pa.array([round(pairs) for _, pairs in seen], pa.int64()),
            "probability": pa.array(scores, pa.float64()),
        }
    )
