"""Which adult may be whose parent: four grounds, from a number written down to a shared name and address.

Every ground is asked by itself, so that grounds can be held against each other. An adult who is not at least twelve
years older than the child is not taken. A number or household that very many children share says nothing.
"""

from __future__ import annotations

from enum import StrEnum

from fivefold_link.engine.protocol import Engine


class Basis(StrEnum):
    """Why an adult is held to be a child's parent, the surest first."""

    CHILD_NUMBER = "child number"
    MOTHER_NUMBER = "mother number"
    HOUSEHOLD = "household"
    NAME_AND_ADDRESS = "name and address"


BY_NUMBER = (Basis.CHILD_NUMBER, Basis.MOTHER_NUMBER)

MOST_CHILDREN = 15
"""A number, household or name at an address that leads to more children than this is taken for a slip."""

YOUNGEST, OLDEST = 12, 60
"""Years between a parent and a child; the upper end is asked of the weaker grounds only."""

LINKS = "parent_links"
"""child, adult, basis: every link on every ground, once."""

QUERIES = {
    Basis.CHILD_NUMBER: "SELECT c.record AS child, a.record AS adult FROM records c "
    "JOIN adult_records a ON a.child_nhs = c.nhs",
    Basis.MOTHER_NUMBER: "SELECT c.record AS child, a.record AS adult FROM records c "
    "JOIN adult_records a ON a.nhs = c.mother_nhs",
    Basis.HOUSEHOLD: "SELECT c.record AS child, a.record AS adult FROM records c "
    "JOIN adult_records a ON a.household = c.household",
    Basis.NAME_AND_ADDRESS: "SELECT c.record AS child, a.record AS adult FROM records c "
    "JOIN adult_records a ON a.postcode = c.postcode "
    "AND (a.surname = c.surname OR a.surname = c.other_surname OR a.other_surname = c.surname) "
    "WHERE a.uprn IS NULL OR c.uprn IS NULL OR a.uprn = c.uprn",
}


def find_links(engine: Engine) -> dict[Basis, int]:
    """Make `parent_links`; how many links each ground gives. Needs `clusters` and `adult_clusters`."""
    parts = [_of_persons(basis, query) for basis, query in QUERIES.items()]
    engine.make("parent_found", " UNION ALL ".join(parts))
    engine.make(
        LINKS,
        f"""SELECT child, adult, basis FROM (
            SELECT f.*, count(*) OVER (PARTITION BY f.adult, f.basis) AS children,
                count(*) OVER (PARTITION BY f.child, f.basis) AS adults
            FROM parent_found f
        ) AS found WHERE children <= {MOST_CHILDREN} AND adults <= {MOST_CHILDREN}""",
    )
    engine.drop("parent_found")
    rows = engine.rows(f"SELECT basis, count(*) FROM {LINKS} GROUP BY basis")
    counts = {str(basis): int(str(number)) for basis, number in rows}
    return {basis: counts.get(basis, 0) for basis in Basis}


def _of_persons(basis: Basis, query: str) -> str:
    """Pairs of records become pairs of persons; the ages must allow it."""
    years = "date_diff('day', min(a.birth_date), min(c.birth_date)) / 365.25"
    oldest = "" if basis in BY_NUMBER else f" AND years <= {OLDEST}"
    known = "TRUE" if basis in BY_NUMBER else "FALSE"
    return f"""SELECT child, adult, '{basis}' AS basis FROM (
        SELECT k.person AS child, b.person AS adult, {years} AS years
        FROM ({query}) p JOIN clusters k ON k.record = p.child JOIN adult_clusters b ON b.record = p.adult
        JOIN records c ON c.record = p.child JOIN adult_records a ON a.record = p.adult
        GROUP BY k.person, b.person
    ) AS persons WHERE CASE WHEN years IS NULL THEN {known} ELSE years >= {YOUNGEST}{oldest} END"""
