"""Records whose number is hidden for a while: they teach the model, and show how well the decisions come out.

The sample is spread over the datasets as the records without a number are, so that what is learnt holds for them.
"""

from __future__ import annotations

from typing import Any

from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.linkage.candidates import found_in
from fivefold_link.linkage.deciding import CHOICE
from fivefold_link.linkage.judged import JUDGED_PAIRS
from fivefold_link.linkage.learning import Model, learn
from fivefold_link.study.schema import Study

WORK, PAIRS = "link_work", "link_pairs"
SPREAD, TURNS = 2_654_435_761, 1_000_003
"""Record numbers times a large odd number, modulo a prime: an even sample without chance."""
EVERYWHERE = 0.1
"""This share of the sample is taken from all datasets alike, should some have no records without a number."""
JUDGED_COUNTS_AS = 5


def sample_of(engine: Engine, study: Study) -> str:
    """The condition on records `w` that says who is in the sample."""
    rows = engine.rows(
        f"SELECT dataset, count(number), count(*) - count(number) FROM {WORK} GROUP BY dataset ORDER BY dataset"
    )
    counts = [(int(str(place)), int(str(known)), int(str(rest))) for place, known, rest in rows]
    known = sum(count for _, count, _ in counts)
    rest = sum(missing for _, count, missing in counts if count)
    whens = []
    for place, numbered, missing in counts:
        share = EVERYWHERE * numbered / max(known, 1)
        share += (1 - EVERYWHERE) * (missing / rest if rest else numbered / max(known, 1))
        wanted = min(1.0, study.linkage.training_records * share / max(numbered, 1))
        whens.append(f"WHEN {place} THEN {round(wanted * TURNS)}")
    if not whens:
        return "FALSE"
    turn = f"(w.record * {SPREAD} + {study.linkage.seed}) % {TURNS}"
    return f"(w.number IS NOT NULL AND {turn} < CASE w.dataset {' '.join(whens)} ELSE 0 END)"


def learn_from_pairs(engine: Engine) -> Model:
    """What the sample's pairs teach; pairs that a person has judged count several times."""
    rows = engine.rows(
        f"""SELECT pattern, sum(CASE WHEN number = hidden THEN 1 ELSE 0 END), count(*) FROM (
            SELECT DISTINCT one, number, hidden, pattern FROM {found_in(PAIRS)} AS found WHERE hidden IS NOT NULL
        ) AS told GROUP BY pattern ORDER BY pattern"""
    )
    seen = {int(str(pattern)): [float(str(same)), float(str(pairs))] for pattern, same, pairs in rows}
    for pattern, same, pairs in _judged(engine):
        counts = seen.setdefault(pattern, [0.0, 0.0])
        counts[0] += JUDGED_COUNTS_AS * same
        counts[1] += JUDGED_COUNTS_AS * pairs
    if not seen:
        raise Refused(
            "no two records share a valid NHS number, so there is nothing to learn from",
            where="linkage",
            remedy="Say `method: splink` or `method: auto` in the study.",
        )
    patterns = sorted(seen)
    return learn(patterns, [seen[each][0] for each in patterns], [seen[each][1] for each in patterns])


def _judged(engine: Engine) -> list[tuple[int, int, int]]:
    if not engine.count(JUDGED_PAIRS):
        return []
    rows = engine.rows(
        f"""SELECT p.pattern, sum(CASE WHEN j.matched THEN 1 ELSE 0 END), count(*) FROM {found_in(PAIRS)} AS p
        JOIN {JUDGED_PAIRS} AS j ON j."left" = least(p.one, p.other) AND j."right" = greatest(p.one, p.other)
        WHERE p.hidden IS NULL GROUP BY p.pattern ORDER BY p.pattern"""
    )
    return [(int(str(pattern)), int(str(same)), int(str(pairs))) for pattern, same, pairs in rows]


def outcome(engine: Engine, sample: str) -> dict[str, Any]:
    """Make `rehearsal(record, outcome)` and count: right, wrong, missed, and alone (nobody else has its number)."""
    engine.make("link_sample", f"SELECT record, number FROM {WORK} AS w WHERE {sample}")
    engine.make(
        "rehearsal",
        f"""SELECT s.record, CASE WHEN c.number = s.number THEN 'right' WHEN c.one IS NOT NULL THEN 'wrong'
            WHEN g.record IS NULL THEN 'alone' ELSE 'missed' END AS outcome
        FROM link_sample AS s LEFT JOIN {CHOICE} AS c ON c.one = s.record
        LEFT JOIN (
            SELECT DISTINCT s.record FROM link_sample AS s JOIN {WORK} AS w
                ON w.number = s.number AND w.record <> s.record
        ) AS g ON g.record = s.record""",
    )
    engine.drop("link_sample")
    counted = engine.rows("SELECT outcome, count(*) FROM rehearsal GROUP BY outcome ORDER BY outcome")
    return {"rehearsal": {str(word): int(str(count)) for word, count in counted}}
