"""Pairs worth weighing: each way of looking finds pairs that agree on enough to be one child.

Looking goes in two rounds. The first joins on birth date and postcode; who is found there beyond doubt is not looked
for again. The second looks for the others by names, in ways that survive one or two mistakes. A pair is found once:
each way leaves out what an earlier one has found.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage.patterns import decisive, pattern_of

NEAR_NAMES = "(substr(a.{0}, 1, 1) = substr(b.{0}, 1, 1) OR a.outward = b.outward)"
FIRST_WAY = "a.birth_date = b.birth_date AND a.postcode = b.postcode"
WAYS = (
    "a.birth_date = b.birth_date AND a.forename_root = b.forename_root AND " + NEAR_NAMES.format("surname"),
    "a.birth_date = b.birth_date AND a.surname = b.surname AND " + NEAR_NAMES.format("forename"),
    "a.postcode = b.postcode AND a.forename_root = b.forename_root",
    "a.forename_root = b.forename_root AND a.surname = b.surname AND a.outward = b.outward",
    "a.birth_date_swapped = b.birth_date AND a.forename_root = b.forename_root AND a.surname = b.surname",
    "a.birth_date = b.birth_date AND a.forename_root = b.forename_root AND a.surname = b.other_surname",
    "a.birth_date = b.birth_date AND a.forename_root = b.forename_root AND a.other_surname = b.surname",
)
MOTHERS = "a.mother_nhs = b.mother_nhs AND a.birth_date = b.birth_date"
HOMES = (
    "a.uprn = b.uprn AND a.forename_root = b.forename_root",
    "a.household = b.household AND a.forename_root = b.forename_root",
)


@dataclass(frozen=True)
class Evidence:
    """Which of the rarer fields two datasets or more hold."""

    mother: bool = False
    home: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        return WAYS + ((MOTHERS,) if self.mother else ()) + (HOMES if self.home else ())

    @property
    def pattern(self) -> str:
        return pattern_of(mother=self.mother, home=self.home)


def evidence_in(engine: Engine, *, households: bool) -> Evidence:
    """Mother's number and home count only where they can be compared between datasets."""
    rows = engine.rows(
        """SELECT count(DISTINCT CASE WHEN mother_nhs IS NOT NULL THEN dataset END),
        count(DISTINCT CASE WHEN uprn IS NOT NULL THEN dataset END),
        count(DISTINCT CASE WHEN household IS NOT NULL THEN dataset END) FROM records"""
    )
    mothers, homes, households_in = (int(str(count)) for count in rows[0])
    return Evidence(mother=mothers > 1, home=homes > 1 or (households and households_in > 1))


def _pairs(
    way: str, others: tuple[str, ...], evidence: Evidence, seekers: str, sought: str, also: str
) -> str:
    earlier = "".join(f" AND NOT COALESCE({other}, FALSE)" for other in others)
    return (
        f"SELECT a.record AS one, b.record AS other, a.hidden AS hidden, b.number AS number,"
        f" {evidence.pattern} AS pattern FROM {seekers} AS a JOIN {sought} AS b ON {way}"
        f" WHERE {also}{earlier}"
    )


def find_pairs(
    engine: Engine,
    pairs: str,
    seekers: str,
    sought: str,
    evidence: Evidence,
    *,
    also: str = "a.record <> b.record",
) -> None:
    """Make `pairs(one, other, hidden, number, pattern)`: records of `seekers` with records of `sought`."""
    engine.make(f"{pairs}_near", _pairs(FIRST_WAY, (), evidence, seekers, sought, also))
    beyond_doubt = ", ".join(str(pattern) for pattern in decisive())
    engine.make(
        f"{pairs}_seekers",
        f"SELECT * FROM {seekers} AS s WHERE NOT EXISTS ("
        f"SELECT 1 FROM {pairs}_near AS n WHERE n.one = s.record AND n.pattern IN ({beyond_doubt}))",
    )
    ways = evidence.ways
    parts = [
        _pairs(way, (FIRST_WAY, *ways[:place]), evidence, f"{pairs}_seekers", sought, also)
        for place, way in enumerate(ways)
    ]
    engine.make(pairs, " UNION ALL ".join([f"SELECT * FROM {pairs}_near", *parts]))
    engine.drop(f"{pairs}_near", f"{pairs}_seekers")
