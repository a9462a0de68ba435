"""Millions of figures of small areas in little memory: one row of plain numbers each, in the order of areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
else:
    np, pl = Late("numpy"), Late("polars")

PREFIXES = ("E01", "E02", "E05", "N08", "S01", "S02", "S13", "W01", "W02", "W05")
"""LSOAs and data zones, MSOAs and intermediate zones, wards."""

EACH = 1_000_000
STATES = (State.OBSERVED, State.ZERO, State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE)
NUMBERS = ("number", "low", "high", "count", "denominator")

# The last LSOA and MSOA of 2011; codes after them were made for the boundaries of 2021.
_LAST_OF_2011 = {"E01": 33_768, "E02": 6_934}


@dataclass(frozen=True, slots=True)
class SmallSeries:
    """What many figures have in common: indicator, group of people and period."""

    indicator_id: str
    indicator_name: str
    unit: str
    polarity: Polarity | None
    sex: str
    age: str
    category_type: str
    category: str
    period: str
    period_sort: int
    source: str


@dataclass(frozen=True, eq=False)
class SmallAreas:
    """All figures of a file about small areas. `sample` are its first rows, for people to look at.

    `table` has the columns area (place of the code's beginning times a million, and its last six digits), series
    (place in `series`), state (place in `STATES`), row (as a spreadsheet counts) and the numbers; it is walked in
    the order `places`.
    """

    series: Sequence[SmallSeries]
    table: pl.DataFrame
    places: np.ndarray
    sample: Sequence[Any] = ()

    def __len__(self) -> int:
        return len(self.places)

    @property
    def codes(self) -> list[str]:
        """Codes of the areas, in order."""
        found: list[int] = self.table["area"].unique().sort().to_list()
        return [code_of(number) for number in found]

    @property
    def first_rows(self) -> list[tuple[int, str]]:
        """Each area once: the row of the file in which it comes first, and its code."""
        found = self.table.group_by("area").agg(pl.col("row").min()).sort("row")
        return [(row, code_of(area)) for area, row in found.iter_rows()]

    @property
    def vintage(self) -> int | None:
        """2021 where a code was made for the boundaries of that year; else the codes alone do not tell."""
        if not len(self.table):
            return None
        for prefix, last in _LAST_OF_2011.items():
            first = PREFIXES.index(prefix) * EACH
            area = pl.col("area")
            if self.table.select(((area > first + last) & (area < first + EACH)).any()).item():
                return 2021
        return None

    def portions(self, size: int) -> Iterator[list[list[Any]]]:
        """Columns of up to so many rows: code, place of the series, state, number, low, high, count, denominator."""
        prefixes = pl.Series(PREFIXES)
        states = pl.Series([state.value for state in STATES])
        for start in range(0, len(self.places), size):
            part = self.table[pl.Series(self.places[start : start + size])]
            first = prefixes.gather(part["area"] // EACH)
            last = (part["area"] % EACH).cast(pl.String).str.zfill(6)
            columns = [first + last, part["series"], states.gather(part["state"])]
            yield [column.to_list() for column in (*columns, *(part[name] for name in NUMBERS))]


def code_of(number: int) -> str:
    """The code of an area out of its number.

    >>> code_of(1_000_042)
    'E02000042'
    """
    return f"{PREFIXES[number // EACH]}{number % EACH:06}"
