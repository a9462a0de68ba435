"""One child's facts where records differ.

The register of births says first (its smallest record that has the fact). Else all records agree, or the value that
most of them have holds; of equally frequent values the one seen latest, then the one on the smallest record.
"""

from __future__ import annotations

from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import About, Study

FACTS = {
    "birth_date": "DATE",
    "sex": "VARCHAR",
    "ethnicity": "VARCHAR",
    "gestation_weeks": "SMALLINT",
}
MEMBERS, PERSONS, FACTS_TABLE = "cohort_members", "cohort_persons", "cohort_facts"
NEVER = "DATE '1000-01-01'"


def members(engine: Engine, study: Study, clusters: str) -> None:
    """`cohort_members`: each record with its person, what is told of the child, and whether the births register says it."""
    registers = [
        str(number)
        for number, dataset in enumerate(study.datasets)
        if dataset.births and dataset.about is About.CHILD
    ]
    births = f"dataset IN ({', '.join(registers)})" if registers else "FALSE"
    engine.make(
        MEMBERS,
        f"SELECT k.person, r.record, r.dataset, {births} AS births, r.birth_date, r.sex, r.ethnicity,"
        " r.gestation_weeks, r.area, r.deprivation, r.seen"
        f" FROM records r JOIN {clusters} k ON k.record = r.record",
    )


def facts(engine: Engine, datasets: int) -> None:
    """`cohort_facts`: a row a person with the facts that hold, and whether records disagree about the birth date."""
    told = ", ".join(_told(fact) for fact in FACTS)
    engine.make(
        PERSONS,
        f"SELECT person, {_links(datasets)} AS links, bool_or(births) AS in_births,"
        f" {told} FROM {MEMBERS} GROUP BY person",
    )
    joins = " ".join(_join(engine, fact) for fact in FACTS)
    chosen = ", ".join(_chosen(fact, kind) for fact, kind in FACTS.items())
    engine.make(
        FACTS_TABLE,
        f"SELECT p.person, links, in_births, {chosen},"
        " coalesce(least_birth_date < most_birth_date, FALSE) AS birth_dates_differ"
        f" FROM {PERSONS} p {joins}",
    )
    engine.drop(PERSONS, *(_votes(fact) for fact in FACTS))


def _links(datasets: int) -> str:
    """In how many datasets; as bits of one number, which is quicker, as long as they fit."""
    counted = (
        "bit_count(bit_or(CAST(1 AS BIGINT) << dataset))" if datasets < 63 else "count(DISTINCT dataset)"
    )
    return f"CAST({counted} AS SMALLINT)"


def _told(fact: str) -> str:
    return (
        f"arg_min({fact}, record) FILTER (WHERE births AND {fact} IS NOT NULL) AS born_{fact},"
        f" min({fact}) AS least_{fact}, max({fact}) AS most_{fact}"
    )


def _votes(fact: str) -> str:
    return f"cohort_votes_{fact}"


def _join(engine: Engine, fact: str) -> str:
    """Only where records disagree and the register says nothing are they counted."""
    engine.make(
        _votes(fact),
        f"SELECT person, value FROM (SELECT person, value, row_number() OVER (PARTITION BY person"
        f" ORDER BY told DESC, latest DESC, first_record) AS place"
        f" FROM (SELECT m.person, m.{fact} AS value, count(*) AS told, max(coalesce(m.seen, {NEVER})) AS latest,"
        f" min(m.record) AS first_record FROM {MEMBERS} m JOIN {PERSONS} p ON p.person = m.person"
        f" WHERE m.{fact} IS NOT NULL AND p.born_{fact} IS NULL AND p.least_{fact} < p.most_{fact}"
        f" GROUP BY m.person, m.{fact}) AS counted) AS ranked WHERE place = 1",
    )
    return f"LEFT JOIN {_votes(fact)} ON {_votes(fact)}.person = p.person"


def _chosen(fact: str, kind: str) -> str:
    return f"CAST(coalesce(born_{fact}, {_votes(fact)}.value, least_{fact}) AS {kind}) AS {fact}"
