"""Which NHS numbers say who a record is about: valid ones, unless the records that share one speak against it.

A record loses its number for linking (never in the data) when

- one dataset gives the same number to many different children: there it identifies nobody;
- it agrees with no other record of the number on birth date or forename: mistyped, or another child's;
- it has the birth date but neither forename nor sex of the others: most likely a twin.
"""

from __future__ import annotations

from fivefold_link.engine.protocol import Engine

LOST = "link_lost"
MOST_CHILDREN = 5
"""More different birth dates and more different forenames than this under one number of one dataset: no identifier."""


def lose_doubtful_numbers(engine: Engine) -> dict[str, int]:
    """Make `link_lost(record, why)` from `records`; how many were lost for each reason."""
    engine.make(
        "link_uneven",
        """SELECT nhs FROM records WHERE nhs IS NOT NULL GROUP BY nhs
        HAVING count(*) > 1 AND (min(birth_date) <> max(birth_date) OR min(forename_root) <> max(forename_root)
        OR count(birth_date) < count(*))""",
    )
    engine.make(
        "link_members",
        """SELECT r.record, r.dataset, r.nhs, r.birth_date, r.birth_date_swapped, r.forename, r.forename_root, r.sex
        FROM records AS r JOIN link_uneven AS u ON u.nhs = r.nhs""",
    )
    _crowds(engine)
    _strangers(engine)
    _twins(engine)
    engine.make(
        LOST,
        """SELECT record, 'shared by many children' AS why FROM link_crowd
        UNION ALL SELECT record, 'agrees with no other record' AS why FROM link_strangers
        UNION ALL SELECT record, 'a twin' AS why FROM link_twins""",
    )
    engine.drop("link_uneven", "link_members", "link_crowd", "link_few", "link_strangers", "link_twins")
    counted = engine.rows(f"SELECT why, count(*) FROM {LOST} GROUP BY why ORDER BY why")
    return {str(why): int(str(count)) for why, count in counted}


def _crowds(engine: Engine) -> None:
    engine.make(
        "link_crowd",
        f"""SELECT m.record FROM link_members AS m JOIN (
            SELECT dataset, nhs FROM link_members GROUP BY dataset, nhs
            HAVING count(DISTINCT birth_date) > {MOST_CHILDREN}
            AND count(DISTINCT forename_root) > {MOST_CHILDREN}
        ) AS c ON c.dataset = m.dataset AND c.nhs = m.nhs""",
    )
    engine.make(
        "link_few",
        "SELECT * FROM link_members AS m WHERE NOT EXISTS (SELECT 1 FROM link_crowd AS c WHERE c.record = m.record)",
    )


def _strangers(engine: Engine) -> None:
    # A record that knows neither date nor name cannot disagree and keeps its number.
    engine.make(
        "link_strangers",
        """SELECT m.record FROM link_few AS m
        JOIN (SELECT nhs FROM link_few GROUP BY nhs HAVING count(*) > 1) AS g ON g.nhs = m.nhs
        LEFT JOIN (SELECT nhs, birth_date, count(*) AS n FROM link_few GROUP BY nhs, birth_date) AS d
            ON d.nhs = m.nhs AND d.birth_date = m.birth_date
        LEFT JOIN (SELECT nhs, birth_date, count(*) AS n FROM link_few GROUP BY nhs, birth_date) AS s
            ON s.nhs = m.nhs AND s.birth_date = m.birth_date_swapped
        LEFT JOIN (SELECT nhs, forename_root, count(*) AS n FROM link_few GROUP BY nhs, forename_root) AS f
            ON f.nhs = m.nhs AND f.forename_root = m.forename_root
        WHERE COALESCE(d.n, 0) < 2 AND COALESCE(s.n, 0) < 1 AND COALESCE(f.n, 0) < 2
            AND (m.birth_date IS NOT NULL OR m.forename IS NOT NULL)""",
    )


def _twins(engine: Engine) -> None:
    """Under one number the forename with the most records is its owner (then the one with the smallest record)."""
    engine.make(
        "link_twins",
        """SELECT m.record FROM link_few AS m JOIN (
            SELECT nhs, max(strength) AS strength FROM (
                SELECT nhs, forename_root, count(*) * 1000000000000 - min(record) AS strength
                FROM link_few WHERE forename_root IS NOT NULL GROUP BY nhs, forename_root
            ) AS names GROUP BY nhs
        ) AS best ON best.nhs = m.nhs
        JOIN (
            SELECT nhs, forename_root, min(forename) AS forename, min(sex) AS sex, max(sex) AS last_sex,
                count(*) * 1000000000000 - min(record) AS strength
            FROM link_few WHERE forename_root IS NOT NULL GROUP BY nhs, forename_root
        ) AS owner ON owner.nhs = best.nhs AND owner.strength = best.strength
        WHERE m.forename_root <> owner.forename_root AND m.sex <> owner.sex AND owner.sex = owner.last_sex
            AND substr(m.forename, 1, 1) <> substr(owner.forename, 1, 1)
            AND levenshtein(m.forename, owner.forename) > 2
            AND NOT EXISTS (SELECT 1 FROM link_strangers AS s WHERE s.record = m.record)""",
    )


def lose_repeated_numbers(engine: Engine, datasets: list[int]) -> None:
    """In a dataset that knows each person once, only the first record of a number keeps it."""
    only = ", ".join(str(dataset) for dataset in datasets)
    engine.make(
        "link_repeated",
        f"""SELECT r.record, 'second record of its dataset' AS why FROM records AS r JOIN (
            SELECT dataset, nhs, min(record) AS first FROM records
            WHERE nhs IS NOT NULL AND dataset IN ({only}) GROUP BY dataset, nhs HAVING count(*) > 1
        ) AS f ON f.dataset = r.dataset AND f.nhs = r.nhs AND r.record > f.first
        WHERE NOT EXISTS (SELECT 1 FROM {LOST} AS l WHERE l.record = r.record)
        UNION ALL SELECT record, why FROM {LOST}""",
    )
    engine.make(LOST, "SELECT * FROM link_repeated")
    engine.drop("link_repeated")
