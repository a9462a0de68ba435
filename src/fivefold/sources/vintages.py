"""Boundaries of 2011 and of 2021 are never mixed: small areas keep their codes or lose them, and a code says no year.

A held lookup knows which codes each year has. A file that has codes which only one year has, and others which only
another year has, is on no boundaries at all.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from fivefold.sources.area_rows import BoundaryRow
from fivefold.sources.reading import DeprivationRow, IndicatorRow, LookupRow, PopulationRow, Problem, Reading

REMEDY = (
    "Use one file for the boundaries of 2011 and another for those of 2021; take one of them in at a time."
)
_SMALL = ("E01", "W01")


def checked(reading: Reading, known: Mapping[int, Set[str]]) -> Reading:
    """The reading with a problem where it mixes years. `known`: codes of small areas by the year of their boundaries."""
    found = mixed(small_areas_in(reading), known, stated=stated_vintage(reading))
    if found is None or reading.problems:
        return reading
    return replace(reading, rows=(), small=None, problems=(found,), problem_count=1)


def small_areas_in(reading: Reading) -> list[tuple[int, str]]:
    """Row and code of every small area in a file; of lookups only those on one side count."""
    found = [one for one in reading.small.first_rows if one[1].startswith(_SMALL)] if reading.small else []
    for row in reading.rows:
        if isinstance(row, (IndicatorRow, PopulationRow, DeprivationRow, BoundaryRow)):
            code = row.area_code
        elif isinstance(row, LookupRow):
            code = row.child_code
        else:
            continue
        if code.startswith(_SMALL):
            found.append((row.row, code))
    return found


def stated_vintage(reading: Reading) -> int | None:
    """The year of small areas that the file itself states, where it states one."""
    for row in reading.rows:
        if isinstance(row, DeprivationRow):
            return row.vintage
        if isinstance(row, LookupRow):
            return row.child_vintage if row.child_level == "lsoa" else None
        return None
    return None


def mixed(
    codes: Iterable[tuple[int, str]], known: Mapping[int, Set[str]], *, stated: int | None = None
) -> Problem | None:
    """The problem of a file that mixes years, naming one code of each; None where it does not or where nothing is known."""
    only: dict[int, tuple[int, str]] = {}
    for row, code in codes:
        years = [year for year, held in known.items() if code in held]
        if len(years) == 1 and len(known) > 1:
            only.setdefault(years[0], (row, code))
    others = [year for year in sorted(only) if year != stated]
    if stated in known and others:
        row, code = only[others[0]]
        said = f"The file says that its small areas are those of {stated}, but {code} is one of {others[0]} only."
        return Problem(row, "", said, REMEDY)
    if stated is None and len(only) > 1:
        first, second = sorted(only)[:2]
        said = (
            f"The file mixes small areas of two years: {only[first][1]} is one of {first} only, "
            f"{only[second][1]} one of {second} only."
        )
        return Problem(only[second][0], "", said, REMEDY)
    return None
