"""The table `clusters`: groups with the records placed with them, and clusters of the records that are left."""

from __future__ import annotations

import pyarrow as pa

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage import clusters
from fivefold_link.linkage.deciding import EDGES, FIRST, SECOND
from fivefold_link.linkage.judged import JUDGED_PAIRS
from fivefold_link.linkage.learning import CERTAIN
from fivefold_link.study.schema import Study


def form_clusters(engine: Engine, study: Study) -> None:
    """Make `clusters(record, person)` of every record; `person` is the smallest record of the cluster."""
    _join_the_rest(engine, study)
    placed = f"SELECT number, one AS record FROM {FIRST} UNION ALL SELECT number, one FROM {SECOND}"
    engine.make(
        "link_persons",
        f"""SELECT number, min(record) AS person FROM (
            SELECT number, record FROM link_work WHERE number IS NOT NULL UNION ALL {placed}
        ) AS together GROUP BY number""",
    )
    engine.make(
        "clusters",
        f"""SELECT w.record, p.person FROM link_work AS w JOIN link_persons AS p ON p.number = w.number
        UNION ALL SELECT t.record, p.person FROM ({placed}) AS t JOIN link_persons AS p ON p.number = t.number
        UNION ALL SELECT l.record, COALESCE(e.person, l.record) FROM link_left AS l
        LEFT JOIN link_rest AS e ON e.record = l.record
        WHERE NOT EXISTS (SELECT 1 FROM {SECOND} AS s WHERE s.one = l.record)""",
    )
    engine.drop("link_rest", "link_persons")


def _join_the_rest(engine: Engine, study: Study) -> None:
    """Make `link_rest(record, person)` from the edges, and from what a person has judged about the same records."""
    judged = _judged(engine)
    same = f"""SELECT one, other, score FROM {EDGES}"""
    together = [(one, other) for one, other, matched in judged if matched]
    table = engine.arrow(same)
    one = table["one"].to_pylist() + [pair[0] for pair in together]
    other = table["other"].to_pylist() + [pair[1] for pair in together]
    score = table["score"].to_pylist() + [CERTAIN] * len(together)
    columns = [clusters.whole_numbers(values) for values in (one, other, score)]
    apart = [(one, other) for one, other, matched in judged if not matched]
    record, person = clusters.components(*columns, slot=_slots(engine, study), apart=apart)
    engine.put("link_rest", pa.table({"record": pa.array(record), "person": pa.array(person)}))


def _judged(engine: Engine) -> list[tuple[int, int, bool]]:
    """Judged pairs whose two records no group has claimed."""
    free = f"""SELECT record FROM link_left AS l WHERE NOT EXISTS (
        SELECT 1 FROM {SECOND} AS s WHERE s.one = l.record)"""
    if not engine.count(JUDGED_PAIRS):
        return []
    rows = engine.rows(
        f"""SELECT j."left", j."right", j.matched FROM {JUDGED_PAIRS} AS j
        JOIN ({free}) AS a ON a.record = j."left" JOIN ({free}) AS b ON b.record = j."right"
        ORDER BY j."left", j."right" """
    )
    return [(int(str(one)), int(str(other)), bool(matched)) for one, other, matched in rows]


def _slots(engine: Engine, study: Study) -> dict[int, int]:
    exclusive = [str(place) for place, dataset in enumerate(study.datasets) if dataset.one_record_each]
    if not exclusive:
        return {}
    rows = engine.rows(
        f"""SELECT l.record, l.dataset FROM link_left AS l WHERE l.dataset IN ({", ".join(exclusive)})"""
    )
    return {int(str(record)): int(str(dataset)) for record, dataset in rows}
