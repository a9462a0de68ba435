"""Pairs worth weighing: each way of looking finds pairs that agree on enough to be one child.

Looking goes in two rounds. The first joins on birth date and postcode; who is found there beyond doubt is not looked
for again. The second looks for the others by names, in ways that survive one or two mistakes; its joins carry record
numbers only, and what they have found is compared once.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage.patterns import decisive, pattern_of

NEAR = "a.birth_date = b.birth_date AND a.postcode = b.postcode"
WAYS = (
    """a.birth_date = b.birth_date AND a.forename_root = b.forename_root AND (a.outward = b.outward
    OR ascii(a.surname) = ascii(b.surname) OR a.surname = b.other_surname OR a.other_surname = b.surname)""",
    """a.birth_date = b.birth_date AND a.surname = b.surname
    AND (a.outward = b.outward OR ascii(a.forename) = ascii(b.forename))""",
    """a.forename_root = b.forename_root AND a.surname = b.surname
    AND (a.outward = b.outward OR a.swapped = b.birth_date)""",
    "a.postcode = b.postcode AND a.forename_root = b.forename_root",
)
MOTHERS = "a.mother_nhs = b.mother_nhs AND a.birth_date = b.birth_date"
HOMES = (
    "a.uprn = b.uprn AND a.forename_root = b.forename_root",
    "a.household = b.household AND a.forename_root = b.forename_root",
)
SWAPPED = (
    "CASE WHEN day(birth_date) <= 12 THEN make_date(year(birth_date), day(birth_date), month(birth_date)) END"
)
MOST_IN_A_BLOCK = 500
"""More seekers than this with one birth date and one postcode: both were filled in for everybody and say nothing."""
UNEVEN = 5
"""Only birth dates that are this many times as frequent as others are looked at for that."""


@dataclass(frozen=True)
class Evidence:
    """Which of the rarer fields two datasets or more hold."""

    mother: bool = False
    home: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        return WAYS + ((MOTHERS,) if self.mother else ()) + (HOMES if self.home else ())

    @property
    def columns(self) -> tuple[str, ...]:
        return (("mother_nhs",) if self.mother else ()) + (("uprn", "household") if self.home else ())

    @property
    def lacking(self) -> frozenset[str]:
        return frozenset(
            ({"mother's number"} if not self.mother else set()) | ({"home"} if not self.home else set())
        )


def evidence_in(engine: Engine, *, households: bool) -> Evidence:
    """Mother's number and home count only where they can be compared between datasets."""
    rows = engine.rows(
        "SELECT count(mother_nhs), count(uprn), count(household) FROM records GROUP BY dataset ORDER BY dataset"
    )
    mothers, homes, shared = (sum(1 for row in rows if row[place]) for place in range(3))
    return Evidence(mother=mothers > 1, home=homes > 1 or (households and shared > 1))


def found_in(pairs: str) -> str:
    """Both rounds' pairs as one relation."""
    return f"(SELECT * FROM {pairs}_near UNION ALL SELECT * FROM {pairs}_far)"


def _compared(evidence: Evidence, *, same: frozenset[str] = frozenset()) -> str:
    pattern = pattern_of(without=evidence.lacking, same=same)
    return f"a.record AS one, b.record AS other, a.hidden AS hidden, b.number AS number, {pattern} AS pattern"


def find_pairs(engine: Engine, pairs: str, seekers: str, sought: str, evidence: Evidence) -> None:
    """Make `<pairs>_near` and `<pairs>_far(one, other, hidden, number, pattern)`: seekers with those sought."""
    _near(engine, pairs, seekers, sought, evidence)
    beyond_doubt = ", ".join(str(pattern) for pattern in decisive())
    engine.make(
        f"{pairs}_seekers",
        f"""SELECT s.*, {SWAPPED} AS swapped FROM {seekers} AS s WHERE NOT EXISTS (
        SELECT 1 FROM {pairs}_near AS n WHERE n.one = s.record AND n.pattern IN ({beyond_doubt}))""",
    )
    found = " UNION ".join(
        f"SELECT a.record AS one, b.record AS other FROM {pairs}_seekers AS a JOIN {sought} AS b ON {way}"
        for way in evidence.ways
    )
    engine.make(
        f"{pairs}_far",
        f"""SELECT {_compared(evidence)} FROM ({found}) AS f JOIN {pairs}_seekers AS a ON a.record = f.one
        JOIN {sought} AS b ON b.record = f.other WHERE a.record <> b.record AND NOT COALESCE({NEAR}, FALSE)""",
    )
    engine.drop(f"{pairs}_seekers")


def _near(engine: Engine, pairs: str, seekers: str, sought: str, evidence: Evidence) -> None:
    compared = _compared(evidence, same=frozenset({"birth date", "postcode"}))
    crowded = ""
    if _crowds(engine, f"{pairs}_crowds", seekers):
        crowded = f""" AND NOT EXISTS (SELECT 1 FROM {pairs}_crowds AS c
            WHERE c.birth_date = a.birth_date AND c.postcode = a.postcode)"""
    engine.make(
        f"{pairs}_near",
        f"SELECT {compared} FROM {seekers} AS a JOIN {sought} AS b ON {NEAR} WHERE a.record <> b.record{crowded}",
    )
    engine.drop(f"{pairs}_crowds")


def _crowds(engine: Engine, crowds: str, seekers: str) -> bool:
    """Make `crowds(birth_date, postcode)` where there are any: the pairs of such a block would be without number."""
    by_day = engine.rows(
        f"""SELECT birth_date, count(*) FROM {seekers} AS s WHERE birth_date IS NOT NULL
        GROUP BY birth_date HAVING count(*) > {MOST_IN_A_BLOCK}"""
    )
    usual = sorted(int(str(count)) for _, count in by_day)[len(by_day) // 2] if len(by_day) > 100 else 0
    frequent = [str(day) for day, count in by_day if int(str(count)) > UNEVEN * usual]
    if not frequent:
        return False
    days = ", ".join(f"DATE '{day}'" for day in frequent)
    engine.make(
        crowds,
        f"""SELECT birth_date, postcode FROM {seekers} AS s WHERE birth_date IN ({days}) AND postcode IS NOT NULL
        GROUP BY birth_date, postcode HAVING count(*) > {MOST_IN_A_BLOCK}""",
    )
    return engine.count(crowds) > 0
